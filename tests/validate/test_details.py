"""Shoot-outs, half-time scores, attendances, hat-tricks and averages."""

from dataclasses import replace
from datetime import date

import pytest

from pipeline.tables import HatTrick, InfoboxField, Severity, ShootoutKick, Side
from tests.validate.build import (
    a_match,
    a_participant,
    an_edition,
    goals,
    result_of,
    row,
    tally,
    the_finding,
)

WINNER = "shootout_has_a_winner"
KICKS = "kicks_agree_with_the_shootout_score"
HALF = "half_time_score_fits_the_match"
CAPACITY = "attendance_does_not_exceed_the_capacity"
HAT = "hat_trick_stands_in_its_match"
HATS = "hat_tricks_of_the_matches_are_listed"
AVERAGE = "stated_average_follows_from_the_totals"


def shootout(home: int, away: int):  # type: ignore[no-untyped-def]
    return a_match("Atlas 1-1 Puebla", home_shootout_score=home, away_shootout_score=away)


def kicks(home: str, away: str) -> list[ShootoutKick]:
    """Kicks from ``"ox?"``: scored, missed, not said."""
    said = {"o": True, "x": False, "?": None}
    sides = [(Side.HOME, mark) for mark in home] + [(Side.AWAY, mark) for mark in away]
    return [
        row(
            ShootoutKick,
            match_id="Atlas-Puebla",
            kick_number=number,
            side=side,
            is_scored=said[mark],
        )
        for number, (side, mark) in enumerate(sides, start=1)
    ]


def test_a_shootout_has_a_winner() -> None:
    assert tally(WINNER, shootout(4, 3)) == (1, 0, 0)
    assert the_finding(WINNER, shootout(4, 4)).observed == "4–4"
    assert tally(WINNER, a_match("Atlas 1-1 Puebla")) == (0, 0, 0)


def test_kicks_are_those_of_the_score() -> None:
    assert tally(KICKS, shootout(2, 1), kicks("oxo", "xox")) == (2, 0, 0)
    assert tally(KICKS, shootout(2, 1), kicks("oxo", "")) == (1, 0, 1)
    assert tally(KICKS, shootout(2, 1), kicks("o?o", "xox")) == (1, 0, 1)
    assert tally(KICKS, a_match("Atlas 1-1 Puebla"), kicks("o", "x")) == (0, 0, 2)


@pytest.mark.parametrize(("home", "severity"), [("oooo", "error"), ("ox", "warning")])
def test_other_kicks_than_the_score(home: str, severity: str) -> None:
    finding = the_finding(KICKS, shootout(3, 1), kicks(home, "o"))
    assert finding.severity is Severity(severity)
    assert "kicks of Atlas are" in finding.message or "kick of Atlas is" in finding.message


def test_a_half_time_score_is_no_more_than_the_end() -> None:
    match = a_match("Atlas 2-1 Puebla", home_half_time_score=1, away_half_time_score=1)
    assert tally(HALF, match) == (2, 0, 0)
    assert tally(HALF, match, goals(match, "A 20, B 60", "C 45+2")) == (2, 0, 0)
    assert tally(HALF, match, goals(match, "A 20, B", "C 45+2")) == (2, 0, 0)
    assert the_finding(HALF, match, goals(match, "A 20, B 30", "C 45")).expected == "2"
    more = replace(match, away_half_time_score=2)
    assert the_finding(HALF, more).expected == "at most 1"
    assert tally(HALF, replace(match, home_score=None)) == (1, 0, 1)


def test_a_ground_holds_who_watches() -> None:
    ground = replace(a_participant("Atlas"), stadium="Estadio Jalisco", capacity=55_000)
    match = a_match("Atlas 2-1 Puebla", stadium="estadio Jalisco", attendance=55_000)
    assert tally(CAPACITY, match, ground) == (1, 0, 0)
    assert tally(CAPACITY, replace(match, stadium="Elsewhere", attendance=1), ground) == (0, 0, 0)
    finding = the_finding(CAPACITY, replace(match, attendance=55_001), ground)
    assert finding.severity is Severity.WARNING
    assert "55,001 people" in finding.message


def hat_trick(number: int, **given: object) -> HatTrick:
    defaults = {
        "edition_id": "cup-2014",
        "line_number": 1,
        "player_name": "A",
        "person_id": "a",
        "team_id": "atlas",
        "opponent_team_id": "puebla",
        "opponent_team_name": "Puebla",
        "goals": number,
    }
    return row(HatTrick, **(defaults | given))


def test_a_hat_trick_is_in_the_match() -> None:
    match = a_match("Atlas 4-0 Puebla", is_goals_complete=True)
    listed = goals(match, "A 1, A 2, A 3, B 4")
    assert tally(HAT, match, listed, hat_trick(3)) == (1, 0, 0)
    assert tally(HAT, hat_trick(3)) == (0, 0, 1)
    assert tally(HAT, match, listed, hat_trick(3, person_id=None)) == (0, 0, 1)
    assert the_finding(HAT, match, listed, hat_trick(4)).expected == "3"
    short = replace(match, is_goals_complete=False)
    assert tally(HAT, short, listed[:2], hat_trick(3)) == (0, 0, 1)


def test_a_hat_trick_of_another_day_or_score() -> None:
    match = a_match("Atlas 4-0 Puebla", "2014-02-01", is_goals_complete=True)
    listed = goals(match, "A 1, A 2, A 3, B 4")
    line = hat_trick(
        3, match_date=date(2014, 2, 2), team_score=4, opponent_score=1, score_text="4–1"
    )
    message = the_finding(HAT, match, listed, line).message
    assert "is said there to have ended 4–1 and is dated 1 February 2014" in message


def test_every_hat_trick_is_listed() -> None:
    match = a_match("Atlas 6-0 Puebla")
    listed = goals(match, "A 1, A 2, A 3, B 4, B 5, B 6")
    assert tally(HATS, match, listed) == (0, 0, 0)
    account, (finding,) = result_of(HATS, match, listed, hat_trick(3))
    assert (account.passed, finding.expected) == (1, "B")


@pytest.mark.parametrize(
    ("text", "passed", "failed"),
    [
        ("171 (2.67 per match)", 1, 0),
        ("171 (2.7 per match)", 1, 0),
        ("171 (2.76 per match)", 0, 1),
        ("3,386,810 (52,919 per match)", 1, 0),
        ("171", 0, 0),
        ("171 (a record)", 0, 0),
    ],
)
def test_an_average_is_the_total_by_the_matches(text: str, passed: int, failed: int) -> None:
    field = row(
        InfoboxField, infobox_number=1, field_number=1, name="goals", raw_value="", text=text
    )
    edition = an_edition(printed_match_count=64)
    assert tally(AVERAGE, edition, field) == (passed, failed, 0)
    assert tally(AVERAGE, field)[:2] == (0, 0)
