"""Results grids that editors make by hand: a square of scores with an empty diagonal."""

import re
from collections.abc import Sequence

from pipeline.parse.grid_cell import read_cell
from pipeline.parse.records import MatchRecord, PlaceOf, Problems, TeamRef
from pipeline.parse.team_ref import read_team
from pipeline.problems import Unreadable
from pipeline.wikitext.tables import Cell, Table
from pipeline.wikitext.text import read_text

_FEWEST_TEAMS, _MOST_TEAMS = 3, 40
_SCORE = re.compile(r"[^\d]{0,4}[0-9]{1,2} ?[-–−—:] ?[0-9]{1,2}(?![0-9])")

_Row = tuple[Cell | None, ...]


def is_hand_grid(table: Table) -> bool:
    r"""Whether a table is a grid by its form: a square of scores with an empty diagonal.

    >>> from pipeline.wikitext.tables import find_tables
    >>> text = "{|\n! !!A!!B!!C\n|-\n|A||–||1–0||2–1\n|-\n|B||0–0|| ||3–1\n|-\n|C||2–2||0–4||x\n|}"
    >>> [is_hand_grid(find_tables(markup)[0]) for markup in (text, text.replace("||–|", "||1–1|"))]
    [True, False]
    """
    square = _square(table)
    if square is None:
        return False
    others = [
        cell
        for number, row in enumerate(square)
        for column, cell in enumerate(row)
        if column not in (0, number + 1)
    ]
    scores = sum(cell is not None and _is_score(cell) for cell in others)
    return scores * 2 > len(others)


def read_hand_grid(
    table: Table, place_of: PlaceOf, segment: int
) -> tuple[list[MatchRecord], Problems]:
    """The matches of one grid, row by row; nothing for any other table."""
    square = _square(table) if is_hand_grid(table) else None
    if square is None:
        return [], []
    teams, problems = _teams(square)
    matches: list[MatchRecord] = []
    for home, row in zip(teams, square, strict=True):
        for away, cell in zip(teams, row[1:], strict=True):
            if home is None or away is None or home is away or cell is None:
                continue
            try:
                place = place_of(cell.span, "results grid")
                matches += read_cell(cell.value, place, segment, home, away)
            except Unreadable as problem:
                problems.append((cell.span, problem))
    return matches, problems


def _square(table: Table) -> list[_Row] | None:
    """The rows below the header, if they are as many as its teams and meet nobody on the way."""
    rows = table.rows
    count = len(rows) - 1
    if not _FEWEST_TEAMS <= count <= _MOST_TEAMS:
        return None
    if any(len(row) != count + 1 for row in rows) or any(row[0] is None for row in rows):
        return None
    body = list(rows[1:])
    for number, row in enumerate(body, 1):
        cell = row[number]
        if cell is not None and _is_score(cell):
            return None
    return body


def _is_score(cell: Cell) -> bool:
    value = cell.value
    if len(value) > 12 or "[" in value or "{" in value:
        value = read_text(value).text if len(value) < 2_000 else ""
    return _SCORE.match(value.lstrip("'")) is not None


def _teams(square: Sequence[_Row]) -> tuple[list[TeamRef | None], Problems]:
    """The teams in the first column, which are those of the other columns in the same order."""
    teams: list[TeamRef | None] = []
    problems: Problems = []
    for cell in (row[0] for row in square):
        team = None
        if cell is not None:
            try:
                team = read_team(cell.value)
            except Unreadable as problem:
                problems.append((cell.span, problem))
        teams.append(team)
    return teams, problems
