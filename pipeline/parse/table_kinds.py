"""What a wikitable is about, by the words of its header and of the headings above it."""

import re
from enum import StrEnum
from functools import lru_cache

from pipeline.parse.registry import read_lines
from pipeline.parse.standing_row import without_notes
from pipeline.problems import Unreadable
from pipeline.values import value
from pipeline.wikitext.tables import Cell, Table
from pipeline.wikitext.text import read_text

MAX_HEADER_ROWS = 3
MAX_COLUMNS = 60
"""A wider table lists no teams and no players; its header is not looked at."""

_COLUMNS = {line["header"]: line["column"] for line in read_lines("table_headers")}
_HEADINGS = {line["word"]: line["kind"] for line in read_lines("scorer_headings")}
_REMARK = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_LONGEST_HEADER = 300
_LONGEST_NAME = 60  # of a column


class TableKind(StrEnum):
    """The kinds that are told apart. All but the first two are left to others or ignored."""

    TOP_SCORERS = "top scorers"
    PARTICIPANTS = "teams"
    STANDINGS = "standings"
    MATCHES = "matches"
    MANAGER_CHANGES = "managerial changes"
    DISCIPLINE = "discipline"
    PLAYERS = "players"
    ASSISTS = "assists"
    CLEAN_SHEETS = "clean sheets"
    HAT_TRICKS = "hat-tricks"
    ATTENDANCES = "attendances"
    AWARDS = "awards"
    ROUTE = "route to the final"
    OTHER = "wikitable of another kind"


READ_KINDS = frozenset({TableKind.TOP_SCORERS, TableKind.PARTICIPANTS})
"""Those that give records here."""

_KIND_BY_HEADING = {
    "own_goals": TableKind.OTHER,
    "hat_tricks": TableKind.HAT_TRICKS,
    "clean_sheets": TableKind.CLEAN_SHEETS,
    "assists": TableKind.ASSISTS,
}


@value(frozen=True, slots=True)
class _Rule:
    kind: TableKind
    all_of: frozenset[str]
    any_of: frozenset[str] = frozenset()
    none_of: frozenset[str] = frozenset()

    def fits(self, columns: frozenset[str]) -> bool:
        return (
            self.all_of <= columns
            and not self.none_of & columns
            and bool(not self.any_of or self.any_of & columns)
        )


def _rule(kind: TableKind, all_of: str, any_of: str = "", none_of: str = "") -> _Rule:
    return _Rule(kind, *(frozenset(words.split()) for words in (all_of, any_of, none_of)))


_ABOUT_TEAMS = "stadium capacity manager captain kit sponsor city entry"
_RULES = [  # the first that fits
    _rule(TableKind.MANAGER_CHANGES, "", "incoming outgoing"),
    _rule(TableKind.DISCIPLINE, "player card"),
    _rule(TableKind.PLAYERS, "player", "caps birth career"),
    _rule(TableKind.HAT_TRICKS, "player against"),
    _rule(TableKind.CLEAN_SHEETS, "", "clean_sheets"),
    _rule(TableKind.CLEAN_SHEETS, "goalkeeper", "total"),
    _rule(TableKind.ASSISTS, "player assists", none_of="goals"),
    _rule(TableKind.AWARDS, "award"),
    _rule(TableKind.TOP_SCORERS, "player goals"),
    _rule(TableKind.MATCHES, "home away"),
    _rule(TableKind.MATCHES, "against result"),
    _rule(TableKind.STANDINGS, "team won lost", "played points goals_for"),
    _rule(TableKind.STANDINGS, "country won lost", "played points goals_for"),
    _rule(TableKind.ATTENDANCES, "", "average lowest attendance", "manager capacity player"),
    _rule(TableKind.ATTENDANCES, "average", "stadium team"),
    _rule(TableKind.PARTICIPANTS, "team", _ABOUT_TEAMS, "player result date highest camp"),
    _rule(TableKind.PARTICIPANTS, "country", "manager captain entry", "player result rank camp"),
]


@value(frozen=True, slots=True)
class Header:
    """Position of each known column, from 0, and how many rows the header takes."""

    columns: dict[str, int]
    height: int


def classify_table(table: Table, section: tuple[str, ...]) -> TableKind:
    """What a table is, below those headings.

    >>> from pipeline.wikitext.tables import find_tables
    >>> def kind(*headers, section=()):
    ...     [table] = find_tables("{|\\n! " + " !! ".join(headers) + "\\n|-\\n| a\\n|}")
    ...     return classify_table(table, section).value
    >>> kind("Rank", "Player", "Club", "Goals"), kind("Rank", "Player", "Club", "Assists")
    ('top scorers', 'assists')
    >>> kind("Team", "Stadium", "Capacity"), kind("Year", "Host")
    ('teams', 'wikitable of another kind')
    """
    return kind_of_header(read_header(table), section)


def kind_of_header(header: Header, section: tuple[str, ...]) -> TableKind:
    """The same, by the columns already found."""
    columns = frozenset(header.columns)
    heading = heading_kind(section[-1]) if section else None
    if heading in _KIND_BY_HEADING and columns & {"player", "goalkeeper"}:
        return _KIND_BY_HEADING[heading]
    if "camps" in map(heading_kind, section):
        return TableKind.OTHER  # towns the teams only stay in
    kind = next((rule.kind for rule in _RULES if rule.fits(columns)), TableKind.OTHER)
    if heading == "scorers" and (
        (kind is TableKind.OTHER and columns >= {"player", "total"})
        or (kind is TableKind.PLAYERS and columns >= {"player", "team", "goals"})
    ):
        return TableKind.TOP_SCORERS
    if kind in (TableKind.OTHER, TableKind.MATCHES) and "route" in map(heading_kind, section):
        return TableKind.ROUTE
    return kind


@lru_cache(maxsize=1024)
def heading_kind(title: str) -> str | None:
    """What a heading says of the list below it.

    >>> heading_kind("Top goalscorers"), heading_kind("Own goals"), heading_kind("Group A")
    ('scorers', 'own_goals', None)
    """
    folded = title[:_LONGEST_HEADER].casefold()
    kinds = {kind for word, kind in _HEADINGS.items() if word in folded}
    if "scorers" in kinds:
        kinds.discard("assists")  # "Top scorers and assists": each table says which it is
    return next(
        (kind for kind in (*_KIND_BY_HEADING, "scorers", "route", "camps") if kind in kinds), None
    )


def read_header(table: Table) -> Header:
    """The columns of a table, the lowest of several header rows before those above it.

    A table without header cells has a header where two words of its first row are column names.
    """
    if not table.rows or len(table.rows[0]) > MAX_COLUMNS:
        return Header({}, 0)
    height = 0
    while height < min(MAX_HEADER_ROWS, len(table.rows)) and _is_header(table.rows[height]):
        height += 1
    if not height and not _may_be_header(table):
        return Header({}, 0)
    columns: dict[str, int] = {}
    for row in reversed(table.rows[: height or 1]):
        for number, name in _named(row):
            if name not in columns and number not in columns.values():
                columns[name] = number
    if not height and len(columns) < 2:
        return Header({}, 0)
    return Header(columns, max(height, 1))


def _may_be_header(table: Table) -> bool:
    """Whether the first row of a table without header cells holds nothing but words."""
    is_wikitable = "wikitable" in table.attributes
    return is_wikitable and all(c is None or len(c.value) < _LONGEST_NAME for c in table.rows[0])


def _is_header(row: tuple[Cell | None, ...]) -> bool:
    return bool(row) and all(cell is None or cell.is_header for cell in row)


def _named(row: tuple[Cell | None, ...]) -> list[tuple[int, str]]:
    named: list[tuple[int, str]] = []
    for number, cell in enumerate(row[:MAX_COLUMNS]):
        if cell is None or (number and row[number - 1] is cell):
            continue
        name = column_of(cell.value) if len(cell.value) <= _LONGEST_HEADER * 10 else None
        if name:
            named.append((number, name))
    return named


def column_of(markup: str) -> str | None:
    """The column a header cell names.

    >>> column_of("{{Abbr|Pos.|Position}}"), column_of("Goals<ref>x</ref>"), column_of("3R1")
    ('rank', 'goals', None)
    """
    return _column_short(markup) if len(markup) <= _LONGEST_HEADER else _column(markup)


def _column(markup: str) -> str | None:
    try:
        text = " ".join(read_text(without_notes(markup)).text.split())
    except Unreadable:
        return None
    if len(text) > _LONGEST_HEADER:
        return None
    folded = text.casefold()
    short = " ".join(_REMARK.sub("", folded).split()).rstrip(" .:*†")
    return _COLUMNS.get(folded) or _COLUMNS.get(short)


_column_short = lru_cache(maxsize=2048)(_column)
