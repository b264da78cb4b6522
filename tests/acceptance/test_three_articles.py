"""What the three season articles must show."""

import json
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from pipeline.tables import (
    Article,
    Check,
    Coverage,
    Decider,
    Finding,
    Goal,
    GoalEvidence,
    Match,
    Problem,
    Quality,
    Resolution,
    RoundKind,
    Standing,
    StandingBasis,
    StandingKind,
    TeamName,
    Tie,
)
from tests.acceptance.conftest import Run

COPA = "clausura-2014-copa-mx"
LIGUILLA = "2013-liga-mx-clausura-liguilla"
ASCENSO = "2013-14-ascenso-mx"
EDITIONS = [COPA, ASCENSO, LIGUILLA]  # the parts of the Ascenso season begin with its name

EQUAL_SPELLINGS = [
    ("UdeG", "U. de G.", "U. de G"),
    ("San Luis", "Atlético San Luis"),
    ("Dorados", "Sinaloa", "Dorados de Sinaloa"),
    ("Mérida FC", "Mérida"),
    ("Delfines F.C.", "Delfines"),
    ("Zacatepec 1948", "Zacatepec"),
    ("Celaya F.C.", "Celaya"),
]
SHARED_NAMES = ["Oaxaca", "Necaxa", "BUAP", "UAT", "Estudiantes Tecos", "Altamira", "Delfines"]
SHARED_NAMES += ["Cruz Azul Hidalgo", "UANL", "Monterrey", "Atlas", "Querétaro", "UNAM"]
EASILY_CONFUSED = [
    ("Cruz Azul", "Cruz Azul Hidalgo"),
    ("UANL", "UAT", "UNAM", "BUAP"),
    ("Atlas", "Atlante", "Altamira"),
    ("Guadalajara", "U. de G."),
    ("Altamira", "Estudiantes Tecos"),  # Estudiantes de Altamira
    ("Puebla", "BUAP"),
]
SEEDS = ["UANL", "Oaxaca", "Monterrey", "Sinaloa", "Veracruz", "Pachuca", "Querétaro", "Atlante"]
GOLDEN = Path(__file__).with_name("findings.json")


def of(edition: str, rows: list[Any]) -> list[Any]:
    """The rows of one article, those of its parts included."""
    return [row for row in rows if row.edition_id.startswith(edition)]


@pytest.mark.parametrize(
    ("edition", "matches", "scored", "listed"),
    [(COPA, 79, 208, 207), (ASCENSO, 26, 58, 58), (LIGUILLA, 14, 35, 35)],
)
def test_matches_and_goals(ours: Run, edition: str, matches: int, scored: int, listed: int) -> None:
    found = of(edition, ours.rows[Match])
    ids = {match.match_id for match in found}

    assert len(found) == len(ids) == matches
    assert sum(match.home_score + match.away_score for match in found) == scored
    assert sum(goal.match_id in ids for goal in ours.rows[Goal]) == listed


def test_goals_say_no_more_than_the_articles(ours: Run) -> None:
    goals = ours.rows[Goal]
    blank = [goal for goal in goals if goal.evidence is GoalEvidence.BLANK_SLOT]
    missing = [goal for goal in goals if goal.evidence is GoalEvidence.MINUTE_MISSING]

    assert {(goal.scorer_name, goal.match_id) for goal in blank} == {
        ("M. Pavone", f"{LIGUILLA}--quarter-final--cruz-azul-v-atletico-morelia--leg-1"),
        (
            "C. Benítez",
            f"{LIGUILLA}--quarter-final--club-america-v-club-universidad-nacional--leg-2",
        ),
    }
    assert sorted(goal.scorer_name or "" for goal in missing) == [
        "A. de Nigris", "C. Ochoa", "Cervantes", "J. Goncalves", "L. Hernández", "Lara", "Leyva",
        "M. Muñoz", "Mañón", "Trejo", "Vázquez", "de Buen",
    ]  # fmt: skip
    for goal in blank + missing:
        assert (goal.minute, goal.added_minute, goal.minute_text) == (None, None, None)
    assert all(goal.minute for goal in goals if goal.evidence is GoalEvidence.LISTED)


def test_a_minute_of_90_stands_in_the_article(ours: Run) -> None:
    ninety = [goal for goal in ours.rows[Goal] if goal.minute == 90]

    assert [(goal.scorer_name, goal.minute_text) for goal in ninety] == [
        ("V. Lojero", "90'"),
        ("Calderón", "90'"),
    ]


def test_ties(ours: Run) -> None:
    legs = Counter((tie.edition_id[:12], tie.leg_count) for tie in ours.rows[Tie])

    assert legs == {
        (COPA[:12], 2): 36,
        (COPA[:12], 1): 7,
        (ASCENSO[:12], 2): 13,
        (LIGUILLA[:12], 2): 7,
    }


def test_all_notes_agree_with_the_legs(ours: Run) -> None:
    noted = [tie for tie in ours.rows[Tie] if tie.note_text]
    (check,) = [row for row in ours.rows[Check] if row.applied and row.rule.startswith("tie_note")]

    assert Counter(tie.printed_decided_by for tie in noted) == {
        Decider.AGGREGATE: 31,
        Decider.AWAY_GOALS: 3,
        Decider.LEVEL: 2,
    }
    assert (check.applied, check.passed) == (36, 36)
    for tie in noted:
        assert (tie.printed_winner_team_id, tie.printed_decided_by) == (
            tie.winner_team_id,
            tie.decided_by,
        )
        assert (tie.printed_team1_aggregate, tie.printed_team2_aggregate) == (
            tie.team1_aggregate,
            tie.team2_aggregate,
        )
        assert tie.bonus_point_team_id == tie.winner_team_id
        assert bool(tie.is_bonus_point_denied_printed) is (tie.winner_team_id is None)


def test_nothing_is_dropped_in_silence(ours: Run) -> None:
    assert ours.rows[Problem] == []
    for row in ours.rows[Coverage]:
        assert row.seen == row.parsed + row.ignored + row.unreadable
        assert row.unreadable == 0
        assert bool(row.ignored) is bool(row.ignored_names)
    lines: Counter[str] = Counter()
    for row in ours.rows[Coverage]:
        lines[row.article_id] += row.seen
    assert lines == {
        name: sum(bool(line.strip()) for line in text.split("\n"))
        for name, text in ours.texts.items()
    }


def test_every_check_accounts_for_the_places_it_applies_to(ours: Run) -> None:
    for row in ours.rows[Check]:
        assert row.applied == row.passed + row.failed + row.undecided


@pytest.mark.parametrize("spellings", EQUAL_SPELLINGS)
def test_spellings_of_one_club_are_one_team(ours: Run, spellings: tuple[str, ...]) -> None:
    assert len(teams_of(ours, spellings)) == 1


@pytest.mark.parametrize("name", SHARED_NAMES)
def test_a_club_is_one_team_across_the_articles(ours: Run, name: str) -> None:
    rows = [row for row in ours.rows[TeamName] if row.name == name]

    assert len(rows) >= 2
    assert len({row.team_id for row in rows}) == 1


@pytest.mark.parametrize("names", EASILY_CONFUSED)
def test_clubs_of_like_names_are_kept_apart(ours: Run, names: tuple[str, ...]) -> None:
    assert len(teams_of(ours, names)) == len(names)


def teams_of(run: Run, names: tuple[str, ...]) -> set[str]:
    found = [row for row in run.rows[TeamName] if row.name in names]
    assert {row.name for row in found} == set(names)
    return {row.team_id for row in found}


def test_every_name_is_known(ours: Run) -> None:
    assert {row.resolution for row in ours.rows[TeamName]} == {Resolution.KNOWLEDGE}


def test_group_winners(ours: Run) -> None:
    assert names_of([line for line in group_lines(ours) if line.position == 1]) == [
        "Monterrey", "UANL", "Oaxaca", "Atlante", "Querétaro", "Sinaloa",
    ]  # fmt: skip


def test_querétaro_is_ahead_of_celaya_by_their_own_matches_alone(ours: Run) -> None:
    first, second = [line for line in group_lines(ours) if line.group_name == "Group 5"][:2]

    assert [(line.team_name, line.position) for line in (first, second)] == [
        ("Querétaro", 1),
        ("Celaya", 2),
    ]
    assert (first.points, first.goal_difference, first.goals_for) == (
        second.points,
        second.goal_difference,
        second.goals_for,
    )


def test_the_tables_give_the_seeding_and_the_seeding_the_quarter_finals(ours: Run) -> None:
    lines = group_lines(ours)
    best = sorted((line for line in lines if line.position == 2), key=_strength)[-2:]
    winners = [line for line in lines if line.position == 1]
    seeded = names_of(sorted(winners + best, key=_strength, reverse=True))
    quarter_finals = {
        (match.home_team_name, match.away_team_name)
        for match in of(COPA, ours.rows[Match])
        if match.round_kind is RoundKind.QUARTER_FINAL
    }

    assert seeded == SEEDS == names_of(computed(ours, StandingKind.SEEDING))
    assert names_of(computed(ours, StandingKind.RUNNERS_UP))[:2] == ["Veracruz", "Pachuca"]
    assert quarter_finals == {(SEEDS[n], SEEDS[7 - n]) for n in range(4)}


def test_the_rules_the_article_states_give_the_bracket_its_teams_and_hosts(ours: Run) -> None:
    """The quarter-finals by the seeds, the rest by the winners, two told by who went on."""
    copa = [row for row in ours.rows[Check] if row.article_id.endswith("Copa MX")]
    passed = {row.rule: (row.applied, row.passed) for row in copa}

    assert passed["bracket_pairs_follow_from_the_results"] == (7, 7)
    assert passed["the_host_is_the_one_the_rules_name"] == (7, 7)
    assert passed["those_that_advance_play_the_next_stage"] == (8, 8)
    assert passed["every_pair_of_a_group_meets_equally_often"] == (36, 36)


def group_lines(run: Run) -> list[Standing]:
    return computed(run, StandingKind.GROUP)


def computed(run: Run, kind: StandingKind) -> list[Standing]:
    rows = run.rows[Standing]
    return [row for row in rows if row.basis is StandingBasis.COMPUTED and row.kind is kind]


def names_of(lines: list[Standing]) -> list[str]:
    return [line.team_name for line in lines]


def _strength(line: Standing) -> tuple[int | None, int | None, int | None]:
    return line.points, line.goal_difference, line.goals_for


def test_group_tables_add_up(ours: Run) -> None:
    lines = group_lines(ours)

    assert len(lines) == 24
    assert {line.played for line in lines} == {6}
    assert sum(line.bonus_points or 0 for line in lines) == 34  # 36 rounds, 2 of them level
    assert sum(line.goals_for or 0 for line in lines) == sum(
        line.goals_against or 0 for line in lines
    )


def test_who_won_what(ours: Run) -> None:
    finals = [tie for tie in ours.rows[Tie] if tie.round_kind is RoundKind.FINAL]
    outcomes = [(tie.edition_id, tie.winner_name, tie.decided_by) for tie in finals]

    assert outcomes == [
        (f"{ASCENSO}-apertura-2013", "UdeG", Decider.AGGREGATE),
        (f"{ASCENSO}-clausura-2014", "Estudiantes Tecos", Decider.AWAY_GOALS),
        (LIGUILLA, "América", Decider.UNKNOWN),  # the article does not say how
        (COPA, "UANL", Decider.AGGREGATE),
    ]


def test_findings_are_those_a_careful_reader_agrees_with(ours: Run) -> None:
    columns = ["rule", "severity", "table_name", "row_key", "section", "source_line", "message"]
    columns += ["expected", "observed"]
    found = [{name: asdict(row)[name] for name in columns} for row in ours.rows[Finding]]
    found.sort(key=lambda row: (row["rule"], row["row_key"]))
    text = json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    if not GOLDEN.exists():
        GOLDEN.write_text(text, encoding="utf-8")
        pytest.fail(f"{GOLDEN.name} was not there and has been written: read it line by line")

    assert text == GOLDEN.read_text(encoding="utf-8")


def test_the_findings_mark_the_matches_they_are_about(ours: Run) -> None:
    doubted = {match.match_id: match.quality for match in ours.rows[Match] if match.quality != "ok"}

    assert doubted == {
        f"{COPA}--group-5--atlas-fc-v-queretaro-fc--leg-1": Quality.WARNING,
        f"{COPA}--group-2--club-puebla-v-correcaminos-uat--leg-2": Quality.ERROR,
    }


def test_every_article_says_where_it_comes_from(ours: Run) -> None:
    for row in ours.rows[Article]:
        assert row.license == "CC BY-SA 4.0"
        assert (row.source_url or "").startswith("https://en.wikipedia.org/wiki/")
        assert row.char_count == len(ours.texts[row.article_id])
