"""Infoboxes and pipe tables of rendered text."""

from collections.abc import Sequence

from pipeline.parse.infobox import split_field
from pipeline.parse.plain_walk import Walk
from pipeline.parse.records import FieldRecord
from pipeline.parse.table_records import row_records
from pipeline.parse.tables import Table, read_table
from pipeline.problems import Unreadable
from pipeline.wikitext.plain import Line, LineKind, split_cells


def read_infobox(walk: Walk, line: Line) -> None:
    """The word Infobox and the list of fields right below it."""
    walk.infobox_count += 1
    walk.ledger.parsed(line.number)
    for field_line in walk.following(LineKind.BULLET):
        for field in split_field(field_line.text):
            span = field_line.part(field.start, field.end)
            place = walk.place_of(span, "plain-text infobox field")
            number = walk.infobox_count
            walk.records.append(
                FieldRecord(place, number, field.name, field.value, field.value or None)
            )
        walk.ledger.parsed(field_line.number)


def read_pipe_table(walk: Walk, line: Line) -> None:
    """A run of lines in pipes; one of a single column is no table of facts."""
    lines = [line, *walk.following(LineKind.TABLE_ROW)]
    cells = [(row.number, split_cells(row)) for row in lines]
    if all(len(row) <= 1 for _, row in cells):
        name = "colour key" if "key to colours" in line.text.lower() else "one-column banner"
        for row in lines:
            walk.ledger.ignored(row.number, name)
        return
    try:
        table = read_table(cells)
    except Unreadable as problem:
        walk.refuse(line, problem.reason, problem.text)
        for row in lines:
            walk.ledger.unreadable(row.number)
        return
    walk.table_count += 1
    _read_rows(walk, table, lines)


def _read_rows(walk: Walk, table: Table, lines: Sequence[Line]) -> None:
    by_number = {row.number: row for row in lines}
    failed = dict(table.unreadable)
    for count, row in enumerate(table.rows, start=1):
        place = walk.place_of(row.span, "plain-text table row")
        try:
            walk.records += row_records(table, row, place, walk.table_count, count)
        except Unreadable as problem:
            failed[row.line] = problem
    for number, why in failed.items():
        walk.refuse(by_number[number], why.reason, why.text)
    for number in by_number.keys() - failed.keys():
        walk.ledger.parsed(number)
