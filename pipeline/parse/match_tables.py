"""Tables that list matches: ``Date | Home | Score | Away``, ``Date | Opponent | Result``."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.parse.match_columns import MatchColumns, find_match_columns, has_scores
from pipeline.parse.match_lines import MatchLine, in_round, read_lines
from pipeline.parse.match_rows import (
    CONSTRUCT,
    make_match,
    read_day,
    read_own_goals,
    read_status,
    turn,
)
from pipeline.parse.match_sides import (
    contradicts,
    outcome_of,
    read_result,
    side_of,
    split_pair,
    split_side,
)
from pipeline.parse.records import MatchRecord, Place, PlaceOf, Problems, TeamRef
from pipeline.parse.score_cell import ScoreCell, read_score
from pipeline.parse.slashed_days import is_day_first
from pipeline.parse.table_kinds import TableKind
from pipeline.parse.team_ref import read_team
from pipeline.parse.years import Years
from pipeline.problems import Unreadable
from pipeline.tables import MatchStatus, Side
from pipeline.wikitext.tables import Table

MAX_ROWS = 3_000
"""Nobody listed more matches in one table; rows behind are one problem."""

_MAY_BE_MATCHES = frozenset(
    (TableKind.MATCHES, TableKind.OTHER, TableKind.ATTENDANCES, TableKind.HAT_TRICKS)
)
"""A list of matches may name crowds and scorers too; its words may be known to this list alone."""


def has_matches(table: Table, kind: TableKind) -> bool:
    r"""Whether a table of that kind lists matches.

    >>> from pipeline.wikitext.tables import find_tables
    >>> text = "{|\n!Date\n!Opponent\n!Result\n|-\n|1 May||[[X]]||2–1\n|}"
    >>> [has_matches(find_tables(text)[0], kind) for kind in (TableKind.MATCHES, TableKind.ROUTE)]
    [True, False]
    """
    columns = find_match_columns(table) if kind in _MAY_BE_MATCHES else None
    if columns is None:
        return False
    is_bare = columns.columns.header < 0
    return kind is TableKind.MATCHES or is_bare or bool({"date", "year"} & columns.places.keys())


def read_match_table(
    text: str,
    table: Table,
    place_of: PlaceOf,
    segment: int,
    years: Years,
    own_team: TeamRef | None,
) -> tuple[list[MatchRecord], Problems]:
    """The matches of a table in the order of its rows, and the rows that cannot be read.

    Where only opponents are named the matches are those of ``own_team``, whose goals stand first
    in a result; without a word on who was at home it is named first. A table in which nothing was
    played and nothing is to come lists no matches and gives nothing.
    """
    columns = find_match_columns(table)
    if columns is None:
        return [], []
    is_scored = has_scores(columns, table)
    if columns.is_of_one_team and own_team is None:
        problem = Unreadable("opponents of an unknown team", text[table.start : table.start + 200])
        return [], [(table.span, problem)] if is_scored else []
    lines = list(read_lines(table, columns, MAX_ROWS))
    reader = _Reader(columns, place_of, segment, years, own_team)
    matches, problems = reader.read(lines)
    if len(table.rows) > columns.columns.header + MAX_ROWS:
        problems.append((table.span, Unreadable("table with too many rows", "")))
    if not is_scored and all(match.status is MatchStatus.UNKNOWN for match in matches):
        return [], []
    return matches, problems


@dataclass(frozen=True, slots=True)
class _Sides:
    """Home and away, and the side of the page's team where the row names but its opponent."""

    home: TeamRef
    away: TeamRef
    own: Side | None = None


class _Reader:
    """Reads the rows of one table whose columns are known."""

    def __init__(
        self,
        columns: MatchColumns,
        place_of: PlaceOf,
        segment: int,
        years: Years,
        own_team: TeamRef | None,
    ) -> None:
        self._columns = columns
        self._place_of = place_of
        self._segment = segment
        self._years = years
        self._own_team = own_team
        self._problems: Problems = []
        self._is_home_first = False
        self._day_first: bool | None = None

    def read(self, lines: Sequence[MatchLine]) -> tuple[list[MatchRecord], Problems]:
        self._is_home_first = self._columns.is_of_one_team and self._fits_home_first(lines)
        self._day_first = is_day_first(
            line.cells.markup("date") or line.cells.date_above for line in lines
        )
        matches: list[MatchRecord] = []
        for line in lines:
            try:
                match = self._match(line)
            except Unreadable as problem:
                self._problems.append((line.span, problem))
                continue
            if match is not None:
                matches.append(match)
        return matches, self._problems

    def _match(self, line: MatchLine) -> MatchRecord | None:
        """The match of a row; none where a team is not known yet or the row is no match at all."""
        sides = self._sides(line)
        if sides is None:
            return None
        place = self._place(line)
        when = read_day(line.cells, place.section, self._years, self._day_first)
        cell, outcome = self._result(line)
        if sides.own is not None:
            cell = self._home_first(cell, outcome, sides.own)
        status = read_status(cell, when)
        teams = sides.home, sides.away
        match = make_match(line.cells, place, self._segment, when, teams, (cell, status))
        if line.title and match.round_text is None:
            match = replace(match, round_text=line.title)
        return match if sides.own is None else self._with_goals(match, line, sides.own)

    def _place(self, line: MatchLine) -> Place:
        place = self._place_of(line.span, CONSTRUCT)
        if self._columns.is_of_one_team:
            return place
        title = line.title or line.cells.text("round") or ""
        context = in_round(place.context, title, is_of_one_team=self._own_team is not None)
        return place if context is place.context else replace(place, context=context)

    def _with_goals(self, match: MatchRecord, line: MatchLine, own: Side) -> MatchRecord:
        score = match.home_score if own is Side.HOME else match.away_score
        goals, problems = read_own_goals(line.cells, own, score, self._place_of)
        self._problems += problems
        return replace(match, goals=tuple(goals)) if goals else match

    def _sides(self, line: MatchLine) -> _Sides | None:
        cells = line.cells
        if not self._columns.is_of_one_team:
            pair = split_pair(cells.markup("pair")) if "pair" in self._columns.places else None
            home, away = map(_team, pair or (cells.markup("home"), cells.markup("away")))
            return _Sides(home, away) if home and away else None
        markup, side = split_side(cells.markup("opponent"))
        opponent = _team(markup)
        if opponent is None or self._own_team is None:
            return None
        own = self._side(line) or side or Side.HOME
        if own is Side.AWAY:
            return _Sides(opponent, self._own_team, own)
        return _Sides(self._own_team, opponent, own)

    def _side(self, line: MatchLine) -> Side | None:
        """Where the page's team played; None on neutral ground and where no cell says it."""
        number = self._columns.side
        cell = line.row[number] if number is not None and number < len(line.row) else None
        markups = [cell.value if cell else "", line.cells.markup("side")]
        named = [side_of(markup) for markup in markups if markup]
        grounds = (split_side(line.cells.markup(role))[1] for role in ("stadium", "city"))
        return next((side for side in (*named, *grounds) if side), None)

    def _result(self, line: MatchLine) -> tuple[ScoreCell, str | None]:
        """The result in the order written, and what the row says of who won."""
        cells = line.cells
        if "score" not in self._columns.places:
            counts = [cells.text(role) for role in ("goals_for", "goals_against")]
            return read_score("–".join(count for count in counts if count)), None
        if not self._columns.is_of_one_team:
            return read_score(cells.markup("score")), None
        cell, outcome = read_result(cells.markup("score"))
        return cell, outcome_of(cells.text("outcome") or "") or outcome

    def _home_first(self, cell: ScoreCell, outcome: str | None, own: Side) -> ScoreCell:
        """A result of the page's team with the goals of the home team first."""
        is_away = own is Side.AWAY
        is_turned = is_away and self._is_home_first
        ours_first = turn(cell).scores if is_turned else cell.scores
        if ours_first and contradicts(ours_first, outcome):
            raise Unreadable("a score that is not what the row says of it", cell.text)
        return turn(cell) if is_away and not self._is_home_first else cell

    def _fits_home_first(self, lines: Sequence[MatchLine]) -> bool:
        """Whether results give the home team's goals first: those of matches away then fit what
        the rows say of them only when they are turned.
        """
        turned, straight = 0, 0
        for line in lines:
            try:
                sides, (cell, outcome) = self._sides(line), self._result(line)
            except Unreadable:
                continue
            if sides and sides.own is Side.AWAY and cell.scores and outcome in ("won", "lost"):
                is_against = contradicts(cell.scores, outcome)
                turned, straight = turned + is_against, straight + (not is_against)
        return turned > straight


def _team(markup: str) -> TeamRef | None:
    return read_team(markup) if markup else None
