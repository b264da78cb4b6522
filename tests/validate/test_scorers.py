"""Totals of scorers against the goals of the matches, and whose the missing goals are."""

import time
from dataclasses import replace
from typing import Any

import pytest

from pipeline.tables import Goal, GoalEvidence, GoalKind, Match, Severity, Side, TopScorer
from tests.validate.build import a_match, a_scorer, an_edition, goals, result_of, tally, the_finding

TOTAL = "total_of_a_scorer_equals_his_goals"
MISSING = "nobody_with_as_many_goals_is_missing"
LEADS = "infobox_top_scorer_leads_the_list"
FALL = "goals_fall_down_the_list_of_scorers"
TOLD = "goals_without_a_scorer_are_told_by_the_totals"

ATLAS = a_match("Atlas 3-2 Querétaro", "2014-02-25")
SHORT = goals(ATLAS, "Santos 24, Barraza 52", "Escalante 37, Vilchis 55")
EARLIER = a_match("Atlas 4-0 Puebla", "2014-02-18")
FULL = goals(EARLIER, "Barraza 1, Santos 2, Santos 3, Santos 4")
BEFORE = a_match("Atlas 9-0 Toluca", "2014-02-11")
MANY = [BEFORE, *goals(BEFORE, ", ".join(["Gómez 5"] * 9))]  # so that most of a list is there


def scorers(*totals: tuple[str, int | None], **given: Any) -> list[TopScorer]:
    return [
        a_scorer(name, number, line_number=line, **given)
        for line, (name, number) in enumerate(totals, start=1)
    ]


def in_the_infobox(name: str, number: int) -> TopScorer:
    return a_scorer(name, number, list_number=2, source_construct="infobox field")


def test_a_total_is_the_number_of_goals() -> None:
    assert tally(TOTAL, EARLIER, FULL, scorers(("Santos", 3), ("Barraza", 1))) == (2, 0, 0)


def test_own_goals_do_not_count() -> None:
    own = [*FULL[1:], replace(FULL[0], kind=GoalKind.OWN_GOAL, scorer_side=Side.AWAY)]
    assert tally(TOTAL, EARLIER, own, scorers(("Santos", 3))) == (1, 0, 0)


def test_another_total_is_an_error() -> None:
    finding = the_finding(TOTAL, EARLIER, FULL, scorers(("Santos", 3), ("Barraza", 2)))
    assert finding.severity is Severity.ERROR
    assert finding.message == (
        "The list of goalscorers gives Barraza 2 goals, but the matches list 1;"
        " the matches are likelier right,"
        " for the totals of all other scorers of the team agree with them"
    )
    assert (finding.expected, finding.observed, finding.table_name) == ("1", "2", "top_scorer")


def test_a_goal_credited_to_the_wrong_one_of_two() -> None:
    _, findings = result_of(
        TOTAL, EARLIER, FULL, MANY, scorers(("Gómez", 9), ("Santos", 2), ("Barraza", 2))
    )
    assert "Santos of the same team has 1 more in the matches" in findings[0].message
    assert "Barraza of the same team has 1 fewer in the matches" in findings[1].message


def test_a_second_witness_says_which_is_likelier() -> None:
    lines = [*scorers(("Santos", 4), ("Barraza", 1)), in_the_infobox("Santos", 3)]
    _, findings = result_of(TOTAL, EARLIER, FULL, lines)
    assert [one.message.partition("; ")[2] for one in findings] == [
        "the matches are likelier right, for the infobox gives 3 as well"
    ]
    _, findings = result_of(LEADS, EARLIER, FULL, lines)
    assert [one.expected for one in findings] == ["Santos (4)"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (scorers(("Santos", None)), (0, 0, 1)),  # the number is lost
        (scorers(("Santos", 3), person_id=None), (0, 0, 1)),  # not told apart
        (scorers(("Santos", 30), ("Barraza", 20)), (0, 0, 2)),  # of a league shown in part
        (scorers(("Santos", 3), ("Barraza", 1), ("Gómez", 9)), (0, 0, 3)),  # likewise
    ],
)
def test_totals_that_cannot_be_told(lines: list[TopScorer], expected: tuple[int, int, int]) -> None:
    assert tally(TOTAL, EARLIER, FULL, lines) == expected


def test_a_goal_that_is_not_listed_may_be_his() -> None:
    lines = scorers(("Santos", 4), ("Barraza", 3))
    assert tally(TOTAL, ATLAS, SHORT, EARLIER, FULL, lines) == (1, 0, 1)


def test_one_player_linked_under_two_titles() -> None:
    lines = scorers(("Gómez", 9), ("Santos", 3), ("Jahir Barraza", 1))
    lines[2] = replace(lines[2], person_id="jahir")
    assert tally(TOTAL, EARLIER, FULL, MANY, lines) == (2, 0, 1)
    assert tally(MISSING, EARLIER, FULL, MANY, lines) == (2, 0, 1)


def test_who_has_as_many_goals_is_in_the_list() -> None:
    assert tally(MISSING, EARLIER, FULL, scorers(("Santos", 3), ("Barraza", 1))) == (2, 0, 0)
    assert tally(MISSING, EARLIER, FULL, scorers(("Santos", 3))) == (1, 0, 0)
    finding = the_finding(MISSING, ATLAS, SHORT, EARLIER, FULL, scorers(("Barraza", 2)))
    assert finding.message == (
        "Santos has 4 goals in the matches, but is not in the list of goalscorers,"
        " which goes down to Barraza with 2"
    )


def test_the_infobox_names_who_leads_the_list() -> None:
    lines = scorers(("Santos", 3), ("Barraza", 1))
    assert tally(LEADS, EARLIER, FULL, lines, in_the_infobox("Santos", 3)) == (1, 0, 0)
    assert tally(LEADS, EARLIER, FULL, in_the_infobox("Santos", 3)) == (0, 0, 1)
    finding = the_finding(LEADS, EARLIER, FULL, lines, in_the_infobox("Barraza", 1))
    assert finding.expected == "Santos (3)"
    assert finding.message == (
        "The infobox names Barraza with 1 goal as top scorer, but the list of goalscorers gives"
        " Santos 3 goals; the list is likelier right, for Santos has 3 goals in the matches"
    )


def test_goals_fall_down_the_list() -> None:
    assert tally(FALL, scorers(("A", 3), ("B", 3), ("C", None), ("D", 2))) == (2, 0, 0)
    finding = the_finding(FALL, scorers(("A", 3), ("B", 4)))
    assert finding.message == ("B stands below A in the list of goalscorers, with 4 goals to 3")
    assert the_finding(FALL, scorers(("A", 3), ("B", 2), rank=1)).expected == "3"


def test_the_only_explanation_is_said() -> None:
    lines = scorers(("Santos", 4), ("Barraza", 3))
    finding = the_finding(TOLD, ATLAS, SHORT, EARLIER, FULL, lines)
    assert finding.severity is Severity.INFO
    assert finding.message == (
        "The goal not listed for Atlas in Atlas 3–2 Querétaro (25 February 2014) is Barraza's:"
        " the list of goalscorers gives Barraza 3, the matches list 2,"
        " and nothing else explains both"
    )
    assert (finding.expected, finding.row_key) == ("Barraza", ATLAS.match_id)
    assert finding.other_source_start is not None


def test_an_empty_slot_is_explained_by_the_infobox() -> None:
    slot = replace(
        goals(ATLAS, "Barraza")[0],
        goal_number=9,
        evidence=GoalEvidence.BLANK_SLOT,
        person_id="barraza",
    )
    whole = an_edition(printed_match_count=2)
    finding = the_finding(
        TOLD, whole, ATLAS, SHORT, slot, EARLIER, FULL, in_the_infobox("Barraza", 3)
    )
    assert finding.message.startswith("The empty slot for Atlas in Atlas 3–2 Querétaro")
    assert finding.table_name == "goal"


def gap(number: int) -> tuple[Match, list[Goal]]:
    match = a_match(f"Atlas 1-0 Club {number}", f"2014-03-{number:02}")
    return match, []


def test_several_explanations_are_listed() -> None:
    lines = scorers(("Gómez", 9), ("Santos", 4), ("Barraza", 2))
    _, findings = result_of(TOLD, EARLIER, FULL, MANY, gap(1), gap(2), lines)
    assert len(findings) == 2
    assert findings[0].expected is None
    assert "one of several: Barraza; or Santos" in findings[0].message
    many = [gap(number)[0] for number in range(1, 9)]
    lines = scorers(("Gómez", 9), ("Santos", 4), ("Barraza", 1))
    _, findings = result_of(TOLD, EARLIER, FULL, MANY, many, lines)
    assert len(findings) == 8
    assert all("or in more ways" in one.message for one in findings)


@pytest.mark.parametrize(
    "lines",
    [
        scorers(("Santos", 4), ("Barraza", 2)),  # nobody is short
        scorers(("Santos", 6), ("Barraza", 3)),  # more are missing than there are
        [],
    ],
)
def test_no_explanation_is_said_too(lines: list[TopScorer]) -> None:
    _, failed, undecided = tally(TOLD, ATLAS, SHORT, EARLIER, FULL, lines)
    assert (failed, undecided) == (0, 1)


def test_a_hostile_number_of_lines_takes_no_time() -> None:
    people = [f"P{number} Silva" for number in range(4_000)]
    scored = [
        replace(FULL[0], goal_number=number, scorer_name=name, person_id=f"x{number}")
        for number, name in enumerate(people, start=1)
    ]
    lines = scorers(*[(name, 2 if number % 9 else 1) for number, name in enumerate(people)])
    start = time.process_time()
    tally(TOTAL, EARLIER, MANY, scored, lines)
    assert time.process_time() - start < 5


def test_a_hostile_number_of_gaps_takes_no_time() -> None:
    many = [gap(1 + number % 28)[0] for number in range(3_000)]
    named = [replace(one, match_id=f"m{number}") for number, one in enumerate(many)]
    people = [(f"P{number}", 1) for number in range(200)]
    scored = [
        replace(FULL[0], goal_number=number, scorer_name=name, person_id=name.lower())
        for number, (name, _) in enumerate(people, start=1)
    ]
    lines = scorers(*[(name, 2 if number < 40 else 1) for number, (name, _) in enumerate(people)])
    big = replace(EARLIER, home_score=len(scored))
    account, _ = result_of(TOLD, big, scored, named, lines)
    assert account.undecided_reasons == (
        "there are too many ways to explain the goals without a scorer (3000)",
    )
