"""Hand-made tables as editors write them."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.parse.records import (
    ParticipantRecord,
    Record,
    TeamRef,
    TopScorerRecord,
)
from pipeline.parse.table_cells import Person, read_number, read_person
from pipeline.parse.table_kinds import TableKind, classify_table, column_of
from pipeline.parse.wiki_tables import read_wiki_table
from pipeline.problems import Unreadable
from pipeline.wikitext.tables import Table, find_tables
from tests.parse.places import place_under


def table_of(*headers: str) -> Table:
    [table] = find_tables("{| class=wikitable\n! " + " !! ".join(headers) + "\n|-\n| a\n|}")
    return table


def read(text: str, *section: str) -> tuple[list[Record], list[str]]:
    [table] = find_tables(text)
    records, problems = read_wiki_table(text, table, place_under(*section), 3)
    return records, [problem.reason for _, problem in problems]


KINDS = [  # headers, heading, kind
    ("Rank|Player|Club|Goals", "Top scorers", TableKind.TOP_SCORERS),  # 2001 MLS season
    ("#|Scorer|Team|Goals", "Top scorers", TableKind.TOP_SCORERS),  # 2008 Copa do Brasil
    ("Rank|Name|Nationality|Club|Goals", "Top goalscorers", TableKind.TOP_SCORERS),  # 2012
    ("Rank|Player|Team|{{Tooltip|1R|First round}}|{{Tooltip|QF1|x}}|Total", "Top goalscorers",
     TableKind.TOP_SCORERS),  # 2020
    ("Pos|Player|Country|Goals", "Goalscorers", TableKind.TOP_SCORERS),  # Euro 2004 qualifying
    ("Rank|Player|Club|Goals<ref>x</ref>|Assists", "Top scorers", TableKind.TOP_SCORERS),
    ("Pos.|Jugador|Equipo|Goles", "Máximos anotadores", TableKind.TOP_SCORERS),
    ("Pl.|Spieler|Verein|Tore", "Torschützenliste", TableKind.TOP_SCORERS),
    ("Rank|Player|Club|Assists", "Assists", TableKind.ASSISTS),
    ("Rank|Player|Club|Goals", "Assists", TableKind.ASSISTS),  # header copied from the table above
    ("Rank|Player|Club|Total", "Statistics", TableKind.OTHER),
    ("Rank|Player|Club|Clean sheets", "Clean sheets", TableKind.CLEAN_SHEETS),
    ("Rank|Goalkeeper|Club|Total", "Clean sheets", TableKind.CLEAN_SHEETS),
    ("Player|For|Against|Result|Date|Ref", "Hat-tricks", TableKind.HAT_TRICKS),
    ("Rank|Player|Club|Goals (pen.)|Apps", "Top scorers", TableKind.TOP_SCORERS),
    ("Player|Club|Goals|Apps", "Squad", TableKind.PLAYERS),
    ("Rank|Player|Goals|Caps|Average|Career", "Top goalscorers", TableKind.PLAYERS),  # Norway
    ("Year|Player|Caps|Goals", "World Cup-winning captains", TableKind.PLAYERS),  # Argentina
    ("Player|Offence(s)|Suspension(s)", "Discipline", TableKind.DISCIPLINE),
    ("Team|Location|Stadium|Capacity", "Stadiums", TableKind.PARTICIPANTS),
    ("Team|Manager|Captain|Kit manufacturer|Shirt sponsor (main)", "Personnel and kits",
     TableKind.PARTICIPANTS),
    ("Club|City / Area|Head coach<sup>1</sup>", "Teams", TableKind.PARTICIPANTS),
    ("Association|Team|Qualification method", "Qualified teams", TableKind.PARTICIPANTS),
    ("Equipo|Ciudad|Estadio|Capacidad", "Equipos", TableKind.PARTICIPANTS),
    ("No.|Country|Coaches", "Coaches representation by country", TableKind.OTHER),  # 1930 squads
    ("Team|City", "Team base camps", TableKind.OTHER),  # 2006 FIFA World Cup
    ("Team|Outgoing manager|Manner of departure|Date of vacancy|Position in table|Incoming manager",
     "Managerial changes", TableKind.MANAGER_CHANGES),
    ("Team|Highest|Lowest|Total|Average", "Attendances", TableKind.ATTENDANCES),
    ("Pos|Team|Pld|W|D|L|GF|GA|GD|Pts", "League table", TableKind.STANDINGS),
    ("R|Team|G|P|W|D|L|GF|GA|GD|Pts.", "FIFA retrospective ranking", TableKind.STANDINGS),
    ("Home|Score|Away", "Results", TableKind.MATCHES),
    ("|Opponent|Result", "Route to the final", TableKind.ROUTE),
    ("Month|Manager of the Month|Club", "Awards", TableKind.AWARDS),
    ("Position|Name", "Coaching staff", TableKind.OTHER),
    ("Competition|Yellow||Total", "Discipline", TableKind.OTHER),
]  # fmt: skip


@pytest.mark.parametrize(("headers", "heading", "kind"), KINDS)
def test_kind(headers: str, heading: str, kind: TableKind) -> None:
    split = headers.replace("{{Tooltip|", "{{Tooltip¦").replace("R|F", "R¦F").replace("1|x", "1¦x")
    names = [name.replace("¦", "|") for name in split.split("|")]
    assert classify_table(table_of(*names), (heading,)) is kind


HEADERS = [
    ("Pos.", "rank"),
    ("{{abbr|Pos|Position}}", "rank"),
    ("Shirt sponsor (main)", "sponsor"),
    ("[[Goal (association football)|Goals]]", "goals"),
    ("'''Team'''", "team"),
    ("Goals<br>scored", "goals"),
    ("Club(s)", "team"),
    ("3R1", None),
    ("", None),
]


@pytest.mark.parametrize(("markup", "column"), HEADERS)
def test_column(markup: str, column: str | None) -> None:
    assert column_of(markup) == column


SCORERS_2008 = """{| class="wikitable"
|-
!#
!Scorer
!Team
!Goals
|-
|rowspan="2" align=center|'''1'''
|{{flagicon|BRA}} [[Edmundo Alves de Souza Neto|Edmundo]]
|[[Clube de Regatas Vasco da Gama|Vasco da Gama-RJ]]
|rowspan="2" align=center|'''6'''
|-
|{{flagicon|BRA}} [[Romero Mendonça Sobrinho|Romerito]]
|[[Sport Club do Recife|Sport-PE]]
|-
|4
|Germán Herrera
|[[A]]<br>[[B]]
|5 (2 pen.)
|-
|}"""


def test_rank_and_goals_reach_over_rows() -> None:
    records, problems = read(SCORERS_2008, "Top scorers")
    assert problems == []
    scorers = [record for record in records if isinstance(record, TopScorerRecord)]
    assert [
        (r.list_number, r.line_number, r.rank, r.player_name, r.nationality, r.team, r.goals)
        for r in scorers
    ] == [
        (3, 1, 1, "Edmundo", "BRA",
         TeamRef("Vasco da Gama-RJ", "Clube de Regatas Vasco da Gama"), 6),
        (3, 2, 1, "Romerito", "BRA", TeamRef("Sport-PE", "Sport Club do Recife"), 6),
        (3, 3, 4, "Germán Herrera", None, TeamRef("A", "A"), 5),
    ]  # fmt: skip
    assert scorers[1].place.span.of(SCORERS_2008).startswith("{{flagicon|BRA}} [[Romero")
    assert scorers[0].player_link == "Edmundo Alves de Souza Neto"


def test_rounds_beside_the_total() -> None:
    table = """{| class="wikitable"
!Rank
!Player
!Team
!{{Tooltip|1R|First round}}
!{{Tooltip|2R|Second round}}
!Total
|-
!rowspan=2|1
|align=left|{{flagicon|BRA}} [[Brenner (footballer, born 2000)|Brenner]]
|align=left|{{flagicon|São Paulo}} [[São Paulo FC|São Paulo]]
|bgcolor="silver"| ||2
!rowspan=2|6
|-
|align=left|{{flagicon|BRA}} [[Léo Gamalho]]
|align=left|{{flagicon|Alagoas}} [[Clube de Regatas Brasil|CRB]]
|1||1
|}"""  # 2020 Copa do Brasil
    records, problems = read(table, "Top goalscorers")
    assert problems == []
    assert [(r.rank, r.goals) for r in records if isinstance(r, TopScorerRecord)] == [(1, 6)] * 2


def test_a_country_is_the_team_where_no_club_stands() -> None:
    rows = "|-\n| 1 || [[Ermin Šiljak]] || {{fb|SVN}} || 8\n|}"
    records, _ = read("{|\n! Pos !! Player !! Country !! Goals\n" + rows, "Goalscorers")
    [scorer] = records
    assert isinstance(scorer, TopScorerRecord)
    assert (scorer.team, scorer.nationality) == (TeamRef("SVN", None, "SVN"), None)
    rows = "|-\n| 1 || [[X]] || {{flag|BRA|name=Brazil}} || [[Santos FC|Santos]] || 8\n|}"
    [scorer], _ = read("{|\n! Pos !! Player !! Country !! Club !! Goals\n" + rows, "Goalscorers")
    assert isinstance(scorer, TopScorerRecord)
    assert (scorer.team, scorer.nationality) == (TeamRef("Santos", "Santos FC"), "BRA")


STADIUMS = """{| class="wikitable sortable"
!
Team
!
Location
!
Venue
!
Capacity
|-
|[[FC Admira Wacker Mödling|Admira Wacker Mödling]]
|[[Maria Enzersdorf]]
|[[Bundesstadion Südstadt|BSFZ-Arena]]
|10,800
|-
| rowspan=2 | [[LASK Linz|LASK]] || [[Pasching]] || [[Waldstadion Pasching]] || {{nts|7870}}
|-
| [[Linz]] || [[Linzer Stadion]] || 21.005<ref>x</ref>
|-
| [[X]] || colspan=2 | Y || unknown
|}"""


def test_stadiums() -> None:
    records, problems = read(STADIUMS, "Teams", "Stadia and locations")
    assert problems == ["not a number"]
    assert [
        (r.team.name, r.city, r.stadium, r.capacity)
        for r in records
        if isinstance(r, ParticipantRecord)
    ] == [
        ("Admira Wacker Mödling", "Maria Enzersdorf", "BSFZ-Arena", 10800),
        ("LASK", "Pasching", "Waldstadion Pasching", 7870),
        ("LASK", "Linz", "Linzer Stadion", 21005),
    ]


def test_personnel_below_a_header_of_two_rows() -> None:
    table = """{| class="wikitable"
! rowspan=2 | Team !! rowspan=2 | Manager !! rowspan=2 | [[Captain (association football)|Captain]]
! rowspan=2 | Kit manufacturer !! colspan=2 | Shirt sponsor
|-
! Main !! Sleeve
|-
| [[Arsenal F.C.|Arsenal]] || {{flagicon|ESP}} [[Mikel Arteta]] || {{flagicon|NOR}} [[Ødegaard]]
| Adidas || Emirates || Visit Rwanda
|-
| [[Everton F.C.|Everton]] || {{flagicon|ENG}} [[Sean Dyche]] (caretaker) || ''Vacant''
| Hummel || Stake || –
|}"""
    records, problems = read(table, "Personnel and kits")
    assert problems == []
    assert [
        (r.team.name, r.manager_name, r.manager_nationality, r.captain_name, r.captain_nationality)
        for r in records
        if isinstance(r, ParticipantRecord)
    ] == [
        ("Arsenal", "Mikel Arteta", "ESP", "Ødegaard", "NOR"),
        ("Everton", "Sean Dyche", "ENG", None, None),
    ]


def test_unknown_tables_are_a_problem_only_with_scores() -> None:
    assert read("{|\n! Year !! Host\n|-\n| 1990 || Italy\n|}") == ([], [])
    records, problems = read("{|\n! A !! B\n|-\n| [[x#1999|2–1]] || ''1–1''\n|}")
    assert (records, problems) == ([], ["wikitable of an unknown kind that holds scores"])
    assert read("{|\n! Home !! Score !! Away\n|-\n| A || 2–1 || B\n|}") == ([], [])


PERSONS = [
    ("{{flagicon|BRA}} [[Bill (footballer)|Bill]]", Person("Bill", "Bill (footballer)", "BRA")),
    ("{{fbicon|ARG|1861}} [[Guillermo Stábile]]",
     Person("Guillermo Stábile", "Guillermo Stábile", "ARG")),
    ("[[Sonny]] {{flagicon|KOR}}", Person("Sonny", "Sonny", "KOR")),
    ("{{#invoke:flag|fbicon|ESP}} [[Rodri (footballer)|Rodri]]",
     Person("Rodri", "Rodri (footballer)", "ESP")),
    ("{{sortname|Andy|Cole}}", Person("Andy Cole", "Andy Cole")),
    ("{{sortname|Andy|Cole|dab=x}}", Person("Andy Cole", "Andy Cole (x)")),
    ("{{sortname|Andy|Cole|Andrew Cole}}", Person("Andy Cole", "Andrew Cole")),
    ("{{sortname|John|Doe|nolink=1}}", Person("John Doe")),
    ("{{flagathlete|[[X (y)|X]]|SCO}}", Person("X", "X (y)", "SCO")),
    ("X Y (caretaker)", Person("X Y")),
    ("[[A]]<br>[[B]]", Person("A", "A")),
    ("'''[[A|a]]'''<sup>4</sup>", Person("a", "A")),
    ("{{flagicon|BRA}} Braga", Person("Braga", None, "BRA")),  # 2024 Copa do Brasil
    ("", None),
    ("—", None),
    ("TBA", None),
]  # fmt: skip


@pytest.mark.parametrize(("markup", "person"), PERSONS)
def test_person(markup: str, person: Person | None) -> None:
    assert read_person(markup) == person


NUMBERS = [
    ("53,289", 53289),
    ("{{Nts|53289}}", 53289),
    ("53 289", 53289),
    ("53.289", 53289),
    ("'''6'''", 6),
    ("5<br>(1 pen.)", 5),
    ("{{formatnum:{{#expr:10+5}}}}", 15),
    ("N/A", None),
    ("{{N/a}}", None),
    ("?", None),
]


@pytest.mark.parametrize(("markup", "number"), NUMBERS)
def test_number(markup: str, number: int | None) -> None:
    assert read_number(markup) == number


_CELL = st.sampled_from(
    ["[[A|a]]", "{{flagicon|BRA}} X", "3", "2–1", "", "rowspan=3 | 1", "colspan=2 | y", "{{nts|5}}",
     "{{small|", "'''x'''", "}}", "[[", "|}", "<!--", "TBD", "12,000 (x)"]
)  # fmt: skip


@settings(derandomize=True, deadline=None)
@given(
    st.sampled_from([["Rank", "Player", "Club", "Goals"], ["Team", "Stadium", "Capacity"]]),
    st.lists(st.lists(_CELL, min_size=1, max_size=5), max_size=6),
)
def test_any_table_gives_records_or_problems(headers: list[str], rows: list[list[str]]) -> None:
    body = "".join("|-\n| " + " || ".join(row) + "\n" for row in rows)
    text = "{|\n! " + " !! ".join(headers) + "\n" + body + "|}"
    for table in find_tables(text):
        records, _ = read_wiki_table(text, table, place_under(), 1)
        for record in records:
            assert 0 <= record.place.span.start <= record.place.span.end <= len(text)


HOSTILE = [
    "| a || [[b|",
    "| {{small|x || {{ubl|",
    "| rowspan=9 | a || b || c || 9\n|-\n",
    "| ((((",
    "!!",
]


@pytest.mark.parametrize("pattern", HOSTILE)
def test_hostile_tables_take_time_in_proportion(pattern: str) -> None:
    for head in ("{|\n! Rank !! Player !! Club !! Goals\n|-\n", "{| class=wikitable\n"):
        text = head + pattern * (200_000 // len(pattern)) + "\n|}"
        tables = find_tables(text)
        started = time.process_time()
        for table in tables:
            try:
                read_wiki_table(text, table, place_under("Top scorers"), 1)
            except Unreadable as refusal:  # pragma: no cover - a row costs only itself
                raise AssertionError from refusal
        assert time.process_time() - started < 1
