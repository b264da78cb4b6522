"""Group tables computed from the matches, under the points and tiebreakers the article states."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from fractions import Fraction

from pipeline.normalise.fixtures import Fixture
from pipeline.tables import MatchStatus

_NOT_COUNTED = (MatchStatus.ABANDONED, MatchStatus.CANCELLED, MatchStatus.POSTPONED)
_HEAD_TO_HEAD = "head_to_head_"
_NONE_CONCEDED = 1_000_000
_MOST_TO_BEGIN_AGAIN = 20  # no group has so many level teams; keeps hostile ones cheap


@dataclass(frozen=True, slots=True)
class Line:
    """One team's record. ``points`` counts wins and draws and, beside them, ``bonus_points`` and
    the ``point_adjustment``.
    """

    won: int = 0
    drawn: int = 0
    lost: int = 0
    goals_for: int = 0
    goals_against: int = 0
    away_goals: int = 0
    away_wins: int = 0
    points: int = 0
    bonus_points: int = 0
    point_adjustment: int = 0

    @property
    def total(self) -> int:
        """All points."""
        return self.points + self.bonus_points + self.point_adjustment

    @property
    def played(self) -> int:
        """Matches played."""
        return self.won + self.drawn + self.lost

    @property
    def goal_difference(self) -> int:
        """Goals scored minus goals conceded."""
        return self.goals_for - self.goals_against

    @property
    def goal_ratio(self) -> Fraction:
        """Goals scored by goals conceded; more than any other where none was conceded."""
        if self.goals_against == 0:
            return Fraction(_NONE_CONCEDED if self.goals_for else 0)
        return Fraction(self.goals_for, self.goals_against)

    def plus(self, other: "Line") -> "Line":
        """Both records added up."""
        sums = {f.name: getattr(self, f.name) + getattr(other, f.name) for f in fields(Line)}
        return Line(**sums)


@dataclass(frozen=True, slots=True)
class Points:
    """What a win and a draw are worth."""

    win: int
    draw: int


def tabulate(fixtures: Iterable[Fixture], points: Points) -> dict[str, Line]:
    """Add up the played matches by team; bonus points come from elsewhere.

    Teams stand in the order they first appear.
    """
    table: dict[str, Line] = {}
    for fixture in fixtures:
        home, away = fixture.record.home_score, fixture.record.away_score
        for team in (fixture.home_team_id, fixture.away_team_id):
            table.setdefault(team, Line())
        if home is None or away is None or fixture.record.status in _NOT_COUNTED:
            continue
        for team, line in (
            (fixture.home_team_id, _line(home, away, points)),
            (
                fixture.away_team_id,
                replace(_line(away, home, points), away_goals=away, away_wins=int(away > home)),
            ),
        ):
            table[team] = table[team].plus(line)
    return table


@dataclass(frozen=True, slots=True)
class Ranking:
    """How teams are ranked: the criteria after points, what wins and draws are worth, whether
    those about the matches among level teams begin again, and the matches that were played off.
    """

    criteria: Sequence[str]
    points: Points
    begins_again: bool = True
    play_offs: Sequence[Fixture] = ()

    def order(self, table: dict[str, Line], fixtures: Sequence[Fixture]) -> list[list[str]]:
        """The teams from first to last. Teams that the criteria do not part stand in one place.

        Where a criterion about the matches among level teams parts some of them, those still
        level begin again with the first such criterion, as no other matches count now. A
        criterion that cannot be computed from matches ends the ranking of the teams it should
        part.
        """
        return list(self._part(list(table), table, fixtures, ["points", *self.criteria], []))

    def _part(
        self,
        teams: list[str],
        table: dict[str, Line],
        fixtures: Sequence[Fixture],
        criteria: Sequence[str],
        tried: Sequence[str],
    ) -> Iterator[list[str]]:
        """Part teams level so far; ``tried`` are the criteria about the matches among just them
        that have not parted them.
        """
        if len(teams) == 1 or not criteria:
            yield teams
            return
        value = self._value_of(criteria[0], table, fixtures)
        if value is None:
            yield teams
            return
        levels: dict[Fraction, list[str]] = {}
        for team in teams:
            levels.setdefault(value(team), []).append(team)
        among: dict[Fraction, list[Fixture]] = {}
        for fixture in fixtures:
            home, away = fixture.home_team_id, fixture.away_team_id
            if home in table and away in table and value(home) == value(away):
                among.setdefault(value(home), []).append(fixture)
        tried = [*tried, criteria[0]] if criteria[0].startswith(_HEAD_TO_HEAD) else []
        for one in sorted(levels, reverse=True):
            level, matches = levels[one], among.get(one, [])
            parted = tried and len(levels) > 1 and self.begins_again
            if parted and len(level) <= _MOST_TO_BEGIN_AGAIN:
                yield from self._part(level, table, matches, [*tried, *criteria[1:]], [])
            else:
                yield from self._part(level, table, matches, criteria[1:], tried)

    def _value_of(
        self, criterion: str, table: dict[str, Line], fixtures: Sequence[Fixture]
    ) -> Callable[[str], Fraction] | None:
        """What a criterion counts for a team; None for one that matches do not tell. The fixtures
        are those among the teams to be parted.
        """
        if criterion == "play_off":
            return self._played_off()
        column = criterion.removeprefix(_HEAD_TO_HEAD)
        reader = _READERS.get(column)
        if reader is None:
            return None
        if column == criterion:
            return lambda team: Fraction(reader(table[team]))
        among = tabulate(fixtures, self.points)
        return lambda team: Fraction(reader(among.get(team, Line())))

    def _played_off(self) -> Callable[[str], Fraction] | None:
        """Matches played to part level teams: the winner stands first."""
        if not self.play_offs:
            return None
        won = tabulate(self.play_offs, self.points)
        return lambda team: Fraction(won[team].won if team in won else 0)


_READERS: dict[str, Callable[[Line], int | Fraction]] = {
    "points": lambda line: line.total,
    "goal_difference": lambda line: line.goal_difference,
    "goals_scored": lambda line: line.goals_for,
    "away_goals": lambda line: line.away_goals,
    "goal_ratio": lambda line: line.goal_ratio,
    "wins": lambda line: line.won,
    "away_wins": lambda line: line.away_wins,
}


def _line(scored: int, conceded: int, points: Points) -> Line:
    won, drawn = scored > conceded, scored == conceded
    return Line(
        won=int(won),
        drawn=int(drawn),
        lost=int(not won and not drawn),
        goals_for=scored,
        goals_against=conceded,
        points=points.win if won else points.draw if drawn else 0,
    )
