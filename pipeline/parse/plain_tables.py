"""Infoboxes and pipe tables of rendered text."""

from collections.abc import Sequence

from pipeline.parse.infobox import FieldText, read_facts, split_field
from pipeline.parse.plain_rules import read_sentences
from pipeline.parse.plain_walk import Walk
from pipeline.parse.records import FieldRecord
from pipeline.parse.table_records import row_records
from pipeline.parse.tables import Table, read_table
from pipeline.problems import Unreadable
from pipeline.wikitext.rendered import Line, LineKind, split_cells


def read_infobox(walk: Walk, line: Line) -> None:
    """The word Infobox and the list of fields right below it."""
    walk.infobox_count += 1
    walk.ledger.parsed(line.number)
    for line_of_box in walk.following(LineKind.BULLET):
        for field in split_field(line_of_box.text):
            walk.records.append(_field_record(walk, line_of_box, field))
        walk.ledger.parsed(line_of_box.number)


def _field_record(walk: Walk, line: Line, field: FieldText) -> FieldRecord:
    place = walk.place_of(line.part(field.start, field.end), "plain-text infobox field")
    try:
        facts = read_facts(field.name, field.value)
    except Unreadable as problem:
        walk.refuse(line, problem.reason, problem.text)
        facts = ()
    text = field.value or None
    return FieldRecord(place, walk.infobox_count, field.name, field.value, text, facts)


def read_pipe_table(walk: Walk, line: Line) -> None:
    """A run of lines in pipes; one of a single column is no table of facts."""
    lines = [line, *walk.following(LineKind.TABLE_ROW)]
    cells = [(row.number, split_cells(row)) for row in lines]
    if all(len(row) <= 1 for _, row in cells):
        name = "colour key" if "key to colours" in line.text.lower() else "one-column banner"
        for row in lines:
            read_sentences(walk, row, name)
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
            walk.records += list(row_records(table, row, place, walk.table_count, count))
        except Unreadable as problem:
            failed[row.line] = problem
    for number, why in failed.items():
        walk.refuse(by_number[number], why.reason, why.text)
    for number in by_number.keys() - failed.keys():
        walk.ledger.parsed(number)
