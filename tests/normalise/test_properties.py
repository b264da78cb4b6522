"""Seasons made to a plan give the matches, ties, aggregates and tables of that plan."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.normalise.slugs import slug
from pipeline.tables import Decider, Goal, Match, Rows, Standing, Tie
from tests.normalise.build import rows_of
from tests.parse.seasons import Pair, game_texts, groups, pair_texts

STEADY = settings(derandomize=True, deadline=None, max_examples=60, database=None)


@st.composite
def group_stages(draw: st.DrawFn) -> tuple[list[list[Pair]], str]:
    """One to three groups, and the article that tells of them."""
    plan = draw(st.lists(groups(), min_size=1, max_size=3))
    text = "==Group stage==\nA win gives 3 points, a draw 1 point.\n\n"
    for number, pairs in enumerate(plan, start=1):
        text += f"===Group {number}===\n"
        text += "\n----\n".join(draw(pair_texts(pair)) for pair in pairs)
    return plan, text


@st.composite
def knock_out_rounds(draw: st.DrawFn) -> tuple[list[list[Pair]], str]:
    """One round of pairs, its legs below headings of their own."""
    pairs = draw(groups())
    text = "==Liguilla==\n===Quarterfinals===\n====First leg====\n"
    text += "\n".join(draw(game_texts(pair.first)) for pair in pairs)
    text += "====Second leg====\n"
    seconds = draw(st.permutations(pairs))
    text += "\n".join(draw(game_texts(pair.second)) for pair in seconds)
    return [pairs], text


@given(group_stages())
@STEADY
def test_groups_give_their_ties_and_tables(made: tuple[list[list[Pair]], str]) -> None:
    plan, text = made

    rows = rows_of(text)

    _check_ties(rows, plan)
    for number, pairs in enumerate(plan, start=1):
        expected: Counter[str] = Counter()
        for game in (game for pair in pairs for game in (pair.first, pair.second)):
            home, away = game.score
            expected[slug(game.home)] += 3 if home > away else home == away
            expected[slug(game.away)] += 3 if away > home else home == away
        lines = [row for row in rows[Standing] if row.group_name == f"Group {number}"]
        assert {row.team_id: row.points for row in lines} == expected
        assert sum(row.goals_for or 0 for row in lines) == sum(
            row.goals_against or 0 for row in lines
        )


@given(knock_out_rounds())
@STEADY
def test_legs_give_their_ties(made: tuple[list[list[Pair]], str]) -> None:
    plan, text = made

    _check_ties(rows_of(text), plan)


def _check_ties(rows: Rows, plan: list[list[Pair]]) -> None:
    pairs = [pair for group in plan for pair in group]
    assert len(rows[Match]) == 2 * len(pairs)
    assert len({match.match_id for match in rows[Match]}) == 2 * len(pairs)
    games = [game for pair in pairs for game in (pair.first, pair.second)]
    assert len(rows[Goal]) == sum(sum(game.score) for game in games)
    for pair, tie in zip(pairs, rows[Tie], strict=True):
        one, other = pair.aggregate
        assert (tie.team1_name, tie.team2_name) == (pair.first.home, pair.first.away)
        assert (tie.team1_aggregate, tie.team2_aggregate) == (one, other)
        assert tie.team1_away_goals == pair.second.score[1]
        assert tie.team2_away_goals == pair.first.score[1]
        assert (tie.decided_by is Decider.AGGREGATE) == (one != other)
        if one != other:
            assert tie.winner_name == (pair.first.home if one > other else pair.first.away)
