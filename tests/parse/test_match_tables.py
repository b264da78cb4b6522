"""Tables of matches as editors write them."""

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.parse.match_sides import read_result, split_side
from pipeline.parse.match_tables import has_matches, read_match_table
from pipeline.parse.records import MatchRecord, TeamRef
from pipeline.parse.table_kinds import classify_table
from pipeline.parse.title import own_team, read_title
from pipeline.parse.wiki_article import parse_wikitext
from pipeline.parse.years import Years
from pipeline.tables import MatchStatus, RoundKind, Side
from pipeline.wikitext.tables import find_tables
from tests.parse.places import place_under

OWN = TeamRef("Arsenal", "Arsenal F.C.")
SEASON = "2018–19 Arsenal F.C. season"


def read(
    text: str, *section: str, title: str = SEASON, own: TeamRef | None = OWN
) -> tuple[list[MatchRecord], list[str]]:
    [table] = find_tables(text)
    if not has_matches(table, classify_table(table, section)):
        return [], ["no match table"]
    years = Years(read_title(title), ())
    matches, problems = read_match_table(text, table, place_under(*section), 2, years, own)
    return matches, [problem.reason for _, problem in problems]


def rows_of(*rows: str) -> str:
    return "{| class=wikitable\n" + "\n|-\n".join(rows) + "\n|}"


Short = tuple[str, int | None, int | None, str]


def in_short(matches: list[MatchRecord]) -> list[Short]:
    return [(m.home.name, m.home_score, m.away_score, m.away.name) for m in matches]


def test_home_score_away() -> None:
    text = rows_of(
        "!Date!!Home!!Score!!Away!!Venue!!Attendance",
        "|18 August 2001||[[A F.C.|A]]||2–1||[[B F.C.|B]]||[[Old Ground]], [[Town]]||12,345<ref/>",
        "|rowspan=3|{{dts|2001|8|25}}||[[B F.C.|B]]||0–0 {{aet}} {{pso|3–4}}||[[C]]||X||–",
        "|[[C]]||[http://x.org 3–0] (awarded)||TBD||X||–",
        "|[[C]]||''postponed''||[[A]]||X||",
        "|1 May||[[C]]||v||[[A]]||X||",
    )
    matches, problems = read(text, title="2001–02 League", own=None)
    assert problems == []
    assert in_short(matches) == [
        ("A", 2, 1, "B"), ("B", 0, 0, "C"), ("C", None, None, "A"), ("C", None, None, "A"),
    ]  # fmt: skip
    first, second = matches[:2]
    assert (first.match_date, first.stadium, first.city) == (
        date(2001, 8, 18),
        "Old Ground",
        "Town",
    )
    assert (first.attendance, first.place.construct, first.segment) == (12345, "match table row", 2)
    assert (second.shootout, second.is_after_extra_time) == ((3, 4), True)
    assert second.match_date == date(2001, 8, 25)
    assert second.place.span.of(text).startswith("{{dts|2001")


def test_days_between_slashes_are_ordered_by_their_column() -> None:
    header, row = "!Date!!Home!!Score!!Away", "||[[A]]||2–1||[[B]]"
    days = [f"|{day}{row}" for day in ("12/08", "25/08", "05/05/2002")]
    matches, _ = read(rows_of(header, *days), title="2001–02 League", own=None)
    assert [(match.match_date, match.date_text) for match in matches] == [
        (date(2001, 8, 12), "12/08"), (date(2001, 8, 25), "25/08"),
        (date(2002, 5, 5), "05/05/2002"),
    ]  # fmt: skip
    matches, _ = read(rows_of(header, days[0]), title="2001–02 League", own=None)
    assert matches[0].match_date is None


def test_what_was_not_played() -> None:
    text = rows_of(
        "!Date!!Home!!Score!!Away",
        "|1 May||[[C]]||v||[[A]]",
        "|2 May||[[C]]||''postponed''||[[A]]",
        "|3 May||[[C]]||–||[[A]]",
        "|4 May||[[C]]||||[[A]]",
        "|||[[C]]||||[[A]]",
        "|5 May||[[C]]||19:30||[[A]]",
        "|6 May||[[C]]||abandoned||[[A]]",
        "|7 May||[[C]]||Report||[[A]]",
        "|8 May||[[C]]||3–0 (awarded)||[[A]]",
    )
    matches, problems = read(text, title="2001 League", own=None)
    assert [match.status.value for match in matches] == [
        "scheduled", "postponed", "unknown", "scheduled", "unknown", "scheduled", "abandoned",
        "awarded",
    ]  # fmt: skip
    assert problems == ["no score"]
    assert matches[5].kickoff_text == "19:30"
    assert {match.home_score for match in matches[:7]} == {None}


ES_MATCH_DAY = """{| class="wikitable"
!colspan=6|Fecha 1
|-
!Local
!Resultado
!Visitante
!Estadio
!Fecha
!Hora
|-
|{{nowrap|{{bandera|Caracas}} [[Caracas FC|Caracas]]}}
|bgcolor=#D0E7FF|2:1
|[[Zamora FC|Zamora]]
|rowspan=2|[[Olímpico]]
|rowspan=2|27 de enero
|16:00
|-
|[[Mineros]]||1:1 {{sin negrita|(0:0)}}||[[Trujillanos]]||rowspan=2|17:00
|-
|[[Carabobo]]||PP - PP||[[Aragua]]||[[Misael Delgado]]||28 de enero
|-
!colspan=6|Fecha 2
|-
!Local!!Resultado!!Visitante!!Estadio!!Fecha!!Hora
|-
|[[Zamora FC|Zamora]]||0:0||[[Mineros]]||[[La Carolina]]||3 de febrero||15:30
|-
|[[Aragua]]||||[[Caracas FC|Caracas]]||colspan=3|Sin disputar
|}"""


def test_match_days_in_spanish() -> None:
    matches, problems = read(ES_MATCH_DAY, title="Primera División de Venezuela 2018", own=None)
    assert problems == []
    assert in_short(matches) == [
        ("Caracas", 2, 1, "Zamora"),
        ("Mineros", 1, 1, "Trujillanos"),
        ("Carabobo", None, None, "Aragua"),
        ("Zamora", 0, 0, "Mineros"),
        ("Aragua", None, None, "Caracas"),
    ]
    assert [match.place.context.round for match in matches] == ["Fecha 1"] * 3 + ["Fecha 2"] * 2
    assert {match.place.context.round_kind for match in matches} == {RoundKind.MATCHDAY}
    assert [match.match_date for match in matches[:4]] == [
        date(2018, 1, 27), date(2018, 1, 27), date(2018, 1, 28), date(2018, 2, 3),
    ]  # fmt: skip
    assert [match.kickoff_text for match in matches[:3]] == ["16:00", "17:00", "17:00"]
    assert [match.stadium for match in matches[:2]] == ["Olímpico"] * 2
    assert matches[1].half_time == (0, 0)
    assert matches[2].status is MatchStatus.AWARDED
    assert matches[4].status is MatchStatus.CANCELLED
    assert matches[4].stadium is None


OTHER_LANGUAGES = [
    "!Data!!Mandante!!Placar!!Visitante!!Local",  # pt: the ground, not the home team
    "!Datum!!Heim!!Ergebnis!!Gast!!Stadion",
    "!Data!!Squadra in casa!!Risultato!!Squadra ospite!!Stadio",
    "!Fecha!!Local!!Resultado!!Visitante!!Estadio",
    "!Date!!Domicile!!Score!!Extérieur!!Stade",
    "!Data!!Time da casa!!Placar!!Time visitante!!Estádio",
    "!Date!!Team A!!Results!!Team B!!Stadium",
    "!Date!!Home!! !!Away!!Stadium",
    "!Date!!Home!!v!!Away!!Stadium",
]


@pytest.mark.parametrize("header", OTHER_LANGUAGES)
def test_headers_of_other_languages(header: str) -> None:
    text = rows_of(header, "|24.10.2006||[[A]]||3:1||[[B]]||[[Arena Nord]]")
    matches, problems = read(text, title="Liga 2006", own=None)
    assert problems == []
    assert in_short(matches) == [("A", 3, 1, "B")]
    assert (matches[0].match_date, matches[0].stadium) == (date(2006, 10, 24), "Arena Nord")


PAIRS = [  # header and cell of a column that names both teams, the matches
    ("Match", "[[A]] v [[B]]", [("A", 2, 1, "B")]),
    ("Fixture", "'''[[A]]''' vs. [[B]]", [("A", 2, 1, "B")]),
    ("Begegnung", "[[A]] – [[B]]", [("A", 2, 1, "B")]),
    ("Partido", "{{fb-rt|ESP}}–{{fb|FRA}}", [("ESP", 2, 1, "FRA")]),
    ("Match", "Al-Hilal x Saint-Étienne", [("Al-Hilal", 2, 1, "Saint-Étienne")]),
    ("Match", "12", []),
    ("Match", "Winner of A v Winner of B", []),
]


@pytest.mark.parametrize(("header", "cell", "expected"), PAIRS)
def test_both_teams_in_one_cell(header: str, cell: str, expected: list[Short]) -> None:
    text = rows_of(f"!Date!!{header}!!Result", f"|1 May 1999||{cell}||2–1")
    assert in_short(read(text, own=None)[0]) == expected


BARE = [  # rows of a table without a header, the matches
    (["|1 May 1930||align=right|[[A]]||align=center|2 – 1||[[B]]", "|3 May||{{fb|C}}||3–0||[[D]]"],
     [("A", 2, 1, "B"), ("C", 3, 0, "D")]),
    (["|colspan=3|'''Replay'''", "|[[A]]||'''2–1''' (a.e.t.)||[[B]]||[[Old Ground]]"],
     [("A", 2, 1, "B")]),
    (["|[[A]]||2–1||[[B]]", "|[[C]]||''postponed''||[[D]]"],
     [("A", 2, 1, "B"), ("C", None, None, "D")]),
    (["|[[A]]||2–1||[[B]]||3–1"], []),  # which of the two is it?
    (["|Biggest win||2–1||[[B]]"], []),
    (["|[[12 May]]||2–1||[[B]]"], []),
    (["!Alfa||2–1||[[B]]"], []),
    (["|[[A]]||12:45||[[B]]||[[C]]"], [("A", None, None, "B")]),  # a kick-off
]  # fmt: skip


@pytest.mark.parametrize(("rows", "expected"), BARE)
def test_a_table_without_a_header(rows: list[str], expected: list[Short]) -> None:
    records = parse_wikitext("==First round==\n" + rows_of(*rows), "1930 Cup")
    assert in_short(list(records.matches)) == expected


def test_a_table_of_matches_with_columns_we_do_not_know_is_told_of() -> None:
    text = rows_of("!Home!!Nachspiel!!Away!!Date", "|[[A]]||2–1||[[B]]||1 May")
    records = parse_wikitext(text, "2014 Cup")
    reasons = [problem.reason for problem in records.problems]
    assert reasons == ["table of matches whose columns we do not know"]


def test_a_header_over_two_lines_and_flags_beside_names() -> None:
    text = rows_of(
        "!rowspan=2|Date!!colspan=4|Match!!rowspan=2|Attendance",
        "!colspan=2|Home!!Score!!Away",
        "|1 May 1999||{{flagicon|ENG}}||[[A]]||1–0||[[B]]||500",
    )
    matches, problems = read(text, own=None)
    assert problems == []
    assert in_short(matches) == [("A", 1, 0, "B")]
    assert matches[0].attendance == 500


CLUB = rows_of(
    "!Date!!Opponent!!Venue!!Result<br>F–A!!Scorers!!Attendance!!Competition",
    "|12 August||[[Chelsea F.C.|Chelsea]]||H||2–1||[[Shearer]] (2)||40,000||[[Premier League]]",
    "|18 August||[[Leeds United A.F.C.|Leeds]]||A||0–3||||30,000||Premier League",
    "|25 August||[[Wigan]]||A||'''W''' 3–1||[[X]] 12', [[Y]] 45+2' (o.g.), [[Z]] {{goal|90}}||||",
    "|1 January||[[Bury]]||N||1–1 ({{small|4–2p}})||Shearer||||[[FA Cup|Cup]]",
    "|8 January||[[York]]||H||||||||",
    "|9 January||''TBD''||H||||||||",
    "|10 January||[[Hull]]||H||1–0||Shearer (2), Ripley||||",
    "|11 January||[[Ayr]]||H||1–1||[[X]] 5', [[Y]] 50'||||",
)


def test_results_of_a_club() -> None:
    matches, problems = read(CLUB, "Results")
    assert problems == ["a name without a goal"] * 2 + ["more goals than the score"]
    assert in_short(matches) == [
        ("Arsenal", 2, 1, "Chelsea"),
        ("Leeds", 3, 0, "Arsenal"),
        ("Wigan", 1, 3, "Arsenal"),
        ("Arsenal", 1, 1, "Bury"),
        ("Arsenal", None, None, "York"),
        ("Arsenal", 1, 0, "Hull"),
        ("Arsenal", 1, 1, "Ayr"),
    ]
    assert [match.match_date for match in matches[:4:3]] == [date(2018, 8, 12), date(2019, 1, 1)]
    assert [match.round_text for match in matches[:4]] == [
        "Premier League", "Premier League", None, "Cup",
    ]  # fmt: skip
    assert matches[3].shootout == (4, 2)
    assert matches[4].status is MatchStatus.SCHEDULED
    assert matches[0].attendance == 40_000
    assert {match.stadium for match in matches} == {None}


def test_goals_of_a_club_are_its_own() -> None:
    matches, _ = read(CLUB, "Results")
    goals = [(g.side.value, g.scorer_name, g.minute, g.kind.value) for g in matches[2].goals]
    assert goals == [
        ("away", "X", 12, "unmarked"),
        ("away", "Y", 45, "own_goal"),
        ("away", "Z", 90, "unmarked"),
    ]
    first = [(g.side.value, g.scorer_name, g.minute, g.evidence.value) for g in matches[0].goals]
    assert first == [("home", "Shearer", None, "minute_missing")] * 2
    assert matches[0].goals[0].place.construct == "match table goal"
    assert matches[0].goals[0].place.span.of(CLUB).startswith("[[Shearer]]")
    assert (matches[5].goals, matches[6].goals) == ((), ())


SIDES = [  # headers, cells, home team and score
    ("Date!!Opponent!!H/A!!Result", "1 May||[[B]]||A||2–0", ("B", 0, 2, "Arsenal")),
    ("Date!!Opponents!!H / A!!Score", "1 May||[[B]]||Home||2–0", ("Arsenal", 2, 0, "B")),
    ("Date!!Opponent!!!!Result", "1 May||[[B]]||A||2–0", ("B", 0, 2, "Arsenal")),  # Germany
    ("Date!!Opponent!!Result", "1 May||[[B]] (A)||2–0", ("B", 0, 2, "Arsenal")),
    ("Date!!Opponent!!Result", "1 May||@ [[B]]||2–0", ("B", 0, 2, "Arsenal")),
    ("Date!!Opponent!!Result", "1 May||vs. [[B]]||2–0", ("Arsenal", 2, 0, "B")),
    ("Date!!Opponent!!Venue!!Result", "1 May||[[B]]||Anfield (A)||2–0", ("B", 0, 2, "Arsenal")),
    ("Date!!Opponent!!Venue!!Result", "1 May||[[B]]||[[Wembley]]||2–0", ("Arsenal", 2, 0, "B")),
    ("Date!!Opponent!!Venue!!F!!A", "1 May||[[B]]||A||2||0", ("B", 0, 2, "Arsenal")),
    ("Fecha!!Rival!!Condición!!Resultado", "1 de mayo||[[B]]||Visitante||2:0",
     ("B", 0, 2, "Arsenal")),
    ("Datum!!Gegner!!Ort!!Ergebnis", "1. Mai||[[B]]||[[Bern]]||2:0", ("Arsenal", 2, 0, "B")),
    ("Year!!Round!!Opponent!!Score!!Result", "'''1998'''||Group stage||{{fb|ARG}}||'''0–1'''||Loss",
     ("Arsenal", 0, 1, "ARG")),  # Japan
    ("Date!!Opponents!!H / A!!Result<br />F – A", "1 May||[[B]]||A||2–0", ("B", 0, 2, "Arsenal")),
    ("MD!!Date<br>KO!!H/A!!Opponent!!Res.<br>F–A!!Att.",
     "1||17 August<br>15:30||A||[[B]]||2–0||100", ("B", 0, 2, "Arsenal")),
    ("Kick Off!!Opponents!!H / A!!Result", "2018-08-12 20:00||[[B]]||A||2–0",
     ("B", 0, 2, "Arsenal")),
    ("Data!!Adversário!!Local!!Placar", "1 de maio||[[B]]||F||2–0", ("B", 0, 2, "Arsenal")),
    ("Date!!Adversaire!!Lieu!!Résultat", "1er mai||[[B]]||Extérieur||2–0", ("B", 0, 2, "Arsenal")),
    ("Date!!Opponent!!Result!!Score", "1 May||[[B]]||Win||2–0", ("Arsenal", 2, 0, "B")),
]  # fmt: skip


@pytest.mark.parametrize(("header", "cells", "match"), SIDES)
def test_who_was_at_home(header: str, cells: str, match: Short) -> None:
    matches, problems = read(rows_of(f"!{header}", f"|{cells}"))
    assert problems == []
    assert in_short(matches) == [match]


def test_goals_of_both_in_columns_of_their_own() -> None:
    text = rows_of("!Home team!!Home score!!Away score!!Away team", "|[[A]]||2||1||[[B]]")
    assert in_short(read(text, own=None)[0]) == [("A", 2, 1, "B")]


def test_a_day_beside_the_time() -> None:
    text = rows_of("!Kick Off!!Opponents!!H / A!!Result", "|12 August 2018 20:00||[[B]]||A||2–0")
    [match] = read(text)[0]
    assert (match.match_date, match.kickoff_text) == (date(2018, 8, 12), "20:00")


def test_results_that_give_the_home_team_first() -> None:
    text = rows_of(
        "!Date!!Opponent!!H/A!!Result!!Outcome",
        "|1 May||[[B]]||A||0–2||W",
        "|2 May||[[C]]||H||1–0||W",
        "|3 May||[[D]]||A||3–1||L",
    )
    matches, problems = read(text)
    assert problems == []
    assert in_short(matches) == [
        ("B", 0, 2, "Arsenal"), ("Arsenal", 1, 0, "C"), ("D", 3, 1, "Arsenal"),
    ]  # fmt: skip


def test_a_score_that_the_row_contradicts() -> None:
    text = rows_of(
        "!Date!!Opponent!!H/A!!Result", "|1 May||[[B]]||H||W 0–2", "|2 May||[[C]]||H||D 1–1"
    )
    matches, problems = read(text)
    assert in_short(matches) == [("Arsenal", 1, 1, "C")]
    assert problems == ["a score that is not what the row says of it"]


GOALS = [  # header, cell, who is said to have scored
    ("Goles", "[[Pelé]] (2)", ["Pelé", "Pelé"]),
    ("Tore", "[[Pelé]] 5', 12'", ["Pelé", "Pelé"]),
    ("Goals", "2", []),
]


@pytest.mark.parametrize(("header", "cell", "names"), GOALS)
def test_a_column_of_goals(header: str, cell: str, names: list[str]) -> None:
    text = rows_of(f"!Date!!Opponent!!H/A!!Result!!{header}", f"|1 May||[[B]]||H||2–0||{cell}")
    matches, problems = read(text)
    assert [goal.scorer_name for goal in matches[0].goals] == names
    assert problems == []


def test_towns_are_no_grounds() -> None:
    text = rows_of(
        "!Date!!Opponent!!Venue!!!!Result!!Type!!Scorers",
        "|10 July 2010||{{fb|URU}}||[[Port Elizabeth]], RSA||*||3–2||[[WC|WC 2010]]"
        "||[[Thomas Müller|Müller]] {{goal|19}}, [[X]] {{goal|56}}, [[Y]] {{goal|82}}",
        "|7 September 2010||{{fb|AZE}}||[[Köln]]||H||6–1||||",
    )  # Germany national football team
    matches, problems = read(text)
    assert problems == []
    assert [(match.stadium, match.city) for match in matches] == [
        (None, "Port Elizabeth"), (None, "Köln"),
    ]  # fmt: skip
    assert [goal.minute for goal in matches[0].goals] == [19, 56, 82]
    assert matches[0].round_text == "WC 2010"


def test_the_year_of_a_day() -> None:
    text = rows_of("!Date!!Opponent!!Result", "|5 June||[[B]]||1–0")
    japan = "Japan national football team"
    assert read(text, "Results", "2025", title=japan)[0][0].match_date == date(2025, 6, 5)
    assert read(text, "Results", title=japan)[0][0].match_date is None
    text = rows_of("!Year!!Date!!Opponent!!Result", "|[[X|1998]]||5 June||[[B]]||1–0")
    assert read(text, title=japan)[0][0].match_date == date(1998, 6, 5)
    text = rows_of("!Year!!Opponent!!Result", "|'''1998'''||[[B]]||1–0")
    [match] = read(text, title=japan)[0]
    assert (match.match_date, match.date_text) == (None, "1998")
    text = rows_of("!Home!!Score!!Away", "!colspan=3|5 May 2001", "|[[A]]||1–0||[[B]]")
    assert read(text, own=None)[0][0].match_date == date(2001, 5, 5)


NO_MATCHES = [
    rows_of("!Opponent!!Pld!!W!!D!!L", "|[[B]]||3||1||1||1"),  # a head-to-head record
    rows_of("!Opponent!!Result", "|[[B]]||Win"),
    rows_of("!Home!!Away!!Total", "|1||2||3"),
    rows_of("!Home!!Away!!Result", "|[[Red]]||[[White]]||"),
    rows_of("!Date!!Opponent!!Result"),
]


@pytest.mark.parametrize("text", NO_MATCHES)
def test_tables_without_matches_give_nothing(text: str) -> None:
    matches, problems = read(text)
    assert matches == []
    assert problems in ([], ["no match table"])


def test_opponents_of_nobody_are_a_problem() -> None:
    text = rows_of("!Date!!Opponent!!Result", "|1 May||[[B]]||2–1")
    assert read(text, own=None) == ([], ["opponents of an unknown team"])
    assert read(text, "Route to the final") == ([], ["no match table"])


def test_a_cup_round_is_no_round_of_a_team() -> None:
    text = rows_of("!Date!!Home!!Score!!Away!!Round", "|1 May||[[A]]||1–0||[[B]]||Final")
    [match] = read(text)[0]
    assert (match.place.context.round_kind, match.round_text) == (None, "Final")
    [match] = read(text, title="2018 Cup", own=None)[0]
    assert match.place.context.round_kind is RoundKind.FINAL


RESULTS = [
    ("W 2–1", (2, 1), "won"),
    ("'''L''' 0–1", (0, 1), "lost"),
    ("{{color|green|W 2–1}}", (2, 1), "won"),
    ("2–1 (W)", (2, 1), "won"),
    ("1–1 (4–2 p)", (1, 1), None),
    ("Won 3–0<sup>1</sup>", (3, 0), "won"),
    ("2–1", (2, 1), None),
    ("Win", None, None),
]


@pytest.mark.parametrize(("markup", "scores", "outcome"), RESULTS)
def test_result(markup: str, scores: tuple[int, int] | None, outcome: str | None) -> None:
    cell, told = read_result(markup)
    assert (cell.scores, told) == (scores, outcome)


def test_a_tier_is_no_side() -> None:
    assert split_side("[[A]] (2)") == ("[[A]] (2)", None)
    assert split_side("Atlas") == ("Atlas", None)
    assert split_side("V. Setúbal") == ("V. Setúbal", None)
    assert split_side("v. Porto") == ("Porto", Side.HOME)
    assert split_side("Vs. Porto") == ("Porto", Side.HOME)


TITLES = [
    ("2018–19 Arsenal F.C. season", "Arsenal F.C.", "Arsenal F.C."),
    ("2019 LA Galaxy season", "LA Galaxy", "LA Galaxy"),
    ("Mexico national football team", "Mexico", "Mexico national football team"),
    ("Brazil women's national football team", "Brazil", "Brazil women's national football team"),
    ("2018 Brazil national football team season", "Brazil", "Brazil national football team"),
    ("Temporada 2018-19 del Real Madrid", "Real Madrid", "Real Madrid"),
    ("Selección de fútbol de México", "México", "Selección de fútbol de México"),
    ("FC Bayern München/Saison 2018/19", "FC Bayern München", "FC Bayern München"),
    ("Nazionale di calcio dell'Italia", "Italia", "Nazionale di calcio dell'Italia"),
]


@pytest.mark.parametrize(("title", "name", "link"), TITLES)
def test_own_team(title: str, name: str, link: str) -> None:
    assert own_team(title) == TeamRef(name, link)


@pytest.mark.parametrize(
    "title",
    ["2018–19 Premier League season", "2001 Major League Soccer season", "2018 FIFA World Cup",
     "2013–14 Ascenso MX season", "Temporada 2018 de la Primera División de Chile", "Mexico"],
)  # fmt: skip
def test_articles_about_no_team(title: str) -> None:
    assert own_team(title) is None


def test_in_an_article() -> None:
    text = f"==Results==\n{CLUB}\n"
    records = parse_wikitext(text, SEASON)
    assert len(records.matches) == 7
    assert len(records.problems) == 3
    assert parse_wikitext(f"==Fixtures==\n{ES_MATCH_DAY}\n", "Liga 2018").matches[0].home_score == 2


_CELL = st.sampled_from(
    ["[[A|a]]", "{{fb|BRA}}", "3", "2–1", "W 1–0", "", "rowspan=3 | 1 May", "colspan=2 | y", "A",
     "{{goal|5}}", "X 12', Y (2)", "1 May 2001", "TBD", "PP - PP", "[[", "{{small|", "99–0", "|}"]
)  # fmt: skip


@settings(derandomize=True, deadline=None)
@given(
    st.sampled_from(["Date!!Home!!Score!!Away!!Venue", "Date!!Opponent!!Venue!!Result!!Scorers"]),
    st.lists(st.lists(_CELL, min_size=1, max_size=6), max_size=6),
)
def test_any_table_gives_matches_or_problems(header: str, rows: list[list[str]]) -> None:
    text = rows_of(f"!{header}", *("|" + "||".join(row) for row in rows))
    for table in find_tables(text):
        years = Years(read_title(SEASON), ())
        matches, _ = read_match_table(text, table, place_under(), 1, years, OWN)
        for match in matches:
            assert 0 <= match.place.span.start <= match.place.span.end <= len(text)
            listed = len(match.goals)
            assert listed <= (match.home_score or 0) + (match.away_score or 0)


HOSTILE = [
    "|1 May||[[b|",
    "|1 May||{{small|x||{{ubl|",
    "|rowspan=9|1 May||[[B]]||A||2–1||x (2), \n|-\n",
    "|-\n!colspan=5|" + "9" * 50 + "\n",
    "|1 May||B||H||" + "1–0 (" * 20 + "\n|-\n",
    "((((",
]


@pytest.mark.parametrize("pattern", HOSTILE)
def test_hostile_tables_take_time_in_proportion(pattern: str) -> None:
    text = "{|\n!Date!!Opponent!!Venue!!Result!!Scorers\n|-\n" + pattern * (200_000 // len(pattern))
    years = Years(read_title(SEASON), ())
    tables = find_tables(text + "\n|}")
    started = time.process_time()
    for table in tables:
        read_match_table(text, table, place_under(), 1, years, OWN)
    assert time.process_time() - started < 2
