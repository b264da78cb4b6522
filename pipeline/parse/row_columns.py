"""The columns of a table whose rows are of one kind: matches, hat-tricks, managers that went."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.parse.registry import read_lines
from pipeline.parse.standing_row import without_notes
from pipeline.problems import Unreadable
from pipeline.wikitext.plain import one_dash
from pipeline.wikitext.spans import Span
from pipeline.wikitext.tables import Cell, Table
from pipeline.wikitext.text import read_text

Row = Sequence[Cell | None]

_MAX_COLUMNS = 40
_HEADER_ROWS = 4  # a title, and names in two lines
_LONGEST = 300
_BREAK = re.compile(r"<br\s*/?\s*>", re.IGNORECASE)  # "Date<br>Kick-off"
_REMARK = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_AROUND = re.compile(r" ?([-/]) ?")  # "F – A" and "H / A"
_MAIN = (
    "home",
    "away",
    "opponent",
    "pair",
    "score",
    "player",
    "team",
)  # theirs is a cell over several


@dataclass(frozen=True, slots=True)
class RowCells:
    """A row's cells by role."""

    cells: Mapping[str, Sequence[Cell]]

    def markup(self, role: str) -> str:
        """What the cells of a role hold, one behind the other."""
        return " ".join(cell.value for cell in self.cells.get(role, ()) if cell.value)

    def text(self, role: str) -> str | None:
        """The same as a reader sees it; None where it is empty."""
        return shown(self.markup(role)) or None


@dataclass(frozen=True, slots=True)
class Columns:
    """The grid columns of each role we know, from 0, the row the names stand in, and the kind of
    table these words are of.
    """

    places: Mapping[str, tuple[int, ...]]
    header: int
    kind: str

    def cells(self, row: Row) -> dict[str, tuple[Cell, ...]]:
        """A row's cells by role. A cell that reaches over columns of two roles is of the first
        of them alone; a column of several cells has a flag beside the name.
        """
        taken: set[int] = set()
        found: dict[str, tuple[Cell, ...]] = {}
        for role, places in self.places.items():
            here = [cell for place in places if place < len(row) and (cell := row[place])]
            own = {cell.start: cell for cell in here if cell.start not in taken}
            if own:
                taken |= own.keys()
                found[role] = tuple(own.values())
        return found


def markups_of(table: Table, columns: Columns, *roles: str) -> Iterator[str]:
    """What the cells of these roles hold below the header."""
    places = [place for role in roles for place in columns.places.get(role, ())]
    for row in table.rows[columns.header + 1 :]:
        yield from (cell.value for n in places if n < len(row) and (cell := row[n]))


def find_columns(table: Table, kind: str) -> Columns:
    r"""The columns of a table of that kind, by the words of ``row_headers``.

    >>> from pipeline.wikitext.tables import find_tables
    >>> text = "{|\n!colspan=3|Fecha 1\n|-\n!Local\n!Resultado\n!Visitante\n|-\n|a||1-0||b\n|}"
    >>> columns = find_columns(find_tables(text)[0], "match")
    >>> columns.places, columns.header
    ({'home': (0,), 'away': (2,), 'score': (1,)}, 1)
    >>> find_columns(find_tables(text)[0], "hat_trick").header
    -1
    """
    if not _may_be_of(table, kind):
        return Columns({}, -1, kind)
    best, header = _named(table.rows[:1], kind), 0
    for number in range(1, min(_HEADER_ROWS, len(table.rows))):
        if not any(cell and cell.is_header for cell in table.rows[number]):
            break
        found = _named(table.rows[: number + 1], kind)
        if len(found) > len(best):
            best, header = found, number
    return Columns(best, header if len(best) > 1 else -1, kind)


def is_header_again(row: Row, kind: str) -> bool:
    """Whether a row repeats the names of the columns.

    >>> is_header_again((), "match")
    False
    """
    named = [cell for cell in row if cell and len(cell.value) < 60 and _roles_of(cell.value, kind)]
    return len({cell.start for cell in named}) > 2


def own_span(row: Row, number: int) -> Span | None:
    """From the first to the last cell that is the row's own; those carried down stand above."""
    own = [cell.span for cell in row if cell is not None and cell.row == number]
    return Span(min(own).start, max(own).end) if own else None


def title_of(row: Row) -> Cell | None:
    """The cell that reaches across a whole row, if it is such a row.

    >>> title_of(()) is None
    True
    """
    cells = {cell.start: cell for cell in row if cell is not None}
    first = next(iter(cells.values()), None)
    return first if first and len(cells) == 1 and (first.colspan > 1 or len(row) == 1) else None


def shown(markup: str) -> str:
    """The text of a short cell on one line; empty for one that cannot be read.

    >>> shown("'''Fecha 1'''<br>x"), shown("{{" * 3_000)
    ('Fecha 1 x', '')
    """
    try:
        return " ".join(read_text(markup).text.split()) if len(markup) <= 2_000 else ""
    except Unreadable:
        return ""


def _may_be_of(table: Table, kind: str) -> bool:
    """Whether header cells, or those of the first row, have two names of such a table."""
    roles: set[str] = set()
    for number, row in enumerate(table.rows[:_HEADER_ROWS]):
        for cell in row[:_MAX_COLUMNS]:
            if cell and (cell.is_header or not number) and len(cell.value) < _LONGEST:
                roles.update(_roles_of(cell.value, kind))
    return len(roles) > 1


def _named(rows: Sequence[Row], kind: str) -> dict[str, tuple[int, ...]]:
    """The columns by role, by the lowest of the rows before those above it; words with one
    meaning before those with two.
    """
    taken: dict[str, tuple[int, ...]] = {}
    for row in reversed(rows):
        above = [other for other in rows if other is not row]
        options = list(_options(row[:_MAX_COLUMNS], above, kind))
        for most in (1, 2):
            for places, roles in options:
                if len(roles) == most and not _is_taken(places, taken):
                    role = next((role for role in roles if role not in taken), None)
                    if role is not None:
                        taken[role] = places
    order = [*_MAIN, *_words(kind)[1]]
    return dict(sorted(taken.items(), key=lambda item: order.index(item[0])))


def _is_taken(places: tuple[int, ...], taken: Mapping[str, tuple[int, ...]]) -> bool:
    return any(place in other for other in taken.values() for place in places)


def _options(
    row: Row, above: Sequence[Row], kind: str
) -> Iterator[tuple[tuple[int, ...], tuple[str, ...]]]:
    """The places of each header cell with the roles its words may mean."""
    for number, cell in enumerate(row):
        if cell is None or len(cell.value) >= _LONGEST or (number and row[number - 1] is cell):
            continue
        places = tuple(n for n in range(number, len(row)) if row[n] is cell)
        joined = (_joined(cell, other, number, kind) for other in above)
        roles = next(filter(None, joined), None) or _roles_of(cell.value, kind)
        if roles:
            yield places, roles


def _joined(cell: Cell, above: Row, number: int, kind: str) -> tuple[str, ...]:
    """What the words mean together with those above them: ``Departure`` over ``Date``."""
    over = above[number] if number < len(above) else None
    if over is None or over is cell or len(over.value) >= _LONGEST:
        return ()
    return _words(kind)[0].get(f"{_folded(over.value)} {_folded(cell.value)}", ())


@lru_cache(maxsize=4096)  # the same names head table after table
def _roles_of(markup: str, kind: str) -> tuple[str, ...]:
    text, words = _folded(markup), _words(kind)[0]
    return (
        words.get(text)
        or words.get(" ".join(_REMARK.sub("", text).split()))
        or words.get(_folded(_BREAK.split(markup)[0]), ())
    )


@lru_cache(maxsize=2048)
def _folded(markup: str) -> str:
    return _AROUND.sub(r"\1", one_dash(shown(without_notes(markup)))).casefold().rstrip(" .:*†")


@cache
def _words(kind: str) -> tuple[dict[str, tuple[str, ...]], dict[str, None]]:
    """The roles of each word, and all roles in their order."""
    lines = [line for line in read_lines("row_headers") if line["table"] == kind]
    words: dict[str, tuple[str, ...]] = {}
    for line in lines:
        words[line["header"]] = (*words.get(line["header"], ()), line["column"])
    return words, dict.fromkeys(line["column"] for line in lines)
