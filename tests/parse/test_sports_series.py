"""Sports series: rows of unnamed parameters in one call."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.parse.records import TieRowRecord
from pipeline.parse.sports_series import SERIES_NAMES, read_sports_series
from pipeline.problems import Unreadable
from pipeline.tables import Decider, RoundKind
from pipeline.wikitext.scan import find_calls
from tests.parse.places import place_in_bracket


def read(text: str) -> tuple[list[TieRowRecord], list[Unreadable]]:
    [call] = find_calls(text, SERIES_NAMES)
    ties, unreadable = read_sports_series(text, call, place_in_bracket, 1)
    return ties, [problem for _, problem in unreadable]


CAF = """{{#invoke:Sports series|main|caption=Third qualifying round
|heading1=Main Path
|[[Wiliete S.C.|Wiliete]]|ANG|5–0|[[Foresters]]|SEY|[[Art#FR01.1|4–0]]|[[Art#FR01.2|1–0]]
|[[15 de Agosto]]|EQG|FR6|[[Fomboni FC|Fomboni]]|COM|[[Art#FR06.1|4–0]]|[[Art#FR06.2|3 October]]
|FR6 winner||SR4|[[Simba S.C.|Simba]]|TAN|[[Art#SR04.1|{{small|16–18 Oct}}]]|
|[[Alfa]]||2–2 {{pso|3–5}}|[[Beta]]||1–1|1–1
}}"""


def test_two_legs_from_the_side_of_team_1() -> None:
    ties, problems = read(CAF)
    assert not problems
    assert [(tie.team1.name, tie.aggregate) for tie in ties] == [
        ("Wiliete", (5, 0)),
        ("15 de Agosto", None),
        ("Alfa", (2, 2)),
    ]
    assert [leg.scores for leg in ties[0].legs] == [(4, 0), (1, 0)]
    assert [(leg.scores, leg.text) for leg in ties[1].legs] == [
        ((4, 0), "4–0"),
        (None, "3 October"),
    ]
    assert (ties[1].note_text, ties[2].decided_by, ties[2].shootout) == (
        "FR6",
        Decider.PENALTIES,
        (3, 5),
    )


def test_each_tie_has_its_own_place() -> None:
    ties, _ = read(CAF)
    assert [tie.place.span.of(CAF)[:10] for tie in ties] == [
        "[[Wiliete ",
        "[[15 de Ag",
        "[[Alfa]]||",
    ]
    assert ties[0].place.span.of(CAF).endswith("[[Art#FR01.2|1–0]]")


@pytest.mark.parametrize("legs", ["0", "1"])
def test_single_matches_take_five(legs: str) -> None:
    text = "{{#invoke:Sports series|main|legs=" + legs + "|h_a=y|caption=Matchday 3\n"
    ties, problems = read(text + "|[[Ajax]]|ENG|1–2|[[Benfica]]|\n|Gama||v|Delta|}}")
    assert not problems
    assert [(tie.aggregate, tie.legs[0].scores) for tie in ties] == [(None, (1, 2)), (None, None)]
    assert ties[0].place.context.round == "Matchday 3"
    assert ties[0].place.context.round_kind is RoundKind.MATCHDAY


def test_empty_parameters_count() -> None:
    ties, _ = read(
        "{{#invoke:sports series|main|Alfa||2–1|Beta||1–1|1–0|Gama||0–1|Delta||0–0|0–1}}"
    )
    assert [(tie.team1.name, tie.team2.name) for tie in ties] == [
        ("Alfa", "Beta"),
        ("Gama", "Delta"),
    ]


def test_without_flags_no_country_columns() -> None:
    ties, _ = read("{{#invoke:Sports series|main|flag=n\n|Alfa|2–1|Beta|1–1|1–0\n}}")
    assert [leg.scores for leg in ties[0].legs] == [(1, 1), (1, 0)]


def test_a_lost_pipe_costs_one_tie() -> None:
    broken = CAF.replace("|SEY|", "SEY|")
    ties, problems = read(broken)
    assert [tie.team1.name for tie in ties] == ["15 de Agosto", "Alfa"]
    assert [problem.reason for problem in problems] == ["row of 6 parameters, not 7"]


def test_h_a_turns_the_second_leg_only_where_the_sum_says_so() -> None:
    row = "{{#invoke:Sports series|main|h_a=y\n|Alfa||1–2|Beta||1–0|"
    assert [leg.scores for leg in read(row + "2–0\n}}")[0][0].legs] == [(1, 0), (0, 2)]
    assert [leg.scores for leg in read(row + "0–2\n}}")[0][0].legs] == [(1, 0), (0, 2)]


def test_comments_hold_nothing() -> None:
    text = "{{#invoke:Sports series|main\n|Winner of [[P#A|match 10]]<!--GAIS-->|<!--SWE-->|Match 9"
    assert read(text + "|Valur|ISL|6 Aug|13 Aug\n}}") == ([], [])


@given(st.text("|{}[]=\n'<!->ab1–0", max_size=120))
@settings(derandomize=True, max_examples=200, deadline=None)
def test_any_text_gives_ties_or_problems(inside: str) -> None:
    text = "{{#invoke:Sports series|main|" + inside + "}}"
    for call in find_calls(text, SERIES_NAMES):
        ties, _ = read_sports_series(text, call, place_in_bracket, 1)
        assert all(tie.place.span.of(text) for tie in ties)


def test_many_rows_take_time_in_proportion() -> None:
    text = "{{#invoke:Sports series|main" + "|A||1–0|B||1–0|0–0" * 3_000 + "}}"
    ties, problems = read(text)
    assert len(ties) + len(problems) > 1_000
