"""Ties in plain wikitables: ``Team 1 | Agg. | Team 2 | 1st leg``, ``Home | Score | Away``."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from pipeline.parse.records import PlaceOf, Problems, TieRowRecord
from pipeline.parse.row_columns import Row, own_span
from pipeline.parse.tie_prose import is_tie_prose
from pipeline.parse.tie_rows import TieCells, read_tie, without_points
from pipeline.parse.tie_words import words
from pipeline.problems import Unreadable
from pipeline.wikitext.tables import Cell, Table
from pipeline.wikitext.text import read_text

CONSTRUCT = "tie table row"
Read = tuple[list[TieRowRecord], Problems]

_COLUMNS = words("header")
_SIDES = {"home": "team1", "away": "team2"}
_RESULTS = {"aggregate", "points", "score", "leg1"}
_TOTALS = {"aggregate", "points"}
_HEADER_ROWS = 3  # a caption or a spanning title may stand above the header
_LONGEST_HEADER = 120
_LONGEST_NOTE = 1_000
_COLOURED = re.compile(r"bgcolor|background", re.IGNORECASE)


def is_tie_table(table: Table) -> bool:
    """Whether a table lists ties: two columns of teams and one of results, and no dates, for those
    make a list of matches.
    """
    return _header(table) is not None


def read_wiki_tie_table(table: Table, place_of: PlaceOf, table_number: int) -> Read:
    """Read the rows below the header. A row that gives neither a tie nor a problem is a title, a
    bye or a blank; one across the table that says how the tie above it ended is its note.
    """
    found = _header(table)
    if found is None:
        raise Unreadable("no table of ties", table.attributes[:80])
    first, columns = found
    ties: list[tuple[TieRowRecord, TieCells]] = []
    unreadable: Problems = []
    for number, row in enumerate(table.rows[first:], first):
        own = [cell for cell in row if cell is not None and cell.row == number]
        span = own_span(row, number)
        if span is None or all(cell.is_header for cell in own):
            continue
        if len({cell.start for cell in own}) == 1 and len(columns) > 2:
            _annotate(ties, own[0])
            continue
        try:
            cells = _cells(row, columns)
            tie = read_tie(cells, place_of(span, CONSTRUCT), table_number)
        except Unreadable as problem:
            unreadable.append((span, problem))
            continue
        if tie is not None:
            ties.append((tie, cells))
    return without_points(ties, "points" in columns), unreadable


def _header(table: Table) -> tuple[int, dict[str, list[int]]] | None:
    """The first row behind the header, and the places of each column we know: of names in two
    lines, by the line that tells most.
    """
    best: dict[str, list[int]] = {}
    first = 0
    for number, row in enumerate(table.rows[:_HEADER_ROWS]):
        columns = _columns(row)
        if len(columns) > len(best) and columns.keys() >= {"team1", "team2"}:
            best, first = columns, number + 1
    return (first, best) if best.keys() & _RESULTS and "date" not in best else None


def _columns(row: Row) -> dict[str, list[int]]:
    columns: dict[str, list[int]] = {}
    for place, cell in enumerate(row):
        name = _column(cell) if cell is not None else None
        if name is not None:
            columns.setdefault(name, []).append(place)
    # "Home | Away | Total" heads figures: only a score or legs make sides of these words.
    if columns.keys() & {"score", "leg1"}:
        columns = {_SIDES.get(name, name): places for name, places in columns.items()}
    return _with_teams(row, columns) if "leg1" in columns else columns


def _with_teams(row: Row, columns: dict[str, list[int]]) -> dict[str, list[int]]:
    """The columns of both teams below one word: ``Team | Agg. | Team``, ``Teams`` over two
    columns, or over three with the aggregate between them. ``Team`` over two has a flag in one.
    """
    is_of_both = "teams" in columns
    places = columns.get("teams") or columns.get("team", [])
    if columns.keys() & {"team1", "team2"}:
        return columns
    by_cell: dict[int, list[int]] = {}
    for place in places:
        cell = row[place]
        by_cell.setdefault(cell.start if cell else -1, []).append(place)
    groups = list(by_cell.values())
    if is_of_both and len(groups) == 1 and len(places) == 2:
        groups = [[place] for place in places]
    elif is_of_both and len(groups) == 1 and len(places) == 3 and not columns.keys() & _TOTALS:
        columns = {**columns, "aggregate": places[1:2]}
        groups = [places[:1], places[2:]]
    if len(groups) != 2:
        return columns
    return {**columns, "team1": groups[0], "team2": groups[1]}


def _column(cell: Cell) -> str | None:
    if not cell.value or len(cell.value) > _LONGEST_HEADER:
        return None
    return _COLUMNS.get(_title(cell.value))


@lru_cache(maxsize=4096)  # headers come again and again
def _title(header: str) -> str:
    return " ".join(read_text(header).text.split()).rstrip(".:").casefold()


def _cells(row: Row, columns: dict[str, list[int]]) -> TieCells:
    team1, team2 = _value(row, columns["team1"]), _value(row, columns["team2"])
    legs = [_value(row, columns[name]) for name in ("leg1", "leg2", "leg3") if name in columns]
    total = next((columns[name] for name in ("aggregate", "points") if name in columns), None)
    score = _value(row, columns["score"]) if "score" in columns else ""
    if total is None and not legs:
        legs = [score]
    aggregate = _value(row, total) if total else score if score and legs != [score] else None
    while len(legs) > 2 and not legs[-1]:
        legs.pop()
    note = _value(row, columns["note"])[:_LONGEST_NOTE] if "note" in columns else ""
    shown = read_text(note).text if note else ""
    return TieCells(team1, team2, aggregate, tuple(legs), _coloured(row, columns), shown or None)


def _value(row: Row, places: Sequence[int]) -> str:
    """What the cells of a column hold; a flag may have a cell of its own beside the name."""
    cells = {cell.start: cell.value for cell in _at(row, places)}
    return " ".join(value for value in cells.values() if value)


def _at(row: Row, places: Sequence[int]) -> list[Cell]:
    found = [row[place] for place in places if place < len(row)]
    return [cell for cell in found if cell is not None]


def _coloured(row: Row, columns: dict[str, list[int]]) -> int | None:
    """The side whose cell has a colour of its own, as old pages mark the winner."""
    is_coloured = [
        any(_COLOURED.search(cell.attributes) for cell in _at(row, columns[name]))
        for name in ("team1", "team2")
    ]
    if is_coloured[0] == is_coloured[1]:
        return None
    return 1 if is_coloured[0] else 2


def _annotate(ties: list[tuple[TieRowRecord, TieCells]], cell: Cell) -> None:
    """Give what a row across the table says to the tie above it."""
    if not ties or len(cell.value) > _LONGEST_NOTE:
        return
    said = read_text(cell.value).text
    if is_tie_prose(said):
        tie, cells = ties[-1]
        ties[-1] = replace(tie, note_text=said), cells
