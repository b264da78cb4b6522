"""Rows of hat-tricks and managerial changes, and matches that tables and boxes both show."""

from datetime import date

from pipeline.normalise.rows import build_rows
from pipeline.parse.wiki_article import parse_wikitext
from pipeline.read.source import SourceArticle
from pipeline.tables import HatTrick, ManagerChange, Match, Rows
from tests.validate.build import an_article

BOX = "{{{{football box|date={}|team1=[[{}]]|score={}|team2=[[{}]]|stadium=[[S]]}}}}\n"


def rows_of(text: str, title: str) -> Rows:
    records = parse_wikitext(text, title)
    assert not records.problems, records.problems
    row = an_article(article_id=f"enwiki:{title}", title=title, char_count=len(text))
    return build_rows([(SourceArticle(row, text, "test.txt"), records)])


def test_lines_are_numbered_through_all_lists() -> None:
    header = "{|\n!Player!!For!!Against!!Result\n|-\n"
    one, two = (
        header + f"|[[{name}]]||[[B]]||[[C]]||3–0\n|-\n|[[X]]||[[C]]||[[B]]||4–1 (A)\n|}}\n"
        for name in "PQ"
    )
    rows = rows_of(f"==Hat-tricks==\n{one}\n{two}", "2018 Liga")
    assert [(r.line_number, r.player_name) for r in rows[HatTrick]] == [
        (1, "P"), (2, "X"), (3, "Q"), (4, "X"),
    ]  # fmt: skip
    line = rows[HatTrick][1]
    assert (line.team_id, line.opponent_team_id, line.goals) == ("c", "b", 3)
    assert (line.team_score, line.opponent_score, line.score_text) == (4, 1, "4–1 (A)")
    assert line.side == "away"


def test_managerial_changes() -> None:
    text = (
        "==Managerial changes==\n{|\n!Team!!Outgoing manager!!Date of vacancy!!Incoming manager\n"
        "|-\n|[[Leeds United A.F.C.|Leeds]]||[[A]]||3 October||[[B]]\n|}\n"
    )
    [row] = rows_of(text, "2018–19 Liga")[ManagerChange]
    assert (row.team_name, row.outgoing_manager, row.incoming_manager) == ("Leeds", "A", "B")
    assert (row.departure_date, row.departure_text) == (date(2018, 10, 3), "3 October")
    assert row.source_construct == "managerial change row"


def results(*rows: str, header: str = "Date!!Opponent!!H/A!!Result") -> str:
    return f"==Results==\n{{|\n!{header}\n|-\n" + "\n|-\n".join(f"|{r}" for r in rows) + "\n|}\n"


def test_a_row_and_a_box_are_one_match() -> None:
    title = "2018–19 Alfa F.C. season"
    table = results("3 October||[[Beta]]||A||2–0", "4 November||[[Beta]]||H||2–0")
    text = table + BOX.format("3 October 2018", "Beta", "0–2", "Alfa F.C.")
    rows = rows_of(text, title)[Match]
    assert [(row.match_date, row.source_construct) for row in rows] == [
        (date(2018, 10, 3), "football box"), (date(2018, 11, 4), "match table row"),
    ]  # fmt: skip


def test_a_match_in_two_tables_is_one() -> None:
    title = "2018–19 Alfa F.C. season"
    text = results("3 October||[[Beta]]||A||2–0") + results("3 October||[[Beta]]||A||2–0")
    assert len(rows_of(text, title)[Match]) == 1


def test_a_row_with_no_more_than_the_year() -> None:
    """It is another match's than a box of another year, whoever was at home and won."""
    title = "Japan national football team"
    table = results("1998||[[Beta]]||2–0", "2025||[[Gama]]||1–0", header="Year!!Opponent!!Result")
    boxes = BOX.format("3 October 2025", "Japan national football team", "2–0", "Beta")
    boxes += BOX.format("5 October 2025", "Gama", "0–1", "Japan national football team")
    rows = rows_of(f"{table}==2025==\n{boxes}", title)[Match]
    shown = [(row.date_text, row.home_team_name, row.source_construct) for row in rows]
    assert sorted(shown) == [
        ("1998", "Japan", "match table row"),
        ("3 October 2025", "Japan national football team", "football box"),
        ("5 October 2025", "Gama", "football box"),
    ]
