"""German league tables: what is left out is nought, letters, deductions, the legend."""

import pytest

from pipeline.parse.fussballtabelle import (
    FUSSBALLTABELLE_NAMES,
    read_fussballtabelle,
    split_fussballtabelle,
)
from pipeline.parse.records import StandingRecord
from tests.parse.places import calls_of, place_under


def read(text: str) -> tuple[list[StandingRecord], list[str]]:
    lines: list[StandingRecord] = []
    reasons: list[str] = []
    tables = split_fussballtabelle(calls_of(text, FUSSBALLTABELLE_NAMES))
    for number, calls in enumerate(tables, 1):
        found, problems = read_fussballtabelle(text, calls, place_under(), number)
        lines += found
        reasons += [problem.reason for _, problem in problems]
    return lines, reasons


ROWS = [
    # parameters, (position, name, played, won, drawn, lost, for, against, points, adjusted, status)
    ("Rang=1|Verein=[[FC X]] (M, C)|S=20|U=5|N=5|ET=60|GT=20",
     (1, "FC X", 30, 20, 5, 5, 60, 20, 65, None, "MC")),
    ("Rang=21|Verein=[[FC X|X]]|N=8", (21, "X", 8, 0, 0, 8, 0, 0, 0, None, None)),
    ("Rang=2.|Verein=X (N)|S=2|Siegpunkte=2|U=1", (2, "X", 3, 2, 1, 0, 0, 0, 5, None, "N")),
    ("Rang=3|Verein=X|S=2|Punktabzug=3", (3, "X", 2, 2, 0, 0, 0, 0, 3, -3, None)),
    ("Rang=3|Verein=X|S=2|Abzug=−4", (3, "X", 2, 2, 0, 0, 0, 0, 2, -4, None)),
    ("Rang=3|Verein=X|S=2|Punkte=7", (3, "X", 2, 2, 0, 0, 0, 0, 7, None, None)),
    ("Rang=3|Verein=X|S=2|Siegpunkte=2|Punkte=45:15", (3, "X", 2, 2, 0, 0, 0, 0, 45, None, None)),
    ("Rang=|Verein=[[SV Y|Y]]<ref>z</ref>|U=1", (None, "Y", 1, 0, 1, 0, 0, 0, 1, None, None)),
]  # fmt: skip


@pytest.mark.parametrize(("parameters", "expected"), ROWS)
def test_a_row(parameters: str, expected: tuple[object, ...]) -> None:
    row = f"{{{{Fußballtabelle/Zeile|Farbe=|{parameters}}}}} || ({{{{gestiegen}}}}) / P"
    [line], reasons = read(f"{{{{Fußballtabelle/Kopf}}}}\n{row}\n{{{{Fußballtabelle/Ende}}}}")
    results = (line.played, line.won, line.drawn, line.lost, line.goals_for, line.goals_against)
    points = (line.points, line.point_adjustment, line.status)
    assert (line.position, line.team.name, *results, *points) == expected
    assert reasons == []


def test_colours_are_told_by_the_legend_below() -> None:
    row = "{{Fußballtabelle/Zeile|Farbe=#CCFFCC|Verein=X}}{{Fußballtabelle/Zeile|Verein=Y}}"
    legend = "{{Farblegende/Kopf}}{{Farblegende|#ccffcc|[[Aufstieg]] in die Liga}}"
    lines, _ = read(f"{row}{{{{Fußballtabelle/Ende|Spalten=9}}}}\n{legend}\n== A ==\n")
    assert [line.qualification_text for line in lines] == ["Aufstieg in die Liga", None]
    assert read(f"{row}\n== A ==\n{legend}")[0][0].qualification_text is None


def test_each_head_begins_a_table_and_a_lost_end_costs_nothing() -> None:
    head, row, end = (
        f"{{{{Fußballtabelle/{name}|Verein=X}}}}" for name in ("Kopf", "Zeile", "Ende")
    )
    lines, _ = read(head + row + end + head + row + row + head + row + end + row)
    assert [line.table_number for line in lines] == [1, 2, 2, 3, 4]


def test_a_row_that_cannot_be_read_costs_itself() -> None:
    lines, reasons = read("{{Fußballtabelle/Zeile|Verein=X|S=?}}{{Fußballtabelle/Zeile|Verein=Y}}")
    assert ([line.team.name for line in lines], reasons) == (["Y"], ["not a whole number"])
