"""Tables of hat-tricks and of managerial changes as editors write them."""

import time
from datetime import date

import pytest

from pipeline.parse.hat_tricks import is_hat_trick_table, read_hat_tricks
from pipeline.parse.line_tables import MAX_ROWS
from pipeline.parse.manager_changes import is_manager_table, read_manager_changes
from pipeline.parse.records import HatTrickRecord, ManagerChangeRecord, TeamRef
from pipeline.parse.title import read_title
from pipeline.parse.wiki_article import parse_wikitext
from pipeline.parse.years import Years
from pipeline.tables import Side
from pipeline.wikitext.tables import find_tables
from tests.parse.places import place_under

YEARS = Years(read_title("1999–2000 FA Premier League"), ())


def hat_tricks(text: str) -> tuple[list[HatTrickRecord], list[str]]:
    [table] = find_tables(text)
    assert is_hat_trick_table(table)
    records, problems = read_hat_tricks(table, place_under("Hat-tricks"), 1, YEARS)
    return records, [problem.reason for _, problem in problems]


def changes(text: str) -> tuple[list[ManagerChangeRecord], list[str]]:
    [table] = find_tables(text)
    assert is_manager_table(table)
    records, problems = read_manager_changes(table, place_under("Managerial changes"), 1, YEARS)
    return records, [problem.reason for _, problem in problems]


HAT_TRICKS = """{| class="wikitable"
!Player!!For!!Against!!Result!!Date!!Ref
|-
|{{flagicon|ENG}} {{sortname|Andy|Cole}}<sup>4</sup>
|rowspan=2|[[Manchester United F.C.|Man Utd]]||[[Newcastle United F.C.|Newcastle]]
|[http://x.org 5–1] (H)||{{dts|format=dmy|1999|8|30}}||x
|-
|[[Ole]]||[[Everton F.C.|Everton]]||3–5 (A)||4 December||
|-
|[[X]]||[[Leeds]]||[[Hull]]||2–1||1 May||
|-
|colspan=6|''Note''
|}"""


def test_hat_tricks() -> None:
    records, problems = hat_tricks(HAT_TRICKS)
    assert problems == ["a player with more goals than his team"]
    first, second = records
    assert (first.player_name, first.player_link, first.nationality) == (
        "Andy Cole", "Andy Cole", "ENG",
    )  # fmt: skip
    assert (first.goals, first.team_score, first.opponent_score, first.side) == (4, 5, 1, Side.HOME)
    assert (first.score_text, first.match_date) == ("5–1 (H)", date(1999, 8, 30))
    assert first.team == TeamRef("Man Utd", "Manchester United F.C.")
    assert first.opponent == TeamRef("Newcastle", "Newcastle United F.C.")
    assert (second.team, second.line_number, second.goals) == (first.team, 2, 3)
    assert second.match_date == date(1999, 12, 4)


def test_a_result_with_the_home_team_first() -> None:
    text = "{|\n!Player!!For!!Against!!Result\n|-\n|[[A]]||[[B]]||[[C]]||2–4 (A)\n|}"
    [[record], problems] = hat_tricks(text)
    assert problems == []
    assert (record.team_score, record.opponent_score, record.score_text) == (4, 2, "2–4 (A)")


COUNTS = [
    ("'''3''' – 4', 44', 88'", 3),  # 2018 FIFA World Cup
    ("4", 4),
    ("5 goals", 5),
    ("4', 44', 45+1', 88'", 4),
    ("1–0, 2–1, 3–3", 3),
    ("", 3),
]


@pytest.mark.parametrize(("markup", "goals"), COUNTS)
def test_number_of_goals(markup: str, goals: int) -> None:
    text = (
        f"{{|\n!Player!!Goals!!For!!Against!!Result\n|-\n|[[A]]||{markup}||[[B]]||[[C]]||6–3\n|}}"
    )
    assert hat_tricks(text)[0][0].goals == goals


HEADERS = [
    "Jugador!!Equipo!!Rival!!Resultado!!Fecha",
    "Jogador!!Clube!!Adversário!!Placar!!Data",
    "Spieler!!Verein!!Gegner!!Ergebnis!!Datum",
    "Giocatore!!Squadra!!Avversario!!Risultato!!Data",
]


@pytest.mark.parametrize("header", HEADERS)
def test_hat_tricks_of_other_languages(header: str) -> None:
    text = f"{{|\n!{header}\n|-\n|[[A]]||[[B]]||[[C]]||3:1||\n|}}"
    [record], problems = hat_tricks(text)
    assert problems == []
    assert (record.player_name, record.team_score, record.opponent) == ("A", 3, TeamRef("C", "C"))


def test_a_goal_of_the_tournament_is_no_hat_trick() -> None:
    text = "{|\n!Goalscorer!!Opponent!!Score!!Round\n|-\n|[[A]]||{{fb|ARG}}||'''2'''–2||x\n|}"
    assert not is_hat_trick_table(find_tables(text)[0])  # 2018 FIFA World Cup


MANAGERS = """{| class="wikitable"
!Team!!Outgoing manager!!Manner of departure!!Date of vacancy!!Position in table
!Incoming manager!!Date of appointment
|-
|[[Chelsea F.C.|Chelsea]]||{{flagicon|ENG}} [[A B]]||End of contract||30 June||Pre-season
|[[C D]]||1 July 1999
|-
|rowspan=2|[[Newcastle United F.C.|Newcastle]]||[[Ruud Gullit]]||Resigned<ref>x</ref>
|28 August 1999||rowspan=2|19th||[[Steve Clarke]] (caretaker)||28 August 1999
|-
|[[Steve Clarke]]||End of caretaker spell||colspan=1|2 September||[[Bobby Robson]]||2 September
|-
|[[Leeds]]||''Vacant''|| || || ||''TBA''||
|}"""


def test_managerial_changes() -> None:
    records, problems = changes(MANAGERS)
    assert problems == []
    assert [(r.team.name, r.outgoing_manager, r.incoming_manager) for r in records] == [
        ("Chelsea", "A B", "C D"),
        ("Newcastle", "Ruud Gullit", "Steve Clarke"),
        ("Newcastle", "Steve Clarke", "Bobby Robson"),
    ]
    first, second, third = records
    assert (first.departure_date, first.departure_text) == (None, "30 June")  # of 1999, or 2000
    assert (first.position_text, first.appointment_date) == ("Pre-season", date(1999, 7, 1))
    assert (second.manner_of_departure, second.position_text) == ("Resigned", "19th")
    assert (third.departure_date, third.line_number) == (date(1999, 9, 2), 3)


def test_a_header_of_two_lines_and_one_day_for_both() -> None:
    text = """{|
!rowspan=2|Team!!rowspan=2|Outgoing!!rowspan=2|Manner!!colspan=2|Departure!!rowspan=2|Position
!rowspan=2|Incoming!!colspan=2|Arrival
|-
!Announced on!!Departed on!!Announced on!!Arrived on
|-
|[[A]]||[[B]]||Sacked||colspan=2|4 October 1999||20th||[[C]]||5 October 1999||6 October 1999
|}"""
    [record], problems = changes(text)
    assert problems == []
    assert (record.departure_date, record.appointment_date) == (
        date(1999, 10, 4), date(1999, 10, 6),
    )  # fmt: skip


def test_days_between_slashes_are_ordered_by_their_column() -> None:
    rows = (
        "|-\n|[[A]]||[[B]]||Sacked||12/10/1999||20th||[[C]]||25/10/1999\n"
        "|-\n|[[D]]||[[E]]||Sacked||colspan=2|3/12||[[F]]||04/12\n|}"
    )
    first, second = changes(MANAGERS.partition("|-")[0] + rows)[0]
    assert (first.departure_date, first.departure_text) == (date(1999, 10, 12), "12/10/1999")
    assert (second.departure_date, second.appointment_date) == (
        date(1999, 12, 3), date(1999, 12, 4),
    )  # fmt: skip
    assert second.position_text is None  # the day reaches over its column
    [only], _ = changes(MANAGERS.partition("|-")[0] + rows.partition("|-\n|[[D]]")[0] + "|}")
    assert only.departure_date == date(1999, 10, 12)
    untold = rows.replace("25/10/1999", "1 May")
    assert not any(r.departure_date for r in changes(MANAGERS.partition("|-")[0] + untold)[0])


def test_days_of_hat_tricks_between_slashes() -> None:
    text = (
        "{|\n!Player!!For!!Against!!Result!!Date\n|-\n|[[A]]||[[B]]||[[C]]||3–0||4/12/1999\n"
        "|-\n|[[D]]||[[E]]||[[F]]||3–0||13/12/1999\n|}"
    )
    assert [(record.match_date, record.date_text) for record in hat_tricks(text)[0]] == [
        (date(1999, 12, 4), "4/12/1999"), (date(1999, 12, 13), "13/12/1999"),
    ]  # fmt: skip


MANAGER_HEADERS = [
    "Equipo!!Entrenador saliente!!Motivo!!Fecha de salida!!Entrenador entrante",
    "Clube!!Técnico anterior!!Motivo da saída!!Data da saída!!Novo técnico",
    "Verein!!Alter Trainer!!Grund!!Entlassen am!!Neuer Trainer",
    "Squadra!!Allenatore uscente!!Motivo!!Data esonero!!Nuovo allenatore",
]


@pytest.mark.parametrize("header", MANAGER_HEADERS)
def test_managerial_changes_of_other_languages(header: str) -> None:
    text = f"{{|\n!{header}\n|-\n|[[A]]||[[B]]||x||3.10.1999||[[C]]\n|}}"
    [record], problems = changes(text)
    assert problems == []
    assert (record.team.name, record.outgoing_manager, record.incoming_manager) == ("A", "B", "C")
    assert record.departure_text == "3.10.1999"


def test_two_columns_that_are_both_called_date() -> None:
    head = "Equipo!!Entrenador saliente!!Motivo!!Fecha!!Entrenador entrante!!Fecha"
    row = "[[A]]||[[B]]||x||5 de mayo de 2000||[[C]]||6 de mayo de 2000"
    [record], problems = changes(f"{{|\n!{head}\n|-\n|{row}\n|}}")
    assert problems == []
    assert (record.departure_date, record.appointment_date) == (date(2000, 5, 5), date(2000, 5, 6))


def test_in_an_article() -> None:
    text = f"==Managerial changes==\n{MANAGERS}\n==Hat-tricks==\n{HAT_TRICKS}\n"
    records = parse_wikitext(text, "1999–2000 FA Premier League")
    assert (len(records.manager_changes), len(records.hat_tricks)) == (3, 2)
    assert records.matches == ()


def test_rows_beyond_measure_are_one_problem() -> None:
    header = "Player!!For!!Against!!Result"
    text = f"{{|\n!{header}\n" + "|-\n|[[A]]||[[B]]||[[C]]||3–0\n" * MAX_ROWS + "|}"
    records, problems = hat_tricks(text)
    assert (len(records), problems) == (MAX_ROWS - 1, ["table with too many rows"])


@pytest.mark.parametrize("pattern", ["|[[A|", "|rowspan=9|[[A]]||[[B]]||x\n|-\n", "<sup>", "(((("])
def test_hostile_tables_take_time_in_proportion(pattern: str) -> None:
    for header in (HEADERS[0], MANAGER_HEADERS[0]):
        text = f"{{|\n!{header}\n|-\n" + pattern * (100_000 // len(pattern)) + "\n|}"
        tables = find_tables(text)
        started = time.process_time()
        for table in tables:
            read_hat_tricks(table, place_under(), 1, YEARS)
            read_manager_changes(table, place_under(), 1, YEARS)
        assert time.process_time() - started < 2
