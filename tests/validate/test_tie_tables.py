"""What tie tables print against the legs."""

from dataclasses import replace
from typing import Any

import pytest

from pipeline.tables import Decider, RoundKind, RuleKind, Severity, Tie
from tests.validate.build import a_match, a_rule, a_tie, result_of, tally, the_finding

AGGREGATE = "aggregate_of_a_tie_table_is_the_sum_of_the_legs"
WINNER = "winner_marked_in_a_tie_table_won_the_tie"
NEXT = "winner_plays_the_next_round"
LEGS = ("Atlas 1-0 Puebla", "Puebla 1-1 Atlas")  # 2–1
LEVEL = ("Atlas 1-0 Puebla", "Puebla 2-1 Atlas")  # 2–2, away goals 1–0 for Atlas


def table(legs: tuple[str, str], first: int, second: int, **given: Any) -> Any:
    """A tie as a table prints it."""
    return a_tie(*legs, printed_team1_aggregate=first, printed_team2_aggregate=second, **given)


def test_the_aggregate_is_the_sum() -> None:
    assert tally(AGGREGATE, table(LEGS, 2, 1)) == (1, 0, 0)
    finding = the_finding(AGGREGATE, table(LEGS, 1, 2))
    assert finding.message == (
        "Atlas v Puebla is printed as 1–2 on aggregate, but the legs (1–0 and 1–1) make 2–1;"
        " the legs are likelier right, for what is printed is their sum the wrong way round"
    )
    assert finding.severity is Severity.ERROR


@pytest.mark.parametrize("decider", [Decider.WALKOVER, Decider.POINTS, Decider.REPLAY])
def test_what_goals_did_not_decide_does_not_apply(decider: Decider) -> None:
    assert tally(AGGREGATE, table(LEGS, 3, 1, printed_decided_by=decider)) == (0, 0, 0)
    tie = table(LEGS, 2, 1, printed_decided_by=decider, printed_winner_team_id="puebla")
    assert tally(WINNER, tie) == (0, 0, 1)


def test_a_note_has_a_check_of_its_own() -> None:
    assert tally(AGGREGATE, table(LEGS, 1, 2, note_text="Atlas won")) == (0, 0, 0)
    assert tally(WINNER, a_tie(*LEGS, printed_winner_team_id="x", note_text="X won")) == (0, 0, 0)


def test_a_leg_without_a_score_leaves_it_open() -> None:
    legs = ("Atlas 1-0 Puebla", "Puebla v Atlas")
    assert tally(AGGREGATE, table(legs, 1, 0)) == (0, 0, 1)
    assert tally(WINNER, a_tie(*legs, printed_winner_team_id="atlas")) == (0, 0, 1)


def test_the_marked_team_won() -> None:
    assert tally(WINNER, a_tie(*LEGS, printed_winner_team_id="atlas")) == (1, 0, 0)
    finding = the_finding(WINNER, a_tie(*LEGS, printed_winner_team_id="puebla"))
    assert finding.message == (
        "Puebla are marked as the winners of Atlas v Puebla,"
        " but by the legs (1–0 and 1–1) Atlas won; nothing else here tells which is right"
    )
    assert finding.severity is Severity.ERROR


def test_away_goals_speak_where_they_count() -> None:
    marked = a_tie(*LEVEL, printed_winner_team_id="puebla")
    assert tally(WINNER, marked) == (0, 0, 1)
    rule = a_rule(RuleKind.LEVEL_TIE_DECIDER, criterion="away_goals")
    finding = the_finding(WINNER, marked, rule)
    assert "by the legs (1–0 and 1–2) Atlas won on away goals;" in finding.message
    assert finding.severity is Severity.WARNING


def test_a_shoot_out_decides_a_level_tie() -> None:
    tie, first, _ = a_tie(*LEVEL, printed_winner_team_id="puebla")
    kicks = {"home_shootout_score": 4, "away_shootout_score": 2}
    second = a_match(LEVEL[1], "2014-01-21", leg=2, tie_id=tie.tie_id, **kicks)
    assert tally(WINNER, tie, first, second) == (1, 0, 0)


def test_a_marked_team_that_plays_on_is_likely_right() -> None:
    marked = a_tie(*LEGS, printed_winner_team_id="puebla", section="First round")
    later = a_tie("Puebla 1-0 Toluca", "Toluca 0-0 Puebla", section="Final", source_start=9)
    finding = the_finding(WINNER, marked, later)
    assert finding.message.endswith("Atlas won; Puebla likelier won, for they play the next round")
    assert finding.severity is Severity.WARNING


def test_one_slip_is_one_finding() -> None:
    """The aggregate says that a score is wrong; so the winner by the scores is not held to it."""
    semi = {"round_kind": RoundKind.SEMI_FINAL}
    wrong = table(LEGS, 1, 2, printed_winner_team_id="puebla", **semi)
    final = a_match("Puebla 1-0 Toluca", "2014-02-01", round_kind=RoundKind.FINAL)
    assert tally(WINNER, wrong, final) == (0, 0, 1)
    account, _ = result_of(NEXT, wrong, final)
    assert account.undecided_reasons == ("a score of the earlier tie is doubted (1)",)


def bracket(first: str, second: str, scores: tuple[int, int], **given: Any) -> Tie:
    """A tie that only a bracket shows."""
    tie, _, _ = a_tie(f"{first} 0-0 {second}", f"{second} 0-0 {first}", **given)
    return replace(tie, match_ids=(), team1_aggregate=scores[0], team2_aggregate=scores[1])


SEMI = {"round_kind": RoundKind.SEMI_FINAL}
FINAL = {"round_kind": RoundKind.FINAL}


def test_a_bracket_is_judged_by_the_scores_it_shows() -> None:
    right = bracket("Atlas", "Puebla", (3, 1), printed_winner_team_id="atlas")
    wrong = replace(right, printed_winner_team_id="puebla")
    assert tally(WINNER, right) == (1, 0, 0)
    assert the_finding(WINNER, wrong).message == (
        "Puebla are marked as the winners of Atlas v Puebla,"
        " but by the scores shown (3–1) Atlas won; nothing else here tells which is right"
    )


def test_who_plays_on_in_a_bracket_won_the_round_before() -> None:
    semi = bracket("Atlas", "Puebla", (3, 1), tie_id="s", **SEMI)
    final = bracket("Atlas", "Toluca", (1, 0), tie_id="f", **FINAL)
    other = bracket("Puebla", "Toluca", (1, 0), tie_id="o", **FINAL)
    assert tally(NEXT, semi, final) == (1, 0, 0)
    assert the_finding(NEXT, semi, other).message == (
        "Puebla play the next round, yet the meeting of Atlas and Puebla ended 3–1,"
        " so that Atlas won; nothing else here tells which is right"
    )


def test_a_bracket_without_scores_goes_by_its_marks() -> None:
    semi = bracket("Atlas", "Puebla", (3, 1), printed_winner_team_id="puebla", tie_id="s", **SEMI)
    blank = replace(semi, team1_aggregate=None, team2_aggregate=None)
    final = bracket("Puebla", "Toluca", (1, 0), tie_id="f", **FINAL)
    other = bracket("Atlas", "Toluca", (1, 0), tie_id="o", **FINAL)
    assert tally(NEXT, blank, final) == (1, 0, 0)
    assert the_finding(NEXT, blank, other).message == (
        "Atlas play the next round, yet the meeting of Atlas and Puebla is marked as won by Puebla"
        "; nothing else here tells which is right"
    )
    assert tally(NEXT, semi, final) == (0, 0, 1)  # the mark is the finding of another check


DECIDER = "decider_marked_in_a_tie_table_fits_the_legs"


def test_what_is_marked_to_have_decided_fits_the_legs() -> None:
    away = {"printed_decided_by": Decider.AWAY_GOALS}
    assert tally(DECIDER, a_tie(*LEVEL, **away)) == (1, 0, 0)
    assert tally(DECIDER, a_tie(*LEVEL, printed_decided_by=Decider.PENALTIES)) == (1, 0, 0)
    assert tally(DECIDER, a_tie(*LEGS)) == (0, 0, 0)
    assert the_finding(DECIDER, a_tie(*LEGS, **away)).message == (
        "Atlas v Puebla is marked as decided by away goals,"
        " but the legs (1–0 and 1–1) make it 2–1 on aggregate"
        "; nothing else here tells which is right"
    )
    dead_level = a_tie("Atlas 1-1 Puebla", "Puebla 1-1 Atlas", **away)
    assert the_finding(DECIDER, dead_level).message.partition(";")[0].endswith("away goals too")
    unknown = bracket("Atlas", "Puebla", (2, 2), **away)
    assert tally(DECIDER, unknown) == (0, 0, 1)


REPLAYED = ("Atlas 1-1 Puebla", "Puebla 0-1 Atlas")


@pytest.mark.parametrize("legs", [REPLAYED, ("Atlas 1-1 Puebla", "Atlas 2-1 Puebla"), LEVEL])
def test_a_replay_follows_level_matches(legs: tuple[str, str]) -> None:
    replayed = {"printed_decided_by": Decider.REPLAY}
    assert tally(DECIDER, a_tie(*legs, **replayed)) == (1, 0, 0)
    assert "marked as decided by replay" in the_finding(DECIDER, a_tie(*LEGS, **replayed)).message
    unplayed = a_tie("Atlas 1-1 Puebla", "Puebla v Atlas", **replayed)
    assert tally(DECIDER, unplayed) == (0, 0, 1)


def test_who_won_the_replay_won() -> None:
    replayed = {"printed_decided_by": Decider.REPLAY}
    assert tally(WINNER, a_tie(*REPLAYED, printed_winner_team_id="atlas", **replayed)) == (1, 0, 0)
    wrong = the_finding(WINNER, a_tie(*REPLAYED, printed_winner_team_id="puebla", **replayed))
    assert "by the legs (1–1 and 1–0) Atlas won" in wrong.message
