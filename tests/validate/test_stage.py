"""The model of a stage, who meets whom in a group, and what follows for the bracket."""

from typing import Any

import pytest

from pipeline.tables import (
    Match,
    RoundKind,
    Rule,
    RuleEvidence,
    RuleKind,
    Standing,
    StandingBasis,
    StandingKind,
)
from pipeline.validate.facts import Facts
from pipeline.validate.stage import Stages
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

PAIRS = "every_pair_of_a_group_meets_equally_often"
TEAMS = "every_team_of_a_group_plays_equally_often"
BRACKET = "bracket_pairs_follow_from_the_results"
HOST = "the_host_is_the_one_the_rules_name"
ADVANCE = "those_that_advance_play_the_next_stage"
KNOWN = {"evidence": RuleEvidence.KNOWLEDGE, "reference": "https://en.wikipedia.org/wiki/X"}
SEMI = {"round_kind": RoundKind.SEMI_FINAL, "section": "Final stage"}


def rules_at(match: Match, *rules: Rule) -> Any:
    return Stages.of(Facts(rows_of(match, list(rules)))).at(match)


def decider(criterion: str, **given: Any) -> Rule:
    return a_rule(RuleKind.LEVEL_TIE_DECIDER, criterion=criterion, **given)


def test_the_innermost_section_goes_first_then_what_is_known() -> None:
    match = a_match("Atlas 1-0 Puebla", section="Cup / Final")
    general = decider("penalties", scope="")
    inner = decider("away_goals", scope="Cup")
    elsewhere = decider("replay", scope="League")
    known = decider("lots", **KNOWN)

    assert rules_at(match, known, general, inner, elsewhere).level_tie == ("away_goals",)
    assert rules_at(match, known, general, elsewhere).level_tie == ("penalties",)
    assert rules_at(match, known, elsewhere).level_tie == ("lots",)
    assert rules_at(match).level_tie == ()


def test_a_part_of_the_edition_falls_back_on_the_main_article() -> None:
    match = a_match("Atlas 1-0 Puebla", article_id="enwiki:Cup Group A", section="Matches")
    first = decider("penalties", scope="Group stage", source_start=5)
    second = decider("replay", scope="Final stage", source_start=9)
    other = decider("lots", article_id="enwiki:Cup Group B")

    assert rules_at(match, other, second, first).level_tie == ("penalties",)


def test_what_is_excluded_does_not_decide() -> None:
    final = a_match("Atlas 1-0 Puebla", round_kind=RoundKind.FINAL)
    semi = a_match("Atlas 1-0 Puebla", round_kind=RoundKind.SEMI_FINAL)
    rules = [
        decider("away_goals", rule_number=1),
        decider("penalties", rule_number=2),
        a_rule(
            RuleKind.EXCLUDED_DECIDER,
            criterion="away_goals",
            rule_number=3,
            round_kind=RoundKind.FINAL,
        ),
    ]
    assert rules_at(semi, *rules).level_tie == ("away_goals", "penalties")
    assert rules_at(final, *rules).level_tie == ("penalties",)
    assert rules_at(final, *rules).excluded == ("away_goals",)


def test_numbers_and_what_cannot_be_computed() -> None:
    match = a_match("Atlas 1-0 Puebla")
    rules = rules_at(
        match,
        a_rule(RuleKind.POINTS_FOR_WIN, number=2),
        a_rule(RuleKind.TIEBREAKER, criterion="goal_difference", ordinal=1),
        a_rule(RuleKind.TIEBREAKER, criterion="lots", ordinal=2),
    )
    assert (rules.points_for_win, rules.points_for_draw, rules.are_points_stated) == (2, None, True)
    assert rules.uncomputable == "the drawing of lots"


def group(*lines: str) -> list[Match]:
    return [
        a_match(line, f"2014-01-{10 + n}", match_id=f"m{n}", group_name="Group A")
        for n, line in enumerate(lines)
    ]


ONCE = ["A 1-0 B", "C 1-0 D", "A 1-0 C", "B 1-0 D", "A 1-0 D", "B 1-0 C"]


def test_every_pair_meets_once() -> None:
    assert tally(PAIRS, group(*ONCE)) == (6, 0, 0)
    assert tally(TEAMS, group(*ONCE)) == (4, 0, 0)


def test_a_pair_that_does_not_meet() -> None:
    finding = the_finding(PAIRS, group(*ONCE[:-1]))
    assert finding.message == (
        "B and C do not meet in Group A, where the other pairs meet once;"
        " as it is one pair only, a match is likely left out"
    )
    assert (finding.expected, finding.observed) == ("1", "0")
    assert tally(TEAMS, group(*ONCE[:-1])) == (0, 0, 4)  # one slip is one finding


def test_a_pair_that_meets_too_often() -> None:
    finding = the_finding(PAIRS, group(*ONCE, "C 2-0 B"))
    assert finding.message == "B and C meet twice in Group A, where the other pairs meet once"


def test_what_the_article_says_goes_before_the_usual() -> None:
    twice = a_rule(RuleKind.MEETINGS, number=2)
    assert tally(PAIRS, group(*ONCE), twice) == (0, 6, 0)
    _, (finding, *_) = result_of(PAIRS, group(*ONCE), twice)
    assert finding.message == (
        "A and B meet once in Group A, where by the rules the pairs meet twice;"
        " most pairs meet once, so that the rule is likelier wrong"
    )
    assert finding.other_article_id == twice.article_id


def test_a_group_without_a_common_format_is_left_open() -> None:
    assert tally(PAIRS, group("A 1-0 B", "C 1-0 D", "A 1-0 C", "B 1-0 D")) == (0, 0, 6)


def test_a_team_that_plays_less() -> None:
    """Six teams in no round robin: five play twice, one of them once more."""
    lines = ["A 1-0 B", "C 1-0 D", "E 1-0 F", "B 1-0 C", "D 1-0 E", "F 1-0 A"]
    assert tally(TEAMS, group(*lines)) == (6, 0, 0)
    ring = [*lines, *("G 1-0 H", "H 1-0 I", "I 1-0 G"), "J 1-0 A"]
    found = result_of(TEAMS, group(*ring))[1]
    assert [finding.message for finding in found] == [
        "A play 3 matches in Group A, where the other teams play 2",
        "J play 1 match in Group A, where the other teams play 2",
    ]


def test_play_offs_of_a_group_are_none_of_its_matches() -> None:
    extra = a_match("A 2-0 B", "2014-02-01", match_id="x", group_name="Group A", round="Play-off")
    assert tally(PAIRS, group(*ONCE), extra) == (6, 0, 0)


def seed(number: int, name: str) -> Standing:
    return a_line(
        name,
        table_id="cup-2014--seeding--computed",
        kind=StandingKind.SEEDING,
        basis=StandingBasis.COMPUTED,
        position=number,
    )


SEEDS = [seed(number, name) for number, name in enumerate("ABCD", start=1)]


def pair(label: str | None, slot1: str, slot2: str, number: int, host: str | None = None) -> Rule:
    return a_rule(
        RuleKind.BRACKET_PAIR,
        rule_number=number,
        label=label,
        slot1=slot1,
        slot2=slot2,
        host_slot=host,
    )


DRAW = [
    pair("SF1", "seed 1", "seed 4", 1, "seed 1"),
    pair("SF2", "seed 2", "seed 3", 2, "seed 2"),
    pair(None, "winner SF1", "winner SF2", 3, "winner SF1"),
]
FINAL = {"round_kind": RoundKind.FINAL, "section": "Final stage"}
PLAYED = [
    a_match("A 1-0 D", **SEMI),
    a_match("B 0-2 C", **SEMI),
    a_match("A 1-0 C", "2014-02-01", **FINAL),
]


def test_the_bracket_follows_from_the_seeds_and_the_winners() -> None:
    assert tally(BRACKET, SEEDS, DRAW, PLAYED) == (3, 0, 0)
    assert tally(HOST, SEEDS, DRAW, PLAYED) == (3, 0, 0)


def test_other_teams_than_the_seeds_say() -> None:
    other = [a_match("A 1-0 C", **SEMI), a_match("B 2-0 D", **SEMI)]
    found = result_of(BRACKET, SEEDS, DRAW[:2], other)[1]
    assert [finding.message for finding in found] == [
        "By the results and the bracket A (seed 1) and D (seed 4) meet, but the article shows A v C"
        " and B v D; nothing else here tells which is right",
        "By the results and the bracket B (seed 2) and C (seed 3) meet, but the article shows B v D"
        " and A v C; nothing else here tells which is right",
    ]


def test_a_meeting_in_the_group_is_none_of_the_bracket() -> None:
    before = a_tie("D 1-0 A", "A 1-0 D", group_name="Group A", tie_id="before")
    assert tally(BRACKET, SEEDS, DRAW[:2], before, PLAYED) == (2, 0, 0)
    assert tally(HOST, SEEDS, DRAW[:2], before, PLAYED) == (2, 0, 0)
    assert tally(BRACKET, SEEDS, DRAW[:1], before, PLAYED[1:]) == (0, 1, 0)


def test_the_wrong_host() -> None:
    other = [a_match("D 0-1 A", **SEMI), PLAYED[1]]
    assert the_finding(HOST, SEEDS, DRAW[:2], other).message == (
        "A host the match against D by the article's rules, yet D are shown at home;"
        " home and away are likelier swapped, for 1 other match follows the rule"
    )


def test_the_best_seed_hosts_where_a_sentence_says_so() -> None:
    draw = [pair("SF1", "seed 1", "seed 4", 1)]
    rule = a_rule(RuleKind.HOST, criterion="highest_seed", rule_number=9)
    assert tally(HOST, SEEDS, draw, rule, PLAYED[:1]) == (1, 0, 0)
    assert tally(HOST, SEEDS, draw, PLAYED[:1]) == (0, 0, 0)


@pytest.mark.parametrize("seeds", [[], SEEDS[:2]])
def test_seeds_that_are_not_settled_leave_it_open(seeds: list[Standing]) -> None:
    assert tally(BRACKET, seeds, DRAW[:1], PLAYED) == (0, 0, 1)


def test_a_bracket_that_feeds_itself_ends() -> None:
    draw = [pair("SF1", "winner SF2", "winner SF1", 1), pair("SF2", "winner SF1", "seed 1", 2)]
    assert tally(BRACKET, SEEDS, draw, PLAYED) == (0, 0, 2)


def place(name: str, position: int) -> Standing:
    return a_line(
        name,
        table_id="cup-2014--group-a--computed",
        kind=StandingKind.GROUP,
        basis=StandingBasis.COMPUTED,
        group_name="Group A",
        position=position,
    )


def test_who_advances_plays_on() -> None:
    winners = a_rule(RuleKind.ADVANCES, rank=1)
    lines = [place("A", 1), place("B", 2)]
    final = a_match("A 1-0 C", **FINAL)
    other = a_match("B 1-0 C", **FINAL)
    assert tally(ADVANCE, winners, lines, group(*ONCE), final) == (1, 0, 0)
    assert tally(ADVANCE, winners, lines, group(*ONCE)) == (0, 0, 0)  # no later round is shown
    assert the_finding(ADVANCE, winners, lines, group(*ONCE), other).message == (
        "A advance from place 1 of Group A by the results and the article's rules,"
        " but play no later round; B, below them, do, so that a result or the rule is likelier"
        " wrong"
    )


def test_the_best_runners_up_advance() -> None:
    best = a_rule(RuleKind.ADVANCES, rank=2, number=1)
    lines = [
        a_line(name, table_id="r", kind=StandingKind.RUNNERS_UP, basis=StandingBasis.COMPUTED,
               group_name="Group A", position=n)
        for n, name in enumerate("BD", start=1)
    ]  # fmt: skip
    final = a_match("A 1-0 B", **FINAL)
    assert tally(ADVANCE, best, lines, group(*ONCE), final, an_edition()) == (1, 0, 0)
