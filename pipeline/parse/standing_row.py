"""What the readers of league tables share: numbers, what a win is worth, the kind of a table."""

import re
from functools import lru_cache

from pipeline.parse.arithmetic import evaluate, print_number
from pipeline.parse.records import Place
from pipeline.parse.registry import read_pairs
from pipeline.problems import Unreadable
from pipeline.tables import StandingKind
from pipeline.wikitext.numbers import read_integer
from pipeline.wikitext.text import read_text
from pipeline.wikitext.zones import without_comments

_KINDS = read_pairs("standing_kinds")
_EXPRESSION = re.compile(r"\{\{\s*+#expr\s*+:([^{}]*+)\}\}", re.IGNORECASE)
_HALF = re.compile(r"([0-9]{1,4})\.50?")
_RAISED = re.compile(r"<sup\b[^<>]{0,100}>[^\n]{0,100}?</sup>|\{\{sup\|[^{}]{0,100}\}\}", re.I)
_POSITION = re.compile(r"[^0-9]{0,3}([0-9]{1,3})(?![0-9])")
_LETTER = re.compile(r"[A-Z](?=[A-Z ,]*\))")
_BEHIND_LETTERS = r"(?:</\w{1,9}>|[^()\w<]){0,20}"
_LETTERS = re.compile(
    rf"((?:\([A-Z]{{1,2}}(?: ?, ?[A-Z]{{1,2}}){{0,5}}\){_BEHIND_LETTERS}){{1,3}})\Z"
)


def read_number(value: str) -> int | None:
    """A whole number with whatever stands around it in a parameter or a cell; None for nothing.

    >>> read_number("12"), read_number("'''−3'''<ref>x</ref>"), read_number("<!-- 7 -->")
    (12, -3, None)
    >>> read_number("{{#expr: 5 + 3}}"), read_number("10{{efn|Three points deducted.}}")
    (8, 10)
    >>> read_number("7 or 8")
    Traceback (most recent call last):
    pipeline.problems.Unreadable: not a whole number: '7 or 8'
    """
    if not value:
        return None
    return _number_short(value) if len(value) <= 40 else _read_number(value)


def _read_number(value: str) -> int | None:
    value = without_notes(value).strip()
    expression = _EXPRESSION.fullmatch(value)
    if expression:
        text = print_number(evaluate(expression[1]))
    else:
        text = read_text(value).text.rstrip("*†‡^").strip()
    if not text:
        return None
    number = read_integer(text)
    if number is None:
        raise Unreadable("not a whole number", text)
    return number


def without_notes(markup: str) -> str:
    """A value without its comments and raised notes, whose digits would join the number.

    >>> without_notes("43<sup>1</sup><!-- -3 -->")
    '43'
    """
    markup = without_comments(markup)
    return _RAISED.sub("", markup) if "sup" in markup else markup


_number_short = lru_cache(maxsize=4096)(_read_number)


def read_points(value: str) -> float | None:
    """Points carried into a table, which may be halves; None for nothing.

    >>> read_points("22.5"), read_points("31"), read_points(" <!-- none --> ")
    (22.5, 31, None)
    """
    if not value:
        return None
    text = without_comments(value).strip()
    half = _HALF.fullmatch(text)
    return int(half[1]) + 0.5 if half else read_number(text)


def read_position(value: str) -> int | None:
    """The rank in a position cell; None where no number stands.

    >>> [read_position(rank) for rank in ("1", "12.", "T-3", "=4", "2nd", "–", "")]
    [1, 12, 3, 4, 2, None, None]
    """
    if value.isdigit() and value.isascii() and len(value) < 4:
        return int(value) or None
    found = _POSITION.match(read_text(value).text)
    return int(found[1]) or None if found else None


def letters_behind(markup: str) -> str | None:
    """The letters in brackets that close a team's cell, as Sports table's ``status_`` has them.

    >>> letters_behind("'''[[Partizani]] (Q)'''"), letters_behind("[[FC X]] (M, C)")
    ('Q', 'MC')
    >>> letters_behind("[[X]] <small>(R)</small>"), letters_behind("Botafogo (Rio)")
    ('R', None)
    >>> letters_behind("[[X]] (C) '''(P)'''")
    'CP'
    """
    if ")" not in markup:
        return None
    found = _LETTERS.search(markup[-60:])
    return "".join(_LETTER.findall(found[1])) if found else None


def kind_of_table(place: Place, title: str | None = None, has_groups: bool = False) -> StandingKind:
    """What a table ranks, by its title or the heading above it. A table that names a group in
    every line compares teams of several groups.
    """
    heading = place.section[-1] if place.section else ""
    words = f"{title or ''} {heading}".lower()
    named = next((kind for word, kind in _KINDS.items() if word in words), None)
    if has_groups:
        is_third = named == StandingKind.THIRD_PLACE
        return StandingKind.THIRD_PLACE if is_third else StandingKind.OVERALL
    if named is not None:
        return StandingKind(named)
    return StandingKind.GROUP if place.context.group_name else StandingKind.LEAGUE
