"""Who won a tie and by what: one test per way of knowing."""

import pytest

from pipeline.tables import Decider, Tie, WinnerEvidence
from tests.normalise.build import CUP, box, games, rows_of, rows_of_pages

LEVEL = ("Alfa 1-0 Beta", "Beta 2-1 Alfa")  # 2–2, away goals 1–0 for Alfa
DEAD_LEVEL = ("Alfa 1-0 Beta", "Beta 1-0 Alfa")
AWAY_GOALS = "Level on aggregate: the away goals rule applied."
SEED = "Level on away goals too: the higher seeded team advanced."
GROUP = "==Group stage==\n===Group 1===\n"
SEMI, FINAL = "===Semi-finals===\n", "===Final===\n"


def outcome(text: str) -> tuple[Decider, str | None, WinnerEvidence | None]:
    """How the first tie of an article ended."""
    tie = rows_of(text)[Tie][0]
    return tie.decided_by, tie.winner_team_id, tie.winner_evidence


@pytest.mark.parametrize(
    ("legs", "aggregate", "away_goals", "winner"),
    [
        (("Alfa 1-0 Beta", "Beta 1-3 Alfa"), (4, 1), (3, 0), "alfa"),
        (("Alfa 0-1 Beta", "Beta 0-0 Alfa"), (0, 1), (0, 1), "beta"),
    ],
)
def test_the_aggregate_decides(
    legs: tuple[str, str], aggregate: tuple[int, int], away_goals: tuple[int, int], winner: str
) -> None:
    text = f"==Cup==\n{SEMI}{games(*legs)}"
    tie = rows_of(text)[Tie][0]

    assert (tie.team1_aggregate, tie.team2_aggregate) == aggregate
    assert (tie.team1_away_goals, tie.team2_away_goals) == away_goals
    assert outcome(text) == (Decider.AGGREGATE, winner, WinnerEvidence.LEGS)
    assert tie.winner_name == winner.capitalize()


def test_a_single_match_has_no_away_goals() -> None:
    tie = rows_of(f"==Cup==\n{FINAL}{games('Alfa 1-0 Beta')}")[Tie][0]

    assert (tie.team1_away_goals, tie.team2_away_goals) == (None, None)
    assert (tie.decided_by, tie.winner_team_id) == (Decider.AGGREGATE, "alfa")


def test_without_every_score_nothing_is_known() -> None:
    text = f"==Cup==\n{SEMI}{games('Alfa 5-0 Beta', 'Beta v Alfa')}"
    tie = rows_of(text)[Tie][0]

    assert outcome(text) == (Decider.UNKNOWN, None, None)
    assert (tie.team1_aggregate, tie.team1_away_goals) == (None, None)


def test_the_note_decides_a_level_tie() -> None:
    note = "Teams drew 2−2 on aggregate, Beta won on away goals\n"

    assert outcome(GROUP + games(*LEVEL) + note) == (
        Decider.AWAY_GOALS,
        "beta",  # as the note says, whatever the legs say
        WinnerEvidence.NOTE,
    )


def test_a_note_may_leave_a_tie_level() -> None:
    note = (
        "Teams drew 1−1 on aggregate and both tied on away goals, neither team got an extra point\n"
    )
    text = GROUP + games(*DEAD_LEVEL) + note
    tie = rows_of(text)[Tie][0]

    assert outcome(text) == (Decider.LEVEL, None, None)
    assert tie.is_away_goals_level_printed
    assert tie.is_bonus_point_denied_printed


def test_a_note_is_turned_to_the_side_of_team_1() -> None:
    note = "Beta won the round 4−1 on aggregate\n"
    tie = rows_of(GROUP + games("Alfa 1-1 Beta", "Beta 3-0 Alfa") + note)[Tie][0]

    assert (tie.printed_team1_aggregate, tie.printed_team2_aggregate) == (1, 4)
    assert (tie.printed_winner_team_id, tie.printed_decided_by) == ("beta", Decider.AGGREGATE)


def test_who_plays_the_next_round_won() -> None:
    text = f"==Cup==\n{SEMI}{games(*DEAD_LEVEL)}{FINAL}{games('Gama 1-0 Beta')}"

    assert outcome(text) == (Decider.UNKNOWN, "beta", WinnerEvidence.NEXT_ROUND)


@pytest.mark.parametrize(
    ("rules", "legs", "winner", "decider"),
    [
        ([AWAY_GOALS], LEVEL, "Alfa", Decider.AWAY_GOALS),
        ([AWAY_GOALS], LEVEL, "Beta", Decider.UNKNOWN),  # the rule was not what decided
        ([AWAY_GOALS], DEAD_LEVEL, "Beta", Decider.UNKNOWN),
        ([AWAY_GOALS, SEED], DEAD_LEVEL, "Beta", Decider.HIGHER_SEED),
        ([AWAY_GOALS, SEED], LEVEL, "Alfa", Decider.AWAY_GOALS),
        (["A level tie goes to penalties."], LEVEL, "Beta", Decider.PENALTIES),
        ([], LEVEL, "Beta", Decider.UNKNOWN),
    ],
)
def test_the_rules_tell_what_made_the_winner(
    rules: list[str], legs: tuple[str, str], winner: str, decider: Decider
) -> None:
    said = "".join(f"- {rule}\n" for rule in rules)
    text = f"==Cup==\n{said}\n{SEMI}{games(*legs)}{FINAL}{games(f'Gama 1-0 {winner}')}"

    assert outcome(text) == (decider, winner.lower(), WinnerEvidence.NEXT_ROUND)


def test_a_single_match_may_go_to_penalties() -> None:
    rule = "Single matches; one that is level goes straight to penalties.\n\n"
    text = f"==Cup==\n{rule}{SEMI}{games('Alfa 1-1 Beta')}{FINAL}{games('Alfa 1-0 Gama')}"

    assert outcome(text) == (Decider.PENALTIES, "alfa", WinnerEvidence.NEXT_ROUND)


def test_the_away_goals_rule_decides_where_no_next_round_does() -> None:
    text = f"==Cup==\n- {AWAY_GOALS}\n\n{FINAL}{games(*LEVEL)}"

    assert outcome(text) == (Decider.AWAY_GOALS, "alfa", WinnerEvidence.LEGS)


def test_the_infobox_names_the_winner_of_a_final() -> None:
    text = f"Infobox\n- Winners: Beta\n\n==Cup==\n{FINAL}{games(*DEAD_LEVEL)}"

    assert outcome(text) == (Decider.UNKNOWN, "beta", WinnerEvidence.INFOBOX)


def test_the_infobox_goes_before_the_away_goals_rule() -> None:
    text = f"Infobox\n- Winners: Beta\n\n==Cup==\n- {AWAY_GOALS}\n\n{FINAL}{games(*LEVEL)}"

    assert outcome(text) == (Decider.UNKNOWN, "beta", WinnerEvidence.INFOBOX)


def test_both_teams_or_neither_in_the_next_round_tell_nothing() -> None:
    both = f"==Cup==\n{SEMI}{games(*DEAD_LEVEL)}{FINAL}{games('Alfa 1-0 Beta')}"
    neither = f"==Cup==\n{SEMI}{games(*DEAD_LEVEL)}{FINAL}{games('Gama 1-0 Delta')}"

    assert outcome(both) == outcome(neither) == (Decider.UNKNOWN, None, None)


def test_a_round_before_and_another_tournament_tell_nothing() -> None:
    quarter = f"===Quarter-finals===\n{games('Alfa 1-0 Gama')}"
    text = f"==Cup==\n{SEMI}{games(*DEAD_LEVEL)}{quarter}==Clausura 2014==\n{FINAL}"

    assert outcome(text + games("Alfa 1-0 Gama")) == (Decider.UNKNOWN, None, None)


def test_rules_hold_for_their_section_only() -> None:
    text = f"==Apertura==\n{FINAL}{games(*LEVEL)}==Clausura==\n- {AWAY_GOALS}\n\n{FINAL}"
    first, second = rows_of(text + games(*LEVEL))[Tie]

    assert (first.decided_by, second.decided_by) == (Decider.UNKNOWN, Decider.AWAY_GOALS)


def test_rules_of_a_section_without_matches_hold_beside_it() -> None:
    text = f"==Bracket==\n- {AWAY_GOALS}\n\n==Final==\n{games(*LEVEL)}"

    assert outcome(text) == (Decider.AWAY_GOALS, "alfa", WinnerEvidence.LEGS)


BOTH = "* The away goals rule applied.\n* A tie level on away goals too goes to penalties.\n"


def drawn(scores1: str, scores2: str, rules: str, mark: str = "") -> Decider:
    """How a tie of a bracket that team 2 won ended; brackets do not say who was at home."""
    cells = f"|RD1-team1=[[Alfa]]{mark}|RD1-score1={scores1}|RD1-team2='''[[Beta]]'''"
    bracket = f"{{{{2TeamBracket|RD1=Semi-finals{cells}|RD1-score2={scores2}}}}}\n"
    (tie,) = rows_of_pages({CUP: f"==Format==\n{rules}\n==Bracket==\n{bracket}"})[Tie]
    assert (tie.winner_team_id, tie.winner_evidence) == ("beta", WinnerEvidence.BOLD)
    assert (tie.team1_away_goals, tie.team2_away_goals) == (None, None)
    return tie.decided_by


@pytest.mark.parametrize(
    ("scores1", "scores2", "decider"),
    [
        # 1990–2012 Copa do Brasil
        ("0 1", "0 1", Decider.AWAY_GOALS),
        ("1 4", "0 5", Decider.AWAY_GOALS),
        ("3 4", "3 4", Decider.AWAY_GOALS),
        ("1 1", "2 0", Decider.AWAY_GOALS),
        ("1 1", "1 1", Decider.PENALTIES),
        ("1 0", "0 1", Decider.PENALTIES),
        # a single match, and one of three
        ("1", "1", Decider.PENALTIES),
        ("1 0 1", "0 1 1", Decider.UNKNOWN),
    ],
)
def test_whoever_was_at_home_first_away_goals_part_level_legs_or_not(
    scores1: str, scores2: str, decider: Decider
) -> None:
    assert drawn(scores1, scores2, BOTH) is decider


def test_without_the_away_goals_rule_a_bracket_goes_on_to_the_next() -> None:
    rule = "If teams are level after both legs, penalties decide.\n"
    assert drawn("1 4", "0 5", rule) is Decider.PENALTIES
    assert drawn("1 4", "0 5", "") is Decider.UNKNOWN


def test_legs_that_are_not_told_leave_a_tie_open() -> None:
    totals = "|RD1-score1-agg={}|RD1-score2-agg={}"
    assert drawn(f"{totals.format(2, 2)}", "", BOTH) is Decider.UNKNOWN
    assert drawn("0", "0|RD1-score1-2=–|RD1-score2-2=–", BOTH) is Decider.UNKNOWN


@pytest.mark.parametrize(
    "mark", ["<ref>Lost 5 points.</ref>", "{{Ref|A|[a]}} †", "{{efn|Lost.}}", " <sup>DSQ</sup>"]
)
def test_a_footnote_on_a_tie_may_say_anything(mark: str) -> None:
    assert drawn("1", "1", BOTH, mark) is Decider.UNKNOWN
    assert drawn("1 3", "0 4", BOTH, mark) is Decider.UNKNOWN


def test_extra_time_decides_no_tie_that_is_level_after_it() -> None:
    rules = "- If a tie is level, extra time is played, then a penalty shoot-out.\n"
    text = f"==Cup==\n{rules}\n{SEMI}{games('Alfa 1-1 Beta')}{FINAL}{games('Alfa 1-0 Gama')}"

    assert outcome(text) == (Decider.PENALTIES, "alfa", WinnerEvidence.NEXT_ROUND)


def test_a_series_is_not_won_on_aggregate() -> None:
    """2001 Major League Soccer: 7–5 for MetroStars, 4–4 on points, and Galaxy went on."""
    legs = games("Alfa 0-1 Beta", "Beta 1-4 Alfa", "Alfa 1-1 Beta")
    series = f"==Cup==\n{SEMI}{legs}{FINAL}{games('Gama 1-0 Beta')}"

    assert outcome(series) == (Decider.UNKNOWN, "beta", WinnerEvidence.NEXT_ROUND)
    assert outcome(f"==Cup==\n{SEMI}{legs}") == (Decider.UNKNOWN, None, None)


def test_a_third_match_parts_teams_that_two_left_level() -> None:
    text = f"==Cup==\n{SEMI}{games('Alfa 0-1 Beta', 'Beta 2-3 Alfa', 'Alfa 2-0 Beta')}"

    assert outcome(text) == (Decider.AGGREGATE, "alfa", WinnerEvidence.LEGS)


def test_a_note_that_tells_of_points_goes_before_the_aggregate() -> None:
    note = "Beta advance 6–3 on points.\n"
    text = f"==Cup==\n{SEMI}{games('Alfa 5-0 Beta', 'Beta 1-0 Alfa', 'Alfa 0-1 Beta')}{note}"

    assert outcome(text) == (Decider.POINTS, "beta", WinnerEvidence.NOTE)


FIRST_MATCH, REPLAY = (
    box("Alfa 1–1 Beta", "1 March 2014", aet="yes"),
    box("Alfa 1–0 Beta", "2 March 2014"),
)
REPLAYED = (
    "{{2TeamBracket|RD1=Semi-finals|RD1-team1='''[[Alfa]]'''|RD1-score1=1 / 1"
    "|RD1-team2=[[Beta]]|RD1-score2=1 / 0}}\n"
)


@pytest.mark.parametrize(
    "text",
    [
        f"==Semi-finals==\n{FIRST_MATCH}{REPLAY}",
        f"==Bracket==\n{REPLAYED}",
        f"==Bracket==\n{REPLAYED}==Semi-finals==\n{FIRST_MATCH}{REPLAY}",
    ],
)
def test_a_replay_decides_what_its_first_match_did_not(text: str) -> None:
    """1934 FIFA World Cup: extra time of the first match decided nothing."""
    (tie,) = rows_of_pages({CUP: text})[Tie]

    assert (tie.decided_by, tie.winner_team_id) == (Decider.REPLAY, "alfa")


def test_extra_time_of_the_last_leg_decides() -> None:
    second = box("Beta 1–2 Alfa", "8 March 2014", aet="yes")
    (tie,) = rows_of_pages(
        {CUP: f"==Semi-finals==\n{box('Alfa 1–1 Beta', '1 March 2014')}{second}"}
    )[Tie]

    assert (tie.decided_by, tie.winner_team_id) == (Decider.EXTRA_TIME, "alfa")
