"""Every row leads back to the passage it was read from: tested for all rows of all tables."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from pipeline.tables import (
    TABLES,
    Correction,
    Edition,
    Finding,
    Goal,
    HatTrick,
    InfoboxField,
    ManagerChange,
    Match,
    MatchShowing,
    Participant,
    PersonName,
    Problem,
    Rule,
    RuleEvidence,
    RuleKind,
    ShootoutKick,
    Sourced,
    Standing,
    StandingBasis,
    TeamName,
    Tie,
    TopScorer,
    Transclusion,
    key_of,
    table_name,
)
from tests.acceptance.conftest import Run

Words = list[str | None]
SOURCED = [row for row in TABLES if issubclass(row, Sourced)]
# the articles have nothing for these
HOLD_NONE = {Problem, ShootoutKick, Transclusion, HatTrick, ManagerChange, MatchShowing, Correction}


@pytest.fixture(params=["ours", "full"])
def read(request: pytest.FixtureRequest) -> Run:
    """Both the copies and the full texts."""
    run: Run = request.getfixturevalue(request.param)
    return run


SAID_BY_CRITERION = {
    "away_goals": ["away"],
    "penalties": ["penalt"],
    "higher_seed": ["higher seeded"],
    "aggregate": ["extra point", "aggregate"],
    "goal_difference": ["goal difference"],
    "goals_scored": ["goals scored"],
    "head_to_head_goal_difference": ["score", "the clubs in question"],
    "head_to_head_away_goals": ["away", "the clubs in question"],
    "relegation_table": ["relegation table"],
    "fair_play": ["fair play"],
    "lots": ["lots"],
}
SAID_BY_KIND = {
    RuleKind.POINTS_FOR_WIN: ["win", "points"],
    RuleKind.POINTS_FOR_DRAW: ["draw", "point"],
    RuleKind.TEAM_COUNT: ["following", "clubs"],
    RuleKind.BONUS_POINT: ["extra point"],
    RuleKind.ADVANCES: ["advance"],
    RuleKind.HOST: ["highest seeded", "host"],
}


def digits(*numbers: int | float | None) -> Words:
    return [str(number) for number in numbers if number is not None]


def of_edition(row: Edition) -> Words:
    if row.parent_edition_id:
        return [row.part]  # the heading that opens the part
    return [row.champion_name, row.runner_up_name, *row.promoted_names, *row.relegated_names]


def of_match(row: Match) -> Words:
    score = f"{row.home_team_name} {row.home_score}", f"{row.away_score} {row.away_team_name}"
    return [row.date_text, *score]


def of_goal(row: Goal) -> Words:
    return [row.scorer_name, row.minute_text, *digits(row.minute)]


def of_tie(row: Tie) -> Words:
    return [row.team1_name, row.team2_name, row.note_text]


def of_standing(row: Standing) -> Words:
    if row.basis is StandingBasis.COMPUTED:
        return [row.group_name, row.team_name]
    counts = [row.position, row.played, row.won, row.drawn, row.lost, row.goals_for]
    counts += [row.goals_against, row.goal_difference, row.points]
    return [row.team_name, *digits(*counts)]


def of_participant(row: Participant) -> Words:
    names = [row.team_name, row.manager_name, row.manager_nationality, row.captain_name]
    names += [row.captain_nationality, row.city, row.stadium]
    capacity = None if row.capacity is None else f"{row.capacity:,}"
    return [*names, capacity, *digits(row.seed)]


def of_top_scorer(row: TopScorer) -> Words:
    return [row.player_name, row.nationality, row.team_name, *digits(row.goals)]


def of_rule(row: Rule) -> Words:
    if row.evidence is RuleEvidence.KNOWLEDGE:
        return []  # the article does not say it
    days = digits(*(day.day for day in (row.start_date, row.end_date) if day))
    leg = {1: "first", 2: "second"}.get(row.leg or 0)
    in_words = (RuleKind.BONUS_POINT, RuleKind.ADVANCES)  # "extra point", "the two best"
    number = None if row.kind in in_words else row.number
    said = SAID_BY_CRITERION.get(row.criterion or "", []) + SAID_BY_KIND.get(row.kind, [])
    slots = [slot.split()[-1] for slot in (row.slot1, row.slot2, row.host_slot) if slot]
    return [*days, leg, *digits(number), *said, row.label, *slots]


WORDS: dict[type, Callable[[Any], Words]] = {
    Edition: of_edition,
    Match: of_match,
    Goal: of_goal,
    MatchShowing: lambda row: [*row.home_scorer_names, *row.away_scorer_names],
    Tie: of_tie,
    Standing: of_standing,
    TeamName: lambda row: [row.name],
    PersonName: lambda row: [row.name],
    Participant: of_participant,
    TopScorer: of_top_scorer,
    InfoboxField: lambda row: [row.raw_value],
    Rule: of_rule,
    Finding: lambda row: [],  # stands where the row stands that it concerns: below
    Problem: lambda row: [row.text],
    ShootoutKick: lambda row: [row.player_name],
    Transclusion: lambda row: [row.target_title, row.target_section],
}


@pytest.mark.parametrize("row_class", SOURCED, ids=table_name)
def test_the_passage_holds_the_words_of_the_row(read: Run, row_class: type[Any]) -> None:
    rows = read.rows[row_class]
    assert bool(rows) is (row_class not in HOLD_NONE)
    for row in rows:
        passage = read.texts[row.article_id][row.source_start : row.source_end]
        assert passage.strip()
        for word in WORDS[row_class](row):
            assert word is None or word.lower() in passage.lower(), (word, passage, row)


@pytest.mark.parametrize("row_class", SOURCED, ids=table_name)
def test_the_line_is_that_of_the_passage(read: Run, row_class: type[Any]) -> None:
    for row in read.rows[row_class]:
        text = read.texts[row.article_id]
        assert row.source_line == text.count("\n", 0, row.source_start) + 1


@pytest.mark.parametrize("row_class", SOURCED, ids=table_name)
def test_the_section_is_that_of_the_headings_above(read: Run, row_class: type[Any]) -> None:
    for row in read.rows[row_class]:
        assert row.section == section_at(read.texts[row.article_id], row.source_start), row


def section_at(text: str, offset: int) -> str:
    """The headings above a place, by a scan of its own; a heading stands below itself."""
    titles: dict[int, str] = {}
    for found in re.finditer(r"^(={2,6}) ?(.+?) ?={2,6}$", text, re.MULTILINE):
        if found.start() > offset:
            break
        level = len(found[1])
        titles = {above: title for above, title in titles.items() if above < level}
        titles[level] = found[2].strip()
    return " / ".join(titles[level] for level in sorted(titles))


def test_a_passage_is_no_longer_than_it_must_be(read: Run) -> None:
    for goal in read.rows[Goal]:
        assert goal.source_end - goal.source_start <= 60
        passage = read.texts[goal.article_id][goal.source_start : goal.source_end]
        assert "\n" not in passage
    for match in read.rows[Match]:
        passage = read.texts[match.article_id][match.source_start : match.source_end]
        assert passage.startswith(match.date_text or "")
        assert len(re.findall(r"\d ?[−–-] ?\d", passage)) == 1


def test_a_field_stands_exactly_as_written(read: Run) -> None:
    for row in read.rows[InfoboxField]:
        text = read.texts[row.article_id]
        assert text[row.source_start : row.source_end] == row.raw_value


def test_a_note_stands_exactly_where_it_is_said_to(read: Run) -> None:
    for row in read.rows[Tie]:
        if row.note_text is not None:
            text = read.texts[row.article_id]
            assert text[row.note_start : row.note_end] == row.note_text


def test_a_computed_table_spans_the_section_of_its_matches(read: Run) -> None:
    matches = read.rows[Match]
    for row in read.rows[Standing]:
        if row.basis is StandingBasis.COMPUTED:
            within = [
                match
                for match in matches
                if match.article_id == row.article_id
                and row.source_start <= match.source_start < match.source_end <= row.source_end
            ]
            assert len(within) == 12
            assert {match.group_name for match in within} == {row.group_name}


def test_a_finding_stands_where_the_row_stands_that_it_concerns(read: Run) -> None:
    keys = {
        (table_name(table), " | ".join(str(getattr(row, name)) for name in key_of(table))): row
        for table in SOURCED
        for row in read.rows[table]
    }
    for finding in read.rows[Finding]:
        row = keys[finding.table_name, finding.row_key]
        assert (finding.article_id, finding.source_start, finding.source_end) == (
            row.article_id,
            row.source_start,
            row.source_end,
        )
        if finding.other_source_start is not None:
            text = read.texts[finding.article_id]
            assert text[finding.other_source_start : finding.other_source_end].strip()
            line = text.count("\n", 0, finding.other_source_start) + 1
            assert (finding.other_source_line, finding.other_section) == (
                line,
                section_at(text, finding.other_source_start),
            )
