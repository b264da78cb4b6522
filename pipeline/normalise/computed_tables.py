"""Tables computed from the matches of a group or league, under the rules in force there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from pipeline.normalise.fixtures import Fixture
from pipeline.normalise.group_stages import GroupStage
from pipeline.normalise.group_tables import Line, Points, Ranking, tabulate
from pipeline.normalise.names import NameBook
from pipeline.normalise.rules import RuleBook, Where, where
from pipeline.normalise.slugs import join_slugs, slug
from pipeline.normalise.ties import bonus_point_team
from pipeline.tables import RuleKind


@dataclass(frozen=True)
class GroupTable:
    """One group or league: its matches, its lines, and its teams from first to last. Points that
    were added or deducted are known from printed tables only.
    """

    stage: GroupStage
    rules: RuleBook
    names: NameBook
    adjustments: Mapping[str, int]

    @property
    def first(self) -> Fixture:
        """The match that stands first in the text."""
        return self.stage.matches[0]

    @cached_property
    def spot(self) -> Where:
        """Where its rules are looked up."""
        return where(self.first.main.article, self.first.record.place)

    @cached_property
    def points(self) -> Points | None:
        """What wins and draws are worth; None where nothing tells."""
        win = self.rules.number(RuleKind.POINTS_FOR_WIN, self.spot)
        draw = self.rules.number(RuleKind.POINTS_FOR_DRAW, self.spot)
        return None if win is None else Points(win, 1 if draw is None else draw)

    @cached_property
    def has_bonus(self) -> bool:
        """Whether rounds won give points of their own."""
        return bool(self.rules.criteria(RuleKind.BONUS_POINT, self.spot))

    @cached_property
    def lines(self) -> dict[str, Line]:
        """The record of every team, bonus points and adjustments included."""
        table = tabulate(self.stage.matches, self.points or Points(0, 0))
        ties = {match.tie.tie_id: match.tie for match in self.stage.matches if match.tie}
        for tie in ties.values() if self.has_bonus else ():
            team = bonus_point_team(tie, self.rules)
            if team in table:
                table[team] = replace(table[team], bonus_points=table[team].bonus_points + 1)
        for team in table.keys() & self.adjustments.keys():
            table[team] = replace(table[team], point_adjustment=self.adjustments[team])
        return table

    @cached_property
    def levels(self) -> list[list[str]]:
        """The teams from first to last; those the rules do not part stand in one place."""
        if self.points is None:
            return [list(self.lines)]
        criteria = self.rules.criteria(RuleKind.TIEBREAKER, self.spot)
        begins_again = self.rules.begins_again(self.spot)
        ranking = Ranking(criteria, self.points, begins_again, self.stage.play_offs)
        return ranking.order(self.lines, self.stage.matches)

    def settled(self) -> dict[str, int]:
        """The positions that are settled, from 1."""
        return settled_positions(self.levels)

    @cached_property
    def shown(self) -> dict[str, str]:
        """Every team as the matches first write it."""
        names: dict[str, str] = {}
        for fixture in self.stage.matches:
            names.setdefault(fixture.home_team_id, self.names.display(fixture.record.home))
            names.setdefault(fixture.away_team_id, self.names.display(fixture.record.away))
        return names

    @property
    def table_id(self) -> str:
        """Edition, stage and group."""
        where_to = [slug(name) for name in (self.stage.stage, self.stage.group_name) if name]
        return join_slugs(self.stage.edition_id, *where_to, "computed")


def settled_positions(levels: Sequence[Sequence[str]]) -> dict[str, int]:
    """The position of every team that stands in a place alone.

    >>> settled_positions([["a"], ["b", "c"], ["d"]])
    {'a': 1, 'd': 4}
    """
    positions, position = {}, 1
    for level in levels:
        if len(level) == 1:
            positions[level[0]] = position
        position += len(level)
    return positions
