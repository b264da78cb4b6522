"""One mark removed from or added to a real article: what becomes of all its other matches."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from pipeline.parse.records import Context, MatchRecord, Place
from pipeline.parse.wiki_article import parse_wikitext
from pipeline.wikitext.spans import Span
from tests.robust.mutants import Text, originals
from tests.wikitext.damage import ADDED, MARKS

KINDS = tuple((mark, how) for mark in MARKS for how in ("removed", "added"))


class Outcome(NamedTuple):
    """One damage: its kind and place, how many other boxes there were, and which were lost."""

    kind: str
    title: str
    place: int
    others: int
    lost: tuple[MatchRecord, ...]


def damages(number: int, seed: int = 13) -> Iterator[Outcome]:
    """As many damages, equally spread over kinds, in articles that hold at least two boxes."""
    chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
    articles = [text for text in originals() if len(_boxes(text)) > 1]
    for index in range(number):
        yield _damage(chance, *KINDS[index % len(KINDS)], articles)


def _damage(chance: random.Random, mark: str, how: str, articles: list[Text]) -> Outcome:
    while True:
        article = chance.choice(articles)
        text = article.text
        if how == "added":
            start = end = chance.randrange(len(text))
            put = chance.choice(ADDED[mark])
            break
        if found := list(MARKS[mark].finditer(text)):
            (start, end), put = chance.choice(found).span(), ""
            break
    damaged = Text(article.title, text[:start] + put + text[end:])
    others = [box for box in _boxes(article) if not _is_at(box, start, end)]
    kept = Counter(map(bare, _read(damaged)))
    lost = tuple((Counter(map(bare, others)) - kept).elements())
    return Outcome(f"{mark} {how}", article.title, start, len(others), lost)


@cache
def _boxes(article: Text) -> list[MatchRecord]:
    return _read(article)


def _read(article: Text) -> list[MatchRecord]:
    matches = parse_wikitext(article.text, article.title).matches
    return [match for match in matches if match.place.construct.startswith("football box")]


def _is_at(box: MatchRecord, start: int, end: int) -> bool:
    """Whether the damage is inside the box."""
    span = box.place.span
    return start < span.end and end > span.start


def bare(match: MatchRecord) -> MatchRecord:
    """What a box says, without where it stands: the headings above may be what was damaged."""
    return replace(
        match,
        place=_nowhere(match.place.construct),
        segment=0,
        labels=(),
        goals=tuple(replace(goal, place=_nowhere(goal.place.construct)) for goal in match.goals),
        kicks=tuple(replace(kick, place=_nowhere(kick.place.construct)) for kick in match.kicks),
    )


def _nowhere(construct: str) -> Place:
    return Place(Span(0, 0), 1, (), Context(), construct)
