"""Which of our rows is which of theirs."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from pipeline.normalise.slugs import fold
from pipeline.tables import Goal, Match, MatchStatus
from tests.accuracy.truth import TrueGoal, TrueMatch

_FAR = 10_000  # days: farther than any two matches of one tournament
_NEAR = 400


@dataclass(frozen=True, slots=True)
class Pairs:
    """Matches found, matches not found, and rows that nobody else knows."""

    found: tuple[tuple[TrueMatch, Match], ...]
    missing: tuple[TrueMatch, ...]
    invented: tuple[Match, ...]


def pair_matches(truth: Sequence[TrueMatch], ours: Iterable[Match]) -> Pairs:
    """By teams and day; what is left by teams and the nearest day."""
    free = list(ours)
    found: dict[str, Match] = {}
    for limit in (0, _NEAR):
        for true in truth:
            best = min(free, key=lambda match: _days(true, match), default=None)
            if true.key not in found and best is not None and _days(true, best) <= limit:
                found[true.key] = best
                free.remove(best)
    return Pairs(
        tuple((true, found[true.key]) for true in truth if true.key in found),
        tuple(true for true in truth if true.key not in found),
        tuple(match for match in free if match.status is MatchStatus.PLAYED),
    )


def pair_goals(
    truth: Sequence[TrueGoal], ours: Sequence[Goal]
) -> tuple[list[tuple[TrueGoal, Goal | None]], list[Goal]]:
    """The goals of one match, the most alike first; and those of ours that are left."""
    free = list(ours)
    found: dict[str, Goal] = {}
    for is_same in _LIKENESSES:
        for true in truth:
            if true.key not in found:
                goal = next((goal for goal in free if is_same(true, goal)), None)
                if goal is not None:
                    found[true.key] = goal
                    free.remove(goal)
    return [(true, found.get(true.key)) for true in truth], free


def is_named(true: TrueGoal, goal: Goal) -> bool:
    """Whether the scorer's family name, or the only name known, stands in ours or in its link."""
    ours = f" {fold(goal.scorer_name or '')} {fold(goal.scorer_link or '')} "
    words = ours.replace("-", " ").split()
    family = fold(true.names[0]).replace("-", " ").split() if true.names else []
    return bool(family) and all(word in words for word in family)


def is_timed(true: TrueGoal, goal: Goal) -> bool:
    """Whether minute and stoppage agree."""
    return (true.minute, true.added_minute) == (goal.minute, goal.added_minute)


def _days(true: TrueMatch, match: Match) -> int:
    if true.teams != {match.home_team_id, match.away_team_id}:
        return _FAR
    return abs((true.match_date - match.match_date).days) if match.match_date else _NEAR


def _is_of_team(true: TrueGoal, goal: Goal) -> bool:
    return true.team == goal.team_id


def _is_of_kind(true: TrueGoal, goal: Goal) -> bool:
    return true.kind == goal.kind


def _all(*tests: Callable[[TrueGoal, Goal], bool]) -> Callable[[TrueGoal, Goal], bool]:
    return lambda true, goal: all(test(true, goal) for test in tests)


_LIKENESSES = (
    _all(_is_of_team, _is_of_kind, is_timed, is_named),
    _all(_is_of_team, is_timed, is_named),
    _all(_is_of_team, is_timed),
    _all(_is_of_team, is_named),
    _all(is_timed, is_named),
    _is_of_team,
)
