"""Infobox fields and facts as editors write them."""

import time
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.parse.date_ranges import read_date_range
from pipeline.parse.match_infobox import read_match_infobox
from pipeline.parse.records import Fact, FactRole, FieldRecord, TeamRef
from pipeline.parse.value_items import split_items
from pipeline.parse.wiki_infobox import INFOBOX_NAMES, family_of, read_infobox
from pipeline.problems import Unreadable
from tests.parse.places import calls_of, place_under

LEAGUE = "Infobox football league season"
TOURNAMENT = "Infobox football tournament season"
INTERNATIONAL = "Infobox international football competition"


def read(box: str) -> tuple[list[FieldRecord], list[str]]:
    [call] = calls_of(box, INFOBOX_NAMES)
    records, problems = read_infobox(call, place_under(), 1)
    fields = [record for record in records if isinstance(record, FieldRecord)]
    return fields, [problem.reason for _, problem in problems]


def facts_of(name: str, fields: str) -> list[Fact]:
    records, problems = read(f"{{{{{name}\n|{fields}\n}}}}")
    assert not problems
    return [fact for record in records for fact in record.facts]


TEAMS = [  # template, field, then role, part, name, link, code, title number of each fact
    (TOURNAMENT, "winners=[[Clube de Regatas do Flamengo|Flamengo]]",
     [("champion", None, "Flamengo", "Clube de Regatas do Flamengo", None, None)]),
    (TOURNAMENT, "champions={{flagicon|Minas Gerais}} [[Clube Atlético Mineiro|Atlético Mineiro]]"
     "<br/>{{small|(1st title)}}",  # 2014 Copa do Brasil
     [("champion", None, "Atlético Mineiro", "Clube Atlético Mineiro", None, 1)]),
    (TOURNAMENT, "champions=[[Cruzeiro Esporte Clube|Cruzeiro]] {{small|(6th title)}}",
     [("champion", None, "Cruzeiro", "Cruzeiro Esporte Clube", None, 6)]),
    (TOURNAMENT, "champions=[[X FC|X]] (7)", [("champion", None, "X", "X FC", None, 7)]),
    (TOURNAMENT, "second=[[Sport Club Internacional|Internacional (RS)]]",  # as in 1992
     [("runner_up", None, "Internacional (RS)", "Sport Club Internacional", None, None)]),
    (TOURNAMENT, "runner-up={{flagicon|Bahia}} [[Esporte Clube Vitória|Vitória]]",
     [("runner_up", None, "Vitória", "Esporte Clube Vitória", None, None)]),
    (TOURNAMENT, "champions=[[A]]|count=4", [("champion", None, "A", "A", None, 4)]),
    (LEAGUE, "winners=[[FC Red Bull Salzburg|Red Bull Salzburg]]<br>(13th title)",
     [("champion", None, "Red Bull Salzburg", "FC Red Bull Salzburg", None, 13)]),
    (LEAGUE, "winners=[[Man City]]<br/>8th Premier League title<br/>9th English title",
     [("champion", None, "Man City", "Man City", None, 8)]),
    (LEAGUE, "winners=Apertura: [[Club León|León]] (6th title)<br>Clausura: [[Toluca]]",
     [("champion", "Apertura", "León", "Club León", None, 6),
      ("champion", "Clausura", "Toluca", "Toluca", None, None)]),
    (LEAGUE, "winners='''Apertura:''' [[León]]<br />'''[[Clausura 2014|Clausura]]:''' [[Toluca]]",
     [("champion", "Apertura", "León", "León", None, None),
      ("champion", "Clausura", "Toluca", "Toluca", None, None)]),
    (LEAGUE, "winners='''Apertura'''<br>[[León]]<br>'''Clausura 2014'''<br>[[Toluca]]"
     "<br>(11th title)",
     [("champion", "Apertura", "León", "León", None, None),
      ("champion", "Clausura", "Toluca", "Toluca", None, 11)]),
    (LEAGUE, "winners=''unattributed''", []),
    (LEAGUE, "winners=TBD", []),
    (LEAGUE, "relegated=None", []),
    (LEAGUE, "promoted=[[A]]<br>[[B|b]]",
     [("promoted", None, "A", "A", None, None), ("promoted", None, "b", "B", None, None)]),
    (LEAGUE, "relegated=[[A]], [[B]] and [[C]]",
     [("relegated", None, name, name, None, None) for name in "ABC"]),
    (LEAGUE, "relegated={{plainlist|\n* [[A]]\n* {{nowrap|[[B]]}}\n}}",
     [("relegated", None, name, name, None, None) for name in "AB"]),
    (LEAGUE, "relegated={{ubl|[[A]]|[[B]]}}<ref>[[C]]</ref><!--<br>[[D]]-->",
     [("relegated", None, name, name, None, None) for name in "AB"]),
    (LEAGUE, "relegated=[[Zacatepec]] (stay in league)",
     [("relegated", None, "Zacatepec", "Zacatepec", None, None)]),
    (LEAGUE, "relegated=Zacatepec 1948 (stay in league)",
     [("relegated", None, "Zacatepec 1948", None, None, None)]),
    (INTERNATIONAL, "champion=URU|champion-flagvar=1830|count=1",  # 1930 FIFA World Cup
     [("champion", None, "URU", None, "URU", 1)]),
    (INTERNATIONAL, "second=West Germany", [("runner_up", None, "West Germany", None,
                                             "West Germany", None)]),
    (INTERNATIONAL, "champion=ITA<!-- DISCUSS ON TALK PAGE BEFORE CHANGING -->",
     [("champion", None, "ITA", None, "ITA", None)]),
    (INTERNATIONAL, "champion_other={{flagicon|MEX}} Puebla F.C.",
     [("champion", None, "Puebla F.C.", None, None, None)]),
    (INTERNATIONAL, "champion_other={{flagicon|MEX}} [[Club América|América]]|count=5",
     [("champion", None, "América", "Club América", None, 5)]),
    ("Ficha de campeonato de fútbol", "campeón=[[Boca Juniors]] (3.º título)",
     [("champion", None, "Boca Juniors", "Boca Juniors", None, 3)]),
    ("Info/Campeonato de futebol", "campeão=[[SE Palmeiras|Palmeiras]]",
     [("champion", None, "Palmeiras", "SE Palmeiras", None, None)]),
    ("Infobox Fußballsaison", "Meister=[[FC Bayern München]]",
     [("champion", None, "FC Bayern München", "FC Bayern München", None, None)]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "fields", "expected"), TEAMS)
def test_teams(name: str, fields: str, expected: list[tuple[str | None, ...]]) -> None:
    read = [
        (f.role.value, f.part, f.team.name, f.team.link, f.team.code, f.number)
        for f in facts_of(name, fields)
        if f.team
    ]
    assert read == expected


NUMBERS = [  # template, field, role, number
    (TOURNAMENT, "matches=62", FactRole.MATCH_COUNT, 62),
    (TOURNAMENT, "num_teams = 32<ref>x</ref>", FactRole.TEAM_COUNT, 32),
    (LEAGUE, "total goals={{#expr:1246}}", FactRole.GOAL_COUNT, 1246),
    (LEAGUE, "total goals=1,246 (3.28 per match)", FactRole.GOAL_COUNT, 1246),
    (LEAGUE, "attendance={{formatnum:{{#expr:380*38617}}}}", FactRole.ATTENDANCE, 14674460),
    (LEAGUE, "attendance=14,674,624 <br>(38,617 per match)", FactRole.ATTENDANCE, 14674624),
    (INTERNATIONAL, "goals=171", FactRole.GOAL_COUNT, 171),
    ("Infobox Fußballsaison", "Tore=1.097 (ø 3,58 pro Spiel)", FactRole.GOAL_COUNT, 1097),
    ("Ficha de competición deportiva", "partidos=182", FactRole.MATCH_COUNT, 182),
]


@pytest.mark.parametrize(("name", "fields", "role", "number"), NUMBERS)
def test_numbers(name: str, fields: str, role: FactRole, number: int) -> None:
    assert [(fact.role, fact.number) for fact in facts_of(name, fields)] == [(role, number)]


SCORERS = [  # the value, then part, name and goals of each
    (
        "'''Apertura:'''<br>[[A]] (12 goals)<br>'''Clausura:'''<br>[[B]]<br>[[C]] (9 goals)",
        [("Apertura", "A", 12), ("Clausura", "B", 9), ("Clausura", "C", 9)],
    ),
    ("[[A]]<br>[[B]] (10 each)", [(None, "A", 10), (None, "B", 10)]),
    ("Ten players (2 goals each)", []),
    ("Group stage:<br>[[A]] (2 goals)", [(None, "A", 2)]),
]


@pytest.mark.parametrize(("value", "expected"), SCORERS)
def test_scorers(value: str, expected: list[tuple[str | None, str, int]]) -> None:
    facts = facts_of(LEAGUE, f"league topscorer={value}")
    assert [(fact.part, fact.text, fact.number) for fact in facts] == expected


def test_a_remark_on_its_own_line_is_no_team() -> None:
    facts = facts_of(TOURNAMENT, "second=[[Hull City]]<br>{{small|(1st final)}}")
    assert [fact.text for fact in facts] == ["Hull City"]


NOTHING_SAID = [
    (INTERNATIONAL, "matches={{#invoke:Goalscorers|matches|2026 FIFA World Cup}}"),
    (INTERNATIONAL, "attendance={{#invoke:Football attendance summation|main|groups=1-4}}"),
    (LEAGUE, "matches="),
    (LEAGUE, "matches=–"),
    (LEAGUE, "winners=''Competition abandoned''"),
    (LEAGUE, "winners=None (season abandoned)"),
    (LEAGUE, "highest attendance=73,612<br/>{{nowrap|Man Utd 3–0 West Ham}}"),
    ("Infobox football club season", "stadium=[[Old Trafford]]|matches=38|champion=[[A]]"),
    ("Infobox football match", "team1=[[A]]|goals=3|date=1 May 1999"),
    ("Infobox football tournament", "founded=1992|country=England|champions=[[A]]|matches=380"),
    ("Infobox national football team", "Name=Norway|matches=7"),
]


@pytest.mark.parametrize(("name", "fields"), NOTHING_SAID)
def test_no_fact(name: str, fields: str) -> None:
    assert facts_of(name, fields) == []


def test_a_number_that_is_none_keeps_the_field_and_tells() -> None:
    fields, problems = read("{{Infobox football league season|matches=many|goals=7}}")
    assert problems == ["not a count"]
    assert [(field.text, len(field.facts)) for field in fields] == [("many", 0), ("7", 1)]


def test_arithmetic_that_fails_keeps_the_raw_value() -> None:
    fields, problems = read("{{Infobox football league season|attendance={{#expr:1,000+2}}}}")
    assert problems == ["no arithmetic"]
    assert (fields[0].raw_value, fields[0].text) == ("{{#expr:1,000+2}}", None)


def test_fields_keep_names_values_links_and_places() -> None:
    box = (
        "{{Infobox football tournament season\n| title = Copa <!-- x -->\n| caption=\n"
        "| prevseason = [[1999 Copa do Brasil|1999]]<br>[[1999 Copa do Brasil]]\n}}"
    )
    fields, _ = read(box)
    assert [(f.name, f.text, f.links) for f in fields] == [
        ("title", "Copa", ()),
        ("caption", None, ()),
        ("prevseason", "1999\n1999 Copa do Brasil", ("1999 Copa do Brasil",)),
    ]
    assert all(field.place.span.of(box) == field.raw_value for field in fields)
    [fact] = fields[2].facts
    assert (fact.role, fact.text) == (FactRole.PREVIOUS, "1999")


def test_of_two_parameters_of_one_name_the_last_counts() -> None:
    fields, _ = read("{{Infobox football league season|matches=1|matches=2}}")
    assert [[fact.number for fact in field.facts] for field in fields] == [[], [2]]


RANGES = [  # text, season, first, last
    ("June 19 - November 7", "1990", date(1990, 6, 19), date(1990, 11, 7)),
    ("16 March – 7 December 2016", "2016", date(2016, 3, 16), date(2016, 12, 7)),
    ("5 February 2020 – 7 March 2021", "2020", date(2020, 2, 5), date(2021, 3, 7)),
    ("13–30 July", "1930", date(1930, 7, 13), date(1930, 7, 30)),
    ("July 13–30, 1930", "", date(1930, 7, 13), date(1930, 7, 30)),
    ("27 May – 10 June", "1934", date(1934, 5, 27), date(1934, 6, 10)),
    ("11 August 2023 – 19 May 2024", "2023–24", date(2023, 8, 11), date(2024, 5, 19)),
    ("August 11 – May 19", "2023–24", date(2023, 8, 11), date(2024, 5, 19)),
    ("27 Jul – 26 May", "1999–2000", date(1999, 7, 27), date(2000, 5, 26)),
    ("5 de febrero – 7 de marzo de 2021", "", date(2021, 2, 5), date(2021, 3, 7)),
    ("9. Juni bis 9. Juli 2006", "", date(2006, 6, 9), date(2006, 7, 9)),
    ("Saturday 17 August – Sunday 11 May", "2013–14", date(2013, 8, 17), date(2014, 5, 11)),
    ("17th August 2013 – 11th May 2014", "", date(2013, 8, 17), date(2014, 5, 11)),
    ("13 June – 7 July", "", None, None),
    ("31 June – 7 July", "1974", None, date(1974, 7, 7)),
    ("7 July – 13 June", "1974", None, None),
]


@pytest.mark.parametrize(("text", "season", "first", "last"), RANGES)
def test_date_range(text: str, season: str, first: date | None, last: date | None) -> None:
    found = read_date_range(text, season)
    assert found is not None
    assert (found.first, found.last) == (first, last)


def test_date_facts_take_the_year_from_the_box() -> None:
    facts = facts_of(TOURNAMENT, "year=1998|dates=January 20 - May 30")
    days = [fact.day for fact in facts if fact.role in (FactRole.START_DATE, FactRole.END_DATE)]
    assert days == [date(1998, 1, 20), date(1998, 5, 30)]


@pytest.mark.parametrize(
    "dates",
    [
        "March 2 – October 27 (regular season)<br>October 30 – December 7 (playoffs)",
        "'''Qualifying:'''<br>March 2 – 7<br>'''Competition proper:''' June 3 – December 7",
        "March 2 –<br>December 7",
    ],
)
def test_dates_of_stages_are_those_of_the_season(dates: str) -> None:
    facts = facts_of(TOURNAMENT, f"year=2013|dates={dates}")
    days = [fact.day for fact in facts if fact.role in (FactRole.START_DATE, FactRole.END_DATE)]
    assert days == [date(2013, 3, 2), date(2013, 12, 7)]


def test_a_flag_alone_is_a_team() -> None:
    facts = facts_of(INTERNATIONAL, "second_other={{fb|ARG}}|champion={{fb|BRA}}")
    assert [fact.team and fact.team.code for fact in facts] == ["ARG", "BRA"]


FAMILIES = [
    ("infobox football league season", "season"),
    ("infobox international football competition", "international"),
    ("infobox football match", "match"),
    ("infobox football club season", "club_season"),
    ("infobox football tournament", "competition"),
    ("infobox football tournament season", "season"),
    ("infobox person", "other"),
    ("ficha de campeonato de fútbol", "season"),
    ("stagione squadra", "club_season"),
]


@pytest.mark.parametrize(("name", "family"), FAMILIES)
def test_family(name: str, family: str) -> None:
    assert family_of(name) == family


FINAL = """{{Infobox football match
| title = 1994 FIFA World Cup final
| team1 = [[Brazil national football team|Brazil]]
| team1score = 0
| team2 = [[Italy national football team|Italy]]
| team2score = 0
| details = After [[Overtime (sports)|extra time]] <br> WON won 3–2 on [[Penalty|penalties]]
| date = July 17, 1994
| stadium = [[Rose Bowl (stadium)|Rose Bowl]]
| city = [[Pasadena, California|Pasadena]], [[California]]
| referee = [[Sándor Puhl]] ([[Hungarian Football Federation|Hungary]])
| attendance = 94,194
}}"""


@pytest.mark.parametrize(
    ("winner", "kicks"), [("Brazil", (3, 2)), ("Italy", (2, 3)), ("Nobody", None)]
)
def test_match_infobox(winner: str, kicks: tuple[int, int] | None) -> None:
    box = FINAL.replace("WON", winner)
    [call] = calls_of(box, INFOBOX_NAMES)
    match = read_match_infobox(call, place_under(), 1)
    assert match is not None
    assert match.home == TeamRef("Brazil", "Brazil national football team")
    assert (match.home_score, match.away_score, match.shootout) == (0, 0, kicks)
    assert match.is_after_extra_time
    assert match.match_date == date(1994, 7, 17)
    assert (match.stadium, match.city) == ("Rose Bowl", "Pasadena, California")
    assert (match.referee_name, match.referee_association) == ("Sándor Puhl", "Hungary")
    assert match.attendance == 94194


def test_a_match_infobox_with_more_in_its_fields() -> None:
    box = FINAL[:-2] + (
        "|team1score=1 {{small|(4)}}|team2score=1 {{small|(2)}}|date={{Start date|1994|7|17}}, 12"
        "|stadium=[[Rose Bowl]], [[Pasadena]]|city=|attendance=c. 94,000"
        "|referee={{flagicon|HUN}} X<br>Y}}"
    )
    [call] = calls_of(box, INFOBOX_NAMES)
    match = read_match_infobox(call, place_under(), 1)
    assert match is not None
    assert (match.home_score, match.away_score, match.shootout) == (1, 1, (4, 2))
    assert (match.match_date, match.attendance) == (date(1994, 7, 17), 94000)
    assert (match.stadium, match.city, match.referee_name) == ("Rose Bowl", "Pasadena", "X")


NO_MATCH = ["team1score=|team2score=", "details=Atlético won 3–1 on aggregate", "team2="]


@pytest.mark.parametrize("change", NO_MATCH)
def test_boxes_that_are_no_single_played_match(change: str) -> None:
    box = f"{FINAL[:-2]}|{change}}}}}"
    [call] = calls_of(box, INFOBOX_NAMES)
    assert read_match_infobox(call, place_under(), 1) is None


def test_a_score_that_is_none_is_refused() -> None:
    box = FINAL.replace("team1score = 0", "team1score = nil")
    [call] = calls_of(box, INFOBOX_NAMES)
    with pytest.raises(Unreadable):
        read_match_infobox(call, place_under(), 1)


_PIECES = st.sampled_from(
    ["[[A]]", "[[B|b]]", "<br>", "{{nowrap|", "{{ubl|", "}}", "|", "(3rd title)", "Apertura:",
     "'''", "TBD", ", ", "\n* ", "{{fb|ARG}}", "<ref>", "</ref>", "<!--", "-->", "{{#expr:", "1+",
     "[[", "]]", "380", "é", " "]
)  # fmt: skip


@settings(derandomize=True, deadline=None)
@given(st.sampled_from(["winners", "matches", "dates", "promoted"]), st.lists(_PIECES, max_size=20))
def test_any_value_gives_a_field(name: str, pieces: list[str]) -> None:
    box = f"{{{{Infobox football league season|{name}={''.join(pieces)}"
    [call, *_] = calls_of(box + "}}", INFOBOX_NAMES)
    records, _ = read_infobox(call, place_under(), 1)
    assert len(records) == len(call.params)


HOSTILE = [
    "[[a|",
    "{{ubl|",
    "{{nowrap|[[A]]<br>",
    "<br>",
    "Apertura: ",
    "(1st title)",
    "<!--",
    "''",
]


@pytest.mark.parametrize("pattern", HOSTILE)
def test_hostile_values_take_time_in_proportion(pattern: str) -> None:
    value = pattern * (500_000 // len(pattern))
    box = f"{{{{Infobox football league season\n|winners={value}\n|matches={value}\n}}}}"
    [call, *_] = calls_of(box, INFOBOX_NAMES)
    started = time.process_time()  # how long the scanner takes is its own affair
    read_infobox(call, place_under(), 1)
    for length in (100, 5_000, 19_999):
        with suppress(Unreadable):
            split_items(value[:length])
    assert time.process_time() - started < 1
