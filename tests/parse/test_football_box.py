"""Match boxes of all names and languages."""

from datetime import date
from typing import Any

import pytest

from pipeline.parse.football_box import (
    BOX_NAMES,
    NoTeamsError,
    construct_of,
    read_box,
)
from pipeline.parse.records import MatchRecord, Problem
from pipeline.parse.wiki_article import parse_wikitext
from pipeline.problems import Unreadable
from pipeline.tables import GoalKind, MatchStatus, Side
from pipeline.wikitext.names import NameSet
from pipeline.wikitext.scan import find_calls
from tests.parse.places import place_under


def _read(text: str) -> tuple[MatchRecord, tuple[Problem, ...]]:
    [call] = find_calls(text, NameSet(BOX_NAMES))
    return read_box(call, place_under(), 3, lambda month, day: 2013)


def _box(params: str) -> MatchRecord:
    return _read(f"{{{{football box|team1=[[Alfa]]|team2=[[Beta]]|{params}}}}}")[0]


NAMES = [
    ("{{Football box|", "football box"),
    ("{{footballbox|", "football box"),
    ("{{#invoke:Football box|main|", "football box"),
    ("{{#invoke:football box|main|", "football box"),
    ("{{football_box collapsible|", "football box collapsible"),
    ("{{Footballbox collapsible|", "football box collapsible"),
    ("{{#invoke:football box collapsible|main|", "football box collapsible"),
    ("{{Football box2|", "football box"),
    ("{{fb box|", "fb box"),
]

VALUES: list[tuple[str, dict[str, Any]]] = [
    ("score=2–1", {"home_score": 2, "away_score": 1, "status": MatchStatus.PLAYED}),
    ("score=", {"home_score": None, "status": MatchStatus.SCHEDULED}),
    ("score={{score link|X#Y|Match 12}}", {"home_score": None, "status": MatchStatus.SCHEDULED}),
    ("score={{score link|X#Y|Cancelled}}", {"status": MatchStatus.CANCELLED}),
    ("score=Postponed", {"status": MatchStatus.POSTPONED}),
    (
        "score=v|note=Match postponed",
        {"status": MatchStatus.POSTPONED, "note_text": "Match postponed"},
    ),
    ("score=1–0|scorenote=(abandoned)", {"home_score": 1, "status": MatchStatus.ABANDONED}),
    ("score=1–0|note=Match abandoned after 67 minutes.", {"status": MatchStatus.ABANDONED}),
    ("score=1–0|note=The first match, abandoned, did not count.", {"status": MatchStatus.PLAYED}),
    ("score=1–1|note=4–2 on penalties", {"shootout": (4, 2), "note_text": "4–2 on penalties"}),
    ("score=2–1|scorenote=(2–4 [[Penalty shoot-out|p]])", {"shootout": (2, 4)}),
    ("score=1–1|note=B won 4–2 on penalties", {"shootout": None}),  # 4 of which side?
    ("score={{#if:1|2–1|v}}|stadium={{#ifeq:a|b|X|Y}}", {"home_score": 2, "stadium": "Y"}),
    ("score=<noinclude>2–1</noinclude><includeonly>2–1</includeonly>", {"home_score": 2}),
    ("score=<includeonly>2–1</includeonly>", {"home_score": 2}),
    ("score=1–1|note=Match void", {"home_score": 1, "status": MatchStatus.CANCELLED}),
    ("score=1–1|penaltyscore=(4–2)", {"shootout": (4, 2)}),
    ("score=1–0 (abandoned)", {"home_score": 1, "status": MatchStatus.ABANDONED}),
    ("score=3–0<br>(awarded)", {"home_score": 3, "status": MatchStatus.AWARDED}),
    ("score=3–0|scorenote=(awarded)", {"status": MatchStatus.AWARDED, "note_text": "(awarded)"}),
    ("score=0–3{{efn|Awarded as a 0–3 defeat.}}", {"status": MatchStatus.AWARDED}),
    ("score=2–1|note=A penalty was awarded late.", {"status": MatchStatus.PLAYED}),
    ("score1=2|score2=1", {"home_score": 2, "away_score": 1}),
    ("score=9–9|score1=2", {"home_score": 2, "away_score": 0}),
    ("score=2–1|aet=yes", {"is_after_extra_time": True}),
    ("score=2–1|aet=", {"is_after_extra_time": None}),
    ("score=2–1|agget=yes", {"is_after_extra_time": True}),
    ("score=2–1|asget=yes", {"is_after_extra_time": True}),
    ("score=0–1 ([[Extra time|AET]])", {"is_after_extra_time": True}),
    ("score=1–1|penaltyscore=4–2", {"home_score": 1, "shootout": (4, 2)}),
    ("score=1–1|aggregatescore=5–2", {"printed_aggregate": (5, 2)}),
    ("score=0–0<br>(0–1 [[X|agg.]])", {"home_score": 0, "printed_aggregate": (0, 1)}),
    ("round=[[Exhibition game|Friendly]]", {"round_text": "Friendly"}),
    ("section=1-1", {"labels": ("1-1",)}),
    ("date=26 April", {"match_date": date(2013, 4, 26), "date_text": "26 April"}),
    ("date=''TBD''", {"match_date": None, "date_text": "TBD"}),
    ("date=1 May 2014|date=", {"match_date": date(2014, 5, 1)}),
    ("time=20:30 [[UTC+2]]", {"kickoff_text": "20:30 UTC+2", "utc_offset_minutes": 120}),
    ("stadium=[[S]]|location=[[C]], D", {"stadium": "S", "city": "C"}),
    ("stadium=[[S]]<br>[[C]]<br>Attendance: 6,281", {"attendance": 6281}),
    ("attendance=9,300|referee=[[R]] ([[F|G]])", {"attendance": 9300, "referee_name": "R"}),
    ("report=[http://a.org/x Report]", {"report_url": "http://a.org/x"}),
]

SPANISH = """{{Partidos
|local = [[Colo-Colo]]
|resultado = 1:1 {{sin negrita|(0:0)}}
|visita = {{bandera|Chile}} [[Everton de Viña del Mar|Everton]]
|fecha = {{fecha|17|1|2021}}
|hora = 18:00
|estadio = [[Monumental]]
|ciudad = [[Santiago]]
|goleslocal = Gil {{gol|60}}
|golesvisita = Roa {{gol|76|pen.}}
|árbitro=[[X]]}}"""

ITALIAN = """{{Incontro di club
|Giornomese = 21 agosto
|Anno = 2010
|Ora = 20:45
|Squadra 1 = {{Calcio Inter}}
|Punteggio 1 = 3
|Punteggio 2 = 1
|Squadra 2 = {{Calcio Roma}}
|Marcatori 1 = [[Goran Pandev|Pandev]] {{Goal|41}}<br>[[Samuel Eto'o|Eto'o]] {{Goal|70}} {{Goal|80}}
|Marcatori 2 = {{Goal|21}} [[John Arne Riise|Riise]]
|Spettatori = {{formatnum:65860}}
}}"""


@pytest.mark.parametrize(("opening", "construct"), NAMES)
def test_every_name(opening: str, construct: str) -> None:
    match, problems = _read(
        f"{opening}team1={{{{fb-rt|BRA}}}}\n| team2 = {{{{fb|GER}}}}\n|score=1–7\n}}}}"
    )
    assert (match.home.code, match.away.code, match.home_score, match.away_score) == (
        "BRA",
        "GER",
        1,
        7,
    )
    assert (match.place.construct, match.segment, problems) == (construct, 3, ())


@pytest.mark.parametrize("name", ["football table", "foot", "goal"])
def test_other_names(name: str) -> None:
    assert name not in NameSet(BOX_NAMES)


@pytest.mark.parametrize(("params", "expected"), VALUES)
def test_parameters(params: str, expected: dict[str, Any]) -> None:
    match = _box(params)
    assert {name: getattr(match, name) for name in expected} == expected


def test_goals_and_kicks_count_for_the_side_of_their_list() -> None:
    match = _box(
        "score=1–1|goals1=*[[X]] {{goal|49|o.g.}}|goals2=[[Y]] 5'|penaltyscore=1–0"
        "|penalties1=*[[P]] {{pengoal}}|penalties2=*{{penmiss}} [[Q]]"
    )
    assert [(g.side, g.kind, g.scorer_name) for g in match.goals] == [
        (Side.HOME, GoalKind.OWN_GOAL, "X"),
        (Side.AWAY, GoalKind.UNMARKED, "Y"),
    ]
    assert [(k.side, k.player_name, k.is_scored) for k in match.kicks] == [
        (Side.HOME, "P", True),
        (Side.AWAY, "Q", False),
    ]
    assert {g.place.construct for g in match.goals} == {"football box goal"}


def test_places_are_offsets_of_the_article() -> None:
    text = "== A ==\n{{football box|team1=A B|team2=C|goals2=[[D]] {{goal|5}}}} rest"
    match, _ = _read(text)
    assert match.place.span.of(text).endswith("{{goal|5}}}}")
    assert match.goals[0].place.span.of(text) == "[[D]] {{goal|5}}"


def test_what_cannot_be_read_costs_only_itself() -> None:
    params = "score=2–0|date=31 June 2014|goals1=D {{goal|1|?!}}<br>E 7'"
    text = f"{{{{footballbox|team1=A B|team2=C|{params}}}}}"
    match, problems = _read(text)
    assert (match.match_date, match.home_score, len(match.goals)) == (None, 2, 1)
    assert [problem.reason for _, problem in problems] == ["no such day", "unknown goal note"]
    assert [span.of(text) for span, _ in problems] == ["31 June 2014", "{{goal|1|?!}}"]


def test_a_box_that_is_never_closed_is_told_of() -> None:
    text = "{{football box|team1=A B|team2=C D|score=1–0\n{{football box|team1=E F|team2=G H}}"
    records = parse_wikitext(text, "2014 Cup")
    assert [match.home.name for match in records.matches] == ["E F"]
    assert [problem.reason for problem in records.problems] == ["a box that is never closed"]


@pytest.mark.parametrize("team", ["TBD", "", "&nbsp;", "Winner of [[#A|match 10]]"])
def test_a_box_without_teams_is_told_apart(team: str) -> None:
    with pytest.raises(NoTeamsError):
        _read(f"{{{{football box|team1=A B|team2={team}|score=}}}}")


def test_an_unknown_template_for_a_team_is_refused() -> None:
    with pytest.raises(Unreadable, match="unknown template in place of a team"):
        _read("{{football box|team1=A B|team2={{curious}}|score=1–0}}")


def test_spanish() -> None:
    match, problems = _read(SPANISH)
    assert (match.home.name, match.away.link) == ("Colo-Colo", "Everton de Viña del Mar")
    assert (match.home_score, match.away_score, match.half_time) == (1, 1, (0, 0))
    assert (match.match_date, match.city) == (date(2021, 1, 17), "Santiago")
    assert (match.referee_name, problems) == ("X", ())
    assert [(g.scorer_name, g.minute, g.kind) for g in match.goals] == [
        ("Gil", 60, GoalKind.UNMARKED),
        ("Roa", 76, GoalKind.PENALTY),
    ]
    assert match.place.construct == "partidos"


def test_italian() -> None:
    match, problems = _read(ITALIAN)
    assert (match.home.name, match.away.name) == ("Inter", "Roma")
    assert (match.home_score, match.away_score) == (3, 1)
    assert (match.match_date, match.attendance) == (date(2010, 8, 21), 65860)
    assert [(g.scorer_name, g.minute) for g in match.goals] == [
        ("Pandev", 41),
        ("Eto'o", 70),
        ("Eto'o", 80),
        ("Riise", 21),
    ]
    assert (match.place.construct, problems) == (construct_of("incontro di club"), ())
