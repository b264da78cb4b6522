"""Patterns that run over a parameter in the regex engine, while it nests little."""

import re

from pipeline.wikitext.brackets import brackets
from pipeline.wikitext.zones import ZONE_TAGS, any_case, zones

# Everything is possessive or atomic: whatever is matched once is never looked at again. Groups are
# atomic, never possessive: Python before 3.11.5 backtracks wrongly inside those. Each level
# of nesting is written out, since re cannot recurse; what nests deeper goes to brackets().
_COMMENT = r"<!--(?>(?:[^-<]++|-(?!->)|<(?!!--))*)-->"
_REF_NAME = any_case("ref")
_REF = (
    rf"<{_REF_NAME}(?=[\s/>])[^<>]*+(?:(?<=/)>"
    rf"|>(?>(?:[^<]++|<(?!/?{_REF_NAME}[\s/>]))*)</{_REF_NAME}\s*+>)"
)
_LETTERS = "".join(sorted({c for tag in ZONE_TAGS.split("|") for c in (tag[0], tag[0].upper())}))
_OTHER_TAG = rf"<(?![!/{_LETTERS}])|<(?!!--|/?(?:{any_case(ZONE_TAGS)})[\s/>])"
_SINGLE = r"\{(?!\{)|\}(?!\})|\[(?!\[)|\](?!\])"


LEVELS = 3


def run(stop: str, also: str = "", opening: str = r"\{\{(?!\{)", levels: int = LEVELS) -> str:
    """A pattern for text up to a character of ``stop`` on its own level, or to odd nesting.

    Plain characters and, between them, constructs that nest at most so many levels, or ``also``.
    ``opening`` is what opens a call.

    >>> re.match(run("|"), "a {{b|c}} [[d|e]] <br> f|g")[0]
    'a {{b|c}} [[d|e]] <br> f'
    """
    text = rf"[^{stop}{{}}\[\]<]*+"
    odd = rf"{_SINGLE}|{_OTHER_TAG}|{_COMMENT}|{_REF}{also}"
    if levels:
        # What holds nothing else is tried first: by far most calls and links.
        inner, flat, link = run("", levels=levels - 1), r"[^{}\[\]<]*+", r"\[\[(?!\[)"
        odd = rf"{link}{inner}\]\]|{opening}{inner}\}}\}}|{odd}"
        odd = rf"{link}{flat}\]\]|{opening}{flat}\}}\}}|{odd}"
    return rf"{text}(?>(?:(?:{odd}){text})*)"


# Groups: the title, and the mark behind it (none: not closed, or nested too deep).
TITLE = re.compile(rf"({run('|')})(\||\}}\}}|)")
_BLANK = r"[ \t\n\r\v\0]*+"
# Groups: all of it, a plain name untrimmed, the value, and the mark behind it. Where neither mark
# follows, the last group takes all that is left: findall() must not try again at every character.
PIECE = re.compile(rf"({_BLANK}(?:([^=|{{}}\[\]<]++)={_BLANK}|)({run('|')})(\||\}}\}}|(?s:.*+)))")
_BEFORE_EQUALS = re.compile(rf"{run('=')}(=)?")


def equals_at(text: str, start: int, end: int) -> int:
    """Offset of the first ``=`` outside braces, links, comments and refs; -1 without one.

    >>> equals_at("{{b|c=d}}[[e=f]] <small style=x>", 0, 32)
    29
    """
    if text.find("=", start, end) < 0:
        return -1
    found = _BEFORE_EQUALS.match(text, start, end)
    if found is not None and (found.lastindex or found.end() == end):
        return found.end() - 1 if found.lastindex else -1
    return _equals_by_brackets(text, start, end)


def _equals_by_brackets(text: str, start: int, end: int) -> int:
    around = zones(text, start, end)
    held = sorted(
        [(z.start, z.end) for z in around]
        + [(b.start, b.end) for b in brackets(text, start, end, around)]
    )
    at = start
    for first, last in [*held, (end, end)]:
        place = text.find("=", at, first) if at < first else -1
        if place >= 0:
            return place
        at = max(at, last)
    return -1
