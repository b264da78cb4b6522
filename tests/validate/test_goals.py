"""The goals a match lists."""

from typing import Any

import pytest

from pipeline.tables import MatchStatus, Severity
from tests.validate.build import a_match, goals, result_of, tally, the_finding

LISTED = "goals_listed_equal_the_score"
RISE = "minutes_of_one_player_rise"
TIME = "minute_lies_within_the_time_played"
ADDED = "added_minute_follows_the_end_of_a_period"

ATLAS = a_match("Atlas 3-2 Querétaro", "2014-02-25")


def test_as_many_goals_as_the_score_says() -> None:
    assert tally(LISTED, ATLAS, goals(ATLAS, "A 1, B 2, -", "C 3, D")) == (2, 0, 0)


def test_a_goal_short_is_a_warning() -> None:
    listed = goals(ATLAS, "Santos 24, Barraza 52", "Escalante 37, Vilchis 55")
    finding = the_finding(LISTED, ATLAS, listed)
    assert finding.severity is Severity.WARNING
    assert finding.message == (
        "2 of 3 goals are listed for Atlas in Atlas 3–2 Querétaro (25 February 2014)"
    )
    assert (finding.expected, finding.observed) == ("3", "2")
    assert finding.finding_id == "goals_listed_equal_the_score:Atlas-Querétaro:home"


def test_a_goal_too_many_is_an_error() -> None:
    finding = the_finding(LISTED, ATLAS, goals(ATLAS, "A 1, B 2, C 3", "D 4, E 5, F 6"))
    assert finding.severity is Severity.ERROR
    assert finding.message.startswith("3 goals are listed for Querétaro in Atlas 3–2")


def test_no_scorers_in_the_whole_edition_is_undecided_where_goals_were_scored() -> None:
    account, _ = result_of(LISTED, a_match("Atlas 1-0 Puebla"))
    assert (account.passed, account.failed, account.undecided) == (1, 0, 1)
    assert account.undecided_reasons == ("the edition lists no scorers for such matches (1)",)


def test_a_table_of_one_team_is_not_held_to_list_the_goals_of_its_opponents() -> None:
    row = a_match("Atlas 2-1 Puebla", source_construct="match table row")
    assert tally(LISTED, row, goals(row, "A, B")) == (1, 0, 1)
    assert tally(LISTED, row, goals(row, "A")) == (0, 1, 1)


def test_a_results_grid_beside_boxes_is_not_held_to_list_scorers() -> None:
    grid = a_match("Atlas 1-0 Puebla", source_construct="results grid")
    assert tally(LISTED, grid, ATLAS, goals(ATLAS, "A, B, C", "D, E")) == (3, 0, 1)


@pytest.mark.parametrize(
    "given",
    [
        {"status": MatchStatus.AWARDED},
        {"status": MatchStatus.WALKOVER},
        {"status": MatchStatus.ABANDONED},
        {"away_score": None},
    ],
)
def test_only_played_matches_with_a_score_apply(given: dict[str, Any]) -> None:
    assert tally(LISTED, a_match("Atlas 3-0 Puebla", **given)) == (0, 0, 0)


def test_minutes_rise_per_player_not_per_side() -> None:
    match = a_match("Atlas 3-0 Puebla")
    assert tally(RISE, match, goals(match, "A 10, A 77, B 23")) == (1, 0, 0)


def test_minutes_of_one_player_out_of_order() -> None:
    match = a_match("Atlas 3-0 Puebla")
    finding = the_finding(RISE, match, goals(match, "B 5, A 45+2, A 45"))
    assert finding.message == (
        "A's goals in Atlas 3–0 Puebla are listed out of order: 45+2 before 45"
    )
    assert finding.row_key == "Atlas-Puebla | 3"
    assert finding.edition_id == "cup-2014"


def test_a_missing_minute_leaves_the_order_open_unless_the_others_break_it() -> None:
    match = a_match("Atlas 3-0 Puebla")
    assert tally(RISE, match, goals(match, "A 5, A")) == (0, 0, 1)
    assert tally(RISE, match, goals(match, "A 5, A, A 3")) == (0, 1, 0)


def test_namesakes_of_both_sides_are_two_players() -> None:
    match = a_match("Atlas 1-1 Puebla")
    assert tally(RISE, match, goals(match, "A 50", "A 5")) == (0, 0, 0)


@pytest.mark.parametrize(
    ("minute", "is_after_extra_time", "expected"),
    [
        ("A 90", None, (1, 0, 0)),
        ("A 90+4", None, (1, 0, 0)),
        ("A", None, (0, 0, 1)),
        ("A 91", None, (0, 1, 0)),
        ("A 118", False, (0, 1, 0)),
        ("A 118", True, (1, 0, 0)),
        ("A 121", True, (0, 1, 0)),
    ],
)
def test_minutes_within_the_time_played(
    minute: str, is_after_extra_time: bool | None, expected: tuple[int, int, int]
) -> None:
    match = a_match("Atlas 1-0 Puebla", is_after_extra_time=is_after_extra_time)
    assert tally(TIME, match, goals(match, minute)) == expected


def test_a_late_minute_is_a_warning_and_an_impossible_one_an_error() -> None:
    match = a_match("Atlas 1-0 Puebla")
    late = the_finding(TIME, match, goals(match, "A 97"))
    assert late.severity is Severity.WARNING
    assert late.message == (
        "A is listed in minute 97 of Atlas 1–0 Puebla, yet the article names no extra time"
    )
    assert the_finding(TIME, match, goals(match, "A 121")).severity is Severity.ERROR


def test_added_minutes_stand_behind_the_end_of_a_period() -> None:
    match = a_match("Atlas 3-0 Puebla")
    listed = goals(match, "A 45+2, B 90+1, C 44")
    assert tally(ADDED, match, listed) == (2, 0, 0)
    finding = the_finding(ADDED, match, goals(match, "A 44+2"))
    assert finding.message == (
        "A is listed in minute 44+2 of Atlas 1–0 Puebla, but no period ends there;"
        " 45+2 is likelier meant, one digit away"
    ).replace("1–0", "3–0")
