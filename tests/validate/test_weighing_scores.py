"""What speaks for a score: the goals listed, the aggregate, the table, another passage."""

from dataclasses import replace
from datetime import date
from typing import Any

from pipeline.tables import (
    Match,
    MatchShowing,
    RoundKind,
    ShootoutKick,
    Side,
    Standing,
    StandingBasis,
)
from pipeline.validate.wording import day
from tests.validate.build import (
    a_line,
    a_match,
    a_participant,
    a_tie,
    goals,
    result_of,
    row,
    the_finding,
    the_reason,
)

UNTOLD = "nothing else here tells which is right"
FINAL = {"round_kind": RoundKind.FINAL}

LISTED = "goals_listed_equal_the_score"


def printed_beside(match: Match, home: str, away: str) -> list[Standing]:
    """Printed and computed lines of two teams from ``"3 2"``, goals for and against as printed."""
    lines = []
    for name, team, own in (
        (match.home_team_name, home, (match.home_score, match.away_score)),
        (match.away_team_name, away, (match.away_score, match.home_score)),
    ):
        scored, conceded = map(int, team.split())
        printed = a_line(name, played=1, goals_for=scored, goals_against=conceded)
        counted = replace(
            printed,
            table_id="computed",
            basis=StandingBasis.COMPUTED,
            goals_for=own[0],
            goals_against=own[1],
        )
        lines += [printed, counted]
    return lines


def test_the_printed_table_agrees_with_the_score_or_with_the_list() -> None:
    match = a_match("Atlas 3-2 Puebla")
    listed = goals(match, "A 1, B 2", "C 3, D 4")
    as_scored = printed_beside(match, "3 2", "2 3")
    as_listed = printed_beside(match, "2 2", "2 2")
    assert the_reason(LISTED, match, listed, as_scored) == (
        "the score is likelier right, for the printed table agrees with it"
    )
    assert the_reason(LISTED, match, listed, as_listed) == (
        "the list is likelier right, for the printed table agrees with it"
    )
    assert the_reason(LISTED, match, listed) == ""
    in_a_final = replace(match, round_kind=RoundKind.FINAL)  # no table counts it
    assert the_reason(LISTED, in_a_final, listed, as_scored) == ""


def test_the_printed_aggregate_agrees_with_the_score_or_with_the_list() -> None:
    printed = {"printed_team1_aggregate": 4, "printed_team2_aggregate": 2}
    tie, first, second = a_tie("Atlas 3-2 Puebla", "Puebla 0-1 Atlas", **printed)
    listed = [*goals(first, "A 1, B 2", "C 3, D 4"), *goals(second, "", "A 5")]
    assert the_reason(LISTED, tie, first, second, listed) == (
        "the score is likelier right, for the printed aggregate agrees with it"
    )
    lower = replace(tie, printed_team1_aggregate=3)
    assert the_reason(LISTED, lower, first, second, listed) == (
        "the list is likelier right, for the printed aggregate agrees with it"
    )


def test_a_goal_listed_twice() -> None:
    match = a_match("Atlas 1-0 Puebla")
    assert the_reason(LISTED, match, goals(match, "Santos 24, Santos 24")) == (
        "Santos 24 is listed twice, so that the list is likelier wrong"
    )
    assert the_reason(LISTED, match, goals(match, "Santos 24, Santos 25")) == UNTOLD


def test_no_goal_is_listed() -> None:
    match = a_match("Atlas 1-2 Puebla")
    assert the_finding(LISTED, match, goals(match, "", "A 1, B 2")).message == (
        "No goal is listed for Atlas in Atlas 1–2 Puebla (14 January 2014), which gives them 1"
    )


def showing(number: int, **given: Any) -> MatchShowing:
    defaults = {
        "match_id": "Atlas-Puebla",
        "showing_number": number,
        "match_date": date(2014, 1, 14),
        "home_score": 3,
        "away_score": 2,
        "home_scorer_names": (),
        "away_scorer_names": (),
    }
    return row(MatchShowing, **(defaults | given))


def test_more_passages_and_the_goals_speak_for_a_score() -> None:
    rule, match = "passages_on_a_match_agree_on_its_score", a_match("Atlas 3-2 Puebla")
    two = [match, showing(1), showing(2, away_score=1)]
    assert the_reason(rule, *two) == UNTOLD
    assert the_reason(rule, *two, showing(3)) == "3–2 is likelier right, for 2 passages give it"
    assert the_reason(rule, *two, goals(match, "A 1, A 2, A 3", "B 4")) == (
        "3–1 is likelier right, for the goals listed agree with it"
    )


def test_a_day_apart_may_be_another_clock() -> None:
    rule, match = "passages_on_a_match_agree_on_its_day", a_match("Atlas 3-2 Puebla")
    late = showing(2, match_date=date(2014, 1, 15))
    assert the_reason(rule, match, showing(1), late) == "they may count by different clocks"
    assert the_reason(rule, match, showing(1), late, showing(3)) == (
        f"{day(date(2014, 1, 14))} is likelier right, for 2 passages give it"
    )


def test_a_shoot_out_behind_a_score_that_is_not_level() -> None:
    rule = "shootout_follows_a_level_score"
    match = a_match("Atlas 2-1 Puebla", home_shootout_score=4, away_shootout_score=3)
    assert the_reason(rule, match, goals(match, "A 1, A 2", "B 3")) == (
        "the score is likelier right, for the goals listed agree with it"
    )
    assert the_reason(rule, match, goals(match, "A 1", "B 3")) == (
        "the shoot-out is likelier right, for the goals listed make it 1–1"
    )


def kicks(home: str, away: str) -> list[ShootoutKick]:
    taken = [(Side.HOME, mark) for mark in home] + [(Side.AWAY, mark) for mark in away]
    return [
        row(
            ShootoutKick,
            match_id="Atlas-Puebla",
            kick_number=number,
            side=side,
            is_scored=mark == "o",
        )
        for number, (side, mark) in enumerate(taken, start=1)
    ]


def test_a_shoot_out_without_a_winner() -> None:
    level = a_match("Atlas 1-1 Puebla", home_shootout_score=4, away_shootout_score=4)
    rule = "shootout_has_a_winner"
    assert (
        the_reason(rule, level, kicks("oooo", "oxoo"))
        == "the kicks listed make it 4–3, which is likelier"
    )
    assert the_reason(rule, level) == ""
    _, findings = result_of("kicks_agree_with_the_shootout_score", level, kicks("oooo", "oxoo"))
    assert [one.message.partition("; ")[2] for one in findings] == [
        "the kicks are likelier right, for the score would leave the shoot-out without a winner"
    ]


def test_a_half_time_score() -> None:
    rule = "half_time_score_fits_the_match"
    match = a_match("Atlas 2-1 Puebla", home_half_time_score=1)
    assert the_reason(rule, match, goals(match, "A 20, B 30", "C 46")) == (
        "the half-time score is likelier wrong, for the goals listed make the final score"
    )
    more = replace(match, home_half_time_score=3)
    assert the_reason(rule, more, goals(match, "A, B", "C")) == (
        "the final score is likelier right, for the goals listed agree with it"
    )


def test_a_crowd_above_the_capacity() -> None:
    rule = "attendance_does_not_exceed_the_capacity"
    ground = replace(a_participant("Atlas"), stadium="Jalisco", capacity=55_000)

    def crowds(*numbers: int) -> list[Match]:
        return [
            a_match("Atlas 1-0 Puebla", match_id=f"m{n}", stadium="Jalisco", attendance=number)
            for n, number in enumerate(numbers)
        ]

    assert the_reason(rule, ground, crowds(550_000)) == (
        "the attendance is likelier mistyped: a digit is too many"
    )
    assert the_reason(rule, ground, crowds(60_000, 1_000, 2_000, 3_000)) == (
        "the attendance is likelier wrong, for 3 others there are within it"
    )
    _, findings = result_of(rule, ground, crowds(60_000, 61_000, 2_000))
    assert [one.message.partition("; ")[2] for one in findings] == [
        "the capacity is likelier another, as it is exceeded 1 more time there"
    ] * 2
