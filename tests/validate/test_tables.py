"""Arithmetic and order of printed tables."""

from typing import Any

import pytest

from pipeline.tables import RuleKind, Severity, StandingBasis, StandingKind
from tests.validate.build import a_line, a_rule, tally, the_finding

PLAYED = "played_is_won_drawn_and_lost"
DIFFERENCE = "goal_difference_is_goals_for_less_against"
POINTS = "points_follow_from_the_results"
COEFFICIENT = "coefficient_is_points_per_match"
ORDER = "order_of_a_printed_table_follows_the_rules"

COLUMNS = (
    "played",
    "won",
    "drawn",
    "lost",
    "goals_for",
    "goals_against",
    "goal_difference",
    "points",
)


def line(name: str, results: str, **given: Any) -> Any:
    """A line from ``"17 9 5 3 41 9 15 32"``: P W D L GF GA GD Pts."""
    numbers = (int(number) for number in results.split())
    return a_line(name, **(dict(zip(COLUMNS, numbers, strict=True)) | given))


AMERICA = line("América", "17 9 5 3 41 9 15 32", position=2)
ATLAS = line("Atlas", "17 9 5 3 20 13 7 32", position=3)
MORELIA = line("Morelia", "17 8 6 3 25 18 7 30", position=4)


@pytest.mark.parametrize("rule", [PLAYED, DIFFERENCE, POINTS])
def test_a_line_that_adds_up(rule: str) -> None:
    assert tally(rule, ATLAS, MORELIA) == (2, 0, 0)


@pytest.mark.parametrize("rule", [PLAYED, DIFFERENCE, POINTS, COEFFICIENT, ORDER])
def test_computed_lines_do_not_apply(rule: str) -> None:
    wrong = line("Atlas", "1 9 5 3 20 13 1 1", basis=StandingBasis.COMPUTED, coefficient=7.0)
    assert tally(rule, wrong) == (0, 0, 0)


@pytest.mark.parametrize(
    ("rule", "missing"), [(PLAYED, "lost"), (DIFFERENCE, "goals_for"), (POINTS, "drawn")]
)
def test_a_line_that_lacks_a_number_is_undecided(rule: str, missing: str) -> None:
    assert tally(rule, line("Atlas", "17 9 5 3 20 13 7 32", **{missing: None})) == (0, 0, 1)


def test_columns_a_table_does_not_have_do_not_apply() -> None:
    relegation = a_line("Celaya", points=98, played=84, coefficient=1.1667)
    assert [tally(rule, relegation) for rule in (PLAYED, DIFFERENCE, POINTS)] == [(0, 0, 0)] * 3


def test_a_wrong_goal_difference() -> None:
    finding = the_finding(DIFFERENCE, AMERICA)
    assert finding.message == (
        "América: 41 goals for and 9 against make a difference of +32, the table prints +15"
        "; nothing else here tells which is right"
    )
    assert (finding.expected, finding.observed) == ("+32", "+15")
    assert finding.severity is Severity.ERROR


def test_a_wrong_number_of_matches() -> None:
    finding = the_finding(PLAYED, line("Atlas", "18 9 5 3 20 13 7 32"))
    assert finding.message == (
        "Atlas: 9 won, 5 drawn and 3 lost make 17 played, the table prints 18"
        "; nothing else here tells which is right"
    )


def test_wrong_points() -> None:
    finding = the_finding(POINTS, ATLAS, line("Puebla", "17 8 6 3 25 18 7 31"))
    assert finding.message == (
        "Puebla: 8 won and 6 drawn make 30 points, the table prints 31"
        "; nothing else here tells which is right"
    )


def test_two_points_for_a_win_where_they_fit_the_table_or_the_rule_says_so() -> None:
    old = [line("A", "3 2 1 0 4 1 3 5"), line("B", "3 1 0 2 2 2 0 2")]
    assert tally(POINTS, *old) == (2, 0, 0)
    assert tally(POINTS, *old, a_rule(RuleKind.POINTS_FOR_WIN, number=3)) == (0, 2, 0)


def test_bonus_and_deduction_count() -> None:
    finding_free = line("A", "3 2 1 0 4 1 3 8", bonus_points=3, point_adjustment=-2)
    assert tally(POINTS, finding_free) == (1, 0, 0)
    finding = the_finding(POINTS, line("A", "3 2 1 0 4 1 3 9", point_adjustment=-1))
    assert finding.message == (
        "A: 2 won and 1 drawn, adjustment −1 make 6 points, the table prints 9"
        "; nothing else here tells which is right"
    )


def test_bonus_points_that_are_not_printed_leave_it_open() -> None:
    assert tally(
        POINTS, line("A", "3 2 1 0 4 1 3 8"), a_rule(RuleKind.BONUS_POINT, criterion="aggregate")
    ) == (0, 0, 1)


@pytest.mark.parametrize(
    ("points", "played", "printed", "expected"),
    [
        (106, 84, 1.2619, (1, 0, 0)),
        (28, 28, 1.0, (1, 0, 0)),
        (80, 84, 0.9524, (1, 0, 0)),
        (98, 84, 1.1767, (0, 1, 0)),
        (98, None, 1.1667, (0, 0, 1)),
        (98, 0, 1.1667, (0, 0, 1)),
    ],
)
def test_coefficients(
    points: int, played: int | None, printed: float, expected: tuple[int, int, int]
) -> None:
    other = a_line("Sinaloa", points=106, played=84, coefficient=1.2619)
    one = a_line("Celaya", points=points, played=played, coefficient=printed)
    passed, failed, undecided = expected
    assert tally(COEFFICIENT, other, one) == (passed + 1, failed, undecided)


def test_a_wrong_coefficient_and_its_digits() -> None:
    one = a_line("Celaya", points=98, played=84, coefficient=1.1767)
    assert the_finding(COEFFICIENT, one).message == (
        "Celaya: 98 points from 84 matches make 1.1667, the table prints 1.1767; the coefficient is"
        " likelier wrong, for no number of points from 84 matches makes 1.1767"
    )
    coarse = a_line("Celaya", points=98, played=84, coefficient=1.17)
    assert tally(COEFFICIENT, coarse) == (1, 0, 0)


def test_the_order_follows_points_then_the_true_goal_difference() -> None:
    assert tally(ORDER, MORELIA, AMERICA, ATLAS) == (2, 0, 0)


def test_more_points_below_is_out_of_order() -> None:
    finding = the_finding(ORDER, ATLAS, line("Puebla", "17 10 5 2 30 14 16 35", position=4))
    assert finding.message == (
        "Puebla stand in place 4 below Atlas in place 3, yet have more points: 35 against 32;"
        " the order is likelier wrong, for the points of both follow from their results"
    )
    assert finding.severity is Severity.WARNING


def test_a_better_goal_difference_below_is_out_of_order() -> None:
    santos = line("Santos", "17 9 5 3 21 13 8 32", position=4)
    assert tally(ORDER, ATLAS, santos) == (0, 0, 1)  # no tiebreaker is stated or known
    difference = a_rule(RuleKind.TIEBREAKER, ordinal=1, criterion="goal_difference")
    assert the_finding(ORDER, ATLAS, santos, difference).message == (
        "Santos stand in place 4 below Atlas in place 3,"
        " yet have the better goal difference at 32 points: +8 against +7;"
        " the order is likelier wrong, for both follow from the goals"
    )


def test_another_tiebreaker_first_leaves_level_points_open() -> None:
    santos = line("Santos", "17 9 5 3 21 13 8 32", position=4)
    head_to_head = a_rule(RuleKind.TIEBREAKER, rule_number=1, ordinal=1, criterion="head_to_head")
    difference = a_rule(RuleKind.TIEBREAKER, rule_number=2, ordinal=2, criterion="goal_difference")
    assert tally(ORDER, ATLAS, santos, difference, head_to_head) == (0, 0, 1)


def test_undecided_orders() -> None:
    assert tally(ORDER, ATLAS, a_line("X", position=4)) == (0, 0, 1)
    bare = [a_line("X", position=1, points=3), a_line("Y", position=2, points=3)]
    assert tally(ORDER, *bare) == (0, 0, 1)
    relegation = {"kind": StandingKind.RELEGATION}
    assert tally(
        ORDER,
        a_line("X", position=1, coefficient=1.0, **relegation),
        a_line("Y", position=2, **relegation),
    ) == (0, 0, 1)


def test_points_that_do_not_add_up_are_not_an_order_out_of_place_as_well() -> None:
    wrong = line("Morelia", "17 8 6 3 25 18 7 33", position=4)
    assert tally(POINTS, ATLAS, wrong) == (1, 1, 0)
    assert tally(ORDER, ATLAS, wrong) == (0, 0, 1)


def test_a_relegation_table_follows_its_coefficient() -> None:
    lines = [
        a_line(name, position=place, coefficient=ratio, kind=StandingKind.RELEGATION, points=points)
        for name, place, ratio, points in (
            ("Galeana", 14, 1.0, 28),
            ("Zacatepec", 15, 0.9524, 80),
            ("Altamira", 16, 1.119, 94),
        )
    ]
    assert tally(ORDER, *lines[:2]) == (1, 0, 0)
    assert the_finding(ORDER, *lines).message == (
        "Altamira stand in place 16 below Zacatepec in place 15,"
        " yet have the better coefficient: 1.1190 against 0.9524"
        "; nothing else here tells which is right"
    )


def test_lines_without_or_with_a_shared_position_are_no_pair() -> None:
    assert tally(ORDER, ATLAS, a_line("X", points=40)) == (0, 0, 0)
    assert tally(ORDER, ATLAS, a_line("X", points=40, position=3)) == (0, 0, 0)
