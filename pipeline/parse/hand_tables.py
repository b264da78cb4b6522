"""League tables that editors make by hand, read by what their headers say."""

import re
from collections.abc import Mapping

from pipeline.parse.coded_teams import flat_text
from pipeline.parse.numbers import parse_decimal
from pipeline.parse.records import Place, PlaceOf, Problems, StandingRecord
from pipeline.parse.row_columns import Row, own_span
from pipeline.parse.standing_columns import read_columns
from pipeline.parse.standing_row import (
    kind_of_table,
    letters_behind,
    read_number,
    read_position,
    without_notes,
)
from pipeline.parse.team_ref import read_team_cell
from pipeline.problems import Unreadable
from pipeline.tables import StandingKind
from pipeline.wikitext.numbers import read_integer
from pipeline.wikitext.tables import Cell, Table
from pipeline.wikitext.text import read_text

_HEADER_ROWS = 3  # a title and a row of spanning cells may stand above the names of the columns
_PAIR = re.compile(r"([0-9]{1,4})\s?[:\-–−—]\s?([0-9]{1,4})")
_TOTAL = re.compile(r"(?:sub-?)?totals?|totales|gesamt|totale?|average|media", re.IGNORECASE)

_HALF = re.compile(r"[0-9]{0,3}(?:[.,]50?|½)")
_ADJUSTED = re.compile(r"([0-9]{1,3}) ?\(([-−–+][0-9]{1,3})\)")
_NOTHING = frozenset(("", "–", "-", "—", "−", "?", "n/a"))
_FEWEST_CELLS = 4
_LONGEST_POINTS = 200
_DECIDED_LATE = frozenset(
    f"{result}_{when}" for result in ("won", "lost") for when in ("overtime", "penalties")
)
_NUMBERS = frozenset(("played", "won", "drawn", "lost", "points"))

Columns = tuple[str | None, ...]
_Cells = Mapping[str, Cell]


def find_header(table: Table) -> tuple[int, Columns] | None:
    r"""The row that names the columns of a league table, and the columns; None for any other
    table.

    >>> from pipeline.wikitext.tables import find_tables
    >>> text = "{|\n!Pl.!!Verein!!S!!U!!N!!Tore!!Punkte\n|-\n|1||A||2||0||0||5:1||4:0\n|}"
    >>> [table] = find_tables(text)
    >>> find_header(table)
    (0, ('position', 'team', 'won', 'drawn', 'lost', 'goals', 'points'))
    """
    above: Row = ()
    for number, row in enumerate(table.rows[:_HEADER_ROWS]):
        columns, above = read_columns(row, above), row
        if columns is not None:
            return number, columns
    return None


def read_hand_table(
    text: str, table: Table, place_of: PlaceOf, table_number: int
) -> tuple[list[StandingRecord], Problems]:
    """The lines of one table; nothing for a table that is no league table.

    Rows that only part the table, repeat its header or add it up are passed over.
    """
    header = find_header(table)
    if header is None:
        return [], []
    first, columns = header
    title = flat_text(table.caption.of(text)) if table.caption else None
    kind = kind_of_table(place_of(table.span, "league table"), title, "group" in columns)
    lines: list[StandingRecord] = []
    problems: Problems = []
    for number in range(first + 1, len(table.rows)):
        row = table.rows[number]
        cells = {name: cell for name, cell in zip(columns, row, strict=False) if name and cell}
        span = own_span(row, number)
        if span is None or not _is_line(cells):
            continue
        try:
            place = place_of(span, "league table")
            lines.append(_read_line(cells, place, table_number, kind, title))
            if half := _half_points(cells):
                problems.append((span, Unreadable("half a point", half)))
        except Unreadable as problem:
            problems.append((span, problem))
    return lines, problems


def _is_line(cells: _Cells) -> bool:
    """Whether a row is about a team: it is none that spans the table, names columns or adds up."""
    team = cells.get("team")
    if team is None or not team.value or len(set(cells.values())) < _FEWEST_CELLS:
        return False
    numbers = [cell for name, cell in cells.items() if name in _NUMBERS]
    is_empty = not any(re.search("[0-9]", cell.value) for cell in numbers)
    return not is_empty and not _TOTAL.fullmatch(team.value.strip("'"))


def _read_line(
    cells: _Cells, place: Place, table_number: int, kind: StandingKind, title: str | None
) -> StandingRecord:
    markup = cells["team"].value
    team = read_team_cell(markup).team
    if team is None:
        raise Unreadable("row without a team", markup)
    scored, conceded = _goals(cells)
    points, adjustment = _points(cells)
    difference = _number(cells, "goal_difference")
    played, drawn = _number(cells, "played"), _number(cells, "drawn")
    won, lost = _decided(cells, played, drawn)
    qualification = cells.get("qualification")
    return StandingRecord(
        place,
        table_number,
        kind,
        team,
        read_position(cells["position"].value) if "position" in cells else None,
        played,
        won,
        drawn,
        lost,
        scored,
        conceded,
        difference,
        points,
        _coefficient(cells),
        adjustment,
        _number(cells, "bonus"),
        letters_behind(markup),
        flat_text(qualification.value) if qualification else None,
        title,
    )


def _number(cells: _Cells, column: str) -> int | None:
    """What a column counts, or the columns of the matches at home and away together."""
    number = _counted(cells, column)
    if f"{column}_away" not in cells:
        return number
    away = _counted(cells, f"{column}_away")
    return None if number is None or away is None else number + away


def _decided(cells: _Cells, played: int | None, drawn: int | None) -> tuple[int | None, int | None]:
    """Matches won and lost, with those decided in overtime or on penalties where these are not
    counted among them already: the matches played then lack as many.
    """
    won, lost = _number(cells, "won"), _number(cells, "lost")
    if not _DECIDED_LATE & cells.keys() or None in (won, lost, played):
        return won, lost
    late = [
        sum(_number(cells, f"{result}_{when}") or 0 for when in ("overtime", "penalties"))
        for result in ("won", "lost")
    ]
    counted = (won or 0) + (drawn or 0) + (lost or 0)
    if counted + sum(late) != played:
        return won, lost
    return (won or 0) + late[0], (lost or 0) + late[1]


def _counted(cells: _Cells, column: str) -> int | None:
    cell = cells.get(column)
    if cell is None or cell.value in _NOTHING:
        return None
    return read_number(cell.value)


def _goals(cells: _Cells) -> tuple[int | None, int | None]:
    """Goals for and against, which may share a column as a pair."""
    if "goals" not in cells or "goals_away" in cells:
        return _number(cells, "goals_for"), _number(cells, "goals_against")
    text = read_text(cells["goals"].value).text
    pair = _PAIR.fullmatch(text)
    if pair is not None:
        return int(pair[1]), int(pair[2])
    if not re.search("[0-9]", text):
        return None, None
    raise Unreadable("not a pair of goals", text)


def _half_points(cells: _Cells) -> str | None:
    """Points and a half, as a few leagues gave: no number of ours, but the rest of the row is."""
    cell = cells.get("points")
    if cell is None or cell.value.isdigit() or len(cell.value) > _LONGEST_POINTS:
        return None
    text = read_text(without_notes(cell.value)).text.strip()
    return text if _HALF.fullmatch(text) else None


def _points(cells: _Cells) -> tuple[int | None, int | None]:
    """Points, and the deduction or bonus in brackets behind them. Of a pair those won count."""
    cell = cells.get("points")
    if cell is None or cell.value in _NOTHING:
        return None, None
    if _half_points(cells) is not None:
        return None, None
    if "points_away" in cells:
        return _number(cells, "points"), None
    plain = cell.value.strip("'")
    if plain.isdigit():
        return read_number(plain), None
    text = " ".join(read_text(without_notes(cell.value)).text.split())
    pair = _PAIR.fullmatch(text)
    if pair is not None:
        return int(pair[1]), None
    adjusted = _ADJUSTED.fullmatch(text)
    if adjusted is not None:
        return int(adjusted[1]), read_integer(adjusted[2])
    return read_number(cell.value), None


def _coefficient(cells: _Cells) -> float | None:
    cell = cells.get("coefficient")
    if cell is None or "won" in cells:
        return None
    text = read_text(cell.value).text.replace(",", ".")
    return parse_decimal(text) if "." in text else read_number(text)
