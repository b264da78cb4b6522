"""What speaks for an aggregate, and for a winner."""

from dataclasses import replace
from typing import Any

from pipeline.tables import Decider, RoundKind
from tests.validate.build import a_match, a_tie, an_edition, goals, the_finding, the_reason

UNTOLD = "nothing else here tells which is right"
SEMI = {"round_kind": RoundKind.SEMI_FINAL}
FINAL = {"round_kind": RoundKind.FINAL}

AGGREGATE = "aggregate_of_a_tie_table_is_the_sum_of_the_legs"
MARKED = "winner_marked_in_a_tie_table_won_the_tie"
LEGS = ("Atlas 1-0 Puebla", "Puebla 1-1 Atlas")  # 2–1


def printed(first: int, second: int, **given: Any) -> Any:
    return a_tie(*LEGS, printed_team1_aggregate=first, printed_team2_aggregate=second, **given)


def test_legs_or_aggregate() -> None:
    tie, first, second = printed(3, 1)
    by_legs = [*goals(first, "A 1"), *goals(second, "B 1", "C 2")]
    by_print = [*goals(first, "A 1, A 2"), *goals(second, "B 1", "C 2")]
    assert the_reason(AGGREGATE, tie, first, second) == UNTOLD
    assert the_reason(AGGREGATE, tie, first, second, by_legs) == (
        "the legs are likelier right, for the goals listed agree with their scores"
    )
    assert the_reason(AGGREGATE, tie, first, second, by_print) == (
        "the aggregate is likelier right, for the goals listed make it too"
    )


def test_another_number_in_the_place_of_the_aggregate() -> None:
    tie, first, second = printed(4, 2)
    kicks_ = replace(second, home_shootout_score=2, away_shootout_score=4)
    assert the_reason(AGGREGATE, tie, first, kicks_) == (
        "the legs are likelier right, for what is printed is the score of the shoot-out"
    )
    aggregate = {"printed_team1_aggregate": 1, "printed_team2_aggregate": 1}
    assert the_reason(AGGREGATE, a_tie("Atlas 2-0 Puebla", LEGS[1], **aggregate)) == (
        "the legs are likelier right, for what is printed is the score of the second leg"
    )
    assert the_reason(AGGREGATE, printed(1, 1)) == UNTOLD  # the first leg may be a goalless draw


def test_who_goes_on_speaks_against_a_sum_by_which_the_other_won() -> None:
    for_puebla = printed(2, 3, **SEMI)
    for_both = printed(3, 2, **SEMI)
    final = a_match("Puebla 1-0 Toluca", "2014-02-01", **FINAL)
    assert the_reason(AGGREGATE, for_puebla, final) == (
        "the aggregate is likelier right, for Puebla play the next round"
    )
    assert the_reason(AGGREGATE, for_puebla, replace(final, home_team_id="atlas")) == (
        "the legs are likelier right, for Atlas play the next round"
    )
    assert the_reason(AGGREGATE, for_both, final) == UNTOLD  # both speak against it


def test_the_third_place_is_no_next_round() -> None:
    marked = a_tie(*LEGS, printed_winner_team_id="puebla", **SEMI)
    third = a_tie(
        "Puebla 1-0 Toluca",
        "Toluca 0-0 Puebla",
        section="Third place",
        source_start=9,
        round_kind=RoundKind.THIRD_PLACE,
    )
    assert the_reason(MARKED, marked, third) == UNTOLD


def test_a_winner_has_more_than_one_witness() -> None:
    tie, first, second = a_tie(*LEGS, printed_winner_team_id="puebla", **SEMI)
    listed = [*goals(first, "A 1"), *goals(second, "B 1", "C 2")]
    final = a_match("Atlas 1-0 Toluca", "2014-02-01", **FINAL)
    assert the_reason(MARKED, tie, first, second, listed, final) == (
        "Atlas likelier won, for the goals listed agree with the scores"
        " and they play the next round"
    )


def test_a_shoot_out_is_named_where_it_decides() -> None:
    tie, first, second = a_tie(
        "Atlas 1-0 Puebla", "Puebla 1-0 Atlas", printed_winner_team_id="puebla"
    )
    kicks_ = replace(second, home_shootout_score=2, away_shootout_score=4)
    assert "by the legs (1–0 and 0–1) Atlas won the shoot-out (4–2)" in (
        the_finding(MARKED, tie, first, kicks_).message
    )


def test_a_decider_that_was_not_needed() -> None:
    rule = "decider_marked_in_a_tie_table_fits_the_legs"
    by_away_goals = {"printed_decided_by": Decider.AWAY_GOALS}
    assert the_reason(rule, a_tie(*LEGS, printed_winner_team_id="atlas", **by_away_goals)) == (
        "the scores are likelier right, for by them Atlas won, who are marked as the winners"
    )
    assert the_reason(rule, a_tie(*LEGS, printed_winner_team_id="puebla", **by_away_goals)) == (
        "a score is likelier wrong, for Puebla are marked as the winners"
    )


def test_a_note_that_contradicts_itself() -> None:
    noted = {"note_text": "Puebla won 2–1 on aggregate", "printed_winner_team_id": "puebla"}
    assert the_finding("tie_note_agrees_with_the_legs", printed(2, 1, **noted)).message == (
        "The note on Atlas v Puebla says Puebla won; the legs (1–0 and 1–1) say Atlas won;"
        " the legs are likelier right, for the aggregate printed is theirs"
    )


def test_the_way_of_a_champion_who_is_not_in_the_final() -> None:
    rule = "champion_won_the_final"
    champion = an_edition(champion_team_id="toluca", champion_name="Toluca")
    final = a_match("Atlas 1-0 Puebla", "2014-02-01", **FINAL)
    lost = a_match("Atlas 1-0 Toluca", **SEMI)
    won = a_match("Atlas 0-1 Toluca", **SEMI)
    other = a_match("Atlas 1-0 Celaya", **SEMI)
    assert the_reason(rule, champion, final) == UNTOLD
    assert the_reason(rule, champion, final, lost) == (
        "the final is likelier right, for Toluca lost to Atlas before it"
    )
    assert the_reason(rule, champion, final, won) == (
        "the infobox is likelier right, for Toluca beat Atlas in the last round they are shown in"
    )
    assert the_reason(rule, champion, final, other) == (
        "the final is likelier right, for Toluca play no match of the knock-out rounds"
    )


def test_a_runner_up_named_as_champion_too() -> None:
    both = {"champion_team_id": "atlas", "runner_up_team_id": "atlas", "runner_up_name": "Atlas"}
    final = a_match("Atlas 1-0 Puebla", **FINAL)
    assert the_reason("runner_up_lost_the_final", an_edition(**both), final) == (
        "the final is likelier right, for the infobox names them as champions too"
    )


def test_the_next_round_of_one_bracket() -> None:
    marked = a_tie(*LEGS, printed_winner_team_id="puebla")
    later = a_tie("Atlas 1-0 Toluca", "Toluca 0-0 Atlas", source_start=9, round="Second round")
    assert the_reason(MARKED, marked, later) == "Atlas likelier won, for they play the next round"


def test_who_goes_on_from_a_group_need_not_have_won_a_tie_of_it() -> None:
    tie, *legs = printed(2, 3)
    in_a_group = replace(tie, group_name="Group 1")
    final = a_match("Puebla 1-0 Toluca", "2014-02-01", section="Final", source_start=9, **FINAL)
    assert the_reason(AGGREGATE, tie, legs, final).endswith("for Puebla play the next round")
    assert the_reason(AGGREGATE, in_a_group, legs, final) == UNTOLD
