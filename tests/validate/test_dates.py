"""Dates against each other and against the days the article states."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from pipeline.tables import Match, RoundKind, RuleKind, Severity
from pipeline.validate import run_checks
from tests.validate.build import (
    a_match,
    a_rule,
    a_tie,
    an_edition,
    result_of,
    rows_of,
    tally,
    the_finding,
)

YEAR = "year_fits_the_neighbouring_matches"
ROUNDS = "a_team_plays_its_rounds_in_order"
STATED = "matches_lie_within_the_dates_of_the_edition"
ROUND_DATES = "matches_lie_within_the_dates_of_their_round"
DATE_CHECKS = (YEAR, ROUNDS, STATED, ROUND_DATES, "second_leg_is_not_played_before_the_first")

CUP = an_edition(start_date=date(2014, 1, 14), end_date=date(2014, 4, 9))


def group(second_leg_date: str | None = "2014-01-21") -> list[object]:
    """Two ties of a group in the order of an article: tie by tie, not day by day."""
    dates = ("2014-01-14", second_leg_date)
    rows = [
        *a_tie("UAT 4-1 Puebla", "Puebla 1-0 UAT", dates=dates),
        *a_tie("San Luis 0-1 UANL", "UANL 6-1 San Luis", dates=("2014-01-14", "2014-01-22")),
        *a_tie("UANL 4-0 UAT", "UAT 1-1 UANL", dates=("2014-02-04", "2014-02-18")),
    ]
    return in_order(rows)


def in_order(rows: Sequence[object]) -> list[object]:
    """The matches placed one after the other."""
    return [
        replace(row, source_start=place) if isinstance(row, Match) else row
        for place, row in enumerate(rows)
    ]


def test_years_that_fit() -> None:
    assert tally(YEAR, CUP, group()) == (6, 0, 0)


def test_a_year_that_breaks_with_its_neighbours() -> None:
    finding = the_finding(YEAR, CUP, group("2013-01-21"))
    assert finding.message == (
        '"2013-01-21" (Puebla 1–0 UAT, second leg) lies 358 days before the first leg on'
        " 14 January 2014; the year is probably 2014"
    )
    assert (finding.expected, finding.observed) == ("2014-01-21", "2013-01-21")
    assert (finding.row_key, finding.severity) == ("Puebla-UAT-2", Severity.ERROR)


def test_a_year_is_doubted_without_stated_dates_too() -> None:
    assert tally(YEAR, group("2015-01-21")) == (5, 1, 0)


def test_one_wrong_year_is_one_finding() -> None:
    found = {rule: result_of(rule, CUP, group("2013-01-21"))[0] for rule in DATE_CHECKS}
    assert {rule: account.failed for rule, account in found.items() if account.failed} == {YEAR: 1}
    doubted = ("the date is doubted by another check (1)",)
    assert found[STATED].undecided_reasons == doubted


def test_both_legs_in_the_wrong_year() -> None:
    ties = [
        *a_tie("UAT 4-1 Puebla", "Puebla 1-0 UAT", dates=("2014-01-14", "2014-01-21")),
        *a_tie("San Luis 0-1 UANL", "UANL 6-1 San Luis", dates=("2013-01-14", "2013-01-22")),
        *a_tie("UANL 4-0 UAT", "UAT 1-1 UANL", dates=("2014-02-04", "2014-02-18")),
    ]
    assert tally(YEAR, CUP, in_order(ties)) == (4, 2, 0)


def test_a_competition_of_several_years_raises_no_doubt() -> None:
    days = ("2011-09-02", "2011-09-06", "2012-02-29", "2012-09-07", "2012-09-11", "2013-10-15")
    matches = [a_match(f"A 1-0 B{place}", when) for place, when in enumerate(days)]
    assert tally(YEAR, in_order([*matches])) == (6, 0, 0)


def test_a_wrong_season_as_a_whole_raises_no_doubt_of_years() -> None:
    edition = an_edition(start_date=date(2013, 1, 14), end_date=date(2013, 4, 9))
    assert tally(YEAR, edition, group()) == (6, 0, 0)
    assert the_finding(STATED, edition, group()).message.startswith("6 matches are dated after")


def test_a_final_of_its_own_takes_the_year_from_its_season() -> None:
    season = an_edition(edition_id="season")
    tournament = an_edition(parent_edition_id="season", part="Clausura")
    final = a_tie(
        "Tecos 0-0 UdeG",
        "UdeG 1-1 Tecos",
        edition_id="season",
        dates=("2014-05-07", "2013-05-10"),
    )
    finding = the_finding(YEAR, season, tournament, group(), final)
    assert (finding.row_key, finding.expected) == ("UdeG-Tecos-2", "2014-05-10")
    assert tally(YEAR, season, final) == (2, 0, 0)


def test_a_year_that_does_not_exist_is_not_proposed() -> None:
    leap_day = a_tie("UAT 4-1 Puebla", "Puebla 1-0 UAT", dates=("2014-02-27", "2012-02-29"))
    assert tally(YEAR, CUP, leap_day) == (2, 0, 0)


def test_undecided_years() -> None:
    assert tally(YEAR, CUP, group(None)) == (5, 0, 1)
    alone, _ = result_of(YEAR, CUP, a_match("Atlas 1-0 Puebla"))
    assert alone.undecided_reasons == ("no dated match stands beside it (1)",)


def test_matches_within_the_stated_dates() -> None:
    assert tally(STATED, CUP, group()) == (6, 0, 0)
    assert tally(STATED, an_edition(), group()) == (0, 0, 0)
    assert tally(STATED, CUP, group(None)) == (5, 0, 1)


def test_one_match_beyond_an_end_is_a_finding_on_the_match() -> None:
    finding = the_finding(STATED, CUP, a_match("Atlas 1-0 Puebla", "2014-01-10"))
    assert finding.message == (
        "Atlas 1–0 Puebla is dated 10 January 2014,"
        " before the stated start of the season, 14 January 2014"
    )
    assert finding.table_name == "match"


def test_several_matches_beyond_an_end_are_one_finding_on_the_season() -> None:
    season = an_edition(
        edition_id="season", start_date=date(2013, 7, 19), end_date=date(2014, 4, 12)
    )
    clausura = an_edition(parent_edition_id="season", part="Clausura")
    apertura = an_edition(
        edition_id="apertura",
        parent_edition_id="season",
        part="Apertura",
        start_date=date(2013, 7, 19),
        end_date=date(2013, 11, 30),
    )
    matches = [
        a_match("Atlas 1-0 Puebla", "2014-04-16", source_start=5),
        a_match("Toluca 1-0 Celaya", "2014-04-30"),
        a_match("Celaya 1-0 Atlas", "2014-05-10", edition_id="season"),
        a_match("Atlas 1-0 Toluca", "2013-11-30", edition_id="apertura"),
    ]
    stated = a_rule(
        RuleKind.DATES,
        edition_id="season",
        start_date=date(2013, 7, 19),
        end_date=date(2014, 4, 12),
        source_start=77,
    )
    given = (season, clausura, apertura, matches, stated)
    assert tally(STATED, *given) == (1, 3, 0)
    finding = the_finding(STATED, *given)
    assert finding.message == (
        "3 matches are dated after the stated end of the season, 12 April 2014:"
        " the first on 16 April 2014, the last on 10 May 2014; as they are so many,"
        " the stated end is likelier too early, or meant for one part only"
    )
    assert (finding.table_name, finding.row_key) == ("edition", "season")
    assert finding.severity is Severity.WARNING
    assert (finding.expected, finding.observed) == ("2014-04-12", "2014-04-16 to 2014-05-10")
    assert finding.other_source_start == 5  # the finding itself stands where the sentence does
    elsewhere = replace(stated, section="Format")
    assert the_finding(STATED, *given[:-1], elsewhere).other_source_start == 77


QUARTER_FINALS = a_rule(
    RuleKind.DATES,
    section="Quarter-finals",
    leg=1,
    start_date=date(2014, 5, 8),
    end_date=date(2014, 5, 9),
)


@pytest.mark.parametrize(
    ("when", "leg", "section", "expected"),
    [
        ("2014-05-08", 1, "Quarter-finals / First leg", (1, 0, 0)),
        ("2014-05-09", 1, "Quarter-finals", (1, 0, 0)),
        ("2014-05-10", 1, "Quarter-finals / First leg", (0, 1, 0)),
        (None, 1, "Quarter-finals / First leg", (0, 0, 1)),
        ("2014-05-11", 2, "Quarter-finals / Second leg", (0, 0, 0)),
        ("2014-05-11", 1, "Quarter-finals of the youth / First leg", (0, 0, 0)),
    ],
)
def test_dates_of_a_round(
    when: str | None, leg: int, section: str, expected: tuple[int, int, int]
) -> None:
    match = a_match("Atlas 1-0 Puebla", when, leg=leg, section=section)
    assert tally(ROUND_DATES, match, QUARTER_FINALS) == expected


def test_a_match_outside_the_dates_of_its_round() -> None:
    match = a_match("Atlas 1-0 Puebla", "2014-05-10", leg=1, section="Quarter-finals")
    assert the_finding(ROUND_DATES, match, QUARTER_FINALS).message == (
        "Atlas 1–0 Puebla is dated 10 May 2014,"
        " not 8 May 2014 to 9 May 2014 for the first leg as stated under Quarter-finals"
        "; nothing else here tells which is right"
    )


@pytest.mark.parametrize(
    ("first", "last", "stated"),
    [
        ("2014-05-08", "2014-05-08", "not 8 May 2014 as stated"),
        ("2014-05-12", None, "not from 12 May 2014 on as stated"),
        (None, "2014-05-08", "not until 8 May 2014 as stated"),
    ],
)
def test_how_the_stated_days_are_named(first: str | None, last: str | None, stated: str) -> None:
    rule = a_rule(
        RuleKind.DATES,
        section="Final",
        start_date=date.fromisoformat(first) if first else None,
        end_date=date.fromisoformat(last) if last else None,
    )
    match = a_match("Atlas 1-0 Puebla", "2014-05-10", section="Final")
    assert stated in the_finding(ROUND_DATES, match, rule).message


def test_a_date_outside_its_round_is_one_finding() -> None:
    tie, first, second = a_tie(
        "Atlas 1-0 Puebla", "Puebla 0-0 Atlas", dates=("2014-05-19", "2014-05-12")
    )
    first = replace(first, section="Quarter-finals / First leg")
    found = {rule: tally(rule, tie, first, second, QUARTER_FINALS) for rule in DATE_CHECKS}
    assert {rule: failed for rule, (_, failed, _) in found.items() if failed} == {ROUND_DATES: 1}


def test_the_dates_of_the_whole_edition_are_not_those_of_a_round() -> None:
    whole = a_rule(
        RuleKind.DATES, section="Cup", start_date=date(2014, 1, 14), end_date=date(2014, 4, 9)
    )
    assert tally(ROUND_DATES, CUP, whole, a_match("A 1-0 B", section="Cup / Final")) == (0, 0, 0)


SEMI = {"round_kind": RoundKind.SEMI_FINAL}
FINAL = {"round_kind": RoundKind.FINAL}


def test_rounds_in_order() -> None:
    semi = a_match("Atlas 1-0 Puebla", "2014-03-25", **SEMI)
    final = a_match("Atlas 1-0 Toluca", "2014-04-09", **FINAL)
    assert tally(ROUNDS, semi, final) == (1, 0, 0)
    late = a_match("Atlas 1-0 Puebla", "2014-04-12", **SEMI)
    assert the_finding(ROUNDS, late, final).message == (
        "Atlas 1–0 Toluca is dated 9 April 2014,"
        " before the earlier round's Atlas 1–0 Puebla on 12 April 2014"
        "; nothing else here tells which is right"
    )
    assert tally(ROUNDS, a_match("Atlas 1-0 Puebla", None, **SEMI), final) == (0, 0, 1)


def test_rounds_of_other_teams_and_stages_are_another_matter() -> None:
    final = a_match("Atlas 1-0 Toluca", "2014-04-09", **FINAL)
    others = a_match("Celaya 1-0 Puebla", "2014-04-12", **SEMI)
    youth = a_match("Atlas 1-0 Puebla", "2014-04-12", stage="Youth", **SEMI)
    assert tally(ROUNDS, others, youth, final) == (0, 0, 0)


def test_rows_are_not_changed() -> None:
    rows = rows_of(CUP, group("2013-01-21"))
    before = list(rows[Match])
    run_checks(rows)
    assert rows[Match] == before
