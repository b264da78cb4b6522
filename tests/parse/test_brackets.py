"""Brackets of the TeamBracket family."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.parse.bracket_cells import read_side_score
from pipeline.parse.brackets import BRACKET_NAMES, read_bracket
from pipeline.parse.records import TieRowRecord
from pipeline.problems import Unreadable
from pipeline.tables import Decider, RoundKind, WinnerEvidence
from pipeline.wikitext.scan import find_calls
from tests.parse.places import place_in_bracket


def read(text: str) -> tuple[list[TieRowRecord], list[Unreadable]]:
    [call] = find_calls(text, BRACKET_NAMES)
    ties, unreadable = read_bracket(text, call, place_in_bracket, 1)
    return ties, [problem for _, problem in unreadable]


def only(params: str, name: str = "4TeamBracket") -> TieRowRecord:
    [tie], problems = read("{{" + name + "|" + params + "}}")
    assert not problems
    return tie


CELLS = [
    # 1990–2016 Copa do Brasil
    ("0 1", (0, 1), None, None),
    ("1 0 (pen: 4)", (1, 0), 4, Decider.PENALTIES),
    ("1 (pen: 3)", (1,), 3, Decider.PENALTIES),
    ("3 {{small|(5)}}", (3,), 5, None),
    ("'''2 (4)'''", (2,), 4, None),
    # World Cups
    ("'''1 / 4'''", (1, 4), None, None),
    ("'''[[walkover|w/o]]'''", (), None, Decider.WALKOVER),
    # 2001 Major League Soccer
    ("'''3'''*", (3,), None, None),
    ("x", (), None, None),
    # forms of the reference
    ("2 (a.e.t)", (2,), None, Decider.EXTRA_TIME),
    ("2{{dagger}}", (2,), None, None),
    ("2 {{aet}}", (2,), None, Decider.EXTRA_TIME),
    ("1<sup>(4)</sup>", (1,), 4, None),
    ("1<sup>4</sup>", (1,), 4, None),
    ("1<sup>[[#Note 1|2]]</sup>", (1,), None, None),
    ("1<ref>a 3</ref>", (1,), None, None),
    ("1 (4 p)", (1,), 4, Decider.PENALTIES),
    ("2 ([[Away goals rule|a]])", (2,), None, Decider.AWAY_GOALS),
    ("—", (), None, None),
]


@pytest.mark.parametrize(("markup", "goals", "kicks", "decided_by"), CELLS)
def test_cells(
    markup: str, goals: tuple[int, ...], kicks: int | None, decided_by: Decider | None
) -> None:
    cell = read_side_score(markup)
    assert (cell.goals, cell.kicks, cell.decided_by) == (goals, kicks, decided_by)


TIES = [
    # parameters, aggregate, legs, shoot-out, winner
    ("RD1-score1=0 1|RD1-score2=0 2", None, [(0, 0), (1, 2)], None, 1),
    ("RD1-score1=1 1 (pen: 3)|RD1-score2=1 1 (pen: 2)", None, [(1, 1), (1, 1)], (3, 2), 1),
    (
        "RD1-score1-1=1|RD1-score1-2=2|RD1-score1-agg=3|RD1-score2-1=0|RD1-score2-2=0|RD1-score2-agg=0",
        (3, 0),
        [(1, 0), (2, 0)],
        None,
        1,
    ),
    (
        "RD1-score1-1=2|RD1-score1-2=–|RD1-score2-1=0|RD1-score2-2=–",
        None,
        [(2, 0), None],
        None,
        1,
    ),
    (
        "RD1-score1-1=1|RD1-score1-2=1|RD1-score1-A='''2 (5)'''"
        "|RD1-score2-1=1|RD1-score2-2=1|RD1-score2-A=2 (4)",
        (2, 2),
        [(1, 1), (1, 1)],
        (5, 4),
        1,
    ),
    # a single match in a bracket of two legs
    ("RD1-score1-1=2|RD1-score1-2=|RD1-score2-1=1|RD1-score2-2=", None, [(2, 1)], None, 1),
    ("RD1-score1=2|RD1-score2=1", None, [(2, 1)], None, 1),
    ("RD1-score01=2|RD1-score02=1", None, [(2, 1)], None, 1),
    ("RD1-score1=2|RD1-score1=3|RD1-score2=1", None, [(3, 1)], None, 1),
    ("RD1-goles1ida=1|RD1-goles1vuelta=2|RD1-goles2ida=0|RD1-goles2vuelta=0", None,
     [(1, 0), (2, 0)], None, 1),
    ("RD1-goles1ida=1|RD1-goles1vuelta=2|RD1-goles1=3|RD1-goles2ida=0|RD1-goles2vuelta=0"
     "|RD1-goles2=0", (3, 0), [(1, 0), (2, 0)], None, 1),
    ("RD1-score1=1|RD1-p1=x|RD1-score1-pen=4|RD1-score2=1|RD1-score2-pen=3", None, [(1, 1)],
     (4, 3), 1),
    ("", None, [], None, 1),
]  # fmt: skip


@pytest.mark.parametrize(("params", "aggregate", "legs", "shootout", "winner"), TIES)
def test_ties(
    params: str,
    aggregate: tuple[int, int] | None,
    legs: list[tuple[int, int] | None],
    shootout: tuple[int, int] | None,
    winner: int | None,
) -> None:
    tie = only("RD1-team1='''[[A]]'''|RD1-team2=[[B]]|" + params)
    assert tie.aggregate == aggregate
    assert [leg.scores for leg in tie.legs] == legs
    assert (tie.shootout, tie.winner) == (shootout, winner)


def test_the_round_stands_in_the_context() -> None:
    ties, _ = read(
        "{{4TeamBracket|RD1=[[#Semi-finals|Semi-finals]]|RD2=Copa Final"
        "|RD1-team1=Ajax|RD1-team2=Benfica\n"
        "|RD1-team3=Celtic|RD1-team4=Dynamo\n|RD2-team1=Ajax|RD2-team2=Celtic\n|RD2b=Third place\n"
        "|RD2b-team1=Benfica|RD2b-team2=Dynamo|RD2b-score1=1|RD2b-score2=2}}"
    )
    assert [(tie.place.context.round, tie.place.context.round_kind) for tie in ties] == [
        ("Semi-finals", RoundKind.SEMI_FINAL),
        ("Semi-finals", RoundKind.SEMI_FINAL),
        ("Copa Final", RoundKind.FINAL),
        ("Third place", RoundKind.THIRD_PLACE),
    ]
    assert ties[0].place.context.stage == "Knockout stage"
    assert (ties[3].team1.name, ties[3].legs[0].scores) == ("Benfica", (1, 2))


def test_rounds_without_titles_are_those_the_template_names() -> None:
    params = "|RD1-team01=Ajax|RD1-team02=Benfica|RD4-team01=Ajax|RD4-team02=Celtic"
    ties, _ = read("{{16TeamBracket" + params + "}}")
    kinds = [tie.place.context.round_kind for tie in ties]
    assert kinds == [RoundKind.ROUND_OF_16, RoundKind.FINAL]
    assert [tie.place.context.round for tie in ties] == [None, None]


NAMES = ["Copa de 4 clubes", "Turnierplan4-kompakt", "#invoke:Team bracket|main"]


@pytest.mark.parametrize("name", NAMES)
def test_a_first_round_alone_is_that_of_the_whole_bracket(name: str) -> None:
    slots = "".join(f"|RD1-team{n}={team}" for n, team in enumerate(("Ajax", "B", "C", "D"), 1))
    ties, _ = read("{{" + name + slots + "}}")
    assert [tie.place.context.round_kind for tie in ties] == [RoundKind.SEMI_FINAL] * 2


def test_a_part_of_a_bracket_does_not_end_in_the_final() -> None:
    ties, _ = read(
        "{{4TeamBracket|RD1=Second round|RD2=Round of 16|RD1-team1=Ajax|RD1-team2=Benfica"
        "|RD2-team1=Ajax|RD2-team2=Celtic}}"
    )
    kinds = [tie.place.context.round_kind for tie in ties]
    assert kinds == [None, RoundKind.ROUND_OF_16]


THIRD = [
    "RD2-team3=Ajax|RD2-team4=Benfica",  # behind the final, where there were four
    "RD2b-team1=Ajax|RD2b-team2=Benfica",
    "3rd-team1=Ajax|3rd-team2=Benfica",
    "RD2-team1-3rd=Ajax|RD2-team2-3rd=Benfica",
]


@pytest.mark.parametrize("params", THIRD)
def test_keys_of_the_third_place(params: str) -> None:
    semi = "|RD1-team1=Ajax|RD1-team2=Benfica|RD1-team3=Celtic|RD1-team4=Dynamo"
    semi += "|RD2-team1=Celtic|RD2-team2=Dynamo|"
    ties, _ = read("{{4TeamBracket-with third" + semi + params + "}}")
    assert [tie.place.context.round_kind for tie in ties[2:]] == [
        RoundKind.FINAL,
        RoundKind.THIRD_PLACE,
    ]


def test_points_in_bold_behind_a_name_make_no_winner() -> None:
    """2001 Major League Soccer season."""
    tie = only(
        "RD1-team1='''[[Chicago Fire]]''' '''(7 Points)'''|RD1-team2=[[FC Dallas|Dallas Burn]] "
        "'''(1 Points)'''|RD1-score1-1='''2'''|RD1-score1-2=1|RD1-score1-3='''2'''|RD1-score2-1=0"
        "|RD1-score2-2=1|RD1-score2-3=0",
        "8TeamBracket",
    )
    assert (tie.team2.name, tie.winner) == ("Dallas Burn", 1)
    assert [leg.scores for leg in tie.legs] == [(2, 0), (1, 1), (2, 0)]


def test_a_bold_score_marks_the_winner_too() -> None:
    tie = only("RD1-team1=Ajax|RD1-team2=Benfica|RD1-score1=1|RD1-score2='''2'''")
    assert (tie.winner, tie.winner_evidence) == (2, WinnerEvidence.BOLD)


def test_the_place_spans_the_parameters_of_the_tie() -> None:
    text = "{{4TeamBracket|RD1-team1=Ajax|RD1-team2=Benfica|RD1-score1=1|RD1-score2=2}}"
    [tie], problems = read(text)
    assert not problems
    assert tie.place.span.of(text) == "Ajax|RD1-team2=Benfica|RD1-score1=1|RD1-score2=2"
    assert tie.place.construct.startswith("bracket")


@pytest.mark.parametrize(
    ("params", "reason"),
    [
        ("RD1-team1=Ajax|RD1-team2=Benfica|RD1-score1=1", "scores that do not pair"),
        ("RD1-team1=Ajax|RD1-team2=|RD1-score1=1|RD1-score2=0", "score without both teams"),
        ("RD1-team1=Ajax|RD1-team2=Benfica|RD1-score1=1 (soon)|RD1-score2=0", "unknown words"),
        ("RD1-team1=Ajax|RD1-team2=Benfica|RD1-score1-agg=1|RD1-score2-agg=", "total of one side"),
    ],
)
def test_what_cannot_be_read_costs_one_tie(params: str, reason: str) -> None:
    whole = "|RD1-team3=Celtic|RD1-team4=Dynamo|RD1-score3=1|RD1-score4=0"
    ties, problems = read("{{4TeamBracket|" + params + whole + "}}")
    assert len(ties) == 1
    assert [problem.reason[: len(reason)] for problem in problems] == [reason]


@given(st.text("RDteamscore123-=|'{}[]( )/w\n", max_size=120))
@settings(derandomize=True, max_examples=200, deadline=None)
def test_any_text_gives_ties_or_problems(inside: str) -> None:
    text = "{{8TeamBracket|RD1-team1=Ajax|RD1-team2=Benfica|" + inside + "}}"
    for call in find_calls(text, BRACKET_NAMES):
        ties, unreadable = read_bracket(text, call, place_in_bracket, 1)
        assert all(tie.place.span.of(text) for tie in ties)
        assert all(span.end <= len(text) for span, _ in unreadable)
