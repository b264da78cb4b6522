"""Checks of printed tables against those computed from the matches."""

from collections import defaultdict
from collections.abc import Iterator

from pipeline.tables import Severity, Standing, StandingBasis, StandingKind
from pipeline.validate.facts import Facts
from pipeline.validate.outcome import Failed, Outcome, Passed, Undecided
from pipeline.validate.registry import check
from pipeline.validate.wording import listing

_COLUMNS = (
    ("won", "won"),
    ("drawn", "drawn"),
    ("lost", "lost"),
    ("goals_for", "goals for"),
    ("goals_against", "goals against"),
)
_RANKED = (StandingKind.GROUP, StandingKind.LEAGUE)


class TablesBeside:
    """The computed table beside each printed one: of the same edition and the same teams."""

    def __init__(self, facts: Facts) -> None:
        self.printed: dict[str, list[Standing]] = defaultdict(list)
        computed: dict[str, list[Standing]] = defaultdict(list)
        for line in facts.rows[Standing]:
            is_printed = line.basis is StandingBasis.PRINTED
            (self.printed if is_printed else computed)[line.table_id].append(line)
        self._by_teams: dict[tuple[str, frozenset[str]], list[dict[str, Standing]]] = {}
        for lines in computed.values():
            by_team = {line.team_id: line for line in lines}
            key = lines[0].edition_id, frozenset(by_team)
            self._by_teams.setdefault(key, []).append(by_team)
        self._chosen: dict[str, dict[str, Standing]] = {}

    def beside(self, line: Standing) -> Standing | None:
        """The computed line of the same team; None where no table counts just these teams."""
        if line.table_id not in self._chosen:
            self._chosen[line.table_id] = self._choose(self.printed[line.table_id])
        return self._chosen[line.table_id].get(line.team_id)

    def is_whole(self, table_id: str) -> bool:
        """Whether most lines of a printed table count just the matches that are shown."""
        lines = self.printed[table_id]
        beside = ((line.played, self.beside(line)) for line in lines)
        agreeing = sum(one is not None and played == one.played for played, one in beside)
        return 2 * agreeing > len(lines)

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


@check(Severity.ERROR)
def printed_line_agrees_with_the_matches(facts: Facts) -> Iterator[Outcome]:
    """Won, drawn, lost, goals and points of a printed line are those its team's matches give,
    under the article's own points, bonus points and adjustments. One finding names all that
    differs in a line. Undecided where a line counts more matches than the article shows and most
    lines do so, or where nothing tells what a win is worth.
    """
    tables = facts.kept(TablesBeside)
    for lines in tables.printed.values():
        for line in lines:
            computed = tables.beside(line)
            if computed is None or line.played is None:
                continue
            if line.played > (computed.played or 0) and not tables.is_whole(line.table_id):
                yield Undecided(line.article_id, "the table counts matches that are not shown")
            elif computed.points is None:
                yield Undecided(line.article_id, "no rule says what a win is worth")
            else:
                yield _compared(line, computed)


def figures_agree(line: Standing, computed: Standing) -> bool:
    """Whether a printed line and the computed one beside it say the same."""
    return not _differences(line, computed)


def _compared(line: Standing, computed: Standing) -> Outcome:
    wrong = _differences(line, computed)
    if not wrong:
        return Passed(line.article_id)
    printed = listing([f"{theirs} {name}" for name, theirs, _ in wrong])
    made = listing([f"{ours} {name}" for name, _, ours in wrong])
    return Failed(
        row=line,
        message=f"{line.team_name}: the table prints {printed}, the matches give {made}",
        expected=made,
        observed=printed,
        other=computed,
    )


def _differences(line: Standing, computed: Standing) -> list[tuple[str, int, int]]:
    """Name, printed and computed number of every column that differs, the printed ones only."""
    pairs = [("played", line.played, computed.played)]
    pairs += [(name, getattr(line, col), getattr(computed, col)) for col, name in _COLUMNS]
    pairs.append(("points", line.points, _points(line, computed)))
    return [
        (name, printed, ours)
        for name, printed, ours in pairs
        if printed is not None and ours is not None and printed != ours
    ]


def _points(line: Standing, computed: Standing) -> int | None:
    """Points of the matches, with the adjustment and the bonus that this table prints."""
    if computed.points is None:
        return None
    bonus = (line.bonus_points or 0) if computed.bonus_points is None else 0
    adjustment = (line.point_adjustment or 0) - (computed.point_adjustment or 0)
    return computed.points + bonus + adjustment
