"""Goals in a score that no scorer is listed for, and whose they can be by the printed totals."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.tables import Goal, GoalEvidence, Match, MatchStatus
from pipeline.validate.facts import Facts, SideOfMatch, sides_of
from pipeline.validate.scorer_index import Ledger

MOST_TOLD = 5
"""Explanations that a finding lists."""

_MOST_STEPS = 400  # of the search for them; an ordinary team takes three
Share = tuple[tuple[str, int], ...]  # who scored how many of the goals of one gap
Answer = tuple[Share, ...]  # one for every gap


@dataclass(frozen=True, slots=True)
class Explained:
    """Ways to explain the gaps of a team; ``is_all`` is false where there are more of them."""

    answers: tuple[Answer, ...]
    is_all: bool = True


@dataclass(frozen=True, slots=True)
class Gap:
    """Goals of one side of a match without a scorer: not listed at all, or an empty slot behind
    the name of ``only``, whose it is or nobody's.
    """

    match: Match
    side: SideOfMatch
    goals: int
    slot: Goal | None = None
    only: str | None = None


def gaps_by_team(facts: Facts, ledger: Ledger) -> dict[str, list[Gap]]:
    """The gaps in the matches of an edition, by team."""
    found: dict[str, list[Gap]] = {}
    for match in ledger.matches:
        for gap in gaps_of(match, facts):
            found.setdefault(gap.side.team_id, []).append(gap)
    return found


def gaps_of(match: Match, facts: Facts) -> Iterator[Gap]:
    """The gaps of one match."""
    if match.status is not MatchStatus.PLAYED or None in (match.home_score, match.away_score):
        return
    goals = facts.goals(match)
    for side in sides_of(match):
        listed = [goal for goal in goals if goal.side is side.side]
        if len(listed) < (side.score or 0):
            yield Gap(match, side, (side.score or 0) - len(listed))
        for goal in listed:
            if goal.evidence is GoalEvidence.BLANK_SLOT:
                yield Gap(match, side, 1, goal, goal.person_id)


def explain(gaps: Sequence[Gap], short: dict[str, int]) -> Explained:
    """Every way to give each of the people as many goals of the gaps as the totals miss; what is
    left over is somebody's whom no list names. At most ``MOST_TOLD`` of them.
    """
    if sum(short.values()) > sum(gap.goals for gap in gaps):
        return Explained(())
    search = _Search(gaps, sorted(short.items()))
    try:
        search.run(0, 0, 0)
    except _TooLongError:
        return Explained(tuple(search.found[:MOST_TOLD]), is_all=False)
    return Explained(tuple(search.found[:MOST_TOLD]), len(search.found) <= MOST_TOLD)


class _TooLongError(Exception):
    """There are too many ways to try."""


class _Search:
    """Deals out the goals of one person after the other over the gaps, in order."""

    def __init__(self, gaps: Sequence[Gap], people: Sequence[tuple[str, int]]) -> None:
        self.found: list[Answer] = []
        self._gaps, self._people = gaps, people
        self._room = [gap.goals for gap in gaps]
        self._given: list[Counter[str]] = [Counter() for _ in gaps]
        self._steps = 0

    def run(self, person: int, gap: int, given: int) -> None:
        """Go on from a person, at a gap, with so many of the person's goals dealt out."""
        self._steps += 1
        if self._steps > _MOST_STEPS:
            raise _TooLongError
        if len(self.found) > MOST_TOLD:
            return
        if person == len(self._people):
            self.found.append(tuple(tuple(sorted(one.items())) for one in self._given))
            return
        name, wanted = self._people[person]
        if given == wanted:
            self.run(person + 1, 0, 0)
        elif gap < len(self._gaps):
            most = min(wanted - given, self._room[gap]) if self._may_take(gap, name) else 0
            for goals in range(most, -1, -1):
                self._deal(gap, name, goals)
                self.run(person, gap + 1, given + goals)
                self._deal(gap, name, -goals)

    def _may_take(self, gap: int, name: str) -> bool:
        slot = self._gaps[gap]
        return slot.slot is None or slot.only in (None, name)

    def _deal(self, gap: int, name: str, goals: int) -> None:
        if goals:
            self._room[gap] -= goals
            self._given[gap][name] += goals
            if not self._given[gap][name]:
                del self._given[gap][name]
