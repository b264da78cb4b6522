"""Sentences behind a pair of matches that say how the tie ended."""

import re

from pipeline.parse.records import TieNote
from pipeline.parse.scores import DASH
from pipeline.problems import Unreadable
from pipeline.tables import Decider

_PAIR = rf"(?P<a>[0-9]{{1,2}})\s?{DASH}\s?(?P<b>[0-9]{{1,2}})"
_WON_BY = re.compile(
    rf"(?P<winner>[^,;:]+?)\s+(?:won|win|wins|on|advanced|advance)\s+(?:the\s+(?:round|tie|series)\s+)?"
    rf"{_PAIR}\s+on\s+(?P<how>aggregate|points)\b",
)  # "on the round" is a typo for "won the round" that is met
_LEVEL = re.compile(
    rf"(?:(?P<teams>.+?)\s+(?:drew|tied)\s+)?{_PAIR}\s+on\s+aggregate\b(?P<rest>.*)", re.DOTALL
)
_THEN_WON = re.compile(
    r"[,.;:]?\s*(?P<winner>[^,.;].*?)\s+(?:won|win|wins|advanced|advance)\b.*?"
    r"\bon\s+(?:the\s+)?(?P<how>away goals|penalties)\b"
)
_AWAY_GOALS_LEVEL = re.compile(r"\b(?:tied|drew|level|equal)\s+on\s+away\s+goals\b")
_NO_EXTRA_POINT = re.compile(r"\bneither\s+(?:team|side|club)\b.*\bextra\s+point\b")
_CANDIDATE = re.compile(rf"[0-9]\s?{DASH}\s?[0-9]+\s+on\s+(?:aggregate|points)\b")
_LONGEST = 300
_DECIDER = {
    "aggregate": Decider.AGGREGATE,
    "points": Decider.POINTS,
    "away goals": Decider.AWAY_GOALS,
    "penalties": Decider.PENALTIES,
}


def is_tie_note(text: str) -> bool:
    """Whether a line states an aggregate.

    >>> is_tie_note("Monterrey won the round 4−1 on aggregate"), is_tie_note("Monterrey 1−0 UAT")
    (True, False)
    """
    return _CANDIDATE.search(text) is not None


def parse_tie_note(text: str) -> TieNote:
    """Read a note; names and scores stay as written, from the side the note names.

    >>> parse_tie_note("San Luis on the round 1−0 on aggregate").winner_name
    'San Luis'
    >>> parse_tie_note("Teams drew 1−1 on aggregate, Celaya won the round on away goals").decided_by
    <Decider.AWAY_GOALS: 'away_goals'>
    >>> parse_tie_note("Lost 1−0 on aggregate")
    Traceback (most recent call last):
    pipeline.problems.Unreadable: a level tie of unequal scores: 'Lost 1−0 on aggregate'
    """
    if len(text) > _LONGEST:
        raise Unreadable("too long for a tie note", text)
    won = _WON_BY.match(text)
    if won:
        scores = int(won["a"]), int(won["b"])
        return TieNote(won["winner"], scores, _DECIDER[won["how"]])
    level = _LEVEL.search(text)
    if level is None:
        raise Unreadable("not a tie note", text)
    return _level_note(level, text)


def _level_note(level: re.Match[str], text: str) -> TieNote:
    scores = int(level["a"]), int(level["b"])
    if scores[0] != scores[1]:
        raise Unreadable("a level tie of unequal scores", text)
    then = _THEN_WON.match(level["rest"])
    if then:
        return TieNote(then["winner"], scores, _DECIDER[then["how"]])
    is_level = _AWAY_GOALS_LEVEL.search(level["rest"]) is not None
    is_denied = _NO_EXTRA_POINT.search(level["rest"]) is not None
    return TieNote(None, scores, Decider.LEVEL, is_level, is_denied)
