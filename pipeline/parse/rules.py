"""What a sentence says about how, and when, a competition is played."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from pipeline.parse.dates import FULL_DATE, find_dates, find_days
from pipeline.parse.level_ties import read_level_ties
from pipeline.parse.records import Statement
from pipeline.parse.slots import read_advancing, read_hosts, read_pairs
from pipeline.tables import RuleKind

_FROM_TO = re.compile(
    rf"\b(?:from|(?:began|begins?|start(?:s|ed)?)\s+on)\s+{FULL_DATE},?\s+"
    rf"(?:to|until|and\s+(?:will\s+)?(?:end|conclude|finish)(?:s|d|ed)?(?:\s+on)?)\s+{FULL_DATE}",
    re.IGNORECASE,
)
_TEAM_COUNT = re.compile(r"\bfollowing\s+([0-9]{1,3})\s+(?:clubs|teams)\b", re.IGNORECASE)
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "once": 1, "twice": 2}
_NUMBER = r"(?P<number>[0-9]|one|two|three|four)"
_GIVEN = r"(?:\s+(?:is|are|was|were))?(?:\s+(?:awarded|given|credited|earned))?"
_FOR_A_WIN = re.compile(
    rf"\b{_NUMBER}[- ]points?{_GIVEN}\s+for\s+(?:a|each|every)\s+(?:win|victory)\b", re.IGNORECASE
)
_FOR_A_DRAW = re.compile(
    rf"\b{_NUMBER}(?:\s+points?)?{_GIVEN}\s+for\s+(?:a|each|every)\s+(?:draw|tie)\b", re.IGNORECASE
)
_WIN_GIVES = re.compile(r"\bwin\b[^.;]*?\b(?P<number>[0-9])\s+points?\b", re.IGNORECASE)
_DRAW_GIVES = re.compile(r"\bdraw\b[^.;]*?\b(?P<number>[0-9])\s+points?\b", re.IGNORECASE)
_MEETINGS = re.compile(
    r"\b(?:plays?|played|meets?|met|faces?|faced)\s+(?:against\s+)?"
    r"(?:each|every|all)(?:\s+of)?(?:\s+the)?\s+other(?:\s+(?:teams?|clubs?|sides?))?\s+"
    r"(?P<number>once|twice|(?:two|three|four)\s+times)\b",
    re.IGNORECASE,
)
_DOUBLE = re.compile(r"\bdouble[- ]round[- ]robin\b", re.IGNORECASE)
_BONUS = re.compile(r"\bextra\s+point\b", re.IGNORECASE)
_AWAY_GOALS = re.compile(r"\baway[- ]goals?\b|\bgoals\s+scored\s+away\b", re.IGNORECASE)
_BEGIN_AGAIN = re.compile(
    r"\bcriteria\b[^.;]{0,80}\b(?:re-?applied|applied again)\b", re.IGNORECASE
)
_LEG = re.compile(r"\b(first|second)\s+legs?\b", re.IGNORECASE)
_LEG_NUMBER = {"first": 1, "second": 2}


def read_statements(text: str, known_dates: Sequence[date]) -> tuple[Statement, ...]:
    """Every rule a sentence states; none for prose about other things.

    ``known_dates`` are the article's dates with a year: they place days written without one.

    >>> [s.kind.value for s in read_statements("A win gives 3 points, a draw 1 point.", [])]
    ['points_for_win', 'points_for_draw']
    >>> [s.number for s in read_statements("Two points for a win, one for a draw", [])]
    [2, 1]
    >>> read_statements("The tournament was a success.", [])
    ()
    """
    lower = text.lower()
    statements = list(_read_dates(text, known_dates)) if _may(lower, _OF_DATES) else []
    for words, read in _READERS:
        if _may(lower, words):
            statements += read(text)
    return tuple(statements)


def _may(lower: str, words: Sequence[str]) -> bool:
    """Whether a sentence holds one of the words that a reader cannot do without: far cheaper than
    its patterns.
    """
    return any(word in lower for word in words)


def _read_dates(text: str, known_dates: Sequence[date]) -> Iterator[Statement]:
    whole = _FROM_TO.search(text)
    if whole:
        dates = find_dates(whole[0])  # a day that does not exist is none
        if len(dates) > 1 and dates[0] <= dates[1]:
            yield Statement(RuleKind.DATES, start_date=dates[0], end_date=dates[1])
        return
    marks = list(_LEG.finditer(text))
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    for mark, until in zip(marks, ends, strict=False):
        days = find_days(text[mark.end() : until], known_dates)
        if days:
            leg = _LEG_NUMBER[mark[1].lower()]
            yield Statement(RuleKind.DATES, leg=leg, start_date=min(days), end_date=max(days))


def _read_numbers(text: str) -> Iterator[Statement]:
    announced = _TEAM_COUNT.search(text)
    if announced:
        yield Statement(RuleKind.TEAM_COUNT, number=int(announced[1]))
    for kind, form, other_form in (
        (RuleKind.POINTS_FOR_WIN, _FOR_A_WIN, _WIN_GIVES),
        (RuleKind.POINTS_FOR_DRAW, _FOR_A_DRAW, _DRAW_GIVES),
    ):
        # "2 points for a win, 1 point for a draw" must not give 1 point for a win.
        found = form.search(text) or (None if _FOR_A_WIN.search(text) else other_form.search(text))
        if found:
            yield Statement(kind, number=_number(found["number"]))
    found = _MEETINGS.search(text)
    if found or _DOUBLE.search(text):
        yield Statement(RuleKind.MEETINGS, number=_number(found["number"]) if found else 2)


def _number(text: str) -> int:
    word = text.lower().split()[0]
    return _NUMBERS[word] if word in _NUMBERS else int(word)


def _read_bonus_point(text: str) -> Iterator[Statement]:
    found = _BONUS.search(text)
    if found is None or "aggregate" not in text:
        return
    yield Statement(RuleKind.BONUS_POINT, criterion="aggregate", ordinal=1, number=1)
    if _AWAY_GOALS.search(text):
        yield Statement(RuleKind.BONUS_POINT, criterion="away_goals", ordinal=2, number=1)


def _read_begin_again(text: str) -> Iterator[Statement]:
    if _BEGIN_AGAIN.search(text):
        yield Statement(RuleKind.TIEBREAKERS_BEGIN_AGAIN)


_OF_DATES = ("from", "began", "begin", "start", "leg")
_READERS: tuple[tuple[tuple[str, ...], Callable[[str], Iterable[Statement]]], ...] = (
    (("point", "following", "other", "double"), _read_numbers),
    (("extra point",), _read_bonus_point),
    (("criteria",), _read_begin_again),
    (("advance", "qualif", "progress"), read_advancing),
    (("away", "seed", "ranked", "placed", "tie", "draw", "level", "equal"), read_level_ties),
    (("seed", "winner"), read_pairs),
    (("host",), read_hosts),
)
