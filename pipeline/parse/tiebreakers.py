"""The criteria that part teams level on points: items of lists, and lists inside a sentence."""

import re
from collections.abc import Iterator

from pipeline.parse.records import Statement
from pipeline.problems import Unreadable
from pipeline.tables import RuleKind

_LONGEST_CRITERION = 300
_LONGEST_LIST = 2_000
_AMONG = (
    r".*\b(?:among|between|in question|involved|concerned|against (?:the )?other teams|in the tie"
    r"|tied teams|head[- ]to[- ]head)"
)
_HEAD_TO_HEAD = r"\b(?:head[- ]to[- ]head|h2h)\b.*"
_CRITERIA = [  # the first that fits; the narrower stand before the wider
    (re.compile("away" + _AMONG, re.IGNORECASE), "head_to_head_away_goals"),
    (re.compile(_HEAD_TO_HEAD + r"\baway\b", re.IGNORECASE), "head_to_head_away_goals"),
    (re.compile("points" + _AMONG, re.IGNORECASE), "head_to_head_points"),
    (
        re.compile(r"(?:\bscores?\b|difference)" + _AMONG, re.IGNORECASE),
        "head_to_head_goal_difference",
    ),
    (re.compile(_HEAD_TO_HEAD + r"\bdifference\b", re.IGNORECASE), "head_to_head_goal_difference"),
    (re.compile(r"goals\b" + _AMONG, re.IGNORECASE), "head_to_head_goals_scored"),
    (re.compile(_HEAD_TO_HEAD + r"\bgoals\b", re.IGNORECASE), "head_to_head_goals_scored"),
    (re.compile(_HEAD_TO_HEAD, re.IGNORECASE), "head_to_head_points"),
    (re.compile(r"\bresults?" + _AMONG, re.IGNORECASE), "head_to_head_points"),
    (re.compile(r"fair[- ]play|conduct|disciplinary", re.IGNORECASE), "fair_play"),
    (re.compile(r"\blots?\b|coin", re.IGNORECASE), "lots"),
    (re.compile(r"relegation table", re.IGNORECASE), "relegation_table"),
    (re.compile(r"play-?\s?off|test match", re.IGNORECASE), "play_off"),
    (
        re.compile(r"ranking|co-?efficient|position in|position of|seed", re.IGNORECASE),
        "ranking",
    ),
    (re.compile(r"goal(?:s)? (?:average|ratio|quotient)", re.IGNORECASE), "goal_ratio"),
    (re.compile(r"goal difference|difference in goals", re.IGNORECASE), "goal_difference"),
    (re.compile(r"goals scored away|away goals", re.IGNORECASE), "away_goals"),
    (re.compile(r"goals (?:scored|for)|scored goals|most goals", re.IGNORECASE), "goals_scored"),
    (
        re.compile(r"away (?:wins|victories)|(?:wins|victories) away", re.IGNORECASE),
        "away_wins",
    ),
    (re.compile(r"\bwins\b|victories|games won|matches won", re.IGNORECASE), "wins"),
    (re.compile(r"^\W*(?:[0-9]\W*)?.{0,40}\bpoints\b", re.IGNORECASE), "points"),
]
_NOT_A_CRITERION = re.compile(r"\bif\b.*\b(?:remain|still|would be|were)|:\s*$", re.IGNORECASE)
_ITEM = re.compile(r"(?:^|(?<=[\s;,(]))([1-9])(?:\)|\.|st|nd|rd|th)\s*([^;]{3,120})")


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


def introduces_items(text: str) -> bool:
    """Whether an item is no criterion but says when those below it hold.

    >>> introduces_items("If teams remained level, they would be ranked on:")
    True
    """
    return "lots" not in text and _NOT_A_CRITERION.search(text) is not None


def read_inline_criteria(text: str) -> Iterator[Statement]:
    """A list inside one line, in its order; points come first anywhere and are left out. A list
    with an item that is no criterion is about other things.

    >>> [one.criterion for one in read_inline_criteria("1) points; 2) goal difference.")]
    ['goal_difference']
    >>> [one.criterion for one in read_inline_criteria("1st points; 2nd head-to-head points;")]
    ['head_to_head_points']
    >>> list(read_inline_criteria("The 2nd place was won on 3rd March"))
    []
    """
    items = _ITEM.findall(text) if len(text) <= _LONGEST_LIST else []
    if [int(number) for number, _ in items] != list(range(1, len(items) + 1)) or len(items) < 2:
        return
    try:
        statements = [read_criterion(item, int(number)) for number, item in items]
    except Unreadable:
        return
    yield from (one for one in statements if one.criterion != "points")
