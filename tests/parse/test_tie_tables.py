"""TwoLegResult and its family: one line per way an editor has written a row."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.parse.records import TieRowRecord
from pipeline.parse.tie_tables import TIE_ROW_NAMES, is_tie_row, read_tie_table, split_tie_tables
from pipeline.parse.wiki_tie_tables import is_tie_table, read_wiki_tie_table
from pipeline.problems import Unreadable
from pipeline.tables import Decider, WinnerEvidence
from pipeline.wikitext.scan import find_calls
from pipeline.wikitext.tables import find_tables
from tests.parse.places import place_in_bracket


def read(text: str) -> tuple[list[TieRowRecord], list[Unreadable]]:
    ties: list[TieRowRecord] = []
    problems: list[Unreadable] = []
    calls = find_calls(text, TIE_ROW_NAMES)
    for number, table in enumerate(split_tie_tables(text, calls), 1):
        found, unreadable = read_tie_table(text, table, place_in_bracket, number)
        ties += found
        problems += [problem for _, problem in unreadable]
    return ties, problems


def only(text: str) -> TieRowRecord:
    [tie], problems = read(text)
    assert not problems
    return tie


ROWS = [
    # the row behind its name; aggregate, legs, what decided it, shoot-out, winner
    # 1996 Copa do Brasil
    ("A (CE)||0-3|'''B (GO)'''||0-1|0-2", (0, 3), [(0, 1), (0, 2)], None, None, 2),
    ("A||1-3|'''B'''||1-3|-", (1, 3), [(1, 3), None], None, None, 2),
    # 2000 Copa do Brasil, the second bracket never closed
    (
        "A||0-0|'''B'''||0-0|0-0 (pen: 1-4 ",
        (0, 0),
        [(0, 0), (0, 0)],
        Decider.PENALTIES,
        (1, 4),
        2,
    ),
    (
        "'''A'''||2-2|B||1-1|1-1 (pen: 4-3)",
        (2, 2),
        [(1, 1), (1, 1)],
        Decider.PENALTIES,
        (4, 3),
        1,
    ),
    # 2014 Copa do Brasil
    (
        "'''[[A]]'''|Acre|2–1|[[B]]|Pará|[[#B v A|1–1]]|[[#A v B|1–0]]",
        (2, 1),
        [(1, 1), (1, 0)],
        None,
        None,
        1,
    ),
    (
        "[[A]]|Bahia|2–2 (3–5 [[Penalty shoot-out (association football)|p]])|'''[[B]]'''|Paraná"
        "|[[#x|1–1]]|[[#y|1–1]]",
        (2, 2),
        [(1, 1), (1, 1)],
        Decider.PENALTIES,
        (3, 5),
        2,
    ),
    (
        "'''[[A]]'''|x|4–4 ([[Away goals rule|a]])|[[B]]|y|2–3|2–1",
        (4, 4),
        [(2, 3), (2, 1)],
        Decider.AWAY_GOALS,
        None,
        1,
    ),
    (
        "'''[[A]]'''|x|2–0|[[B]]|y|[[#B v A|2–0]]|[[#A v B|–]]<sup>[[#Note 2|1]]</sup>",
        (2, 0),
        [(2, 0), None],
        None,
        None,
        1,
    ),
    ("[[A]]||3–2|[[B]]||3–2|{{tooltip|NP|Not played}}", (3, 2), [(3, 2), None], None, None, None),
    # 2024 Copa do Brasil
    (
        "'''[[A]]'''| |0–0 {{pso|3–1}}|[[B]]| |0–0|0–0",
        (0, 0),
        [(0, 0), (0, 0)],
        Decider.PENALTIES,
        (3, 1),
        1,
    ),
    # forms of other pages
    ("[[A]]-RS ([[Away goals rule|a]])||1–1|[[B]]||1–1|0–0", (1, 1), [(1, 1), (0, 0)],
     Decider.AWAY_GOALS, None, 1),
    ("Puebla|MEX| w/o |PHC Zebras|BER| |", None, [None, None], Decider.WALKOVER, None, None),
    ("A||3–3 (gd)|B||2–0|1–3", (3, 3), [(2, 0), (1, 3)], Decider.GOAL_DIFFERENCE, None, None),
    ("A||FR6|B||4–0|3 October", None, [(4, 0), None], None, None, None),
    ("A|ITA|2–3|B|ITA|1–1|1–2|winner=2", (2, 3), [(1, 1), (1, 2)], None, None, 2),
    ("A||1:1|B||0:0|1:1|ganador=1", (1, 1), [(0, 0), (1, 1)], None, None, 1),
    ("A||{{nowrap|2–2 (4–3 p)}}|B||1–1|1–1", (2, 2), [(1, 1), (1, 1)], Decider.PENALTIES, (4, 3),
     None),
    ("A||3–2 {{aet}}|B||1–2|2–0", (3, 2), [(1, 2), (2, 0)], Decider.EXTRA_TIME, None, None),
]  # fmt: skip


@pytest.mark.parametrize(("row", "aggregate", "legs", "decided_by", "shootout", "winner"), ROWS)
def test_rows(
    row: str,
    aggregate: tuple[int, int] | None,
    legs: list[tuple[int, int] | None],
    decided_by: Decider | None,
    shootout: tuple[int, int] | None,
    winner: int | None,
) -> None:
    tie = only("{{TwoLegResult|" + row + "}}")
    assert tie.aggregate == aggregate
    assert [leg.scores for leg in tie.legs] == legs
    assert (tie.decided_by, tie.shootout, tie.winner) == (decided_by, shootout, winner)


def test_a_row_keeps_its_links_and_its_place() -> None:
    text = "{{TwoLegStart}}\n{{TwoLegResult|[[A FC|A]]||1–0|B||[[X#A v B|1–0]]|[[#B v A|0–0]]}}\n|}"
    tie = only(text)
    assert tie.place.span.of(text).startswith("{{TwoLegResult|[[A FC")
    assert (tie.team1.name, tie.team1.link, tie.place.construct) == ("A", "A FC", "tie row")
    assert [leg.link for leg in tie.legs] == ["X#A v B", "#B v A"]


def test_a_link_that_explains_a_word_is_not_the_box() -> None:
    tie = only("{{TwoLegResult|A||1–1|B||1–0|0–1 ([[Extra time|aet]])}}")
    assert [leg.link for leg in tie.legs] == [None, None]


@pytest.mark.parametrize(
    "row",
    [
        "{{TwoLegResult|Puebla|MEX| bye ||||}}",
        "{{TwoLegResult|Winner of match 3||Match 9|Alfa||6 Aug|13 Aug}}",
        "{{TwoLegResult||||||}}",
        "{{OneLegResult|TBD||v|TBD|}}",
    ],
)
def test_byes_and_open_places_give_nothing(row: str) -> None:
    assert read(row) == ([], [])


def test_a_score_of_nobody_is_a_problem() -> None:
    ties, problems = read("{{TwoLegResult|||2–1|B||1–0|1–1}}\n{{TwoLegResult|A||2–1|B||1–0|1–1}}")
    assert len(ties) == 1
    assert [problem.reason for problem in problems] == ["score without both teams"]


def test_a_single_match_has_no_aggregate() -> None:
    tie = only("{{OneLegResult|[[A]]|GER|3:1 (1:0)|'''[[B]]'''|AUT|6=Di 24.10.2006, 19:15}}")
    assert tie.aggregate is None
    assert [leg.scores for leg in tie.legs] == [(3, 1)]
    assert (tie.winner, tie.note_text) == (2, "Di 24.10.2006, 19:15")
    after = only("{{OneLegResult|A||2:2 n. V., 4:3 i. E.|B|}}")
    assert (after.legs[0].shootout, after.decided_by) == ((4, 3), Decider.PENALTIES)


def test_the_winner_may_be_named_first() -> None:
    assert only("{{OneLegResult|winner=2|A||1–1|B|}}").winner == 2


def test_words_in_place_of_an_aggregate_are_kept() -> None:
    assert only("{{TwoLegResult|A||WO|B||–|–}}").note_text == "WO"
    assert only("{{TwoLegResult|A||2–1|B||1–0|1–1}}").note_text is None


def test_a_decider_on_a_team_marks_the_winner() -> None:
    tie = only("{{OneLegResult|[[Retrô]] {{pso}}||1–1|[[B]]|}}")
    assert (tie.winner, tie.winner_evidence) == (1, WinnerEvidence.NOTE)


POINTS = [
    # an opener that says so
    "{{TwoLegStart CopaLib}}\n{{TwoLegResult|A||4–1|B||2–0|1–1}}",
    # every row fits as points, one of them not as goals
    "{{TwoLegStart}}\n{{TwoLegResult|A||4–1|B||2–0|1–1}}\n{{TwoLegResult|C||2–2|D||0–0|1–1}}",
    # two points for a win
    "{{TwoLegStart}}\n{{TwoLegResult|A||3–1|B||2–0|1–1}}\n{{TwoLegResult|C||0–4|D||0–1|1–2}}",
]


@pytest.mark.parametrize("table", POINTS)
def test_points_are_never_goals(table: str) -> None:
    ties, _ = read(table)
    assert all(tie.aggregate is None for tie in ties)
    assert ties[0].decided_by is Decider.POINTS
    assert ties[0].note_text in ("4–1", "3–1")


def test_a_sum_that_is_wrong_stays_as_printed() -> None:
    tables = "{{TwoLegResult|A||1-2|B||0-0|1-3}}\n{{TwoLegResult|C||4-2|D||3-1|1-1}}"
    assert [tie.aggregate for tie in read(tables)[0]] == [(1, 2), (4, 2)]


def test_tables_are_told_apart() -> None:
    text = (
        "{{TwoLegStart}}\n{{TwoLegResult|A||1–0|B||1–0|0–0}}\n{{TwoLegResult|C||1–0|D||1–0|0–0}}\n|}"
        "\n==Final==\n{{TwoLegResult|E||1–0|F||1–0|0–0}} prose {{TwoLegStart}}\n"
        "{{TwoLegResult|G||1–0|H||1–0|0–0}}{{TwoLegEnd}}"
    )
    assert [tie.table_number for tie in read(text)[0]] == [1, 1, 2, 3]


@given(st.text("{}[]|'=<>!-–0123 \nTwoLegResult", max_size=80))
@settings(derandomize=True, max_examples=200, deadline=None)
def test_any_text_gives_ties_or_problems(inside: str) -> None:
    text = "{{TwoLegResult|A||" + inside + "}}"
    ties, problems = read(text)
    rows = sum(is_tie_row(call) for call in find_calls(text, TIE_ROW_NAMES))
    assert len(ties) + len(problems) <= rows
    assert all(0 <= tie.place.span.start < tie.place.span.end <= len(text) for tie in ties)


# Plain wikitables.


def read_table(text: str) -> list[TieRowRecord]:
    [table] = find_tables(text)
    assert is_tie_table(table)
    ties, problems = read_wiki_tie_table(table, place_in_bracket, 1)
    assert not problems
    return ties


def test_a_table_with_an_aggregate_and_legs() -> None:
    ties = read_table(
        '{| class="w"\n! Team 1 !! {{abbr|Agg.|Aggregate}} !! Team 2 !! 1st leg !! 2nd leg\n'
        "|-\n| '''[[A]]''' || 4–3 || [[B]] || 3–1 || 1–2\n|-\n| [[C]] || bye || || ||\n"
        "|-\n| colspan=5 | '''A won 4–3 on aggregate'''\n|}"
    )
    [tie] = ties
    assert (tie.aggregate, [leg.scores for leg in tie.legs]) == ((4, 3), [(3, 1), (1, 2)])
    assert (tie.winner, tie.note_text) == (1, "A won 4–3 on aggregate")


AGGREGATE_FIRST = "[[A]]||'''[[B]]'''||1–3||0–1||1–2"
AGGREGATE_BETWEEN = "[[A]]||1–3||'''[[B]]'''||0–1||1–2"


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("colspan=2 | Teams !! Agg. !! 1st leg !! 2nd leg", AGGREGATE_FIRST),
        ("colspan=3 | Teams !! 1st leg !! 2nd leg", AGGREGATE_BETWEEN),
        ("Team !! Agg. !! Team !! 1st leg !! 2nd leg", AGGREGATE_BETWEEN),
        ("Equipos !! Global !! Equipos !! Ida !! Vuelta", AGGREGATE_BETWEEN),
        (
            "rowspan=2 | Team 1 !! rowspan=2 | Agg. !! rowspan=2 | Team 2 !! colspan=2 | Scores\n"
            "|-\n! 1st leg !! 2nd leg",
            AGGREGATE_BETWEEN,
        ),
        (
            "colspan=3 | Teams !! colspan=2 | Scores\n|-\n"
            "! Home !! Agg. !! Away !! 1st leg !! 2nd leg",
            AGGREGATE_BETWEEN,
        ),
    ],
)
def test_headers_of_teams(header: str, row: str) -> None:
    [tie] = read_table(f"{{|\n! {header}\n|-\n|{row}\n|}}")
    assert (tie.team1.name, tie.team2.name, tie.winner) == ("A", "B", 2)
    assert (tie.aggregate, [leg.scores for leg in tie.legs]) == ((1, 3), [(0, 1), (1, 2)])


def test_a_table_of_single_matches() -> None:
    ties = read_table(
        "{|\n! colspan=2 | Home !! Score !! Away\n|-\n| {{flagicon|ESP}} || [[A]]\n"
        "| 2–2 (4–2 p) || bgcolor=#efe | [[B]]\n|}"
    )
    [tie] = ties
    assert (tie.team1.name, tie.team2.name, tie.winner) == ("A", "B", 2)
    assert (tie.aggregate, tie.legs[0].scores, tie.shootout) == (None, (2, 2), (4, 2))


@pytest.mark.parametrize(
    "header",
    [
        "Home !! Away !! Total",  # figures
        "Local !! Resultado !! Visitante !! Fecha",  # a list of matches
        "Pos !! Team !! Pld",
        "Season !! Winner !! Score !! Runner-up",
        "Team !! Total !! Team !! Total",
        "colspan=2 | Team !! 1st leg !! 2nd leg",  # a flag beside the name
    ],
)
def test_other_tables_are_left_alone(header: str) -> None:
    [table] = find_tables("{|\n! " + header + "\n|-\n| 1 || 2 || 3 || 4\n|}")
    assert not is_tie_table(table)
