"""Computed tables against a second, naive computation, over generated seasons."""

import random
from itertools import combinations

import pytest

from pipeline.normalise.fixtures import Fixture, Showing
from pipeline.normalise.group_tables import Points, Ranking, tabulate
from pipeline.parse.records import MatchRecord, TeamRef
from pipeline.tables import MatchStatus, Standing, StandingBasis
from tests.normalise.build import PLACE, games, rows_of
from tests.normalise.naive_table import Result, naive_line, naive_order
from tests.validate.build import an_article

HEAD_TO_HEAD = ("head_to_head_points", "head_to_head_goal_difference", "head_to_head_goals_scored")
CRITERIA = [
    ("goal_difference", "goals_scored"),
    ("goal_difference", "goals_scored", *HEAD_TO_HEAD),
    (*HEAD_TO_HEAD, "goal_difference", "goals_scored"),
    (*HEAD_TO_HEAD, "head_to_head_away_goals", "goal_difference"),
    ("wins", "goal_difference", "goals_scored", "head_to_head_points"),
    ("goal_ratio",),
    ("goal_difference", "head_to_head_away_goals", "away_goals"),
]
ARTICLE = an_article()


def season(seed: int) -> tuple[list[str], list[Result]]:
    """A league of 4 to 20 teams, once or twice around, with few goals so that many are level."""
    dice = random.Random(seed)  # noqa: S311 - seasons, not secrets
    teams = [f"Team {chr(ord('A') + number)}" for number in range(dice.randint(4, 20))]
    most = dice.choice([1, 2, 4])
    results = []
    for one, other in combinations(teams, 2):
        legs = [(one, other)] if dice.random() < 0.5 else [(one, other), (other, one)]
        for home, away in legs:
            results.append((home, dice.randint(0, most), dice.randint(0, most), away))
    return teams, results


def fixture(result: Result) -> Fixture:
    home, made, let, away = result
    record = MatchRecord(
        PLACE, 0, None, None, TeamRef(home), TeamRef(away), made, let, MatchStatus.PLAYED
    )
    return Fixture([Showing(ARTICLE, record, "cup", home, away)])


@pytest.mark.parametrize("criteria", CRITERIA, ids=lambda criteria: criteria[0])
def test_generated_seasons_are_ranked_as_a_naive_reader_ranks_them(
    criteria: tuple[str, ...],
) -> None:
    for seed in range(150):
        teams, results = season(seed)
        win = 2 + seed % 2
        fixtures = [fixture(result) for result in results]
        table = tabulate(fixtures, Points(win, 1))
        places = Ranking(criteria, Points(win, 1)).order(table, fixtures)

        for team in teams:
            line = table[team]
            ours = (line.played, line.won, line.drawn, line.lost, line.goals_for)
            assert (*ours, line.goals_against, line.points) == naive_line(team, results, win)
        assert [set(place) for place in places] == naive_order(teams, results, criteria, win), seed


@pytest.mark.parametrize("seed", range(6))
def test_a_whole_article_gives_the_naive_table(seed: int) -> None:
    teams, results = season(seed)
    lines = [f"{home} {made}-{let} {away}" for home, made, let, away in results]
    criteria = "==Tiebreakers==\n\n1. goal difference\n2. goals scored\n\n"
    rules = f"{criteria}==League==\nA win gives 3 points, a draw 1 point.\n\n"
    rows = rows_of(rules + games(*lines))[Standing]
    ours = [row for row in rows if row.basis is StandingBasis.COMPUTED]

    assert len(ours) == len(teams)
    for row in ours:
        figures = (row.played, row.won, row.drawn, row.lost, row.goals_for, row.goals_against)
        assert (*figures, row.points) == naive_line(row.team_name, results, 3)
    order = naive_order(teams, results, ("goal_difference", "goals_scored"), 3)
    settled = {row.position: row.team_name for row in ours if row.position is not None}
    position = 1
    for place in order:
        assert settled.get(position) == (next(iter(place)) if len(place) == 1 else None)
        position += len(place)


LEVEL = [("A", 1, 0, "B"), ("B", 1, 0, "C"), ("C", 1, 0, "A")]


def order(criteria: tuple[str, ...], results: list[Result], **more: object) -> list[list[str]]:
    fixtures = [fixture(result) for result in results]
    ranking = Ranking(criteria, Points(3, 1), **more)  # type: ignore[arg-type]
    return ranking.order(tabulate(fixtures, Points(3, 1)), fixtures)


def test_a_goal_ratio_without_goals_conceded_is_the_best() -> None:
    results = [("A", 9, 1, "B"), ("C", 1, 0, "D"), ("B", 0, 0, "D"), ("A", 0, 0, "C")]
    assert order(("goal_ratio",), results)[:2] == [["C"], ["A"]]


def test_a_play_off_parts_those_who_played_it() -> None:
    results = [("A", 1, 1, "B")]
    play_off = [fixture(("B", 2, 1, "A"))]
    assert order(("play_off",), results, play_offs=play_off) == [["B"], ["A"]]
    assert order(("play_off",), results) == [["A", "B"]]


@pytest.mark.parametrize("criterion", ["fair_play", "lots", "relegation_table", "ranking"])
def test_what_matches_do_not_tell_ends_the_ranking(criterion: str) -> None:
    assert order((criterion, "goal_difference"), LEVEL) == [["A", "B", "C"]]


def test_head_to_head_begins_again_or_not() -> None:
    results = [("A", 3, 0, "B"), ("C", 1, 0, "A"), ("B", 2, 0, "C")]  # A +2, B and C −1
    criteria = ("head_to_head_goal_difference",)
    assert order(criteria, results) == [["A"], ["B"], ["C"]]
    assert order(criteria, results, begins_again=False) == [["A"], ["B", "C"]]


def test_matches_that_were_called_off_do_not_count() -> None:
    off = fixture(("A", 3, 0, "B"))
    record = off.record
    for status in (MatchStatus.ABANDONED, MatchStatus.CANCELLED, MatchStatus.POSTPONED):
        called = MatchRecord(PLACE, 0, None, None, record.home, record.away, 3, 0, status)
        fixtures = [Fixture([Showing(ARTICLE, called, "cup", "A", "B")])]
        assert tabulate(fixtures, Points(3, 1))["A"].played == 0
