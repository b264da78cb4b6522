"""What prose and lists say about how, and when, a competition is played."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from pipeline.parse.dates import FULL_DATE, find_dates, find_days
from pipeline.parse.records import Statement
from pipeline.problems import Unreadable
from pipeline.tables import RuleKind

_FROM_TO = re.compile(
    rf"\b(?:from|(?:began|begins?|start(?:s|ed)?)\s+on)\s+{FULL_DATE},?\s+"
    rf"(?:to|until|and\s+(?:will\s+)?(?:end|conclude|finish)(?:s|d|ed)?(?:\s+on)?)\s+{FULL_DATE}",
    re.IGNORECASE,
)
_TEAM_COUNT = re.compile(r"\bfollowing\s+([0-9]{1,3})\s+(?:clubs|teams)\b", re.IGNORECASE)
_WIN = re.compile(r"\bwin\b[^.;]*?\b([0-9])\s+points?\b", re.IGNORECASE)
_DRAW = re.compile(r"\bdraw\b[^.;]*?\b([0-9])\s+points?\b", re.IGNORECASE)
_BONUS = re.compile(r"\bextra\s+point\b", re.IGNORECASE)
_AWAY_GOALS = re.compile(r"\baway[- ]goals?\b|\bgoals\s+scored\s+away\b", re.IGNORECASE)
_AWAY_GOALS_RULE = re.compile(
    r"\baway[- ]goals?\s+rule\s+(?:(?:is|was)\s+)?applie[ds]\b", re.IGNORECASE
)
_HIGHER_SEED = re.compile(r"\bhigher[- ]seeded\s+(?:team|club)\s+advance[sd]?\b", re.IGNORECASE)
_PENALTIES = re.compile(r"\b(?:tie|tied|draw|level)\b[^.;]*\bpenalt", re.IGNORECASE)
_LEG = re.compile(r"\b(first|second)\s+legs?\b", re.IGNORECASE)
_LEG_NUMBER = {"first": 1, "second": 2}
_LONGEST_CRITERION = 300
_AMONG = r"\b.*\b(?:among|between|in question)"
_CRITERIA = [  # the first that fits; the narrower stand before the wider
    (re.compile("away" + _AMONG, re.IGNORECASE), "head_to_head_away_goals"),
    (re.compile("points" + _AMONG, re.IGNORECASE), "head_to_head_points"),
    (re.compile("(?:scores?|difference)" + _AMONG, re.IGNORECASE), "head_to_head_goal_difference"),
    (re.compile(r"goal difference", re.IGNORECASE), "goal_difference"),
    (re.compile(r"goals scored away|away goals", re.IGNORECASE), "away_goals"),
    (re.compile(r"goals scored", re.IGNORECASE), "goals_scored"),
    (re.compile(r"relegation table", re.IGNORECASE), "relegation_table"),
    (re.compile(r"fair play", re.IGNORECASE), "fair_play"),
    (re.compile(r"drawing of lots", re.IGNORECASE), "lots"),
]


def read_statements(text: str, known_dates: Sequence[date]) -> tuple[Statement, ...]:
    """Every rule a sentence states; none for prose about other things.

    ``known_dates`` are the article's dates with a year: they place days written without one.

    >>> [s.kind.value for s in read_statements("A win gives 3 points, a draw 1 point.", [])]
    ['points_for_win', 'points_for_draw']
    >>> read_statements("The tournament was a success.", [])
    ()
    """
    return (
        *_read_dates(text, known_dates),
        *_read_numbers(text),
        *_read_bonus_point(text),
        *_read_level_tie(text),
    )


def read_criterion(text: str, ordinal: int) -> Statement:
    """One item of a numbered list of tiebreakers.

    >>> read_criterion("superior goal difference;", 1).criterion
    'goal_difference'
    >>> read_criterion("better hair;", 2)
    Traceback (most recent call last):
    pipeline.problems.Unreadable: unknown tiebreaker: 'better hair;'
    """
    if len(text) > _LONGEST_CRITERION:
        raise Unreadable("too long for a tiebreaker", text)
    for form, criterion in _CRITERIA:
        if form.search(text):
            return Statement(RuleKind.TIEBREAKER, criterion=criterion, ordinal=ordinal)
    raise Unreadable("unknown tiebreaker", text)


def _read_dates(text: str, known_dates: Sequence[date]) -> Iterator[Statement]:
    whole = _FROM_TO.search(text)
    if whole:
        first, last = find_dates(whole[0])[:2]
        yield Statement(RuleKind.DATES, start_date=first, end_date=last)
        return
    marks = list(_LEG.finditer(text))
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    for mark, until in zip(marks, ends, strict=False):
        days = find_days(text[mark.end() : until], known_dates)
        if days:
            leg = _LEG_NUMBER[mark[1].lower()]
            yield Statement(RuleKind.DATES, leg=leg, start_date=min(days), end_date=max(days))


def _read_numbers(text: str) -> Iterator[Statement]:
    for form, kind in (
        (_TEAM_COUNT, RuleKind.TEAM_COUNT),
        (_WIN, RuleKind.POINTS_FOR_WIN),
        (_DRAW, RuleKind.POINTS_FOR_DRAW),
    ):
        found = form.search(text)
        if found:
            yield Statement(kind, number=int(found[1]))


def _read_bonus_point(text: str) -> Iterator[Statement]:
    found = _BONUS.search(text)
    if found is None or "aggregate" not in text:
        return
    yield Statement(RuleKind.BONUS_POINT, criterion="aggregate", ordinal=1, number=1)
    if _AWAY_GOALS.search(text):
        yield Statement(RuleKind.BONUS_POINT, criterion="away_goals", ordinal=2, number=1)


def _read_level_tie(text: str) -> Iterator[Statement]:
    deciders = (
        (_AWAY_GOALS_RULE, "away_goals"),
        (_HIGHER_SEED, "higher_seed"),
        (_PENALTIES, "penalties"),
    )
    for form, criterion in deciders:
        if form.search(text):
            yield Statement(RuleKind.LEVEL_TIE_DECIDER, criterion=criterion)
