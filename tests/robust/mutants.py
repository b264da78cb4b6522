"""Real articles with pieces deleted, doubled, swapped, put in, cut off, or grown together."""

import random
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from pipeline.config import Settings
from pipeline.read.store import read_store
from tests.wikitext.corpus import articles_folder

MARKS = (
    *("{", "}", "{{", "}}", "{{{", "[", "]", "[[", "]]", "{|", "|}", "|-", "|", "||", "!", "!!"),
    *("=", "==", "\n==", "\n", "'", "'''", "*", ":", ";", "#", "&", "&#0;", "&#xD800;", "~~~~"),
    *(
        "<!--",
        "-->",
        "<ref>",
        "</ref>",
        "<ref name=",
        "/>",
        "<nowiki>",
        "</nowiki>",
        "<pre>",
        "<br>",
    ),
    *("<onlyinclude>", "<noinclude>", "<includeonly>", "<section begin=", "<section end=a />"),
    *("{{football box", "{{Infobox football league season|", "{{Sports table|", "{{goal|", "{{fb|"),
    *("{{TwoLegResult|", "{{#lst:", "{{:", "{{Round16|", '{| class="wikitable"\n', "rowspan=9999"),
    *("–", "−", "\u200b", "\u202e", "\u00a0", "\u2028", "\x85", "²", "٣", "\U0001f3c6", "e\u0301"),
)
"""What editors, vandals and broken tools leave in a text."""

VALUES = (
    *("0", "00", "-1", "−5", "121", "999", "32767", "32768", "65536", "99999", "2147483648"),
    *("999999999", "999,999,999", "9" * 30, "0.5", "1e9", "45+99", "90+31", "120+", "1999", "9999"),
    *("0000", "NaN", "٣", "²", "", "?", "99–99", "100–0", "999–999", "32768–0", "-1–2", "0:99999"),
)
"""What may stand where a number stood."""

_NUMBER = re.compile(r"[0-9]+(?:[,.][0-9]{3})*")


class Text(NamedTuple):
    """One article: its title and its wikitext."""

    title: str
    text: str


@lru_cache
def originals() -> tuple[Text, ...]:
    """Every article of the corpus."""
    store = read_store(articles_folder(), Settings().limits)
    return tuple(Text(article.row.title, article.text) for article in store.articles)


def mutants(number: int, seed: int = 7) -> Iterator[Text]:
    """As many articles as asked for, each changed in one to five places; always the same ones."""
    chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
    for _ in range(number):
        title, text = chance.choice(originals())
        for change in chance.choices(CHANGES, k=chance.randint(1, 5)):
            text = change(chance, text) or "x"
        yield Text(title, text)


def _span(chance: random.Random, text: str, most: int = 3_000) -> tuple[int, int]:
    start = chance.randrange(len(text))
    length = int(most ** chance.random())  # most are short, some take whole constructs along
    return start, min(len(text), start + length)


def _delete(chance: random.Random, text: str) -> str:
    start, end = _span(chance, text)
    return text[:start] + text[end:]


def _double(chance: random.Random, text: str) -> str:
    start, end = _span(chance, text)
    return text[:end] + text[start:end] * chance.choice((1, 1, 2, 9)) + text[end:]


def _swap(chance: random.Random, text: str) -> str:
    (start, end), (first, last) = sorted(_span(chance, text, 400) for _ in range(2))
    if first < end:
        return _delete(chance, text)
    return text[:start] + text[first:last] + text[end:first] + text[start:end] + text[last:]


def _insert(chance: random.Random, text: str) -> str:
    for _ in range(chance.choice((1, 1, 3, 20))):
        place = chance.randrange(len(text) + 1)
        text = text[:place] + chance.choice(MARKS) + text[place:]
    return text


def _cut(chance: random.Random, text: str) -> str:
    return text[: chance.randrange(len(text)) + 1]


def _splice(chance: random.Random, text: str) -> str:
    other = chance.choice(originals()).text
    return text[: chance.randrange(len(text))] + other[chance.randrange(len(other)) :]


def _misstate(chance: random.Random, text: str) -> str:
    """Other values where numbers stand: most scores, minutes, years and places are out of range."""
    share = chance.choice((0.01, 0.1, 0.5))

    def other(found: re.Match[str]) -> str:
        return chance.choice(VALUES) if chance.random() < share else found[0]

    return _NUMBER.sub(other, text)


CHANGES: tuple[Callable[[random.Random, str], str], ...] = (
    _delete,
    _double,
    _swap,
    _insert,
    _insert,
    _cut,
    _splice,
    _misstate,
)
