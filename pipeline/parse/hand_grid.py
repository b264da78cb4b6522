"""Results grids that editors make by hand: a square of scores with an empty diagonal."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.parse.grid_cell import read_cell
from pipeline.parse.records import MatchRecord, PlaceOf, Problems, TeamRef
from pipeline.parse.team_ref import read_team
from pipeline.problems import Unreadable
from pipeline.wikitext.tables import Cell, Table
from pipeline.wikitext.text import read_text

SINGLE_MATCHES = "results grid of single matches"
"""The construct of a grid that does not say who was at home."""

_FEWEST_TEAMS, _MOST_TEAMS = 3, 40
_HEADER_ROWS = 3  # a title and a cell that spans the away teams may stand above their names
_LABELS = (1, 2)  # a number, or a word that spans the home teams, may stand before their names
_FEWEST_MIRRORED = 3
_SCORE = re.compile(r"[^\d]{0,4}([0-9]{1,2}) ?[-–−—:] ?([0-9]{1,2})(?![0-9])")
_CORNER = re.compile(r"[\\/]")
_EMPTY = re.compile(r"[\W_]*|[xX*•\W]{1,9}|n/?a", re.IGNORECASE)

_Row = tuple[Cell | None, ...]


class _Square(NamedTuple):
    """The cells that name the home teams, and their results in the order of the same teams."""

    labels: list[Cell]
    rows: list[_Row]

    def pairs(self) -> Iterator[tuple[int, int, Cell | None]]:
        """Home and away by number, and the cell of their match."""
        for home, row in enumerate(self.rows):
            for away, cell in enumerate(row):
                if home != away:
                    yield home, away, cell


def is_hand_grid(table: Table) -> bool:
    r"""Whether a table is a grid by its form: a square of scores with an empty diagonal.

    >>> from pipeline.wikitext.tables import find_tables
    >>> text = "{|\n! !!A!!B!!C\n|-\n|A||–||1–0||2–1\n|-\n|B||0–0|| ||3–1\n|-\n|C||2–2||0–4||x\n|}"
    >>> [is_hand_grid(find_tables(markup)[0]) for markup in (text, text.replace("||–|", "||1–1|"))]
    [True, False]
    """
    return _square(table) is not None


def read_hand_grid(
    table: Table, place_of: PlaceOf, segment: int
) -> tuple[list[MatchRecord], Problems]:
    """The matches of one grid, row by row; nothing for any other table. Where every result stands
    twice, once from either side, or on one side of the diagonal alone, each is one match and
    nobody says at whose ground.
    """
    square = _square(table)
    if square is None:
        return [], []
    teams, problems = _teams(square)
    is_single = _is_of_single_matches(square)
    matches: list[MatchRecord] = []
    for row, column, cell in square.pairs():
        home, away = teams[row], teams[column]
        if home is None or away is None or cell is None or (is_single and column < row):
            continue
        try:
            place = place_of(cell.span, SINGLE_MATCHES if is_single else "results grid")
            matches += read_cell(cell.value, place, segment, home, away)
        except Unreadable as problem:
            problems.append((cell.span, problem))
    return matches, problems


def _square(table: Table) -> _Square | None:
    """The rows below the header, if they are as many as its teams and meet nobody on the way."""
    rows = [row for row in table.rows if len({id(cell) for cell in row if cell}) > 1]
    if not rows or len(rows) > _MOST_TEAMS + _HEADER_ROWS or len({len(row) for row in rows}) > 1:
        return None
    for height in range(1, _HEADER_ROWS + 1):
        for first in _LABELS:
            square = _cut(rows[height:], first)
            if square is not None and _is_of_scores(square, rows[height - 1][first - 1]):
                return square
    return None


def _cut(rows: Sequence[_Row], first: int) -> _Square | None:
    """The square whose results begin in that column. What stands behind it, points or goals, is
    no part of it, and is nothing that a grid with something on its diagonal has.
    """
    count = len(rows)
    if not _FEWEST_TEAMS <= count <= _MOST_TEAMS or len(rows[0]) < first + count:
        return None
    labels = [cell for row in rows if (cell := row[first - 1]) is not None]
    if len({id(cell) for cell in labels}) < count or any(map(_is_score, labels)):
        return None
    is_exact = len(rows[0]) == first + count
    for number, row in enumerate(rows):
        cell = row[first + number]
        if cell is not None and (_is_score(cell) or not (is_exact or _is_empty(cell))):
            return None
    return _Square(labels, [row[first : first + count] for row in rows])


def _is_of_scores(square: _Square, corner: Cell | None) -> bool:
    r"""Whether at least half of the cells are scores: all, where teams meet but once. One is enough
    where the corner says ``Home \ Away``.
    """
    cells = [cell for _, _, cell in square.pairs()]
    scores = sum(cell is not None and _is_score(cell) for cell in cells)
    is_named = corner is not None and _CORNER.search(_shown(corner)) is not None
    return 2 * scores >= len(cells) or (is_named and scores > 0)


def _is_of_single_matches(square: _Square) -> bool:
    """Whether the results on one side of the diagonal are those on the other, turned, or none
    stand there.
    """
    found = {(row, column): _scores(cell) for row, column, cell in square.pairs()}
    above = [(found[at], found[at[::-1]]) for at in found if at[0] < at[1]]
    pairs = [(one, other) for one, other in above if one or other]
    is_drawn = all(made == taken for one, _ in pairs for made, taken in one)
    is_turned = all(one == [score[::-1] for score in other] for one, other in pairs)
    is_half = len(pairs) == len(above) and not any(other for _, other in pairs)
    return is_half or (is_turned and not is_drawn and len(pairs) >= _FEWEST_MIRRORED)


def _is_score(cell: Cell) -> bool:
    return _SCORE.match(_shown(cell).lstrip("'")) is not None


def _scores(cell: Cell | None) -> list[tuple[str, str]]:
    return _SCORE.findall(_shown(cell)) if cell else []


def _is_empty(cell: Cell) -> bool:
    return _EMPTY.fullmatch(_shown(cell)) is not None


def _shown(cell: Cell) -> str:
    """What a cell shows; a plain one as it is."""
    value = cell.value
    if len(value) > 12 or "[" in value or "{" in value or "&" in value:
        return read_text(value).text if len(value) < 2_000 else "?"
    return value


def _teams(square: _Square) -> tuple[list[TeamRef | None], Problems]:
    """The teams in the column before the results, which are those above them in the same order."""
    teams: list[TeamRef | None] = []
    problems: Problems = []
    for cell in square.labels:
        team = None
        try:
            team = read_team(cell.value)
        except Unreadable as problem:
            problems.append((cell.span, problem))
        teams.append(team)
    return teams, problems
