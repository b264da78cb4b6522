"""Tables whose rows are of one kind and stand for themselves: hat-tricks, managers that went."""

from collections.abc import Callable
from typing import TypeVar

from pipeline.parse.records import Place, PlaceOf, Problems
from pipeline.parse.row_columns import Columns, Row, is_header_again, own_span, title_of
from pipeline.problems import Unreadable
from pipeline.wikitext.tables import Table

MAX_ROWS = 2_000
"""Nobody listed more; rows behind are one problem."""

RecordT = TypeVar("RecordT")
ReadLine = Callable[[Row, Place, int], RecordT | None]
"""Reads a row with its place and the number its record will have, from 1."""


def read_line_table(
    table: Table, columns: Columns, place_of: PlaceOf, construct: str, read: ReadLine[RecordT]
) -> tuple[list[RecordT], Problems]:
    """The records of the rows below the header, and the rows that cannot be read; titles across
    the table and headers that come again are passed over.
    """
    records: list[RecordT] = []
    problems: Problems = []
    for number in range(columns.header + 1, min(len(table.rows), MAX_ROWS)):
        row = table.rows[number]
        span = own_span(row, number)
        if span is None or title_of(row) is not None or is_header_again(row, columns.kind):
            continue
        try:
            record = read(row, place_of(span, construct), len(records) + 1)
        except Unreadable as problem:
            problems.append((span, problem))
            continue
        if record is not None:
            records.append(record)
    if len(table.rows) > MAX_ROWS:
        problems.append((table.span, Unreadable("table with too many rows", "")))
    return records, problems
