"""Checks of the goals a match lists."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from pipeline.tables import Goal, Match, MatchStatus, Severity, Side
from pipeline.validate.facts import Facts, SideOfMatch, sides_of
from pipeline.validate.outcome import Failed, Outcome, Passed, Undecided
from pipeline.validate.registry import check
from pipeline.validate.weighing.minutes import (
    ENDS_OF_PERIODS,
    likelier_end,
    likelier_late,
    likelier_order,
    shown,
)
from pipeline.validate.weighing.scores import GOALS, Said, score_of, weigh
from pipeline.validate.weighing.telling import told, told_if
from pipeline.validate.wording import count, day, the_match

_OF_ONE_TEAM = "match table row"
_Clock = tuple[int, int]


@check(Severity.WARNING)
def goals_listed_equal_the_score(facts: Facts) -> Iterator[Outcome]:
    """As many goals are listed for each side of a played match as its score says; a blank slot
    counts as listed. Fewer is a warning, more an error. Awarded, walked over and abandoned
    matches do not apply; undecided where the article lists no scorer for any such match, and for
    the opponents of a team in a table that lists its own goals.
    """
    with_scorers = {_kind_of_listing(m) for m in facts.matches if facts.goals(m)}
    for match in facts.matches:
        if match.status is not MatchStatus.PLAYED or None in (match.home_score, match.away_score):
            continue
        goals = facts.goals(match)
        for side in sides_of(match):
            listed = sum(goal.side is side.side for goal in goals)
            if listed < (side.score or 0) and _kind_of_listing(match) not in with_scorers:
                yield Undecided(match.article_id, "the edition lists no scorers for such matches")
            elif not listed and match.source_construct == _OF_ONE_TEAM:
                yield Undecided(match.article_id, "the table lists the goals of one team")
            else:
                yield _listed_against_score(facts, match, side, listed)


def _kind_of_listing(match: Match) -> tuple[str, str]:
    """A results grid has no room for scorers, so its matches are not held to list them."""
    return match.edition_id, match.source_construct


def _listed_against_score(facts: Facts, match: Match, side: SideOfMatch, listed: int) -> Outcome:
    scored = side.score or 0
    if listed == scored:
        return Passed(match.article_id)
    where = the_match(match) + (f" ({day(match.match_date)})" if match.match_date else "")
    verb = "is" if listed == 1 else "are"
    likelier = _score_or_list(facts, match, side, listed)
    if 0 < listed < scored:
        message = f"{listed} of {count(scored, 'goal')} {verb} listed for {side.name} in {where}"
    else:
        number = count(listed, "goal") if listed else "no goal"
        message = f"{number} {verb if listed else 'is'} listed for {side.name} in {where},"
        message += f" which gives them {scored}"
    return Failed(
        row=match,
        message=message + (told_if(likelier) if listed < scored else told(likelier)),
        expected=str(scored),
        observed=str(listed),
        severity=Severity.WARNING if listed < scored else Severity.ERROR,
        part=side.side.value,
    )


def _score_or_list(facts: Facts, match: Match, side: SideOfMatch, listed: int) -> str | None:
    score = score_of(match) or (0, 0)
    other = (listed, score[1]) if side.side is Side.HOME else (score[0], listed)
    said = Said("the score is", score), Said("the list is", other)
    return weigh(facts, match, *said, without=(GOALS,)) or _listed_twice(facts, match, side)


def _listed_twice(facts: Facts, match: Match, side: SideOfMatch) -> str | None:
    timed = Counter(
        f"{goal.scorer_name} {shown(goal)}"
        for goal in facts.goals(match)
        if goal.side is side.side and goal.minute is not None and goal.scorer_name is not None
    )
    goal, often = next(iter(timed.most_common(1)), ("", 0))
    return f"{goal} is listed twice, so that the list is likelier wrong" if often > 1 else None


@check(Severity.WARNING)
def minutes_of_one_player_rise(facts: Facts) -> Iterator[Outcome]:
    """The minutes of a player with several goals for one side rise in the order listed.
    (Across the players of a side they need not: articles group the goals by player.)
    """
    for match in facts.matches:
        for goals in _goals_by_player(facts.goals(match)):
            yield _rising(facts, match, goals)


def _goals_by_player(goals: list[Goal]) -> list[list[Goal]]:
    players: dict[tuple[Side, Side, str], list[Goal]] = defaultdict(list)
    for goal in goals:
        if goal.scorer_name is not None:
            players[goal.side, goal.scorer_side, goal.scorer_name].append(goal)
    return [listed for listed in players.values() if len(listed) > 1]


def _rising(facts: Facts, match: Match, goals: list[Goal]) -> Outcome:
    timed = [(goal, clock) for goal in goals if (clock := _clock(goal)) is not None]
    for (before, earlier), (goal, later) in pairwise(timed):
        if later < earlier:
            return Failed(
                row=goal,
                message=f"{goal.scorer_name}'s goals in {the_match(match)} are listed out of order:"
                f" {shown(before)} before {shown(goal)}"
                + told_if(likelier_order(match, goal.side, facts.goals(match))),
                expected=f"after {shown(before)}",
                observed=shown(goal),
                other=before,
            )
    if len(timed) < len(goals):
        return Undecided(goals[0].article_id, "a goal of the player has no minute")
    return Passed(goals[0].article_id)


@check(Severity.WARNING)
def minute_lies_within_the_time_played(facts: Facts) -> Iterator[Outcome]:
    """No goal falls after minute 90 unless the article says that extra time was played, and none
    after minute 120 (an error).
    """
    for match in facts.matches:
        last = 120 if match.is_after_extra_time else 90
        for goal in facts.goals(match):
            if goal.minute is None:
                yield Undecided(goal.article_id, "the goal has no minute")
            elif goal.minute <= last:
                yield Passed(goal.article_id)
            else:
                yield _too_late(facts, match, goal, last)


def _too_late(facts: Facts, match: Match, goal: Goal, last: int) -> Failed:
    silence = "" if match.is_after_extra_time else ", yet the article names no extra time"
    return Failed(
        row=goal,
        message=f"{_scorer(goal)} is listed in minute {shown(goal)} of {the_match(match)}"
        f"{silence or ', after the end of extra time'}{told_if(likelier_late(facts, match, goal))}",
        expected=f"at most {last}",
        observed=shown(goal),
        other=match,
        severity=Severity.ERROR if (goal.minute or 0) > 120 else None,
    )


@check(Severity.ERROR)
def added_minute_follows_the_end_of_a_period(facts: Facts) -> Iterator[Outcome]:
    """Added minutes stand only behind minute 45, 90, 105 or 120."""
    for match in facts.matches:
        for goal in facts.goals(match):
            if goal.added_minute is None:
                continue
            if goal.minute in ENDS_OF_PERIODS:
                yield Passed(goal.article_id)
            else:
                yield Failed(
                    row=goal,
                    message=f"{_scorer(goal)} is listed in minute {shown(goal)} of"
                    f" {the_match(match)}, but no period ends there{told_if(likelier_end(goal))}",
                    expected="45, 90, 105 or 120",
                    observed=str(goal.minute),
                )


def _clock(goal: Goal) -> _Clock | None:
    return None if goal.minute is None else (goal.minute, goal.added_minute or 0)


def _scorer(goal: Goal) -> str:
    return goal.scorer_name or "A goal without a scorer"
