"""The rows of a table of matches, with the titles that stand across the table above them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.parse.bare_matches import is_day
from pipeline.parse.headings import read_context, read_round_kind
from pipeline.parse.match_columns import MatchColumns
from pipeline.parse.match_rows import MatchCells
from pipeline.parse.records import Context
from pipeline.parse.row_columns import Row, is_header_again, own_span, shown, title_of
from pipeline.tables import RoundKind
from pipeline.wikitext.spans import Span
from pipeline.wikitext.tables import Cell, Table

_LONGEST_TITLE = 60


@dataclass(frozen=True, slots=True)
class MatchLine:
    """A row that may show a match, and the title above it."""

    span: Span
    row: Row
    cells: MatchCells
    title: str


def read_lines(table: Table, columns: MatchColumns, most: int) -> Iterator[MatchLine]:
    r"""The rows below the header, ``most`` of them. A day across the table is that of the rows
    below it; so is the name of a round.

    >>> from pipeline.parse.match_columns import find_match_columns
    >>> from pipeline.wikitext.tables import find_tables
    >>> head = "{|\n!Local!!Resultado!!Visitante\n|-\n!colspan=3|Fecha 2\n"
    >>> [table] = find_tables(head + "|-\n|[[A]]||1-0||[[B]]\n|}")
    >>> [line.title for line in read_lines(table, find_match_columns(table), 9)]
    ['Fecha 2']
    """
    named = columns.columns
    title, day = _title_above(table.rows[: named.header]), ""
    for number, row in enumerate(table.rows[named.header + 1 :][:most], named.header + 1):
        across = title_of(row)
        if across is not None:
            told = _title(across)
            if told and is_day(told):
                day = told
            else:
                title = told or title
            continue
        span = own_span(row, number)
        if span is None or _is_of_headers(row, number) or is_header_again(row, named.kind):
            continue
        yield MatchLine(span, row, MatchCells(named.cells(row), day), title)


def in_round(context: Context, title: str, *, is_of_one_team: bool) -> Context:
    """The context below the name of a round. In the article of one team it tells which match day
    of a league, never which round of a cup: the article is about several.

    >>> in_round(Context(), "Fecha 2", is_of_one_team=True).round
    'Fecha 2'
    >>> in_round(Context(), "Final", is_of_one_team=True).round is None
    True
    """
    if not title or title.isdigit():
        return context
    told, kind = read_context((title,)), read_round_kind(title)
    if is_of_one_team and (told.leg is not None or kind not in (None, RoundKind.MATCHDAY)):
        return context
    if told.leg is not None:
        return replace(context, leg=told.leg)
    if told.group_name is not None:
        return replace(context, group_name=told.group_name)
    return replace(context, round=title, round_kind=kind)


def _title_above(rows: Sequence[Row]) -> str:
    """A title above the header, if it names a round rather than the table."""
    titles = [_title(cell) for row in rows if (cell := title_of(row)) is not None]
    named = (title for title in titles if title[-2:].strip().isdigit() or read_round_kind(title))
    return next(named, "")


def _title(cell: Cell) -> str:
    """What a row across the table says, if it may head the rows below it: no remark does."""
    text = shown(cell.value) if len(cell.value) <= _LONGEST_TITLE * 4 else ""
    is_title = cell.is_header or "'''" in cell.value or read_round_kind(text) is not None
    return text if is_title and len(text) <= _LONGEST_TITLE else ""


def _is_of_headers(row: Row, number: int) -> bool:
    return all(cell.is_header for cell in row if cell is not None and cell.row == number)
