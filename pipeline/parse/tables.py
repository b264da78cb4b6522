"""Tables of teams, standings and goalscorers in rendered text, read by what their headers say."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.parse.numbers import parse_decimal, parse_integer
from pipeline.problems import Unreadable
from pipeline.wikitext.rendered import Cell
from pipeline.wikitext.spans import Span

COLUMN_BY_HEADER = {
    "": "coefficient",  # the ratio of a relegation table stands under an empty title
    "s": "rank",
    "seed": "rank",
    "pos": "rank",
    "rank": "rank",
    "team": "team",
    "club": "team",
    "manager": "manager",
    "captain": "captain",
    "city": "city",
    "location": "city",
    "stadium": "stadium",
    "capacity": "capacity",
    "pld": "played",
    "games": "played",
    "w": "won",
    "d": "drawn",
    "l": "lost",
    "gf": "goals_for",
    "ga": "goals_against",
    "gd": "goal_difference",
    "pts": "points",
    "points": "points",
    "player": "player",
    "goals": "goals",
}
_RANK = re.compile(r"[0-9]{1,4}")


@dataclass(frozen=True, slots=True)
class TableRow:
    """One body row: its cells by column name, its line, and its rank, carried down where one cell
    spans several rows.
    """

    line: int
    cells: dict[str, Cell]
    rank: int | None

    def text(self, column: str) -> str | None:
        """What a cell says; None where the table lacks the column or the cell is empty."""
        cell = self.cells.get(column)
        return cell.text if cell and cell.text else None

    def integer(self, column: str) -> int | None:
        """The whole number in a cell."""
        text = self.text(column)
        return None if text is None else parse_integer(text)

    def decimal(self, column: str) -> float | None:
        """The ratio in a cell."""
        text = self.text(column)
        return None if text is None else parse_decimal(text)

    @property
    def span(self) -> Span:
        """From the first to the last cell."""
        spans = [cell.span for cell in self.cells.values()]
        return Span(min(span.start for span in spans), max(span.end for span in spans))


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose header is known. ``unreadable`` holds the lines of rows that are not."""

    columns: frozenset[str]
    rows: tuple[TableRow, ...]
    unreadable: tuple[tuple[int, Unreadable], ...]


Lines = Sequence[tuple[int, tuple[Cell, ...]]]


def read_table(lines: Lines) -> Table:
    """Read a table from its lines: numbers and cells.

    A header may take two lines, the second naming the columns below a spanning cell. A row of a
    rank and nothing else gives its rank to the rows below it, which then lack that cell and end
    in the goals. A header we do not know raises ``Unreadable``; a row costs only itself.
    """
    header, body = _read_header(lines)
    rows, unreadable = [], []
    carried: int | None = None
    for line, cells in body:
        if cells and _RANK.fullmatch(cells[0].text) and not any(cell.text for cell in cells[1:]):
            carried = parse_integer(cells[0].text)
            continue
        try:
            rows.append(_read_row(header, line, cells, carried))
            carried = rows[-1].rank
        except Unreadable as problem:
            unreadable.append((line, problem))
    return Table(frozenset(header), tuple(rows), tuple(unreadable))


def _read_header(lines: Lines) -> tuple[list[str], Lines]:
    titles = [cell.text for cell in lines[0][1]]
    below = [cell.text for cell in lines[1][1] if cell.text] if len(lines) > 1 else []
    width = _spanned(titles)
    is_over_two_lines = width > 1 and len(below) == width
    if is_over_two_lines:
        titles = titles[:-width] + below
    columns = [_column(title) for title in titles]
    if len(set(columns)) < len(columns):
        raise Unreadable("table with a column twice", " | ".join(titles))
    return columns, lines[2 if is_over_two_lines else 1 :]


def _spanned(titles: Sequence[str]) -> int:
    """How many columns the last title spans: itself and the empty cells behind it."""
    filled = [number for number, title in enumerate(titles) if title]
    return len(titles) - filled[-1] if filled else 0


def _column(title: str) -> str:
    column = COLUMN_BY_HEADER.get(title.lower().rstrip("."))
    if column is None:
        raise Unreadable("table with an unknown column", title)
    return column


def _read_row(
    header: Sequence[str], line: int, cells: Sequence[Cell], carried: int | None
) -> TableRow:
    is_short = header[0] == "rank" and bool(cells) and not _RANK.fullmatch(cells[0].text)
    names = list(header)
    if is_short:
        has_lost_goals = "player" in header and "goals" not in header
        names = [*header[1:], *(["goals"] if has_lost_goals else [])]
    if len(cells) != len(names):
        raise Unreadable("row of another width than its header", " | ".join(c.text for c in cells))
    by_name = dict(zip(names, cells, strict=True))
    rank = carried if is_short else None
    if not is_short and "rank" in by_name:
        rank = parse_integer(by_name["rank"].text)
    return TableRow(line, by_name, rank)
