"""Rules: one line per way prose and lists have stated them."""
# ruff: noqa: E501 - a case is a line

from datetime import date

import pytest

from pipeline.parse.records import Statement
from pipeline.parse.rules import read_statements
from pipeline.parse.tiebreakers import read_criterion
from pipeline.problems import Unreadable
from pipeline.tables import RuleKind

DATES, DECIDER, BONUS = RuleKind.DATES, RuleKind.LEVEL_TIE_DECIDER, RuleKind.BONUS_POINT
MAY = [date(2013, 5, 1), date(2013, 5, 31)]


def may(day: int) -> date:
    return date(2013, 5, day)


SENTENCES: list[tuple[str, list[Statement]]] = [
    # dates of the whole
    ("Played from 8 May 2013 to 26 May 2013.", [Statement(DATES, start_date=may(8), end_date=may(26))]),
    ("Played from May 8, 2013 to May 26, 2013.", [Statement(DATES, start_date=may(8), end_date=may(26))]),
    ("It began on 8 May 2013 and will end on 26 May 2013.", [Statement(DATES, start_date=may(8), end_date=may(26))]),
    ("It started on May 8, 2013, and concluded on May 26, 2013.", [Statement(DATES, start_date=may(8), end_date=may(26))]),
    ("The cup of 8 May 2013.", []),
    # dates of the legs
    ("First legs: May 8 and 9. Second legs: May 11 and 12.", [
        Statement(DATES, leg=1, start_date=may(8), end_date=may(9)),
        Statement(DATES, leg=2, start_date=may(11), end_date=may(12)),
    ]),
    ("First leg: May 23. Second leg: May 26.", [
        Statement(DATES, leg=1, start_date=may(23), end_date=may(23)),
        Statement(DATES, leg=2, start_date=may(26), end_date=may(26)),
    ]),
    ("The second leg is played at home.", []),
    # numbers
    ("The following 15 clubs took part:", [Statement(RuleKind.TEAM_COUNT, number=15)]),
    ("A win gives 3 points, a draw 1 point.", [Statement(RuleKind.POINTS_FOR_WIN, number=3), Statement(RuleKind.POINTS_FOR_DRAW, number=1)]),
    ("Each win gave a club 2 points.", [Statement(RuleKind.POINTS_FOR_WIN, number=2)]),
    ("They win. It was worth 3 points.", []),
    # the extra point
    ("The winner of a round on aggregate gets an extra point; if the round is level, the club with more goals scored away gets it.", [
        Statement(BONUS, criterion="aggregate", ordinal=1, number=1),
        Statement(BONUS, criterion="away_goals", ordinal=2, number=1),
    ]),
    ("The winner on aggregate gets an extra point.", [Statement(BONUS, criterion="aggregate", ordinal=1, number=1)]),
    ("Everyone gets an extra point.", []),
    # level ties
    ("Level on aggregate: the away goals rule is applied.", [Statement(DECIDER, criterion="away_goals")]),
    ("the away goals rule applied", [Statement(DECIDER, criterion="away_goals")]),
    ("Level on away goals too: the higher seeded team advances.", [Statement(DECIDER, criterion="higher_seed")]),
    ("A tie goes straight to penalties", [Statement(DECIDER, criterion="penalties")]),
    ("Single matches; one that is level goes straight to penalties.", [Statement(DECIDER, criterion="penalties")]),
    ("The higher seeded teams play the second leg at home.", []),
    ("He missed two penalties.", []),
    ("The tournament was a success.", []),
    ("", []),
]  # fmt: skip
CRITERIA = [
    # Clausura 2014 Copa MX
    ("1. goal difference", "goal_difference"),
    ("2. goals scored", "goals_scored"),
    ("3. score of the matches between the clubs in question", "head_to_head_goal_difference"),
    (
        "4. goals scored away in the matches between the clubs in question",
        "head_to_head_away_goals",
    ),
    ("3. goals scored away", "away_goals"),
    ("5. place in the relegation table", "relegation_table"),
    ("6. fair play", "fair_play"),
    ("7. drawing of lots", "lots"),
    # elsewhere
    ("1. points obtained in the group matches between the teams concerned", "head_to_head_points"),
    ("2. goal difference in the matches between them", "head_to_head_goal_difference"),
    ("5. Goals scored", "goals_scored"),
]


@pytest.mark.parametrize(("text", "statements"), SENTENCES)
def test_reads_what_a_sentence_states(text: str, statements: list[Statement]) -> None:
    assert list(read_statements(text, MAY)) == statements


@pytest.mark.parametrize(("text", "criterion"), CRITERIA)
def test_reads_a_criterion(text: str, criterion: str) -> None:
    assert read_criterion(text, 4) == Statement(RuleKind.TIEBREAKER, criterion, ordinal=4)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("1. better hair", "unknown tiebreaker"),
        ("1. ", "unknown tiebreaker"),
        ("1. goals scored" * 40, "too long for a tiebreaker"),
    ],
)
def test_refuses_a_criterion_it_does_not_know(text: str, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        read_criterion(text, 1)
