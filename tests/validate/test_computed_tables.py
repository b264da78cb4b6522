"""Printed tables beside computed ones: figures, order, closed sums, tables over all stages."""

from typing import Any

import pytest

from pipeline.tables import RuleKind, Severity, Standing, StandingBasis, StandingKind
from tests.validate.build import a_line, a_match, a_rule, an_edition, result_of, tally, the_finding

FIGURES = "printed_line_agrees_with_the_matches"
ORDER = "order_of_a_printed_table_follows_the_rules"
WINS, GOALS = "wins_of_a_closed_table_equal_its_losses", "goals_of_a_closed_table_balance"
OVERALL = "overall_line_agrees_with_all_matches"
COLUMNS = [
    *("played", "won", "drawn", "lost", "goals_for", "goals_against", "goal_difference"),
    "points",
]


def line(name: str, numbers: str, **given: Any) -> Standing:
    """A line from ``"3 2 1 0 5 1 4 7"``: played, won, drawn, lost, goals, difference, points."""
    figures = dict(zip(COLUMNS, map(int, numbers.split()), strict=True))
    group = {"kind": StandingKind.GROUP, "group_name": "Group A"}
    return a_line(name, **(group | figures | given))


def computed(name: str, numbers: str, **given: Any) -> Standing:
    return line(name, numbers, basis=StandingBasis.COMPUTED, table_id="cup-2014-computed", **given)


ATLAS, PUEBLA = "2 1 1 0 3 1 2 4", "2 0 1 1 1 3 -2 1"
BESIDE = [computed("Atlas", ATLAS, position=1), computed("Puebla", PUEBLA, position=2)]


def test_a_line_that_agrees() -> None:
    printed = [line("Atlas", ATLAS), line("Puebla", PUEBLA)]
    assert tally(FIGURES, printed, BESIDE) == (2, 0, 0)
    assert tally(FIGURES, printed) == (0, 0, 0)  # no matches are shown


def test_one_finding_names_all_that_differs() -> None:
    printed = [line("Atlas", "2 2 0 0 3 1 2 6"), line("Puebla", PUEBLA)]
    finding = the_finding(FIGURES, printed, BESIDE)
    assert finding.message == (
        "Atlas: the table prints 2 won, 0 drawn and 6 points,"
        " the matches give 1 won, 1 drawn and 4 points; nothing else here tells which is right"
    )
    assert (finding.severity, finding.table_name) == (Severity.ERROR, "standing")


def test_adjustments_and_bonus_points_count() -> None:
    deducted = line("Atlas", "2 1 1 0 3 1 2 2", point_adjustment=-2)
    assert tally(FIGURES, deducted, line("Puebla", PUEBLA), BESIDE) == (2, 0, 0)
    bonus = line("Atlas", "2 1 1 0 3 1 2 5", bonus_points=1)
    assert tally(FIGURES, bonus, line("Puebla", PUEBLA), BESIDE) == (2, 0, 0)


def test_matches_that_are_not_shown_leave_it_open() -> None:
    printed = [line("Atlas", "3 2 1 0 5 1 4 7"), line("Puebla", PUEBLA)]
    account, findings = result_of(FIGURES, printed, BESIDE)
    assert account.undecided_reasons == ("the table counts matches that are not shown (1)",)
    assert findings == []


def test_one_line_that_counts_more_than_is_shown_is_wrong() -> None:
    third = "2 1 0 1 2 2 0 3"
    printed = [line("Atlas", ATLAS), line("Puebla", PUEBLA), line("Toluca", "3 2 0 1 2 2 0 6")]
    beside = [*BESIDE, computed("Toluca", third, position=3)]
    assert the_finding(FIGURES, printed, beside).message == (
        "Toluca: the table prints 3 played, 2 won and 6 points,"
        " the matches give 2 played, 1 won and 3 points; the matches are likelier right,"
        " for the 2 other lines agree with them, and a wrong score would show in two"
    )


def test_fewer_matches_than_shown_are_an_error() -> None:
    printed = [line("Atlas", "1 0 1 0 1 1 0 1"), line("Puebla", PUEBLA)]
    assert "1 played" in the_finding(FIGURES, printed, BESIDE).message


def test_without_points_for_a_win_nothing_is_held() -> None:
    open_ones = [computed("Atlas", ATLAS, points=None), computed("Puebla", PUEBLA, points=None)]
    printed = [line("Atlas", ATLAS), line("Puebla", PUEBLA)]
    account, _ = result_of(FIGURES, printed, open_ones)
    assert account.undecided_reasons == ("no rule says what a win is worth (2)",)


def test_tables_of_other_teams_are_not_beside_it() -> None:
    assert tally(FIGURES, line("Atlas", ATLAS), BESIDE) == (0, 0, 0)


LEVEL = ["2 1 0 1 2 2 0 3", "2 1 0 1 2 2 0 3"]


def level(*places: int | None) -> list[Standing]:
    """Two printed lines level on all, Atlas first, and computed ones in these places."""
    names = ("Atlas", "Puebla")
    printed = [line(name, LEVEL[0], position=n) for n, name in enumerate(names, start=1)]
    return printed + [
        computed(name, LEVEL[0], position=place) for name, place in zip(names, places, strict=True)
    ]


def test_level_teams_follow_the_tiebreakers_by_their_matches() -> None:
    rule = a_rule(RuleKind.TIEBREAKER, ordinal=1, criterion="head_to_head_points")
    assert tally(ORDER, level(1, 2), rule) == (1, 0, 0)
    assert the_finding(ORDER, level(2, 1), rule).message == (
        "Puebla stand in place 2 below Atlas in place 1, yet level on 3 points they are ahead by"
        " the tiebreakers in force (head-to-head points); the order is likelier wrong,"
        " for all figures of both lines agree with the matches"
    )


@pytest.mark.parametrize(
    ("criteria", "reason"),
    [
        ((), "level on points, and no tiebreaker is stated or known (1)"),
        (("lots",), "level on points, and the drawing of lots cannot be computed (1)"),
        (("goals_scored", "fair_play"), "level on points, and fair play cannot be computed (1)"),
        (("goals_scored",), "level by all tiebreakers that are stated or known (1)"),
    ],
)
def test_it_says_which_rule_it_lacks(criteria: tuple[str, ...], reason: str) -> None:
    rules = [
        a_rule(RuleKind.TIEBREAKER, ordinal=n, rule_number=n, criterion=criterion)
        for n, criterion in enumerate(criteria, start=1)
    ]
    account, _ = result_of(ORDER, level(None, None), rules)
    assert account.undecided_reasons == (reason,)


def test_points_carried_over_leave_it_to_the_printed_figures() -> None:
    """Level with the points carried over, which the computed table does not know."""
    carried = [
        line("Atlas", "2 1 0 1 2 2 0 6", position=1, bonus_points=3),
        line("Puebla", "2 2 0 0 3 2 1 6", position=2),
    ]
    beside = [
        computed("Atlas", "2 1 0 1 2 2 0 3", position=2),
        computed("Puebla", "2 2 0 0 3 2 1 6", position=1),
    ]
    rule = a_rule(RuleKind.TIEBREAKER, ordinal=1, criterion="head_to_head_points")
    assert tally(FIGURES, carried, beside) == (2, 0, 0)
    assert tally(ORDER, carried, beside, rule) == (0, 0, 1)


def test_wins_and_goals_of_a_closed_table_balance() -> None:
    printed = [line("Atlas", ATLAS), line("Puebla", PUEBLA)]
    assert tally(WINS, printed, BESIDE) == tally(GOALS, printed, BESIDE) == (1, 0, 0)


def test_sums_that_do_not_balance() -> None:
    league = {"kind": StandingKind.LEAGUE, "group_name": None}
    three = [
        line("Atlas", "2 2 0 0 5 1 4 6", **league),
        line("Puebla", "2 1 0 1 2 2 0 3", **league),
        line("Toluca", "2 0 0 2 1 4 -3 0", **league),
    ]
    whole = an_edition(team_count=3)
    assert the_finding(GOALS, three, whole).message == (
        "All lines of the table together have 8 goals for, but 7 goals against,"
        " though these teams play each other only"
    )
    assert tally(WINS, three, whole) == (1, 0, 0)
    assert tally(GOALS, three) == (0, 0, 1)  # the teams may play others too


def test_a_line_found_already_is_no_second_finding() -> None:
    printed = [line("Atlas", "2 2 0 0 3 1 2 6"), line("Puebla", PUEBLA)]
    assert tally(WINS, printed, BESIDE) == (0, 0, 1)


def test_a_table_over_all_stages() -> None:
    matches = [a_match("Atlas 2-0 Puebla"), a_match("Puebla 1-1 Atlas", "2014-02-01")]
    overall = {"kind": StandingKind.OVERALL}
    good = line("Atlas", ATLAS, **overall)
    assert tally(OVERALL, good, matches) == (1, 0, 0)
    assert the_finding(OVERALL, line("Atlas", "2 2 0 0 3 1 2 6", **overall), matches).message == (
        "Atlas: the table over all stages prints 2 won and 0 drawn,"
        " all matches give 1 won and 1 drawn; nothing else here tells which is right"
    )
    assert tally(OVERALL, line("Atlas", "3 2 1 0 5 1 4 7", **overall), matches) == (0, 0, 1)
