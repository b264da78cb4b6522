"""What speaks for a line of a table, or for the matches."""

from dataclasses import replace
from typing import Any

import pytest

from pipeline.tables import Standing, StandingBasis, StandingKind
from tests.validate.build import a_line, a_match, result_of, the_reason

UNTOLD = "nothing else here tells which is right"
FIGURES = "printed_line_agrees_with_the_matches"
_RESULTS = {"W": (1, 0, 0), "D": (0, 1, 0), "L": (0, 0, 1)}


def table(*lines: tuple[str, str, int, int], **given: Any) -> list[Standing]:
    """Lines from name, results such as ``WD``, goals for and against."""
    return [
        a_line(
            name,
            **(
                {
                    "played": len(results),
                    "won": results.count("W"),
                    "drawn": results.count("D"),
                    "lost": results.count("L"),
                    "goals_for": scored,
                    "goals_against": conceded,
                    "points": 3 * results.count("W") + results.count("D"),
                }
                | given
            ),
        )
        for name, results, scored, conceded in lines
    ]


COUNTED = table(
    ("A", "WW", 4, 1),
    ("B", "WL", 2, 2),
    ("C", "LL", 1, 4),
    table_id="computed",
    basis=StandingBasis.COMPUTED,
)
MET = [a_match("A 2-0 B"), a_match("B 2-0 C"), a_match("A 2-1 C")]


def test_a_line_that_does_not_add_up_is_likelier_wrong() -> None:
    lines = table(("A", "WW", 4, 1), ("B", "WL", 2, 2), ("C", "LL", 1, 4))
    lines[0] = replace(lines[0], won=1)
    assert the_reason(FIGURES, lines, COUNTED, MET) == (
        "the matches are likelier right, for the line does not add up in itself"
    )


def test_two_lines_that_differ_by_as_much_show_the_score_of_a_match() -> None:
    lines = table(("A", "WW", 5, 1), ("B", "WL", 2, 3), ("C", "LL", 1, 4))
    _, findings = result_of(FIGURES, lines, COUNTED, MET)
    assert [one.message.partition("; ")[2] for one in findings] == [
        "the line of B differs by as much, and 1 other line agrees,"
        " so that the score of A 2–0 B is likelier wrong",
        "the line of A differs by as much, and 1 other line agrees,"
        " so that the score of A 2–0 B is likelier wrong",
    ]


def test_a_match_under_the_wrong_name() -> None:
    lines = table(("A", "WWW", 5, 1), ("B", "W", 2, 0), ("C", "LL", 1, 4))
    _, findings = result_of(FIGURES, lines, COUNTED, MET)
    assert {one.message.partition("; ")[2] for one in findings} == {
        "A lack a match and B have one too many, so that one is likely shown under the wrong name"
    }


def test_a_match_that_is_not_shown() -> None:
    lines = table(("A", "WWW", 5, 1), ("B", "WLL", 2, 3), ("C", "LL", 1, 4))
    lines += table(("D", "", 0, 0), ("E", "", 0, 0))
    counted = COUNTED + table(
        ("D", "", 0, 0), ("E", "", 0, 0), table_id="computed", basis=StandingBasis.COMPUTED
    )
    _, findings = result_of(FIGURES, lines, counted, MET)
    assert [one.message.partition("; ")[2] for one in findings] == [
        "B lack a match as well, so that one between the two is likely not shown",
        "A lack a match as well, so that one between the two is likely not shown",
    ]


def test_the_matches_tell_which_number_of_a_line_is_wrong() -> None:
    lines = table(("A", "WW", 4, 1), ("B", "WL", 2, 2), ("C", "LL", 1, 4))
    lines[0] = replace(lines[0], won=1)
    assert (
        the_reason("played_is_won_drawn_and_lost", lines, COUNTED)
        == "by the matches shown it is 2 won"
    )


def test_the_other_lines_tell_how_many_matches_are_played() -> None:
    lines = table(("A", "WW", 4, 1), ("B", "WL", 2, 2), ("C", "LL", 1, 4))
    rule = "played_is_won_drawn_and_lost"
    assert the_reason(rule, replace(lines[0], played=3), lines[1:]) == (
        "2 is likelier right, for the other lines have as many played"
    )
    assert the_reason(rule, replace(lines[0], won=1), lines[1:]) == (
        "the other lines have 2 played too, so that a result is likelier wrong"
    )


_GOALS = "the goals are likelier right"


@pytest.mark.parametrize(
    ("differences", "expected"),
    [
        ((4, 0, -3), f"{_GOALS}, for those of all lines are as many for as against"),
        ((3, 0, -3), ""),
    ],
)
def test_goals_of_all_lines_tell_a_wrong_difference(
    differences: tuple[int, int, int], expected: str
) -> None:
    lines = table(("A", "WW", 4, 1), ("B", "WL", 2, 2), ("C", "LL", 1, 4))
    lines = [replace(one, goal_difference=n) for one, n in zip(lines, differences, strict=True)]
    _, findings = result_of("goal_difference_is_goals_for_less_against", lines)
    assert [one.message.partition("; ")[2] for one in findings] == [expected][: bool(expected)]


def test_differences_that_add_up_tell_a_wrong_goal() -> None:
    lines = table(("A", "WW", 5, 1), ("B", "WL", 2, 2), ("C", "LL", 1, 4))
    lines = [replace(one, goal_difference=n) for one, n in zip(lines, (3, 0, -3), strict=True)]
    assert the_reason("goal_difference_is_goals_for_less_against", lines) == (
        "the difference is likelier right, for those of all lines add up to 0"
    )


def test_points_that_fit_the_order_or_the_matches() -> None:
    rule = "points_follow_from_the_results"
    lines = table(("A", "WW", 4, 1), ("B", "WL", 2, 2), ("C", "LL", 1, 4))
    lines = [replace(one, position=n) for n, one in enumerate(lines, start=1)]
    wrong = replace(lines[1], points=7)
    assert the_reason(rule, lines[0], wrong, lines[2]) == (
        "3 is likelier right, for it fits the order of the lines"
    )
    assert the_reason(rule, lines[0], wrong, lines[2], COUNTED) == (
        "the results are likelier right, for the matches shown make 3 points"
    )


def test_a_table_over_all_stages_may_leave_a_play_off_without_points() -> None:
    lines = table(("A", "WW", 4, 1), kind=StandingKind.OVERALL, points=3)
    assert the_reason("points_follow_from_the_results", lines) == (
        "a play-off may be counted as won without points"
    )


def test_another_number_of_points_that_would_make_the_coefficient() -> None:
    line = a_line("A", points=98, played=84, coefficient=1.1905)
    assert the_reason("coefficient_is_points_per_match", line) == "100 points would make 1.1905"


def test_a_pair_too_many_and_one_too_few() -> None:
    lines = ["A 1-0 B", "C 1-0 D", "A 1-0 C", "B 1-0 D", "E 1-0 A", "E 1-0 B", "C 1-0 E", "D 1-0 E"]
    once = [a_match(one, group_name="Group A") for one in [*lines, "B 1-0 C"]]
    twice = a_match("D 3-0 B", group_name="Group A")
    _, findings = result_of("every_pair_of_a_group_meets_equally_often", once, twice)
    assert [one.message.partition("; ")[2] for one in findings] == [
        "as B and D meet twice, one match likely names a wrong team",
        "as A and D do not meet, one match likely names a wrong team",
    ]
    assert {one.other_article_id for one in findings} == {once[0].article_id}
    same = a_match("B 1-0 D", match_id="again", group_name="Group A")
    _, (_, finding) = result_of("every_pair_of_a_group_meets_equally_often", once, same)
    assert finding.message.endswith("; one match is likely shown twice")


def test_points_with_a_bonus_do_not_speak_against_the_order() -> None:
    lines = table(("A", "WL", 2, 2), ("B", "WW", 4, 1))
    lines = [replace(one, position=n) for n, one in enumerate(lines, start=1)]
    rule = "order_of_a_printed_table_follows_the_rules"
    assert the_reason(rule, lines).startswith("the order is likelier wrong")
    bonus = replace(lines[1], points=8, bonus_points=2)
    assert the_reason(rule, lines[0], bonus) == UNTOLD
