"""Hand-made league tables: headers of six languages, pairs, rows that are no line."""

import pytest

from pipeline.parse.hand_tables import find_header, read_hand_table
from pipeline.parse.records import StandingRecord
from pipeline.tables import StandingKind
from pipeline.wikitext.tables import find_tables
from tests.parse.places import place_under


def table(header: str, *rows: str, caption: str = "") -> str:
    cells = "!" + " !! ".join(header.split("|"))
    return "{| class=wikitable\n" + "\n|-\n".join([caption + cells, *rows]) + "\n|}"


def read(text: str, *section: str) -> tuple[list[StandingRecord], list[str]]:
    lines: list[StandingRecord] = []
    reasons: list[str] = []
    for one in find_tables(text):
        found, problems = read_hand_table(text, one, place_under(*section), 1)
        lines += found
        reasons += [problem.reason for _, problem in problems]
    return lines, reasons


def numbers(line: StandingRecord) -> tuple[int | None, ...]:
    results = (line.position, line.played, line.won, line.drawn, line.lost)
    return (*results, line.goals_for, line.goals_against, line.goal_difference, line.points)


ALL = (1, 9, 6, 2, 1, 20, 7, 13, 20)
HEADERS = [
    # header, cells of a row, numbers
    ("Pos|Team|Pld|W|D|L|GF|GA|GD|Pts", "1||[[A]]||9||6||2||1||20||7||+13||'''20'''", ALL),
    ("Pos.|Club|P|W|D|L|F|A|GD|Points", "1.||[[A]]||9||6||2||1||20||7||+13||20", ALL),
    ("R|Team|G|P|W|D|L|GF|GA|GD|Pts.", "1||[[A]]||[[#B|2]]||9||6||2||1||20||7||+13||20", ALL),
    ("Rank|Team|GP|W|T|L|GF|GA|Diff|Pts", "1st||[[A]]||9||6||2||1||20||7||13||20", ALL),
    ("Pos|Equipo|Pts|PJ|PG|PE|PP|GF|GC|Dif", "1º||[[A]]||20||9||6||2||1||20||7||13", ALL),
    ("Pos|Equipe|PG|J|V|E|D|GP|GC|SG", "1||[[A]]||20||9||6||2||1||20||7||13", ALL),
    ("Pl.|Verein|Sp.|S|U|N|Tore|Diff.|Punkte", "1.||[[A]]||9||6||2||1||20:7||+13||20", ALL),
    ("Pl.|Verein|Sp.|G|U|V|Tore|TD|Punkte", "1.||[[A]]||9||6||2||1||20:7||+13||20:4", ALL),
    ("Pos.|Squadra|Pt|G|V|N|P|GF|GS|DR", "1||[[A]]||20||9||6||2||1||20||7||+13", ALL),
    ("Rang|Équipe|Pts|J|G|N|P|Bp|Bc|Diff", "1||[[A]]||20||9||6||2||1||20||7||+13", ALL),
    ("Team|Pld|W|D|L|GF|GA|Pts", "[[A]]||9||6||2||1||20||7||20",
     (None, 9, 6, 2, 1, 20, 7, None, 20)),
    ("Team|Pld|W|D|L|GF–GA|GD|Pts", "[[A]]||9||6||2||1||x||+13||20",
     (None, 9, 6, 2, 1, None, None, 13, 20)),
    ("|Team|P|W|D|L|F|A|G. Avg|Pts", "1.||[[A]]||9||6||2||1||20||7||2.857||20",
     (1, 9, 6, 2, 1, 20, 7, None, 20)),
    ("Pos|Team|Apertura Pts|Clausura Pts|Total Pts|GP|GD", "1||[[A]]||9||11||20||9||+13",
     (1, 9, None, None, None, None, None, 13, 20)),
    ("Pos|Eastern Conference|GP|W|T|L|GF|GA|GD|Pts", "1||[[A]]||9||6||2||1||20||7||13||20", ALL),
    ("Pos|División de Plata|PJ|PG|PE|PP|GF|GC|Dif|Pts", "1||[[A]]||9||6||2||1||20||7||13||20", ALL),
    ("Group A|Pld|W|D|L|GF|GA|GD|Pts", "[[A]]||9||6||2||1||20||7||13||20", (None, *ALL[1:])),
    ("Season|Premier Division|Pld|W|D|L|GF|GA|Pts", "1999||x||9||6||2||1||20||7||20", None),
    ("№|Teams|P.|W.|D.|L.|G.F.|G.A.|G.D.|Pts.", "1||[[A]]||9||6||2||1||20||7||13||20", ALL),
    ("Pl.|Team|Sp.|S|U|N|T|GT|TD|Punkte", "1||[[A]]||9||6||2||1||20||7||13||20", ALL),
    ("Pos|Club|Pld|W|D|L|GF:GA|GD|Pts", "1||[[A]]||9||6||2||1||20:7||13||20", ALL),
    ("Pos|Team|G|W|L|D|GF|GA|GD|Pts", "1||[[A]]||9||6||1||2||20||7||13||20", ALL),
    ("Pos|Team|Pld|W|OTW|OTL|L|GF|GA|GD|Pts", "1||[[A]]||9||4||2||1||2||20||7||+13||20",
     (1, 9, 6, None, 3, 20, 7, 13, 20)),
    ("Pos|Team|Pld|W|D|PKW|L|GF|GA|GD|Pts", "1||[[A]]||9||6||2||1||1||20||7||13||20", ALL),
    ("Pos|Team|W|L|GF|GA", "1||[[A]]||6||1||20||7", (1, None, 6, None, 1, 20, 7, None, None)),
]  # fmt: skip


@pytest.mark.parametrize(("header", "row", "expected"), HEADERS)
def test_columns(header: str, row: str, expected: tuple[int | None, ...] | None) -> None:
    lines, reasons = read(table(header, "|" + row))
    if expected is None:
        assert lines == []
        return
    [line] = lines
    assert (line.team.link, numbers(line), reasons) == ("A", expected, [])


SPLIT = [  # the second row of a header below "Home | Away" and more, cells, numbers
    ("colspan=3|Home!!colspan=3|Away", "W!!D!!L!!W!!D!!L", "4||1||0||2||1||1",
     (1, 9, 6, 2, 1, None, None, None, 20)),
    ("colspan=2|Home!!colspan=2|Away!!colspan=2|Total", "W!!L!!W!!L!!W!!L", "4||0||2||1||6||1",
     (1, 9, 6, None, 1, None, None, None, 20)),
    ("colspan=3|Total!!colspan=3|Home", "W!!D!!L!!W!!D!!L", "6||2||1||2||1||0",
     (1, 9, 6, 2, 1, None, None, None, 20)),
    ("colspan=3|Heim!!colspan=3|Auswärts", "S!!N!!Tore!!S!!N!!Tore", "4||0||9:2||2||1||11:5",
     (1, 9, 6, None, 1, None, None, None, 20)),
    ("colspan=3|Home!!colspan=3|Away", "W!!L!!GD!!W!!L!!GD", "4||0||+7||2||1||–",
     (1, 9, 6, None, 1, None, None, None, 20)),
]  # fmt: skip


@pytest.mark.parametrize(("groups", "header", "cells", "expected"), SPLIT)
def test_matches_at_home_and_away(
    groups: str, header: str, cells: str, expected: tuple[int | None, ...]
) -> None:
    is_german = "Heim" in groups
    words = ("Pl.", "Verein", "Sp.", "Punkte") if is_german else ("Pos", "Team", "Pld", "Pts")
    first, second, third, last = (f"rowspan=2|{word}" for word in words)
    top = f"!{first}!!{second}!!{third}!!{groups}!!{last}"
    row = f"|1||[[A]]||9||{cells}||20"
    [line], reasons = read("{|\n" + "\n|-\n".join([top, "!" + header, row]) + "\n|}")
    assert (numbers(line), reasons) == (expected, [])


ABBREVIATED = [
    *("R|Final Ranking", "Team", "G|Group", "P|Played", "W|Win", "D|Draw", "L|Lose"),
    *("GF|Goals for", "GA|Goals against", "GD|Goal difference", "Pts.|Points"),
]


def test_half_points_do_not_cost_the_row() -> None:
    header = "Pos|Team|Pld|W|D|L|GF|GA|Pts"
    for half in ("3.5", "3½", "3,5"):
        text = table(header, f"|1||[[A]]||2||1||1||0||3||1||{half}")
        [line], reasons = read(text)
        assert (line.played, line.won, line.points, reasons) == (2, 1, None, ["half a point"])


def test_an_abbreviation_says_what_it_means() -> None:
    cells = [word if word == "Team" else f"{{{{abbr|{word}}}}}" for word in ABBREVIATED]
    text = "{|\n" + "".join(f"!width=25| {cell}\n" for cell in cells)
    text += "|-\n| 1 || style='text-align:left'|{{fb|FRG}} || 2 || 6||5||0||1||25||14||+11||10\n|}"
    [line], _ = read(text, "FIFA retrospective ranking")  # 1954 FIFA World Cup
    assert (line.team.code, numbers(line)) == ("FRG", (1, 6, 5, 0, 1, 25, 14, 11, 10))
    assert line.kind is StandingKind.OVERALL


EN = "Pos|Team|Pld|W|D|L|GF|GA|GD|Pts"
NO_LINES = [
    "| colspan=10 | '''Eliminated in the group stage'''",
    "!Pos!!Team!!Pld!!W!!D!!L!!GF!!GA!!GD!!Pts",
    "| ||Total||9||6||2||1||20||7||13||20",
    "| || || || || || || || || ||",
    "|1||[[A]]||–||–||–||–||–||–||–||–",
]


@pytest.mark.parametrize("row", NO_LINES)
def test_rows_that_are_no_line(row: str) -> None:
    lines, reasons = read(table(EN, row, "|2||[[B]]||9||6||2||1||20||7||13||20"))
    assert ([line.team.name for line in lines], reasons) == (["B"], [])


POINTS = [
    ("20<sup>1</sup>", 20, None),
    ("20{{efn|Three points deducted.}}", 20, None),
    ("17 (−3)", 17, -3),
    ("'''17'''<br>(−3)", 17, -3),
    ("'''20'''*", 20, None),
    ("45:15", 45, None),
    ("–", None, None),
]


@pytest.mark.parametrize(("cell", "points", "adjustment"), POINTS)
def test_points(cell: str, points: int | None, adjustment: int | None) -> None:
    [line], _ = read(table(EN, f"|1||[[A]]||9||6||2||1||20||7||13||{cell}"))
    assert (line.points, line.point_adjustment) == (points, adjustment)


def test_spans_letters_and_qualification() -> None:
    text = table(
        EN + "|Qualification",
        "|rowspan=2|1||[[A]] (C)||9||6||2||1||20||7||13||20||rowspan=2|[[Cup]]<br>proper",
        "|[[B]]||9||6||2||1||20||7||13||20",
        caption="|+ Final table\n|-\n",
    )
    first, second = read(text)[0]
    assert (first.position, first.status, first.title) == (1, "C", "Final table")
    assert (second.position, second.qualification_text) == (1, "Cup proper")
    assert second.place.span.of(text).startswith("[[B]]")
    assert second.place.span.of(text).endswith("20")


RELEGATION = [
    "Pos|Team|2012 Pts|2013 Pts|Total Pts|Total Pld|Avg",
    "Pos|Team|2012|2013|Total|Pld|Average",
    "Pos|Equipo|2012|2013|Pts Tot.|PJ Tot.|Prom.",
    "Pos|Team|2012 A Pts|2013 C Pts|Points|Total GP|Quotient",
]


@pytest.mark.parametrize("header", RELEGATION)
def test_a_relegation_table_has_a_coefficient(header: str) -> None:
    [line], _ = read(table(header, "|1||[[A]]||30||23||53||42||1.2619"), "Relegation")
    assert (line.points, line.played, line.coefficient) == (53, 42, 1.2619)
    assert line.kind is StandingKind.RELEGATION


OTHER_TABLES = [
    "Year|Round|Position|Pld|W|D|L|GF|GA",  # a team's record in a cup
    "Opponent|Pld|W|D|L|GF|GA|GD",  # and against others
    "Manager|Tenure|P|W|D|L|F|A",
    "Team|Location|Stadium|Capacity|Notes",
    "Rank|Player|Club|Goals|Matches",
    "Team|Highest|Lowest|Total|Average",
]


@pytest.mark.parametrize("header", OTHER_TABLES)
def test_other_tables_are_left_alone(header: str) -> None:
    text = table(header, "|" + "||".join("1" * (header.count("|") + 1)))
    assert all(find_header(one) is None for one in find_tables(text))
    assert read(text) == ([], [])


def test_a_row_that_cannot_be_read_costs_itself() -> None:
    rows = ("|1||[[A]]||9||six||2||1||20||7||13||20", "|2||[[B]]||9||6||2||1||20||7||13||20")
    lines, reasons = read(table(EN, *rows))
    assert ([line.team.name for line in lines], reasons) == (["B"], ["not a whole number"])
