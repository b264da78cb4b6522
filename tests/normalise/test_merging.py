"""Which passages show one match, and what its row is made from."""

import pytest

from pipeline.tables import Goal, Match, Rows
from tests.normalise.build import CUP, box, rows_of_pages

GROUP = "==Group stage==\n===Group 1===\n"
SEMI_FINALS = "==Semi-finals==\n"
FIRST, SECOND = ("Alfa 1–1 Beta", "1 March 2014"), ("Beta 0–2 Alfa", "8 March 2014")
LEGS = box(*FIRST) + box(*SECOND)
ROW = "{{TwoLegStart}}\n{{TwoLegResult|[[Alfa]]||3–1|[[Beta]]||1–1|2–0}}\n|}\n"
GRID = (
    "{{#invoke:sports results|main|team1=A|team2=B|name_A=[[Alfa]]|name_B=[[Beta]]"
    "|match_A_B=1–1|match_B_A=0–2}}\n"
)


def shown(rows: Rows) -> list[tuple[str, str | None, int | None, int | None]]:
    """Teams, day and score of every match."""
    return [
        (
            f"{match.home_team_name} v {match.away_team_name}",
            match.match_date.isoformat() if match.match_date else None,
            match.home_score,
            match.away_score,
        )
        for match in rows[Match]
    ]


BOTH_LEGS = [("Alfa v Beta", "2014-03-01", 1, 1), ("Beta v Alfa", "2014-03-08", 0, 2)]


def test_a_match_on_three_pages_is_one_with_the_words_of_the_fullest() -> None:
    pages = {
        CUP: GROUP + box(*FIRST),
        f"{CUP} Group 1": box(*FIRST, goals1="Ana {{goal|5}}", goals2="Eva {{goal|9}}"),
        f"Battle of Rio ({CUP})": box("Alfa 1–1 Beta", "2 March 2014"),  # the day in UTC
    }
    rows = rows_of_pages(pages)
    (match,) = rows[Match]

    assert match.article_id == f"enwiki:{CUP} Group 1"
    assert match.seen_on == tuple(sorted(f"enwiki:{title}" for title in pages))
    assert match.date_text == "1 March 2014"
    assert [goal.article_id for goal in rows[Goal]] == [match.article_id] * 2


def test_an_article_about_one_match_takes_round_and_group_from_the_others() -> None:
    pages = {
        CUP: GROUP + box(*FIRST),
        f"Battle of Rio ({CUP})": box(*FIRST, goals1="Ana {{goal|5}}", goals2="Eva {{goal|9}}"),
    }
    (match,) = rows_of_pages(pages)[Match]

    assert match.article_id == f"enwiki:Battle of Rio ({CUP})"
    assert (match.stage, match.group_name) == ("Group stage", "Group 1")
    assert match.match_id == "2014-copa-ejemplo--group-1--alfa-v-beta"


SINGLE = """{| class="wikitable"
! !! A !! B !! C
|-
! [[Alfa]]
| x || 2–0 || 1–3
|-
! [[Beta]]
| 0–2 || x || 0–1
|-
! [[Gamma]]
| 3–1 || 1–0 || x
|}
"""
ONE_SIDED = SINGLE.replace("0–2", "").replace("3–1", "").replace("| 1–0", "| ")


@pytest.mark.parametrize("grid", [SINGLE, ONE_SIDED])
def test_a_grid_of_single_matches_does_not_say_who_was_at_home(grid: str) -> None:
    boxes = box("Beta 0–2 Alfa", "1 May 2014") + box("Gamma 1–0 Beta", "8 May 2014")
    rows = rows_of_pages({CUP: GROUP + grid + boxes})

    assert sorted(shown(rows)) == [
        ("Alfa v Gamma", None, 1, 3),
        ("Beta v Alfa", "2014-05-01", 0, 2),
        ("Gamma v Beta", "2014-05-08", 1, 0),
    ]


@pytest.mark.parametrize("day", ["2 March 2014", "28 February 2014"])
def test_pages_may_differ_by_a_day(day: str) -> None:
    rows = rows_of_pages({CUP: box(*FIRST), f"{CUP} Group 1": box("Alfa 1–1 Beta", day)})

    assert len(rows[Match]) == 1


@pytest.mark.parametrize("day", ["3 March 2014", "1 March 2015"])
def test_pages_that_differ_by_more_show_two_matches(day: str) -> None:
    rows = rows_of_pages({CUP: box(*FIRST), f"{CUP} Group 1": box("Alfa 1–1 Beta", day)})

    assert len(rows[Match]) == 2


def test_a_replay_is_another_match_on_every_page_that_shows_both() -> None:
    both = SEMI_FINALS + box(*FIRST) + box("Alfa 1–1 Beta", "3 March 2014")
    rows = rows_of_pages({CUP: both, f"{CUP} knockout stage": both})

    assert [day for _, day, _, _ in shown(rows)] == ["2014-03-01", "2014-03-03"]
    assert all(len(match.seen_on) == 2 for match in rows[Match])


def test_two_boxes_of_one_article_are_two_matches_whatever_their_days() -> None:
    assert len(rows_of_pages({CUP: box(*FIRST) + box(*FIRST)})[Match]) == 2


@pytest.mark.parametrize("text", [ROW + LEGS, LEGS + ROW])
@pytest.mark.parametrize("section", [SEMI_FINALS, "==First round==\n", "==Semi-finals, 2nd==\n"])
def test_the_legs_of_a_tie_row_are_the_boxes_beside_it(section: str, text: str) -> None:
    rows = rows_of_pages({CUP: section + text})

    assert shown(rows) == BOTH_LEGS
    assert {match.source_construct for match in rows[Match]} == {"football box"}


def test_a_tie_row_alone_gives_its_legs_the_second_turned() -> None:
    rows = rows_of_pages({CUP: SEMI_FINALS + ROW})

    assert shown(rows) == [("Alfa v Beta", None, 1, 1), ("Beta v Alfa", None, 0, 2)]
    assert [match.leg for match in rows[Match]] == [1, 2]


@pytest.mark.parametrize("text", [GRID + LEGS, LEGS + GRID])
def test_the_cells_of_a_grid_are_the_boxes_beside_it(text: str) -> None:
    rows = rows_of_pages({CUP: GROUP + text})

    assert sorted(shown(rows)) == BOTH_LEGS
    assert {match.source_construct for match in rows[Match]} == {"football box"}


def test_a_grid_shows_no_match_of_a_knock_out_round() -> None:
    final = "==Final==\n" + box("Alfa 2–1 Beta", "1 June 2014")
    rows = rows_of_pages({CUP: GROUP + GRID + final})

    assert sorted(shown(rows), key=str) == [
        ("Alfa v Beta", "2014-06-01", 2, 1),
        ("Alfa v Beta", None, 1, 1),
        ("Beta v Alfa", None, 0, 2),
    ]


def test_a_grid_beside_some_of_the_boxes_gives_the_others() -> None:
    rows = rows_of_pages({CUP: GROUP + GRID, f"{CUP} Group 1": box(*SECOND)})

    assert shown(rows) == [("Alfa v Beta", None, 1, 1), ("Beta v Alfa", "2014-03-08", 0, 2)]


def test_a_score_that_differs_does_not_make_another_match_where_only_one_can_be_meant() -> None:
    rows = rows_of_pages({CUP: GROUP + GRID.replace("1–1", "3–1") + LEGS})

    assert sorted(shown(rows)) == BOTH_LEGS


def test_the_same_pair_in_another_edition_is_another_match() -> None:
    rows = rows_of_pages({CUP: box(*FIRST), "2015 Copa Ejemplo": box("Alfa 1–1 Beta", "")})

    assert [match.edition_id for match in rows[Match]] == ["2014-copa-ejemplo", "2015-copa-ejemplo"]
