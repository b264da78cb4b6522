"""Tables of managers that left and came: ``Team | Outgoing manager | Date of vacancy | …``."""

import re
from collections.abc import Mapping
from datetime import date

from pipeline.parse.box_dates import YearOf, read_date
from pipeline.parse.line_tables import read_line_table
from pipeline.parse.records import ManagerChangeRecord, Place, PlaceOf, Problems
from pipeline.parse.row_columns import Row, RowCells, find_columns, markups_of, shown
from pipeline.parse.slashed_days import is_day_first, spell_slashed
from pipeline.parse.table_cells import read_line, read_person, read_team
from pipeline.parse.years import Years
from pipeline.wikitext.tables import Table

CONSTRUCT = "managerial change row"

_KIND = "manager_change"
_DATES = ("departure_date", "appointment_date")
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
    day_first = is_day_first(markups_of(table, columns, *_DATES))

    def read(row: Row, place: Place, line: int) -> ManagerChangeRecord | None:
        return _read_line(_by_role(row, columns.places), place, (number, line), years, day_first)

    return read_line_table(table, columns, place_of, CONSTRUCT, read)


def _by_role(row: Row, places: Mapping[str, tuple[int, ...]]) -> RowCells:
    """Cells by role. A cell over the columns of two dates is both: he left the day it was told."""
    cells = {
        role: tuple(cell for n in numbers if n < len(row) and (cell := row[n]))[:1]
        for role, numbers in places.items()
    }
    return RowCells(cells)


def _read_line(
    row: RowCells,
    place: Place,
    numbers: tuple[int, int],
    years: Years,
    day_first: bool | None,
) -> ManagerChangeRecord | None:
    team = read_team(row.markup("team"))
    outgoing, incoming = (read_person(row.markup(role)) for role in ("outgoing", "incoming"))
    if team is None or (outgoing is None and incoming is None):
        return None
    position = read_line(row.markup("position"))
    year_of: YearOf = years.below(place.section).of
    is_before_season = position is not None and _RANKED.search(position) is None
    year_of = _nobody if is_before_season else year_of
    departure, appointment = (_day(row.markup(role), year_of, day_first) for role in _DATES)
    if departure[0] and row.cells.get("position") == row.cells.get("departure_date"):
        position = None  # the day reaches over both columns
    return ManagerChangeRecord(
        place,
        *numbers,
        team,
        outgoing.name if outgoing else None,
        read_line(row.markup("manner")),
        *departure,
        position,
        incoming.name if incoming else None,
        *appointment,
    )


def _day(markup: str, year_of: YearOf, day_first: bool | None) -> tuple[date | None, str | None]:
    """A day and its text; text alone for what is no day, as ``End of season``."""
    if not markup:
        return None, None
    day, text = read_date(spell_slashed(markup, day_first), year_of)
    return day, shown(markup) if "/" in markup else text or shown(markup) or None


def _nobody(month: int, day: int) -> None:
    """No year: "1 June", before a season of two years, may be in either."""
