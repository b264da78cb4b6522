"""Goalscorer lists as editors write them."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.parse.goalscorers import (
    GOALSCORER_NAMES,
    has_own_list,
    is_goalscorer_heading,
    read_goalscorer_list,
    read_goalscorers,
)
from pipeline.parse.records import Record, TeamRef, TopScorerRecord
from pipeline.wikitext.spans import Span
from tests.parse.places import calls_of, place_under

TEMPLATE = """{{Goalscorers
|goals=8 |matches=2
|extra=Two own goals were scored.<ref>x</ref>
|source=FIFA
|5 goals=
* {{flagicon|URU}} [[Pedro Cea]]

|1 goal=
* {{flagicon|ARG|1861}} [[Mario Evaristo]]
<!-- * {{flagicon|ARG|1861}} [[Nobody]] -->
* {{flagicon|Kingdom of Yugoslavia}} [[Marjanović|Blagoje Marjanović]]
|1 own goal=
* {{flagicon|MEX|1916}} [[Manuel Rosas]] (against [[Chile]])
}}"""  # as in 1930 FIFA World Cup


def scorers_of(records: list[Record]) -> list[tuple[int | None, str, str | None]]:
    return [
        (record.goals, record.player_name, record.nationality)
        for record in records
        if isinstance(record, TopScorerRecord)
    ]


def read_list(text: str) -> list[TopScorerRecord]:
    records, problems = read_goalscorer_list(text, Span(0, len(text)), place_under(), 2)
    assert problems == []
    return [record for record in records if isinstance(record, TopScorerRecord)]


def test_template() -> None:
    [call] = calls_of(TEMPLATE, GOALSCORER_NAMES)
    records, problems = read_goalscorers(TEMPLATE, call, place_under(), 1)
    assert problems == []
    assert scorers_of(records) == [
        (5, "Pedro Cea", "URU"),
        (1, "Mario Evaristo", "ARG"),
        (1, "Blagoje Marjanović", "Kingdom of Yugoslavia"),
    ]
    assert records[0].place.span.of(TEMPLATE) == "{{flagicon|URU}} [[Pedro Cea]]"
    assert read_list(TEMPLATE) == []


CALLS = [
    ("{{#invoke:Goalscorers|main|2026 FIFA World Cup|mdy=y}}", False),
    ("{{#invoke:Goalscorers|main|goals=1|1 goal=* [[A]]}}", True),
    ("{{goalscorers|3 goals=\n* [[A]]}}", True),
    ("{{trim|{{Goalscorers|1 goal=* [[A]]}}}}", True),  # 2006 FIFA World Cup
    ("{{Goalscorers|goals=1|1 own goal=* [[A]]}}", False),
]


@pytest.mark.parametrize(("markup", "is_own"), CALLS)
def test_where_the_list_is(markup: str, is_own: bool) -> None:
    [call] = calls_of(markup, GOALSCORER_NAMES)
    assert has_own_list(call) is is_own
    assert bool(read_goalscorers(markup, call, place_under(), 1)[0]) is is_own


TITLES = [  # title line, goals of the player below it
    (";6 goals", 6),  # 1934 FIFA World Cup
    ("; 1 goal", 1),
    ("'''9 goals'''", 9),  # 1966 FIFA World Cup
    ("'''6 goals'''<ref name=report>[http://x 1]</ref>", 6),  # 1986 FIFA World Cup
    ("=== 5 goals ===", 5),
    (":'''3 goals:'''", 3),
    ("{{big|2 goals}}", 2),
    (";4 goles", 4),
    ("'''3 Tore'''", 3),
    (";Own goals", None),
    (";1 own goal", None),
    ("'''Own goals'''", None),
    (";5 assists", None),
    ("== Assists ==", None),
]


@pytest.mark.parametrize(("title", "goals"), TITLES)
def test_title(title: str, goals: int | None) -> None:
    text = f"== Goalscorers ==\nProse.\n;12 goals\n{title}\n*{{{{fbicon|POR}}}} [[Eusébio]]\n"
    expected = [] if goals is None else [(goals, "Eusébio", "POR")]
    assert scorers_of(list(read_list(text))) == expected


ENTRIES = [  # bullet, player, link, nationality, team
    ("* {{flagicon|BRA|1889}} [[Leônidas (footballer)|Leônidas]]",
     "Leônidas", "Leônidas (footballer)", "BRA", None),
    ("*{{fbicon|HPR}} [[Ferenc Bene]]", "Ferenc Bene", "Ferenc Bene", "HPR", None),
    ("| * {{flagicon|GER}} [[Mesut Özil]]", "Mesut Özil", "Mesut Özil", "GER", None),
    ("* {{flagicon|BRA}} [[Bill]] ([[Ceará SC|Ceará]])",
     "Bill", "Bill", "BRA", TeamRef("Ceará", "Ceará SC")),
    ("* {{flagicon|BRA}} [[Bill]] {{small|(Ceará)}}", "Bill", "Bill", "BRA", TeamRef("Ceará")),
    ("* Braga", "Braga", None, None, None),
    ("* [[X]] (against [[Y]])", "X", "X", None, None),
    ("* [[X]] (playing against Austria)", "X", "X", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("bullet", "player", "link", "nationality", "team"), ENTRIES)
def test_entry(
    bullet: str, player: str, link: str | None, nationality: str | None, team: TeamRef | None
) -> None:
    [record] = read_list(f";2 goals\n{{{{col-begin}}}}\n{{{{col-3}}}}\n{bullet}\n{{{{col-end}}}}\n")
    assert (record.player_name, record.player_link) == (player, link)
    assert (record.nationality, record.team) == (nationality, team)
    assert (record.list_number, record.line_number, record.rank) == (2, 1, None)


def test_teams_as_titles_below_the_number() -> None:
    text = (
        ";1 goal\n{{col-3}}\n;{{fb|CYP|1960}}\n*[[A]]\n;{{fb|FRA}}\n*[[B]]\n*[[C]]\n"
        ";Own goals\n*[[D]]\n"
    )
    teams = [(r.player_name, r.team.code if r.team else None, r.goals) for r in read_list(text)]
    assert teams == [("A", "CYP", 1), ("B", "FRA", 1), ("C", "FRA", 1)]  # Euro 2004 qualifying


NUMBERED = [  # a bullet below no number, the players and their goals
    ("* 20 goals: [[A B]] ([[X]])", [("A B", "X", 20)]),
    (
        "* '''2 goals''' – {{flagicon|BRA}} [[A]] ([[X]]), [[C|D]] (Y)",
        [("A", "X", 2), ("D", "Y", 2)],
    ),
    ("# [[A B]] ([[X]]) – 20 goals", [("A B", "X", 20)]),
    ("# {{flagicon|BRA}} [[A]] ([[X]]): '''9'''", [("A", "X", 9)]),
    ("* [[A]] (12 goals)", [("A", None, 12)]),
    ("* 1 own goal: [[A]]", []),
    ("* [[A]] in 1999", []),
    ("* The season had 20 goals: most of all", []),
]


@pytest.mark.parametrize(("line", "players"), NUMBERED)
def test_a_bullet_with_its_own_number(
    line: str, players: list[tuple[str, str | None, int]]
) -> None:
    text = f"{line}\n"
    records, problems = read_goalscorer_list(text, Span(0, len(text)), place_under(), 1)
    assert problems == []
    scorers = [record for record in records if isinstance(record, TopScorerRecord)]
    shown = [(s.player_name, s.team.name if s.team else None, s.goals) for s in scorers]
    assert shown == players


def test_nothing_without_a_number_of_goals() -> None:
    assert read_list("== Goalscorers ==\n* [[A]]\n* [[B]]\n") == []
    assert read_list(";3 goals\n<!--\n* [[A]]\n-->\n") == []


HEADINGS = [
    ("Goalscorers", True),
    ("Goal scorers", True),
    ("Top goalscorers", True),
    ("Torschützenliste", True),
    ("Own goals", False),
    ("Hat-tricks", False),
    ("Statistics", False),
]


@pytest.mark.parametrize(("title", "is_list"), HEADINGS)
def test_heading(title: str, is_list: bool) -> None:
    assert is_goalscorer_heading(title) is is_list


_LINES = st.sampled_from(
    [";3 goals", "'''1 goal'''", "* [[A|a]] ([[B]])", "*{{fb|X}}", "<!--", "-->", "{{Goalscorers",
     "|2 goals=", "}}", "* ", ";Own goals", "* {{flagicon|", "* [[", "text"]
)  # fmt: skip


@settings(derandomize=True, deadline=None)
@given(st.lists(_LINES, max_size=15).map("\n".join))
def test_any_lines_give_records_in_their_span(text: str) -> None:
    records, _ = read_goalscorer_list(text, Span(0, len(text)), place_under(), 1)
    assert all(0 <= record.place.span.start < record.place.span.end for record in records)


HOSTILE = [
    "* [[a|",
    "* (",
    ";1 goal\n* [[a]]\n",
    "* {{flagicon|\n",
    "<!-- x -->\n* a\n",
    ";;;;",
    "*",
]


@pytest.mark.parametrize("pattern", HOSTILE)
def test_hostile_lists_take_time_in_proportion(pattern: str) -> None:
    text = ";1 goal\n" + pattern * (300_000 // len(pattern))
    started = time.process_time()
    read_goalscorer_list(text, Span(0, len(text)), place_under(), 1)
    assert time.process_time() - started < 3
