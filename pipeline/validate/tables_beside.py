"""Printed tables beside those computed from the matches, and where the two differ."""

from collections import defaultdict
from collections.abc import Sequence

from pipeline.tables import Standing, StandingBasis, StandingKind
from pipeline.validate.facts import Facts
from pipeline.validate.wording import listing

Difference = tuple[str, int, int]
"""What is counted, in words; the number printed; the number that the matches make."""

_COLUMNS = ("played", "won", "drawn", "lost", "goals_for", "goals_against")
_RANKED = (StandingKind.GROUP, StandingKind.LEAGUE)


class TablesBeside:
    """The computed table beside each printed one: of the same edition and the same teams."""

    def __init__(self, facts: Facts) -> None:
        self.printed: dict[str, list[Standing]] = defaultdict(list)
        computed: dict[str, list[Standing]] = defaultdict(list)
        self._of_team: dict[tuple[str, str], list[Standing]] = defaultdict(list)
        for line in facts.rows[Standing]:
            if line.basis is StandingBasis.PRINTED:
                self.printed[line.table_id].append(line)
                self._of_team[line.edition_id, line.team_id].append(line)
            else:
                computed[line.table_id].append(line)
        self._by_teams: dict[tuple[str, frozenset[str]], list[dict[str, Standing]]] = {}
        for lines in computed.values():
            by_team = {line.team_id: line for line in lines}
            key = lines[0].edition_id, frozenset(by_team)
            self._by_teams.setdefault(key, []).append(by_team)
        self._chosen: dict[str, dict[str, Standing]] = {}
        self._differing: dict[str, list[Standing]] = {}
        self._whole: dict[str, bool] = {}

    def beside(self, line: Standing) -> Standing | None:
        """The computed line of the same team; None where no table counts just these teams."""
        if line.table_id not in self._chosen:
            self._chosen[line.table_id] = self._choose(self.printed[line.table_id])
        return self._chosen[line.table_id].get(line.team_id)

    def lines_of(self, edition_id: str, team_id: str) -> list[Standing]:
        """The printed lines of a team that have a computed one beside them."""
        lines = self._of_team.get((edition_id, team_id), [])
        return [line for line in lines if self.beside(line) is not None]

    def is_whole(self, table_id: str) -> bool:
        """Whether most lines of a printed table count just the matches that are shown."""
        if table_id not in self._whole:
            lines = self.printed[table_id]
            beside = ((line.played, self.beside(line)) for line in lines)
            agreeing = sum(one is not None and played == one.played for played, one in beside)
            self._whole[table_id] = 2 * agreeing > len(lines)
        return self._whole[table_id]

    def differing(self, table_id: str) -> list[Standing]:
        """The lines of a printed table that say something else than the matches."""
        if table_id not in self._differing:
            pairs = [(line, self.beside(line)) for line in self.printed[table_id]]
            self._differing[table_id] = [
                line for line, beside in pairs if beside is None or not figures_agree(line, beside)
            ]
        return self._differing[table_id]

    def _choose(self, lines: list[Standing]) -> dict[str, Standing]:
        """Of the tables of the same teams the one that counts as many matches."""
        if lines[0].kind is StandingKind.RELEGATION:
            return {}  # it adds up several seasons
        teams = frozenset(line.team_id for line in lines)
        candidates = self._by_teams.get((lines[0].edition_id, teams), [])

        def matching(table: dict[str, Standing]) -> tuple[bool, int]:
            is_like = (table[lines[0].team_id].kind in _RANKED) == (lines[0].kind in _RANKED)
            return is_like, sum(table[line.team_id].played == line.played for line in lines)

        return max(candidates, key=matching, default={})


def figures_agree(line: Standing, computed: Standing) -> bool:
    """Whether a printed line and the computed one beside it say the same."""
    return not differences(line, computed)


def differences(line: Standing, computed: Standing) -> list[Difference]:
    """Every number of a line that differs from the matches, those printed only."""
    found = record_differences(line, computed)
    points = _points(line, computed)
    if line.points is not None and points is not None and line.points != points:
        found.append(("points", line.points, points))
    return found


def record_differences(line: Standing, made: object) -> list[Difference]:
    """The same without the points; ``made`` has the columns of a line: played, won, drawn, …"""
    pairs = [(name, getattr(line, name), getattr(made, name)) for name in _COLUMNS]
    return [
        (name.replace("_", " "), printed, ours)
        for name, printed, ours in pairs
        if printed is not None and ours is not None and printed != ours
    ]


def in_words(wrong: Sequence[Difference]) -> tuple[str, str]:
    """What a line prints, and what the matches give, of all that differs.

    >>> in_words([("won", 2, 1), ("points", 3, 1)])
    ('2 won and 3 points', '1 won and 1 point')
    """
    printed = listing([_counted(theirs, name) for name, theirs, _ in wrong])
    return printed, listing([_counted(ours, name) for name, _, ours in wrong])


def _counted(number: int, name: str) -> str:
    """A number with its column, of which one is no plural: ``1 goal for``, ``1 point``."""
    singular = name.replace("goals", "goal").replace("points", "point")
    return f"{number} {singular if number == 1 else name}"


def _points(line: Standing, computed: Standing) -> int | None:
    """Points of the matches, with the adjustment and the bonus that this table prints."""
    if computed.points is None:
        return None
    bonus = (line.bonus_points or 0) if computed.bonus_points is None else 0
    adjustment = (line.point_adjustment or 0) - (computed.point_adjustment or 0)
    return computed.points + bonus + adjustment
