"""What is likelier meant by a minute that cannot be right."""

from collections.abc import Sequence

from pipeline.tables import Goal, Match, RoundKind, Side
from pipeline.validate.facts import Facts
from pipeline.validate.wording import count

ENDS_OF_PERIODS = (45, 90, 105, 120)
_HALF, _FULL, _LAST = 45, 90, 120
_MOST_ADDED = 15


def shown(goal: Goal) -> str:
    """The minute as articles write it: ``45+2``."""
    return f"{goal.minute}" if goal.added_minute is None else f"{goal.minute}+{goal.added_minute}"


def likelier_order(match: Match, side: Side, goals: Sequence[Goal]) -> str | None:
    """Whether goals out of order have a wrong minute, by the half-time score; null without one."""
    half = match.home_half_time_score if side is Side.HOME else match.away_half_time_score
    own = [goal.minute for goal in goals if goal.side is side] if half is not None else [None]
    if half is None or None in own:
        return None
    if sum((minute or 0) <= _HALF for minute in own) == half:
        return "the minutes fit the half-time score, so that likely only their order is wrong"
    return f"the half-time score gives {count(half, 'goal')}, so that likely a minute is wrong"


def likelier_late(facts: Facts, match: Match, goal: Goal) -> str | None:
    """What a minute after the end may mean: an added one, or extra time that is not named, which
    is played only where the teams are level after 90 minutes.
    """
    minute = goal.minute or 0
    if minute > _LAST:
        return _without_its_sign(minute)
    if match.is_after_extra_time or goal.added_minute is not None:
        return None
    added = f"{_FULL}+{minute - _FULL} is likelier meant" if minute <= _FULL + _MOST_ADDED else None
    meant = added or "the minute is likelier wrong"
    is_of_group = match.round_kind is None and match.group_name is not None
    if is_of_group or match.round_kind is RoundKind.MATCHDAY:
        return f"{meant}, for no extra time is played in a group or league"
    is_level = _is_level_after_90(facts, match)
    if is_level is False:
        return f"{meant}, for the teams were not level after 90 minutes"
    if is_level and match.round_kind is not None:
        return "the teams were level after 90 minutes, so that extra time was likely played"
    return None


def likelier_end(goal: Goal) -> str | None:
    """The one end of a period that is a digit away from a minute with added minutes."""
    written = str(goal.minute)
    ends = [
        end
        for end in map(str, ENDS_OF_PERIODS)
        if len(end) == len(written) and sum(a != b for a, b in zip(end, written, strict=True)) == 1
    ]
    if len(ends) != 1:
        return None
    return f"{ends[0]}+{goal.added_minute} is likelier meant, one digit away"


def _without_its_sign(minute: int) -> str | None:
    """``451`` for ``45+1``."""
    for end in map(str, ENDS_OF_PERIODS):
        written = str(minute)
        if written.startswith(end) and 0 < len(written) - len(end) <= 2:
            return f"{end}+{written.removeprefix(end)} is likelier meant, with the sign left out"
    return None


def _is_level_after_90(facts: Facts, match: Match) -> bool | None:
    """By the goals of the match, and the other legs of its tie; null where a goal has no minute,
    a leg no score, or another leg is still to come.
    """
    goals, tie = facts.goals(match), facts.tie(match)
    if not match.is_goals_complete or any(goal.minute is None for goal in goals):
        return None
    lead = sum(1 if goal.side is Side.HOME else -1 for goal in goals if (goal.minute or 0) <= _FULL)
    legs = facts.legs(tie) if tie is not None else [match]
    if not legs or legs[-1] is not match:
        return None
    for leg in legs[:-1]:
        if leg.home_score is None or leg.away_score is None:
            return None
        is_turned = leg.home_team_id == match.away_team_id
        lead += (leg.away_score - leg.home_score) * (1 if is_turned else -1)
    return lead == 0
