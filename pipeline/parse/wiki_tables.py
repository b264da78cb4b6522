"""Hand-made tables of teams and goalscorers to records."""

import re
from collections.abc import Callable, Sequence

from pipeline.parse.records import (
    ParticipantRecord,
    Place,
    PlaceOf,
    Problems,
    Record,
    TopScorerRecord,
)
from pipeline.parse.row_columns import own_span
from pipeline.parse.standing_row import read_position
from pipeline.parse.table_cells import (
    read_line,
    read_nationality,
    read_number,
    read_person,
    read_team,
)
from pipeline.parse.table_kinds import READ_KINDS, TableKind, kind_of_header, read_header
from pipeline.problems import Unreadable
from pipeline.values import value
from pipeline.wikitext.tables import Cell, Table

MAX_ROWS = 2_000
"""Nobody listed more teams or scorers; rows behind are one problem."""

_LONGEST_PROBLEM = 200
_SCORE = re.compile(
    r"'*(?:\[\[[^\[\]|\n]{1,200}\|)?[0-9]{1,2} ?[–−-] ?[0-9]{1,2}(?:\]\])?'*"
    r"(?: ?\([^()\n]{1,40}\))?"
)


@value(frozen=True, slots=True)
class _Row:
    """One body row, its cells by the name of their column."""

    place: Place
    table_number: int
    number: int
    cells: dict[str, Cell]

    def markup(self, *columns: str) -> str:
        """What the first of these columns holds that the table has."""
        found = (self.cells[column] for column in columns if column in self.cells)
        return next((cell.value for cell in found), "")


def read_wiki_table(
    text: str, table: Table, place_of: PlaceOf, number: int
) -> tuple[list[Record], Problems]:
    """The records of a table of teams or goalscorers, in the order of its rows.

    A row that cannot be read costs only itself. Of the other kinds only a table that holds scores
    and says by no column what they are is a problem; the rest gives nothing.
    """
    header = read_header(table)
    place = place_of(table.span, "wikitable")
    kind = kind_of_header(header, place.section)
    if kind is TableKind.OTHER and holds_scores(table):
        start = text[table.start : table.start + _LONGEST_PROBLEM]
        problem = Unreadable("wikitable of an unknown kind that holds scores", start)
        return [], [(table.span, problem)]
    records: list[Record] = []
    problems: Problems = []
    if kind not in READ_KINDS:
        return records, problems
    read, construct = _READERS[kind], f"{kind.value} row"
    for count, cells in enumerate(table.rows[header.height : header.height + MAX_ROWS], 1):
        span = own_span(cells, count - 1 + header.height)
        try:
            by_column = _by_column(cells, header.columns)
            if span is not None and by_column is not None:
                records += read(
                    _Row(place_of(span, construct), number, len(records) + 1, by_column)
                )
        except Unreadable as problem:
            problems.append((span or table.span, problem))
    if len(table.rows) > header.height + MAX_ROWS:
        problems.append((table.span, Unreadable("table with too many rows", "")))
    return records, problems


def holds_scores(table: Table) -> bool:
    """Whether a cell shows a score and nothing else.

    >>> from pipeline.wikitext.tables import find_tables
    >>> [holds_scores(find_tables("{|\\n| " + cell)[0]) for cell in ("[[x|2–1]]", "2–1 m")]
    [True, False]
    """
    return any(
        cell is not None and len(cell.value) < 300 and _SCORE.fullmatch(cell.value)
        for row in table.rows
        for cell in row
    )


def _by_column(cells: Sequence[Cell | None], columns: dict[str, int]) -> dict[str, Cell] | None:
    """The row's cells by column; None for a row that one cell spans, or a header in between."""
    found = {
        name: cell
        for name, place in columns.items()
        if place < len(cells) and (cell := cells[place]) is not None
    }
    if len(found) > 1 and len({id(cell) for cell in found.values()}) == 1:
        return None
    if all(cell is None or cell.is_header for cell in cells):
        return None
    return found or None


def _read_scorer(row: _Row) -> list[Record]:
    person = read_person(row.markup("player"))
    if person is None:
        return []
    has_team = "team" in row.cells or "for" in row.cells
    country = row.markup("nationality") or (row.markup("country") if has_team else "")
    nationality = person.nationality or (read_nationality(country) if country else None)
    record = TopScorerRecord(
        row.place,
        row.table_number,
        row.number,
        read_position(row.markup("rank")),
        person.name,
        nationality,
        read_team(row.markup("team", "for", "country")),
        read_number(row.markup("goals", "total")),
        person.link,
    )
    return [record]


def _read_participant(row: _Row) -> list[Record]:
    team = read_team(row.markup("team", "country"))
    if team is None:
        return []
    manager = read_person(row.markup("manager"))
    captain = read_person(row.markup("captain"))
    record = ParticipantRecord(
        row.place,
        team,
        manager_name=manager.name if manager else None,
        manager_nationality=manager.nationality if manager else None,
        captain_name=captain.name if captain else None,
        captain_nationality=captain.nationality if captain else None,
        city=read_line(row.markup("city")),
        stadium=read_line(row.markup("stadium")),
        capacity=read_number(row.markup("capacity")),
    )
    return [record]


_READERS: dict[TableKind, Callable[[_Row], list[Record]]] = {
    TableKind.TOP_SCORERS: _read_scorer,
    TableKind.PARTICIPANTS: _read_participant,
}
