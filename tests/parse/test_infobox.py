"""Infobox fields: one line per way an editor has written what a field says."""
# ruff: noqa: E501 - a case is a line

import pytest

from pipeline.parse.infobox import read_facts, split_field
from pipeline.parse.infobox_scorers import split_nationality
from pipeline.parse.records import Fact, FactRole
from pipeline.problems import Unreadable

FIELDS = [
    ("- Title: Copa MX", [("Title", "Copa MX")]),  # Clausura 2014 Copa MX
    ("- Winners: UANL, (3rd title)", [("Winners", "UANL, (3rd title)")]),  # Clausura 2014 Copa MX
    (
        "- Champions: América (11th title) | runner-up = Cruz Azul",  # 2013 Liga MX Clausura Liguilla
        [("Champions", "América (11th title)"), ("runner-up", "Cruz Azul")],
    ),
    ("- a: 1 |b=2|c d = 3", [("a", "1"), ("b", "2"), ("c d", "3")]),
    ("- Score: 2 : 1", [("Score", "2 : 1")]),
    ("- Link: a | b", [("Link", "a | b")]),  # no field without an equals sign
    ("- Year:", [("Year", "")]),
    ("- Year", [("Year", "")]),
    ("- Year:   ", [("Year", "")]),
]
FACTS = [
    ("Title", "Copa MX", [Fact(FactRole.COMPETITION, "Copa MX")]),
    ("Competition", "Ascenso MX", [Fact(FactRole.COMPETITION, "Ascenso MX")]),
    ("Year", "Clausura 2014", [Fact(FactRole.SEASON, "Clausura 2014")]),
    ("Num Teams", "24", [Fact(FactRole.TEAM_COUNT, "24", 24)]),
    ("num_teams", "24", [Fact(FactRole.TEAM_COUNT, "24", 24)]),
    ("Attendance", "1,234,567", [Fact(FactRole.ATTENDANCE, "1,234,567", 1234567)]),
    ("Winners", "UANL, (3rd title)", [Fact(FactRole.CHAMPION, "UANL", 3)]),  # Clausura 2014 Copa MX
    (
        "Champions",
        "América (11th title)",
        [Fact(FactRole.CHAMPION, "América", 11)],
    ),  # 2013 Liga MX Clausura Liguilla
    (
        "runner-up",
        "Cruz Azul",
        [Fact(FactRole.RUNNER_UP, "Cruz Azul")],
    ),  # 2013 Liga MX Clausura Liguilla
    ("Second", "Oaxaca", [Fact(FactRole.RUNNER_UP, "Oaxaca")]),  # Clausura 2014 Copa MX
    ("Winners", "UANL (3)", [Fact(FactRole.CHAMPION, "UANL", 3)]),
    (
        "Winners",
        "Apertura: U. de G , Clausura: Estudiantes Tecos",  # 2013–14 Ascenso MX season
        [
            Fact(FactRole.CHAMPION, "U. de G", part="Apertura"),
            Fact(FactRole.CHAMPION, "Estudiantes Tecos", part="Clausura"),
        ],
    ),
    (
        "Relegated",
        "Zacatepec 1948 (stay in league after bought Cruz Azul Hidalgo)",  # 2013–14 Ascenso MX season
        [Fact(FactRole.RELEGATED, "Zacatepec 1948")],
    ),
    (
        "Prev Season",
        "Apertura 2013",
        [Fact(FactRole.PREVIOUS, "Apertura 2013")],
    ),  # Clausura 2014 Copa MX
    ("Nextseason", "2014–15", [Fact(FactRole.NEXT, "2014–15")]),  # 2013–14 Ascenso MX season
    (
        "Scoring Leader",
        "Alan Pulido, (9 goals)",
        [],
    ),  # Clausura 2014 Copa MX: kept as a field, no fact
    ("Winners", "", []),
]
UNREADABLE = [("Matches", "many"), ("Goals", "12 or 13"), ("Num Teams", "١٢"), ("Goals", "1.5")]
PEOPLE = [
    ("MEX Alan Pulido", ("MEX", "Alan Pulido")),  # Clausura 2014 Copa MX
    ("ARG Leandro Cufre", ("ARG", "Leandro Cufre")),  # 2013 Liga MX Clausura Liguilla
    ("Alan Pulido", (None, "Alan Pulido")),
    ("MEX", (None, "MEX")),
    ("Mex Alan", (None, "Mex Alan")),
]


@pytest.mark.parametrize(("line", "fields"), FIELDS)
def test_splits_what_stands_on_one_line(line: str, fields: list[tuple[str, str]]) -> None:
    found = split_field(line)

    assert [(field.name, field.value) for field in found] == fields
    assert all(line[field.start : field.end] == field.value for field in found)
    assert all(field.end <= len(line) for field in found)


@pytest.mark.parametrize(("name", "value", "facts"), FACTS)
def test_reads_what_a_field_says(name: str, value: str, facts: list[Fact]) -> None:
    assert list(read_facts(name, value)) == facts


@pytest.mark.parametrize(("name", "value"), UNREADABLE)
def test_refuses_a_count_that_is_none(name: str, value: str) -> None:
    with pytest.raises(Unreadable, match="not a whole number"):
        read_facts(name, value)


@pytest.mark.parametrize(("text", "parts"), PEOPLE)
def test_takes_the_country_from_a_name(text: str, parts: tuple[str | None, str]) -> None:
    assert split_nationality(text) == parts
