"""Standings: printed lines as printed, and group tables from the matches and the rules."""

import pytest

from pipeline.tables import Rows, Standing, StandingBasis, StandingKind
from tests.normalise.build import box, games, rows_of, rows_of_pages

POINTS = "A win gives 3 points, a draw 1 point.\n"
BONUS = (
    "The winner of a round on aggregate gets an extra point; if the round is level, the club "
    "with more goals scored away gets it.\n"
)
GROUP = "===Group 1===\n"


def rules(*criteria: str, more: str = "") -> str:
    listed = "".join(f"{number}. {text}\n" for number, text in enumerate(criteria, start=1))
    return f"==Tiebreakers==\n\n{listed}\n==Group stage==\n{POINTS}{more}\n"


def order(rows: Rows) -> list[tuple[int | None, str]]:
    return [(row.position, row.team_id) for row in rows[Standing]]


def computed(text: str) -> list[Standing]:
    return [row for row in rows_of(text)[Standing] if row.basis is StandingBasis.COMPUTED]


def test_adds_up_the_matches_of_a_group() -> None:
    first, second, third = computed(
        rules() + GROUP + games("Alfa 3-1 Beta", "Beta 2-2 Gama", "Gama 0-1 Alfa", "Gama v Beta")
    )

    assert [row.position for row in (first, second, third)] == [1, None, None]
    assert first.team_id == "alfa"
    assert (first.played, first.won, first.drawn, first.lost, first.points) == (2, 2, 0, 0, 6)
    assert (first.goals_for, first.goals_against, first.goal_difference) == (4, 1, 3)
    assert {row.points for row in (second, third)} == {1}
    assert first.table_id == "2014-copa-ejemplo--group-stage--group-1--computed"
    assert (first.kind, first.group_name) == (StandingKind.GROUP, "Group 1")
    assert (first.bonus_points, first.source_construct) == (None, "group section")


def test_points_that_are_not_stated_are_those_of_the_time() -> None:
    text = f"==Group stage==\n{GROUP}{games('Alfa 3-1 Beta')}"
    old = rows_of(text, "1994 Copa Ejemplo")[Standing]
    undated = rows_of(text, "Copa Ejemplo")[Standing]

    assert [row.points for row in computed(text)] == [3, 0]
    assert [row.points for row in old] == [2, 0]
    assert [(row.points, row.position) for row in undated] == [(None, None), (None, None)]


def test_a_league_is_a_closed_circle_of_teams() -> None:
    circle = games("Alfa 3-1 Beta", "Beta 1-0 Gama", "Gama 0-0 Alfa")

    assert [row.team_id for row in computed(f"==League==\n{circle}")] == ["alfa", "beta", "gama"]
    assert computed(f"==League==\n{games('Alfa 3-1 Beta')}") == []
    assert computed(f"==Friendlies==\n{games('Alfa 3-1 Beta', 'Alfa 1-0 Gama')}") == []
    assert computed(f"===Semi-finals===\n{circle}") == []


def test_the_points_are_those_the_article_states() -> None:
    text = f"==Group stage==\nA win gives 2 points, a draw 1 point.\n\n{GROUP}"

    assert computed(text + games("Alfa 3-1 Beta"))[0].points == 2


def test_both_groups_have_their_table() -> None:
    text = f"{rules()}{GROUP}{games('Alfa 3-1 Beta')}===Group 2===\n{games('Beta 3-1 Alfa')}"

    assert [(row.group_name, row.position, row.team_id) for row in computed(text)] == [
        ("Group 1", 1, "alfa"),
        ("Group 1", 2, "beta"),
        ("Group 2", 1, "beta"),
        ("Group 2", 2, "alfa"),
    ]


LEVEL_ON_POINTS = games("Alfa 3-0 Beta", "Beta 2-0 Gama", "Gama 1-0 Alfa")
# each 3 points: Alfa 3–1 (+2), Beta 2–3 (−1), Gama 1–2 (−1)


@pytest.mark.parametrize(
    ("criteria", "positions"),
    [
        ((), [(None, "alfa"), (None, "beta"), (None, "gama")]),
        (("goal difference",), [(1, "alfa"), (None, "beta"), (None, "gama")]),
        (("goal difference", "goals scored"), [(1, "alfa"), (2, "beta"), (3, "gama")]),
        (("goal difference", "points among the clubs"), [(1, "alfa"), (2, "beta"), (3, "gama")]),
        (("fair play", "goal difference"), [(None, "alfa"), (None, "beta"), (None, "gama")]),
        (("goal difference", "drawing of lots"), [(1, "alfa"), (None, "beta"), (None, "gama")]),
        (("goals scored away",), [(None, "alfa"), (None, "beta"), (None, "gama")]),
    ],
)
def test_ties_are_broken_as_the_article_says(
    criteria: tuple[str, ...], positions: list[tuple[int | None, str]]
) -> None:
    assert order(rows_of(rules(*criteria) + GROUP + LEVEL_ON_POINTS)) == positions


def test_those_still_level_are_held_against_each_other_alone() -> None:
    """All have 3 points. Among the three Alfa has +2, Beta and Gama −1; between those two only
    their own match counts, and Beta won it.
    """
    matches = games("Alfa 3-0 Beta", "Gama 1-0 Alfa", "Beta 2-0 Gama")

    assert order(rows_of(rules("score of the matches among the clubs") + GROUP + matches)) == [
        (1, "alfa"),
        (2, "beta"),
        (3, "gama"),
    ]


def test_those_still_level_begin_again_with_the_first_criterion_among_them() -> None:
    criteria = "points in the matches among the clubs", "score of the matches among the clubs"
    matches = games("Alfa 3-0 Beta", "Gama 1-0 Alfa", "Beta 2-0 Gama")
    other_way = matches.replace("Beta 2-0 Gama", "Gama 0-2 Beta")

    for text in (matches, other_way):
        placed = order(rows_of(rules(*criteria) + GROUP + text))
        assert placed == [(1, "alfa"), (2, "beta"), (3, "gama")]


def test_matches_against_others_do_not_count_among_level_teams() -> None:
    """Alfa and Beta are level on points and difference; Beta won their match, Alfa higher."""
    matches = games(
        "Beta 1-0 Alfa", "Alfa 5-0 Gama", "Gama 0-4 Alfa", "Beta 8-0 Gama", "Gama 1-0 Beta"
    )

    assert order(rows_of(rules("goal difference", "points among the clubs") + GROUP + matches)) == [
        (1, "beta"),
        (2, "alfa"),
        (3, "gama"),
    ]


def test_many_level_teams_are_ranked_without_beginning_again() -> None:
    names = [f"T{number}" for number in range(300)]
    circle = [f"{one} 1-0 {other}" for one, other in zip(names, names[1:] + names[:1], strict=True)]
    text = rules("points among the clubs", "score of the matches among the clubs") + GROUP

    assert {position for position, _ in order(rows_of(text + games(*circle)))} == {None}


def test_away_goals_among_the_clubs() -> None:
    text = rules("goals scored away in the matches among the clubs") + GROUP

    assert order(rows_of(text + games("Alfa 1-0 Beta", "Beta 2-1 Alfa"))) == [
        (1, "alfa"),
        (2, "beta"),
    ]


def test_a_round_won_gives_the_bonus_point_the_article_states() -> None:
    text = f"{rules(more=BONUS)}{GROUP}" + (
        f"{games('Alfa 2-0 Beta', 'Beta 1-0 Alfa')}Alfa won the round 2−1 on aggregate\n\n----\n"
        f"{games('Alfa 1-1 Gama', 'Gama 0-0 Alfa')}"
        "Teams drew 1−1 on aggregate, Gama won the round on away goals\n\n----\n"
        f"{games('Beta 1-1 Gama', 'Gama 1-1 Beta')}"
        "Teams drew 2−2 on aggregate and both tied on away goals, "
        "thus neither team received the extra point\n"
    )
    lines = {row.team_id: (row.points, row.bonus_points) for row in computed(text)}

    assert lines == {"alfa": (6, 1), "beta": (5, 0), "gama": (5, 1)}


def test_a_round_half_played_gives_no_bonus_point() -> None:
    text = f"{rules(more=BONUS)}{GROUP}{games('Alfa 2-0 Beta', 'Beta v Alfa')}----\n"

    assert [row.bonus_points for row in computed(text)] == [0, 0]


def test_printed_lines_stand_as_printed() -> None:
    text = (
        "==Liga==\n| Pos | Team | Pts | GD |\n| 1 | Alfa | 35 | +16 |\n| 2 | Beta F.C. | | −2 |\n"
    )
    first, second = rows_of(text)[Standing]

    assert first.table_id == second.table_id == "2014-copa-ejemplo--liga--printed"
    assert (first.points, first.goal_difference, first.basis) == (35, 16, StandingBasis.PRINTED)
    assert (second.points, second.team_name, second.team_id) == (None, "Beta F.C.", "beta-fc")


def test_two_tables_of_one_section_are_numbered() -> None:
    table = "| Team | Pts |\n| Alfa | 35 |\n\n"

    assert [row.table_id for row in rows_of(f"==Liga==\n{table}{table}")[Standing]] == [
        "2014-copa-ejemplo--liga--printed",
        "2014-copa-ejemplo--liga--printed--2",
    ]


def test_points_deducted_in_the_printed_table_are_deducted_in_the_computed_one() -> None:
    table = (
        "{{#invoke:Sports table|main|style=WDL\n|team1=BET|team2=ALF|team3=GAM\n"
        "|name_ALF=[[Alfa]]|name_BET=[[Beta]]|name_GAM=[[Gama]]\n"
        "|win_BET=1|draw_BET=0|loss_BET=1|gf_BET=1|ga_BET=1\n"
        "|win_ALF=1|draw_ALF=1|loss_ALF=0|gf_ALF=1|ga_ALF=0|adjust_points_ALF=-2\n"
        "|win_GAM=0|draw_GAM=1|loss_GAM=1|gf_GAM=0|ga_GAM=1\n}}\n"
    )
    boxes = box("Alfa 1–0 Beta") + box("Beta 1–0 Gama") + box("Gama 0–0 Alfa")
    rows = rows_of_pages({"2014 Copa Ejemplo": f"==League==\n{table}{boxes}"})[Standing]
    ours = {row.team_id: row for row in rows if row.basis is StandingBasis.COMPUTED}

    assert (ours["alfa"].points, ours["alfa"].point_adjustment) == (2, -2)
    assert (ours["beta"].points, ours["beta"].position) == (3, 1)


def test_the_passage_of_a_league_begins_with_what_stands_first_in_the_text() -> None:
    scores = {"A_B": "3–1", "B_C": "1–0", "C_A": "0–0"}
    cells = "".join(f"|match_{pair}={score}" for pair, score in scores.items())
    names = "|name_A=[[Alfa]]|name_B=[[Beta]]|name_C=[[Gama]]"
    grid = f"{{{{#invoke:sports results|main|team_order=A, B, C{names}{cells}}}}}\n"
    text = f"==League==\n{grid}\n{box('Alfa 3–1 Beta', '1 March 2014')}"
    row = rows_of_pages({"2014 Copa Ejemplo": text})[Standing][0]

    assert row.source_construct == "matches of a group"
    assert (row.source_line, text[row.source_start :].startswith("match_")) == (2, True)
