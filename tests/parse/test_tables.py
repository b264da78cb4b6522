"""Pipe tables: the shapes they have been met in, and what each shape gives."""

import pytest

from pipeline.parse.plain_article import parse_plain
from pipeline.parse.records import ArticleRecords
from pipeline.tables import StandingKind

STANDINGS = """\
| Pos | Team | Pld | W | D | L | GF | GA | GD | Pts |
| 1 | Alfa | 3 | 2 | 1 | 0 | 5 | 1 | +4 | 7 |
| 2 | Beta | 3 | 0 | 0 | 3 | 1 | 5 | −4 | 0 |
"""
TWO_LINES = """\
| S | Team | Manager | Captain | Performance | | | |
| Pld | GF | GD | Pts | | | | |
| 1 | Alfa | BRA Ana Lima | Eva Paz | 17 | 30 | +16 | 35 |
"""  # 2013 Liga MX Clausura Liguilla
STADIA = """\
| Club | City | Stadium | Capacity |
| Alfa | | Estadio Alfa | 25,111 |
"""  # 2013–14 Ascenso MX season
RELEGATION = """\
== Relegation table ==
| Rank | Team | Points | Games | |
| 10 | Alfa | 106 | 84 | 1.2619 |
| 11 | Beta | 80 | 84 | 0.9524 |
"""  # 2013–14 Ascenso MX season
SCORERS = """\
| Rank | Player | Club |
| 1 | MEX Ana Lima | Alfa |
| 4 | | |
| Eva Paz | Beta | 4 |
| ARG Mia Sol | Alfa | 4 |
| 6 | | |
| COL Lua Mar | Beta | 3 |
"""  # Clausura 2014 Copa MX


def problems(records: ArticleRecords) -> list[tuple[int, str]]:
    return [(problem.place.line, problem.reason) for problem in records.problems]


def test_reads_a_league_table() -> None:
    records = parse_plain(STANDINGS)

    first, second = records.standings
    assert (first.team.name, first.position, first.points) == ("Alfa", 1, 7)
    assert (second.goals_for, second.goals_against, second.goal_difference) == (1, 5, -4)
    assert (second.played, second.won, second.drawn, second.lost) == (3, 0, 0, 3)
    assert first.kind is StandingKind.LEAGUE
    assert first.place.span.of(STANDINGS) == "1 | Alfa | 3 | 2 | 1 | 0 | 5 | 1 | +4 | 7"
    assert not records.problems


def test_a_table_below_a_group_is_a_group_table() -> None:
    records = parse_plain(f"== Group A ==\n{STANDINGS}")

    assert {row.kind for row in records.standings} == {StandingKind.GROUP}


def test_a_header_of_two_lines_names_the_columns_below_its_last_title() -> None:
    records = parse_plain(TWO_LINES)

    (standing,), (participant,) = records.standings, records.participants
    assert (standing.position, standing.played, standing.points) == (1, 17, 35)
    assert (standing.goals_for, standing.goal_difference) == (30, 16)
    assert standing.won is None
    assert (participant.seed, participant.team.name) == (1, "Alfa")
    assert (participant.manager_nationality, participant.manager_name) == ("BRA", "Ana Lima")
    assert (participant.captain_nationality, participant.captain_name) == (None, "Eva Paz")
    assert not records.problems


def test_an_empty_cell_is_null() -> None:
    (row,) = parse_plain(STADIA).participants

    assert (row.city, row.stadium, row.capacity, row.seed) == (None, "Estadio Alfa", 25111, None)


def test_the_ratio_of_a_relegation_table_stands_under_an_empty_title() -> None:
    first, second = parse_plain(RELEGATION).standings

    assert (first.coefficient, first.points, first.played) == (1.2619, 106, 84)
    assert (second.position, second.coefficient) == (11, 0.9524)
    assert first.kind is StandingKind.RELEGATION


def test_a_rank_that_spans_rows_is_carried_down() -> None:
    records = parse_plain(SCORERS)

    assert [(row.rank, row.player_name, row.goals) for row in records.top_scorers] == [
        (1, "Ana Lima", None),  # the column of the goals was lost with the spans
        (4, "Eva Paz", 4),
        (4, "Mia Sol", 4),
        (6, "Lua Mar", 3),
    ]
    assert [row.line_number for row in records.top_scorers] == [1, 2, 3, 4]
    assert not records.problems


def test_a_rank_in_front_of_its_first_row_is_carried_down_too() -> None:
    text = "| Rank | Player | Club | Goals |\n| 1 | A | Alfa | 5 |\n| B | Beta | 5 |\n"

    assert [row.rank for row in parse_plain(text).top_scorers] == [1, 1]


def test_tables_and_their_lines_are_numbered() -> None:
    text = f"{SCORERS}\n{SCORERS}\n{STANDINGS}"
    records = parse_plain(text)

    assert [row.list_number for row in records.top_scorers] == [1] * 4 + [2] * 4
    assert {row.table_number for row in records.standings} == {3}


def test_a_table_of_one_column_is_ignored_by_name() -> None:
    key = parse_plain("| Key to colours in group tables |\n| winners advance |\n")
    banner = parse_plain("| Clausura 2013 winners: |\n| Alfa |\n")

    assert key.coverage[0].ignored_names == ("colour key (2)",)  # Clausura 2014 Copa MX
    assert banner.coverage[0].ignored_names == ("one-column banner (2)",)  # Liguilla 2013


def test_an_unknown_header_costs_the_whole_table() -> None:
    records = parse_plain("| Team | Luck |\n| Alfa | 3 |\n| Beta | 2 |\n\nAlfa 1-0 Beta\n")

    assert problems(records) == [(1, "table with an unknown column")]
    assert records.problems[0].text == "Luck"
    assert [(row.construct, row.unreadable) for row in records.coverage] == [
        ("match", 0),
        ("table row", 3),
    ]


@pytest.mark.parametrize(
    "header", ["| Team | Team | Points |", "| Team | Pts | Points |", "| Team | Points | | |"]
)
def test_a_column_that_stands_twice_costs_the_whole_table(header: str) -> None:
    records = parse_plain(f"{header}\n{'| 1 ' * header.count('|')}\n")

    assert [reason for _, reason in problems(records)] == ["table with a column twice"]
    assert not records.standings


def test_a_table_of_an_unknown_kind_is_told_of_row_by_row() -> None:
    records = parse_plain("| Rank | Goals |\n| 1 | 4 |\n| 2 | 3 |\n")

    assert problems(records) == [(2, "table of an unknown kind"), (3, "table of an unknown kind")]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("| 3 | Gama | 3 |", "row of another width than its header"),
        ("| Gama | 3 | 0 | 0 | 3 | 1 | 5 | −4 |", "row of another width than its header"),
        ("| 3 | Gama | 3 | 0 | 0 | 3 | 1 | 5 | −4 | 0 | 9 |", "row of another width"),
        ("| 3 | Gama | x | 0 | 0 | 3 | 1 | 5 | −4 | 0 |", "not a whole number"),
        ("| 3 | Gama | ٣ | 0 | 0 | 3 | 1 | 5 | −4 | 0 |", "not a whole number"),
        ("| 3 | | 3 | 0 | 0 | 3 | 1 | 5 | −4 | 0 |", "row without a team"),
        ("||", "row of another width than its header"),
    ],
)
def test_a_row_nobody_can_read_costs_only_itself(row: str, reason: str) -> None:
    records = parse_plain(f"{STANDINGS}{row}\n| 4 | Delta | 3 | 0 | 0 | 3 | 1 | 5 | −4 | 0 |\n")

    (problem,) = records.problems
    assert (problem.place.line, reason in problem.reason) == (4, True)
    assert [row.team.name for row in records.standings] == ["Alfa", "Beta", "Delta"]
    assert [(c.seen, c.parsed, c.unreadable) for c in records.coverage] == [(5, 4, 1)]


def test_a_row_gives_all_its_records_or_none() -> None:
    text = "| Team | City | Points |\n| Alfa | Rio | many |\n"
    records = parse_plain(text)

    assert problems(records) == [(2, "not a whole number")]
    assert (records.participants, records.standings) == ((), ())
