"""Brackets of unnamed parameters."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.parse.records import TieRowRecord
from pipeline.parse.round_n import ROUND_N_NAMES, read_round_n
from pipeline.problems import Unreadable
from pipeline.tables import Decider, RoundKind, WinnerEvidence
from pipeline.wikitext.scan import find_calls
from tests.parse.places import place_in_bracket


def read(text: str) -> tuple[list[TieRowRecord], list[Unreadable]]:
    [call] = find_calls(text, ROUND_N_NAMES)
    ties, unreadable = read_round_n(text, call, place_in_bracket, 1)
    return ties, [problem for _, problem in unreadable]


def kinds(ties: list[TieRowRecord]) -> list[RoundKind | None]:
    return [tie.place.context.round_kind for tie in ties]


HEAD = "{{Round4|RD1=[[#Semi-finals|Semi-finals]]|RD2=Final|Consol=Third place"
FOUR = [RoundKind.SEMI_FINAL, RoundKind.SEMI_FINAL, RoundKind.FINAL, RoundKind.THIRD_PLACE]


def test_the_order_of_rounds_with_the_third_place_last() -> None:
    matches = "|12 May|Ajax|1|Benfica|0|12 May|Celtic|2|Dynamo|1"
    matches += "|20 May|Ajax|3|Celtic|0|19 May|Benfica|1|Dynamo|4"
    ties, problems = read(HEAD + matches + "}}")
    assert not problems
    assert kinds(ties) == FOUR
    assert [tie.place.context.round for tie in ties][1:] == ["Semi-finals", "Final", "Third place"]
    assert (ties[3].team1.name, ties[3].legs[0].scores) == ("Benfica", (1, 4))


SIDES = [
    # World Cups: two sides; scores, shoot-out, what decided it, winner, whence
    ("'''{{fb|AUT}}''' {{aet}}|'''3'''|{{fb|FRA|1794}}|2", [(3, 2)], None, Decider.EXTRA_TIME, 1),
    (
        "{{#invoke:flag|fb|GER}}|1 (3)|{{#invoke:flag|fb|PAR}} {{pso}}|1 (4)",
        [(1, 1)],
        (3, 4),
        Decider.PENALTIES,
        2,
    ),
    (
        "'''{{fb|SUI}}''' ([[Replay (sports)#Association football|rep.]])|'''1 / 4'''"
        "|{{fb|GER|1935}}|1 / 2",
        [(1, 1), (4, 2)],
        None,
        Decider.REPLAY,
        1,
    ),
    ("'''{{fb|SWE}}'''|'''[[walkover|w/o]]'''|{{fb|AUT}}|", [None], None, Decider.WALKOVER, 1),
    ("{{fb|ESP}}|1|'''{{fb|FRA|1974}}'''|'''3'''", [(1, 3)], None, None, 2),
]


@pytest.mark.parametrize(("sides", "scores", "shootout", "decided_by", "winner"), SIDES)
def test_sides(
    sides: str,
    scores: list[tuple[int, int] | None],
    shootout: tuple[int, int] | None,
    decided_by: Decider | None,
    winner: int,
) -> None:
    [tie], problems = read("{{Round16|5 June – [[Lyon]]|" + sides + "}}")
    assert not problems
    assert [leg.scores for leg in tie.legs] == scores
    assert (tie.shootout, tie.decided_by, tie.winner) == (shootout, decided_by, winner)


def test_the_template_sets_the_winner_in_bold() -> None:
    text = "{{#invoke:RoundN|N16|bold_winner=high|9 July|{{fb|FRA}}|2|{{fb|MAR}}|0}}"
    [tie], _ = read(text)
    assert (tie.winner, tie.winner_evidence) == (1, WinnerEvidence.BOLD)
    assert tie.place.context.round_kind is RoundKind.ROUND_OF_16
    assert tie.place.span.of(text) == "9 July|{{fb|FRA}}|2|{{fb|MAR}}|0"


def test_placeholders_and_blanks_give_nothing() -> None:
    assert read(HEAD + "|12 May|Winner Match 1||Winner Match 2||||||}}") == ([], [])


BOXES = [
    ("2", "|d|Ajax|1|2|Benfica|0|0" * 3),
    ("2+sum", "|d|Ajax|1|2|Benfica|0|0" * 3),  # the sum is the template's
    ("2+sum", "|d|Ajax|1|2|3|Benfica|0|0|0" * 3),
]


@pytest.mark.parametrize(("boxes", "matches"), BOXES)
def test_more_boxes_for_the_score(boxes: str, matches: str) -> None:
    ties, problems = read(HEAD + "|score-boxes=" + boxes + matches + "}}")
    assert not problems
    assert len(ties) == 3
    assert [leg.scores for leg in ties[0].legs] == [(1, 0), (2, 0)]
    assert ties[0].aggregate == ((3, 0) if "|3|" in matches else None)


MATCH = "|d|Ajax|1|Benfica|0"


@pytest.mark.parametrize(
    ("skip", "count", "expected"),
    [
        ("", 4, FOUR),
        ("4", 3, FOUR[:3]),
        ("1-2", 2, FOUR[2:]),  # left out
        ("1-2", 4, FOUR),  # given all the same
        ("1;4", 2, FOUR[1:3]),
    ],
)
def test_matches_skipped(skip: str, count: int, expected: list[RoundKind]) -> None:
    ties, _ = read(HEAD + "|skipmatch=" + skip + MATCH * count + "}}")
    assert kinds(ties) == expected


def test_a_match_cut_off_costs_itself() -> None:
    ties, problems = read(HEAD + MATCH + "|d|Celtic|1}}")
    assert len(ties) == 1
    assert [problem.reason for problem in problems] == ["match cut off"]


@given(st.text("|{}[]=\n'<!->ab1–0(/)", max_size=120))
@settings(derandomize=True, max_examples=200, deadline=None)
def test_any_text_gives_ties_or_problems(inside: str) -> None:
    text = "{{Round8|" + inside + "}}"
    for call in find_calls(text, ROUND_N_NAMES):
        ties, _ = read_round_n(text, call, place_in_bracket, 1)
        assert all(tie.place.span.of(text) for tie in ties)
