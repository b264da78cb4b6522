"""What else in an article agrees with a score, or with another one in its place."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from pipeline.tables import Match, MatchShowing, RoundKind, Side, Standing
from pipeline.validate.facts import Facts
from pipeline.validate.tables_beside import TablesBeside
from pipeline.validate.weighing.telling import agree, likelier

Result = tuple[int, int]
GOALS = "the goals listed"
AGGREGATE = "the printed aggregate"
PASSAGE = "another passage"
MOST_PASSAGES = 50
"""Passages on one match that are asked."""

_COUNTED_IN_TABLES = (None, RoundKind.MATCHDAY)


class Said(NamedTuple):
    """A result of a match, and who says so, with a verb: ``the score is``."""

    who: str
    result: Result | None


def score_of(match: Match) -> Result | None:
    """The score, null where a number of it is missing."""
    if match.home_score is None or match.away_score is None:
        return None
    return match.home_score, match.away_score


def listed_score(facts: Facts, match: Match) -> Result | None:
    """The score that the goals listed make; null where none is."""
    goals = facts.goals(match)
    home = sum(goal.side is Side.HOME for goal in goals)
    return (home, len(goals) - home) if goals else None


def witnesses(
    facts: Facts, match: Match, result: Result | None, without: Sequence[str] = ()
) -> list[str]:
    """What else of the article gives a match this result, in words."""
    if result is None or score_of(match) is None:
        return []
    return [name for name, says in _WITNESSES if name not in without and says(facts, match, result)]


def weigh(
    facts: Facts, match: Match, first: Said, second: Said, without: Sequence[str] = ()
) -> str | None:
    """Which of two results more of the article agrees with; null where neither."""
    for_first, for_second = (
        witnesses(facts, match, said.result, without) for said in (first, second)
    )
    if len(for_first) == len(for_second):
        return None
    is_first = len(for_first) > len(for_second)
    said, for_it = (first, for_first) if is_first else (second, for_second)
    return likelier(said.who, agree(for_it))


def bear_out(facts: Facts, legs: Sequence[Match]) -> list[str]:
    """What agrees with the scores of all the legs, their aggregate aside."""
    found = [witnesses(facts, leg, score_of(leg), (AGGREGATE,)) for leg in legs]
    goalless = [score_of(leg) == (0, 0) for leg in legs]
    return [
        name
        for name, _ in _WITNESSES
        if any(name in one for one in found)
        and all(
            name in one or (is_goalless and name == GOALS)
            for one, is_goalless in zip(found, goalless, strict=True)
        )
    ]


def passages(facts: Facts) -> dict[str, list[MatchShowing]]:
    """The passages on each match, in their order, by match_id."""
    shown: dict[str, list[MatchShowing]] = {}
    for row in sorted(facts.rows[MatchShowing], key=lambda row: (row.match_id, row.showing_number)):
        shown.setdefault(row.match_id, []).append(row)
    return shown


def _by_goals(facts: Facts, match: Match, result: Result) -> bool:
    return listed_score(facts, match) == result


def _by_aggregate(facts: Facts, match: Match, result: Result) -> bool:
    tie = facts.tie(match)
    if tie is None or tie.leg_count < 2 or len(legs := facts.legs(tie)) != tie.leg_count:
        return False
    sums = {tie.team1_id: 0, tie.team2_id: 0}
    for leg in legs:
        goals = result if leg.match_id == match.match_id else score_of(leg)
        teams = leg.home_team_id, leg.away_team_id
        if goals is None or set(teams) != sums.keys():
            return False
        for team, scored in zip(teams, goals, strict=True):
            sums[team] += scored
    return tuple(sums.values()) == (tie.printed_team1_aggregate, tie.printed_team2_aggregate)


def _by_passage(facts: Facts, match: Match, result: Result) -> bool:
    shown = facts.kept(passages).get(match.match_id, [])[:MOST_PASSAGES]
    alike = sum((one.home_score, one.away_score) == result for one in shown)
    return alike > (result == score_of(match))  # one of them is the match itself


def _by_table(facts: Facts, match: Match, result: Result) -> bool:
    """Whether the lines of both teams differ from the matches by just what the result does."""
    if match.round_kind not in _COUNTED_IN_TABLES:
        return False
    tables, scored = facts.kept(TablesBeside), score_of(match) or result
    more = result[0] - scored[0], result[1] - scored[1]
    home, away = (
        {line.table_id: line for line in tables.lines_of(match.edition_id, team)}
        for team in (match.home_team_id, match.away_team_id)
    )
    shared = [table for table in home if table in away]
    return bool(shared) and all(
        _differs_by(tables, home[table], *more) and _differs_by(tables, away[table], *more[::-1])
        for table in shared
    )


def _differs_by(tables: TablesBeside, line: Standing, scored: int, conceded: int) -> bool:
    beside = tables.beside(line)
    if beside is None or line.goals_for is None or line.goals_against is None:
        return False
    counted = (beside.goals_for or 0) + scored, (beside.goals_against or 0) + conceded
    return line.played == beside.played and counted == (line.goals_for, line.goals_against)


_WITNESSES: tuple[tuple[str, Callable[[Facts, Match, Result], bool]], ...] = (
    (GOALS, _by_goals),
    (AGGREGATE, _by_aggregate),
    (PASSAGE, _by_passage),
    ("the printed table", _by_table),
)
