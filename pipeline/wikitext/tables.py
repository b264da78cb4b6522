"""Wikitables as grids of cells, spans carried down and across."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.values import value
from pipeline.wikitext.cells import MAX_ROWS, RawCell, read_rows
from pipeline.wikitext.spans import Span
from pipeline.wikitext.table_spans import TableSpan, find_table_spans

MAX_COLSPAN = 1000
MAX_ROWSPAN = 65_534
MAX_POSITIONS = 200_000
"""Beyond so many grid positions a table's spans are no longer carried."""

_ATTRIBUTE = re.compile(r"(?<![\w-])([\w-]++)\s*+=\s*+(?:\"([^\"]*+)\"?|'([^']*+)'?|([^\s\"'|]++))")
_DIGITS = re.compile(r"[0-9]{1,6}")


class Cell(NamedTuple):
    """One cell, in every position it spans. ``row`` and ``column`` are its own, from 0."""

    row: int
    column: int
    rowspan: int
    colspan: int
    is_header: bool
    attributes: str
    value: str
    start: int

    @property
    def span(self) -> Span:
        """Where the value stands."""
        return Span(self.start, self.start + len(self.value))


@value(frozen=True, slots=True)
class Table:
    """One table. ``rows`` is the grid; None where a row is shorter than another one's span.

    Rows need not be equally long. ``closed`` is false when the end mark is missing. A table inside
    a cell is text of that cell, and a Table of its own with a ``depth`` above 0.
    """

    start: int
    end: int
    closed: bool
    depth: int
    attributes: str
    caption: Span | None
    rows: tuple[tuple[Cell | None, ...], ...]

    @property
    def span(self) -> Span:
        """The whole table, marks included."""
        return Span(self.start, self.end)


def find_tables(text: str) -> list[Table]:
    r"""All tables in order of their beginning.

    >>> text = "{| class=x\n|+ T\n! A !! B\n|-\n| rowspan=2 | {{a|b}} || c\n|-\n| [[d|e]]\n|}"
    >>> [table] = find_tables(text)
    >>> [[cell.value for cell in row] for row in table.rows]
    [['A', 'B'], ['{{a|b}}', 'c'], ['{{a|b}}', '[[d|e]]']]
    >>> table.rows[2][0].row, table.rows[0][1].is_header, table.caption.of(text)
    (1, True, 'T')
    """
    spans = find_table_spans(text)
    return [read_table(text, spans, index) for index in range(len(spans))]


def read_table(text: str, spans: Sequence[TableSpan], index: int, most: int = MAX_ROWS) -> Table:
    r"""One of the tables of a text, or no more than its first rows.

    >>> text = "{|\n| a\n|-\n| b\n|}"
    >>> read_table(text, find_table_spans(text), 0, 1).rows[-1][0].value
    'a'
    """
    raw = read_rows(text, spans, index, most)
    span = spans[index]
    return Table(
        span.start,
        span.end,
        span.closed,
        span.depth,
        raw.attributes,
        raw.caption,
        tuple(_Grid(len(raw.rows)).fill(raw.rows)),
    )


def read_attributes(attributes: str) -> dict[str, str]:
    """Attributes by lower-case name, quotes missing or not.

    >>> read_attributes('colspan="2" style=color:red data-sort-value=\\'3')
    {'colspan': '2', 'style': 'color:red', 'data-sort-value': '3'}
    """
    return {
        found[1].lower(): found[2] or found[3] or found[4] or ""
        for found in _ATTRIBUTE.finditer(attributes)
    }


class _Grid:
    """Places cells row by row; a cell that spans rows waits in its columns for the next one."""

    def __init__(self, height: int) -> None:
        self._height = height
        self._waiting: dict[int, tuple[Cell, int]] = {}  # column: cell, rows still to fill
        self._positions = 0

    def fill(self, rows: list[list[RawCell]]) -> list[tuple[Cell | None, ...]]:
        return [
            self._plain_row(number, cells)
            if not self._waiting and not any(map(_may_span, cells))
            else self._row(number, cells)
            for number, cells in enumerate(rows)
        ]

    def _plain_row(self, number: int, cells: list[RawCell]) -> tuple[Cell | None, ...]:
        """Where no cell spans or waits, each stands in a column of its own."""
        self._positions += len(cells)
        new = tuple.__new__  # the loop that places every cell: Cell(…) costs twice as much
        return tuple(
            new(Cell, (number, column, 1, 1, is_header, attributes, value, start))
            for column, (is_header, attributes, value, start) in enumerate(cells)
        )

    def _row(self, number: int, cells: list[RawCell]) -> tuple[Cell | None, ...]:
        row: dict[int, Cell] = self._carried()
        column = 0
        for raw in cells:
            while column in row:
                column += 1
            cell = self._cell(raw, number, column)
            for place in range(column, column + cell.colspan):
                row.setdefault(place, cell)
                if cell.rowspan > 1:
                    self._waiting[place] = cell, cell.rowspan - 1
            column += cell.colspan
        self._positions += len(row)
        return tuple(row.get(place) for place in range(max(row, default=-1) + 1))

    def _carried(self) -> dict[int, Cell]:
        carried = {column: cell for column, (cell, _) in self._waiting.items()}
        self._waiting = {
            column: (cell, left - 1)
            for column, (cell, left) in self._waiting.items()
            if left > 1 and self._positions < MAX_POSITIONS
        }
        return carried

    def _cell(self, raw: RawCell, row: int, column: int) -> Cell:
        wide, high = 1, 1
        if _may_span(raw) and self._positions < MAX_POSITIONS:
            attributes = read_attributes(raw.attributes)
            wide = max(1, _bounded(attributes.get("colspan", "1"), MAX_COLSPAN))
            high = _bounded(attributes.get("rowspan", "1"), MAX_ROWSPAN)
            high = min(high or MAX_ROWSPAN, self._height - row)  # 0: all rows that follow
            self._positions += wide
        return Cell(row, column, high, wide, raw.is_header, raw.attributes, raw.value, raw.start)


def _may_span(cell: RawCell) -> bool:
    attributes = cell[1]
    return attributes != "" and "span" in attributes.lower()


def _bounded(number: str, most: int) -> int:
    found = _DIGITS.match(number.strip())
    return min(int(found[0]), most) if found else 1
