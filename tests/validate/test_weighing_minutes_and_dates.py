"""What speaks for a minute, an opponent, a date."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from pipeline.tables import Match, RoundKind, RuleKind, StandingBasis
from tests.validate.build import (
    a_line,
    a_match,
    a_rule,
    a_tie,
    an_edition,
    goals,
    result_of,
    the_finding,
    the_reason,
)

UNTOLD = "nothing else here tells which is right"
SEMI = {"round_kind": RoundKind.SEMI_FINAL}
FINAL = {"round_kind": RoundKind.FINAL}


def whole(match: Match) -> Match:
    """A match that says that its goals are listed."""
    return replace(match, is_goals_complete=True)


IN_A_GROUP = {"group_name": "Group A"}
LATE = "minute_lies_within_the_time_played"


@pytest.mark.parametrize(
    ("score", "home", "given", "expected"),
    [
        ("Atlas 1-0 Puebla", "A 97", IN_A_GROUP, "90+7 is likelier meant, for no extra time"),
        ("Atlas 2-0 Puebla", "A 9, B 97", FINAL, "90+7 is likelier meant, for the teams"),
        ("Atlas 1-0 Puebla", "B 107", FINAL, "the teams were level after 90 minutes, so"),
        ("Atlas 2-0 Puebla", "A 9, B 111", FINAL, "the minute is likelier wrong, for the"),
        ("Atlas 1-0 Puebla", "B 451", FINAL, "45+1 is likelier meant, with the sign left out"),
        ("Atlas 1-0 Puebla", "B 107", {}, ""),
    ],
)
def test_a_minute_after_the_end(
    score: str, home: str, given: dict[str, Any], expected: str
) -> None:
    match = whole(a_match(score, **given))
    found = the_reason(LATE, match, goals(match, home))
    assert found.startswith(expected)
    assert bool(found) == bool(expected)


def test_extra_time_follows_a_level_aggregate() -> None:
    tie, first, second = a_tie("Atlas 1-0 Puebla", "Puebla 2-0 Atlas", **SEMI)
    listed = [*goals(first, "A 1"), *goals(second, "B 5, B 105")]
    assert the_reason(LATE, tie, whole(first), whole(second), listed).startswith(
        "the teams were level"
    )
    nowhere = replace(tie, match_ids=())
    assert the_reason(LATE, nowhere, whole(second), goals(second, "B 5, B 105")) == ""
    apart = [*goals(first, "A 105"), *goals(second, "B 5, B 15")]
    assert the_reason(LATE, tie, whole(first), whole(second), apart) == ""  # a leg is still to come


def test_minutes_out_of_order_and_the_half_time_score() -> None:
    rule, match = "minutes_of_one_player_rise", a_match("Atlas 2-0 Puebla", home_half_time_score=1)
    assert the_reason(rule, match, goals(match, "A 77, A 10")) == (
        "the minutes fit the half-time score, so that likely only their order is wrong"
    )
    assert the_reason(rule, match, goals(match, "A 77, A 60")) == (
        "the half-time score gives 1 goal, so that likely a minute is wrong"
    )


def test_an_end_that_is_not_one_digit_away() -> None:
    rule, match = "added_minute_follows_the_end_of_a_period", a_match("Atlas 1-0 Puebla")
    assert the_reason(rule, match, goals(match, "A 40+2")) == ""  # 45 and 90 are both a digit away
    assert (
        the_reason(rule, match, goals(match, "A 104+2"))
        == "105+2 is likelier meant, one digit away"
    )


ITSELF = "no_team_plays_itself"


def test_who_plays_a_team_that_plays_itself() -> None:
    tie, first, _ = a_tie("Atlas 1-0 Puebla", "Puebla 1-1 Atlas")
    wrong = a_match("Atlas 1-1 Atlas", leg=2, tie_id=tie.tie_id)
    assert the_reason(ITSELF, tie, first, wrong) == (
        "one of the two is likely Puebla, the other team of the tie"
    )
    lines = ["A 1-0 B", "C 1-0 D", "A 1-0 C", "B 1-0 D", "B 1-0 C", "A 1-0 A"]
    group = [a_match(one, group_name="Group A") for one in lines]
    assert (
        the_reason(ITSELF, group) == "one of the two is likely D, whose match with them is missing"
    )


def test_the_table_counts_one_more_match_of_the_team_that_is_missing() -> None:
    match = a_match("Atlas 1-0 Atlas")
    lines = [a_line(name, played=1) for name in ("Atlas", "Puebla", "Toluca")]
    counted = [replace(one, table_id="c", basis=StandingBasis.COMPUTED) for one in lines]
    counted[1] = replace(counted[1], played=0)
    assert the_reason(ITSELF, match, lines, counted) == (
        "one of the two is likely Puebla, whose match with them is missing"
    )


TWICE = "no_team_plays_twice_on_one_day"


def test_one_match_shown_twice() -> None:
    again = a_match("Atlas 1-0 Puebla", match_id="again", source_start=5)
    _, findings = result_of(TWICE, a_match("Atlas 1-0 Puebla"), again)
    assert {one.message.partition("; ")[2] for one in findings} == {
        "it is likely one match, shown twice"
    }


def test_the_date_far_from_the_rest_of_its_round_is_likelier_wrong() -> None:
    first = {"round": "Round 1", "round_kind": RoundKind.MATCHDAY}
    later = {"round": "Round 9", "round_kind": RoundKind.MATCHDAY}
    matches = [
        a_match("Atlas 1-0 Puebla", "2014-01-14", **first),
        a_match("Toluca 1-0 Celaya", "2014-01-14", **first),
        a_match("Atlas 2-0 Toluca", "2014-01-14", source_start=5, **later),
        a_match("Puebla 1-0 Celaya", "2014-03-14", **later),
    ]
    _, (finding, *_) = result_of(TWICE, matches)
    assert finding.message.endswith(
        "; the date of Atlas 2–0 Toluca is likelier wrong,"
        " for the rest of its round is 59 days away or more"
    )


def test_one_date_or_the_days_stated_for_a_round() -> None:
    rule = a_rule(
        RuleKind.DATES,
        section="Round",
        start_date=date(2014, 5, 8),
        end_date=date(2014, 5, 9),
    )
    check = "matches_lie_within_the_dates_of_their_round"

    def of_round(*days: str) -> list[Match]:
        return [
            a_match("Atlas 1-0 Puebla", when, match_id=f"m{n}", section="Round")
            for n, when in enumerate(days)
        ]

    assert the_reason(check, rule, of_round("2014-05-08", "2014-05-19")) == (
        "the date is likelier wrong, for 1 other match of the round fits"
    )
    _, findings = result_of(check, rule, of_round("2014-05-18", "2014-05-19", "2014-05-08"))
    assert {one.message.partition("; ")[2] for one in findings} == {UNTOLD}
    _, findings = result_of(check, rule, of_round("2014-05-18", "2014-05-19", "2014-05-20"))
    assert {one.message.partition("; ")[2] for one in findings} == {
        "the days stated are likelier wrong, for 2 other matches of the round do not fit either"
    }


def test_one_date_far_outside_the_edition() -> None:
    rule = "matches_lie_within_the_dates_of_the_edition"
    edition = an_edition(start_date=date(2014, 1, 1), end_date=date(2014, 5, 1))
    within = [a_match(f"A{n} 1-0 B{n}", "2014-02-01") for n in range(3)]
    far = a_match("Atlas 1-0 Puebla", "2014-06-20")
    assert (
        the_reason(rule, edition, within, far)
        == "the date is likelier wrong, for 3 other matches fit"
    )
    assert the_finding(rule, edition, within, far).other_article_id == edition.article_id
    near = replace(far, match_date=date(2014, 5, 2))
    assert the_reason(rule, edition, within, near) == ""


def test_legs_at_two_grounds() -> None:
    tie, first, second = a_tie("Atlas 1-0 Puebla", "Atlas 1-3 Puebla")
    legs = replace(first, stadium="Jalisco"), replace(second, stadium="Cuauhtémoc")
    assert the_reason("second_leg_swaps_home_and_away", tie, *legs) == (
        "as they are at two grounds (Jalisco and Cuauhtémoc),"
        " one leg is likely written the wrong way round"
    )


def test_a_date_out_of_order_with_its_neighbours_is_likelier_wrong() -> None:
    rounds = [
        (RoundKind.QUARTER_FINAL, "Toluca 1-0 Celaya", "2014-03-01"),
        (RoundKind.SEMI_FINAL, "Atlas 1-0 Puebla", "2014-04-20"),
        (RoundKind.FINAL, "Atlas 1-0 Toluca", "2014-04-09"),
        (RoundKind.THIRD_PLACE, "Puebla 1-0 Celaya", "2014-04-10"),
    ]
    matches = [
        a_match(line, when, round_kind=kind, round=kind.value, source_start=place)
        for place, (kind, line, when) in enumerate(rounds)
    ]
    assert the_reason("a_team_plays_its_rounds_in_order", matches) == (
        "the date of Atlas 1–0 Puebla is likelier wrong,"
        " for it is out of order with the matches beside it"
    )
    assert the_reason("a_team_plays_its_rounds_in_order", matches[1:3]) == UNTOLD
