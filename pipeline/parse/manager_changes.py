"""Tables of managers that left and came: ``Team | Outgoing manager | Date of vacancy | …``."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from pipeline.parse.box_dates import YearOf, read_date
from pipeline.parse.records import ManagerChangeRecord, Place, PlaceOf, Problems
from pipeline.parse.row_columns import find_columns, is_header_again, own_span, shown, title_of
from pipeline.parse.table_cells import read_line, read_person, read_team
from pipeline.parse.years import Years
from pipeline.problems import Unreadable
from pipeline.wikitext.tables import Cell, Table

CONSTRUCT = "managerial change row"
MAX_ROWS = 2_000
"""No league changes more; rows behind are one problem."""

_KIND = "manager_change"
_RANKED = re.compile(r"[0-9]")


def is_manager_table(table: Table) -> bool:
    r"""Whether a table tells which managers left and who came.

    >>> from pipeline.wikitext.tables import find_tables
    >>> text = "{|\n!Team!!Outgoing manager!!Incoming manager\n|-\n|[[A]]||[[B]]||[[C]]\n|}"
    >>> is_manager_table(find_tables(text)[0])
    True
    """
    places = find_columns(table, _KIND).places
    return {"team", "outgoing"} <= places.keys() or {"team", "incoming"} <= places.keys()


def read_manager_changes(
    table: Table, place_of: PlaceOf, number: int, years: Years
) -> tuple[list[ManagerChangeRecord], Problems]:
    """The lines of a table of managerial changes and the rows that cannot be read."""
    columns = find_columns(table, _KIND)
    records: list[ManagerChangeRecord] = []
    problems: Problems = []
    for row_number in range(columns.header + 1, min(len(table.rows), MAX_ROWS)):
        row = table.rows[row_number]
        span = own_span(row, row_number)
        if span is None or title_of(row) is not None or is_header_again(row, _KIND):
            continue
        try:
            place = place_of(span, CONSTRUCT)
            record = _read_line(_by_role(row, columns.places), place, number, len(records), years)
        except Unreadable as problem:
            problems.append((span, problem))
            continue
        if record is not None:
            records.append(record)
    if len(table.rows) > MAX_ROWS:
        problems.append((table.span, Unreadable("table with too many rows", "")))
    return records, problems


def _by_role(
    row: Sequence[Cell | None], places: Mapping[str, tuple[int, ...]]
) -> dict[str, tuple[Cell, ...]]:
    """Cells by role. A cell over the columns of two dates is both: he left the day it was told."""
    return {
        role: tuple(cell for n in dict.fromkeys(numbers) if n < len(row) and (cell := row[n]))[:1]
        for role, numbers in places.items()
    }


def _read_line(
    cells: Mapping[str, Sequence[Cell]], place: Place, number: int, before: int, years: Years
) -> ManagerChangeRecord | None:
    team = read_team(_markup(cells, "team"))
    outgoing, incoming = (read_person(_markup(cells, role)) for role in ("outgoing", "incoming"))
    if team is None or (outgoing is None and incoming is None):
        return None
    position = read_line(_markup(cells, "position"))
    year_of = years.below(place.section).of
    is_before_season = position is not None and _RANKED.search(position) is None
    departure = _day(_markup(cells, "departure_date"), _nobody if is_before_season else year_of)
    appointment = _day(_markup(cells, "appointment_date"), _nobody if is_before_season else year_of)
    return ManagerChangeRecord(
        place,
        number,
        before + 1,
        team,
        outgoing.name if outgoing else None,
        read_line(_markup(cells, "manner")),
        *departure,
        position,
        incoming.name if incoming else None,
        *appointment,
    )


def _markup(cells: Mapping[str, Sequence[Cell]], role: str) -> str:
    return " ".join(cell.value for cell in cells.get(role, ()) if cell.value)


def _day(markup: str, year_of: YearOf) -> tuple[date | None, str | None]:
    """A day and its text; text alone for what is no day, as ``End of season``."""
    if not markup:
        return None, None
    day, text = read_date(markup, year_of)
    return day, text or shown(markup) or None


def _nobody(month: int, day: int) -> None:
    """No year: "1 June", before a season of two years, may be in either."""
