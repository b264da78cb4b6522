"""Champions, runners-up, promoted teams, and who plays the next round."""

from dataclasses import replace
from typing import Any

import pytest

from pipeline.tables import Decider, RoundKind, RuleKind, Severity
from pipeline.validate import run_checks
from tests.validate.build import (
    a_line,
    a_match,
    a_rule,
    a_tie,
    an_edition,
    result_of,
    rows_of,
    tally,
    the_finding,
)

CHAMPION = "champion_won_the_final"
RUNNER_UP = "runner_up_lost_the_final"
PROMOTED = "promoted_team_won_the_deciding_tie"
NEXT = "winner_plays_the_next_round"

FINAL = {"round_kind": RoundKind.FINAL}
SEMI = {"round_kind": RoundKind.SEMI_FINAL}
AWAY_GOALS = a_rule(RuleKind.LEVEL_TIE_DECIDER, criterion="away_goals")
DECISIVE = a_tie("Atlas 1-0 Puebla", "Puebla 1-1 Atlas", **FINAL)
BY_AWAY_GOALS = a_tie("Cruz Azul 1-0 América", "América 2-1 Cruz Azul", **FINAL)
LEVEL = a_tie("Atlas 1-1 Puebla", "Puebla 1-1 Atlas", **FINAL)


def won_by(champion: str, runner_up: str | None = None, **given: Any) -> Any:
    """An edition whose infobox names the two."""
    return an_edition(
        champion_team_id=champion.lower(),
        champion_name=champion,
        runner_up_team_id=runner_up.lower() if runner_up else None,
        runner_up_name=runner_up,
        **given,
    )


def test_the_champion_won_the_final() -> None:
    named = won_by("Atlas", "Puebla")
    assert tally(CHAMPION, named, DECISIVE) == (1, 0, 0)
    assert tally(RUNNER_UP, named, DECISIVE) == (1, 0, 0)


def test_the_champion_won_a_single_match() -> None:
    final = a_match("Atlas 3-0 Puebla", **FINAL)
    assert tally(CHAMPION, won_by("Atlas", "Puebla"), final) == (1, 0, 0)
    assert tally(CHAMPION, won_by("Puebla"), final) == (0, 1, 0)


def test_a_champion_who_lost_the_final_is_one_error() -> None:
    named = won_by("Puebla", "Atlas")
    finding = the_finding(CHAMPION, named, DECISIVE)
    assert finding.message == (
        "The final between Atlas and Puebla ended 2–1, so that Atlas won,"
        " yet the infobox names Puebla as champions; nothing else here tells which is right"
    )
    assert (finding.severity, finding.table_name) == (Severity.ERROR, "edition")
    assert tally(RUNNER_UP, named, DECISIVE) == (0, 0, 1)


def test_away_goals_for_the_other_finalist_are_a_warning() -> None:
    named = won_by("América", "Cruz Azul")
    finding = the_finding(CHAMPION, named, BY_AWAY_GOALS, AWAY_GOALS)
    assert finding.message == (
        "The final between Cruz Azul and América ended 2–2 and away goals (1–0) favour Cruz Azul,"
        " yet the infobox names América as champions;"
        " the article does not say how it was decided"
    )
    assert (finding.expected, finding.observed) == ("Cruz Azul", "América")
    assert finding.severity is Severity.WARNING
    assert tally(RUNNER_UP, named, BY_AWAY_GOALS, AWAY_GOALS) == (0, 0, 1)


def test_away_goals_for_the_champion_pass() -> None:
    assert tally(CHAMPION, won_by("Cruz Azul"), BY_AWAY_GOALS, AWAY_GOALS) == (1, 0, 0)


def test_a_level_final_is_undecided_without_a_rule_or_with_level_away_goals() -> None:
    assert tally(CHAMPION, won_by("América"), BY_AWAY_GOALS) == (0, 0, 1)
    assert tally(CHAMPION, won_by("Atlas"), LEVEL, AWAY_GOALS) == (0, 0, 1)
    assert tally(RUNNER_UP, won_by("Atlas", "Puebla"), LEVEL, AWAY_GOALS) == (0, 0, 1)


def test_a_shootout_or_a_note_decides_a_level_final() -> None:
    tie, first, second = BY_AWAY_GOALS
    kicks = replace(second, home_shootout_score=4, away_shootout_score=2)
    assert tally(CHAMPION, won_by("América"), AWAY_GOALS, tie, first, kicks) == (1, 0, 0)
    assert the_finding(CHAMPION, won_by("Cruz Azul"), tie, first, kicks).message == (
        "The final between Cruz Azul and América ended 2–2, and América won the shoot-out (2–4),"
        " yet the infobox names Cruz Azul as champions; nothing else here tells which is right"
    )
    noted = replace(
        tie, printed_winner_team_id="américa", printed_decided_by=Decider.PENALTIES, note_text="x"
    )
    assert tally(CHAMPION, won_by("América"), AWAY_GOALS, noted, first, second) == (1, 0, 0)


def test_a_final_without_a_score_is_undecided() -> None:
    tie = a_tie("Atlas 1-0 Puebla", "Puebla v Atlas", **FINAL)
    assert tally(CHAMPION, won_by("Atlas"), tie) == (0, 0, 1)


def test_champions_and_runners_up_who_are_not_in_the_final() -> None:
    assert the_finding(CHAMPION, won_by("Toluca"), DECISIVE).message == (
        "The infobox names Toluca as champions, but the final is between Atlas and Puebla"
        "; nothing else here tells which is right"
    )
    assert the_finding(RUNNER_UP, won_by("Atlas", "Toluca"), DECISIVE).message == (
        "The infobox names Toluca as runners-up, but the final is between Atlas and Puebla"
        "; nothing else here tells which is right"
    )


def test_a_runner_up_who_won_is_an_error_where_no_champion_is_named() -> None:
    named = an_edition(runner_up_team_id="atlas", runner_up_name="Atlas")
    assert the_finding(RUNNER_UP, named, DECISIVE).message == (
        "The infobox names Atlas as runners-up, but they won the final against Puebla"
        "; nothing else here tells which is right"
    )


def test_a_league_champion_need_not_play_the_final_of_the_play_offs() -> None:
    leader = a_line("Toluca", position=1)
    assert tally(CHAMPION, won_by("Toluca"), DECISIVE, leader) == (0, 0, 1)


def test_two_finals_do_not_apply() -> None:
    other = a_match("Celaya 1-0 Toluca", **FINAL)
    assert tally(CHAMPION, won_by("Atlas"), DECISIVE, other) == (0, 0, 0)


def promoting(*names: str) -> Any:
    """A season of one tournament that names teams as promoted."""
    ids = tuple(name.lower() for name in names)
    return an_edition(edition_id="season", promoted_team_ids=ids, promoted_names=names)


TOURNAMENT = an_edition(parent_edition_id="season", part="Clausura")


def test_the_promoted_team_won_the_deciding_tie() -> None:
    tie = a_tie("Atlas 1-0 Puebla", "Puebla 0-0 Atlas", edition_id="season")
    assert tally(PROMOTED, promoting("Atlas"), TOURNAMENT, tie) == (1, 0, 0)
    assert tally(PROMOTED, promoting("Atlas", "Puebla"), TOURNAMENT, tie) == (0, 0, 1)
    assert tally(PROMOTED, promoting("Toluca"), TOURNAMENT, tie) == (0, 0, 1)
    assert tally(PROMOTED, an_edition(edition_id="season"), TOURNAMENT, tie) == (0, 0, 0)
    finding = the_finding(PROMOTED, promoting("Puebla"), TOURNAMENT, tie)
    assert finding.severity is Severity.ERROR


def test_the_rules_of_the_tournaments_hold_for_the_deciding_tie() -> None:
    tie = a_tie("Tecos 0-0 UdeG", "UdeG 1-1 Tecos", edition_id="season")
    own_final = a_tie("Tecos 0-0 Puebla", "Puebla 1-1 Tecos", **FINAL)
    season = replace(promoting("UdeG"), promoted_names=("U. de G.",))
    finding = the_finding(PROMOTED, season, TOURNAMENT, tie, own_final, AWAY_GOALS)
    assert finding.message == (
        "The deciding tie between Tecos and UdeG ended 1–1 and away goals (1–0) favour Tecos,"
        " yet the infobox names U. de G. as promoted; the article does not say how it was decided"
    )
    assert finding.severity is Severity.WARNING


def test_the_winner_plays_the_next_round() -> None:
    semi = a_tie("Atlas 1-0 Puebla", "Puebla 0-0 Atlas", **SEMI)
    final = a_match("Atlas 1-0 Toluca", "2014-04-09", **FINAL)
    assert tally(NEXT, semi, final) == (1, 0, 0)


def test_a_loser_who_plays_the_next_round() -> None:
    semi = a_tie("Atlas 1-0 Puebla", "Puebla 0-0 Atlas", **SEMI)
    final = a_match("Puebla 1-0 Toluca", "2014-04-09", **FINAL)
    finding = the_finding(NEXT, semi, final)
    assert finding.message == (
        "Puebla play the next round, yet the meeting of Atlas and Puebla ended 1–0,"
        " so that Atlas won; nothing else here tells which is right"
    )
    assert finding.severity is Severity.ERROR
    assert finding.finding_id == "winner_plays_the_next_round:Puebla-Toluca:puebla"


def test_away_goals_alone_against_the_next_round_are_a_warning() -> None:
    semi = a_tie("Atlas 0-0 Puebla", "Puebla 1-1 Atlas", **SEMI)
    final = a_match("Puebla 1-0 Toluca", "2014-04-09", **FINAL)
    assert the_finding(NEXT, semi, final, AWAY_GOALS).severity is Severity.WARNING
    account, _ = result_of(NEXT, semi, final)
    assert account.undecided_reasons == ("the meeting ended level and no rule is stated (1)",)


def test_rounds_of_another_stage_and_byes_do_not_apply() -> None:
    semi = a_tie("Atlas 1-0 Puebla", "Puebla 0-0 Atlas", stage="Youth", **SEMI)
    final = a_match("Puebla 1-0 Toluca", "2014-04-09", **FINAL)
    third = a_match("Puebla 1-0 Celaya", "2014-04-08", round_kind=RoundKind.THIRD_PLACE)
    assert tally(NEXT, semi, final, third) == (0, 0, 0)


@pytest.mark.parametrize("marked", [None, "atlas", "toluca"])
def test_a_bracket_that_names_one_team_twice_is_survived(marked: str | None) -> None:
    tie = a_tie("Atlas 0-0 Atlas", "Atlas 0-0 Atlas", printed_winner_team_id=marked, **FINAL)[0]
    shown = replace(tie, match_ids=(), team1_aggregate=3, team2_aggregate=1)
    before = replace(shown, tie_id="semi", round_kind=RoundKind.SEMI_FINAL)
    for name in ("atlas", "toluca"):
        for honour in ("champion", "runner_up"):
            named = an_edition(**{f"{honour}_team_id": name, f"{honour}_name": name})
            assert run_checks(rows_of(named, shown, before)).checks
