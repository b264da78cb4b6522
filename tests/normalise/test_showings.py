"""Passages on one match: boxes, rows of tie tables, pairs of brackets."""
# ruff: noqa: E501 - markup stands as in articles

from pipeline.tables import Match, MatchShowing, Tie
from tests.normalise.build import box, rows_of_pages

TITLE = "2014 Copa Ejemplo"


def shown(text: str) -> list[tuple[int, str, int | None, int | None]]:
    rows = rows_of_pages({TITLE: text})[MatchShowing]
    return [
        (row.showing_number, row.source_construct, row.home_score, row.away_score) for row in rows
    ]


def test_a_match_shown_once_has_no_row() -> None:
    assert shown(f"==Final==\n{box('Alfa 1–0 Beta', '1 May 2014')}") == []


def test_a_box_and_the_row_of_a_tie_table() -> None:
    table = "{{TwoLegStart}}\n{{TwoLegResult|[[Alfa]]||3–1|[[Beta]]||1–0|2–1}}\n|}\n"
    boxes = box("Alfa 1–0 Beta", "1 May 2014") + box("Beta 1–2 Alfa", "8 May 2014")
    assert shown(f"==Semi-finals==\n{table}{boxes}") == [
        (1, "football box", 1, 0),
        (2, "tie row", 1, 0),
        (1, "football box", 1, 2),
        (2, "tie row", 1, 2),
    ]


def test_links_of_the_legs_tell_who_was_at_home_first() -> None:
    """Of a tie table that names the home team of the second leg first."""
    row = (
        "{{TwoLegResult|[[Alfa]]||3–3|'''[[Beta]]'''||[[2014 Copa Ejemplo First Round#Beta v Alfa|1–2]]"
        "|[[2014 Copa Ejemplo First Round#Alfa v Beta|2–1]]}}\n"
    )
    unlinked = "{{TwoLegResult|[[Gama]]||2–1|[[Delta]]||0–1|2–0}}\n"
    text = "==First round==\n{{TwoLegStart}}\n" + row + unlinked + "|}\n"
    rows = rows_of_pages({TITLE: text})

    assert [(m.home_team_id, m.home_score, m.away_score, m.leg) for m in rows[Match]] == [
        ("beta", 2, 1, 1),
        ("alfa", 2, 1, 2),
        ("delta", 1, 0, 1),
        ("gama", 2, 0, 2),
    ]
    assert [(t.team1_id, t.team1_away_goals, t.team2_away_goals) for t in rows[Tie]] == [
        ("beta", 1, 1),
        ("delta", 0, 0),
    ]
    assert rows[Tie][0].printed_team1_aggregate == 3


def test_a_grid_of_another_stage_tells_of_another_match() -> None:
    grid = (
        "{{#invoke:Sports results|main\n|team1=ALF|team2=BET\n|name_ALF=[[Alfa]]|name_BET=[[Beta]]\n"
        "|match_ALF_BET=2–2\n|match_BET_ALF=0–0\n}}\n"
    )
    text = f"==Regular season==\n{grid}\n==Title play-offs==\n{box('Alfa 1–0 Beta', '1 May 2014')}"
    rows = rows_of_pages({TITLE: text})

    assert len(rows[Match]) == 3
    assert rows[MatchShowing] == []
