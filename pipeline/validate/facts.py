"""The rows under every key a check looks them up by, built once for all checks."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from pipeline.tables import (
    Edition,
    Goal,
    Match,
    Participant,
    Rows,
    Rule,
    RuleKind,
    Side,
    Standing,
    Tie,
)

RowT = TypeVar("RowT")


@dataclass(frozen=True, slots=True)
class SideOfMatch:
    """One of the two teams of a match, with what the match says of it."""

    side: Side
    team_id: str
    name: str
    score: int | None
    shootout_score: int | None


def side_of(match: Match, side: Side) -> SideOfMatch:
    """The home or the away side of a match."""
    if side is Side.HOME:
        team_id, name = match.home_team_id, match.home_team_name
        return SideOfMatch(side, team_id, name, match.home_score, match.home_shootout_score)
    team_id, name = match.away_team_id, match.away_team_name
    return SideOfMatch(side, team_id, name, match.away_score, match.away_shootout_score)


def sides_of(match: Match) -> tuple[SideOfMatch, SideOfMatch]:
    """Both sides, home first."""
    return side_of(match, Side.HOME), side_of(match, Side.AWAY)


class Facts:
    """Rows by key. Lists keep the order of the article."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self.matches = sorted(rows[Match], key=lambda match: (match.article_id, match.source_start))
        self.match = {match.match_id: match for match in self.matches}
        self.edition = {edition.edition_id: edition for edition in rows[Edition]}
        in_order = sorted(rows[Goal], key=lambda goal: goal.goal_number)
        self._goals = _grouped(in_order, lambda goal: goal.match_id)
        self._matches = _grouped(self.matches, lambda match: match.edition_id)
        self._ties = _grouped(rows[Tie], lambda tie: tie.edition_id)
        self._tie = {tie.tie_id: tie for tie in rows[Tie]}
        self._standings = _grouped(rows[Standing], lambda line: line.edition_id)
        self._rules = _grouped(rows[Rule], lambda rule: rule.edition_id)
        self._participants = _grouped(rows[Participant], lambda entry: entry.edition_id)
        self._children = _grouped(rows[Edition], lambda edition: edition.parent_edition_id)
        self._kept: dict[object, Any] = {}

    def kept(self, make: "Callable[[Facts], RowT]") -> RowT:
        """What is worked out from all rows, once for every check that needs it."""
        if make not in self._kept:
            self._kept[make] = make(self)
        made: RowT = self._kept[make]
        return made

    def goals(self, match: Match) -> list[Goal]:
        """The goals listed for a match, in the order listed."""
        return self._goals.get(match.match_id, [])

    def legs(self, tie: Tie) -> list[Match]:
        """The legs of a tie that are there, in order."""
        return [self.match[match_id] for match_id in tie.match_ids if match_id in self.match]

    def tie(self, match: Match) -> Tie | None:
        """The tie a match is a leg of."""
        return self._tie.get(match.tie_id or "")

    def ties(self, edition_id: str) -> list[Tie]:
        """The ties of an edition itself, not of its tournaments."""
        return self._ties.get(edition_id, [])

    def standings(self, edition_id: str) -> list[Standing]:
        """The lines of all tables of an edition itself, printed and computed."""
        return self._standings.get(edition_id, [])

    def own_matches(self, edition_id: str) -> list[Match]:
        """The matches of an edition itself, not of its tournaments."""
        return self._matches.get(edition_id, [])

    def all_matches(self, edition: Edition) -> list[Match]:
        """The matches of an edition and of the tournaments it consists of."""
        editions = self.with_children(edition)
        return [match for one in editions for match in self.own_matches(one.edition_id)]

    def participants(self, edition: Edition) -> list[Participant]:
        """The teams of an edition and of the tournaments it consists of."""
        editions = self.with_children(edition)
        return [entry for one in editions for entry in self._participants.get(one.edition_id, [])]

    def with_children(self, edition: Edition) -> list[Edition]:
        """An edition and the tournaments it consists of."""
        return [edition, *self._children.get(edition.edition_id, [])]

    def with_parent(self, edition_id: str) -> list[Edition]:
        """An edition and the season it is part of: what is said of the season holds for it."""
        edition = self.edition.get(edition_id)
        if edition is None:
            return []
        parent = self.edition.get(edition.parent_edition_id or "")
        return [edition] if parent is None else [edition, parent]

    def family(self, edition_id: str) -> list[Edition]:
        """An edition, the season it is part of and the tournaments it consists of."""
        return [*self.with_parent(edition_id), *self._children.get(edition_id, [])]

    def rules(self, editions: Iterable[Edition], kind: RuleKind) -> list[Rule]:
        """What the article states for any of the editions."""
        stated = [rule for one in editions for rule in self._rules.get(one.edition_id, [])]
        return [rule for rule in stated if rule.kind is kind]


def _grouped(rows: Iterable[RowT], key: Callable[[RowT], str | None]) -> dict[str, list[RowT]]:
    groups: dict[str, list[RowT]] = defaultdict(list)
    for row in rows:
        name = key(row)
        if name is not None:
            groups[name].append(row)
    return dict(groups)
