"""The wikitables of an article: ties, league tables, teams, goalscorers; the others by name."""

import re
from collections.abc import Sequence

from pipeline.parse.goalscorers import (
    GOALSCORER_NAMES,
    has_own_list,
    is_goalscorer_heading,
    read_goalscorer_list,
    read_goalscorers,
)
from pipeline.parse.hand_grid import is_hand_grid, read_hand_grid
from pipeline.parse.hand_tables import find_header, read_hand_table
from pipeline.parse.records import Record
from pipeline.parse.wiki_tables import read_wiki_table
from pipeline.parse.wiki_tie_tables import is_tie_table, read_wiki_tie_table
from pipeline.parse.wiki_walk import WikiWalk
from pipeline.problems import Unreadable
from pipeline.wikitext.names import NameSet
from pipeline.wikitext.scan import find_calls
from pipeline.wikitext.spans import Span
from pipeline.wikitext.table_spans import TableSpan
from pipeline.wikitext.tables import Table, find_tables

Read = tuple[Sequence[Record], Sequence[tuple[Span, Unreadable]]]

_CALLS = NameSet(GOALSCORER_NAMES)
_HEADER_WORDS = re.compile(
    r"team|club|player|agg|equipo|verein|squadra|mannschaft|jugador|goals|pts|stadium|spieler"
    r"|time|jogador|giocator",
    re.IGNORECASE,
)
_HEAD = 1_500  # characters of a table in which its header must begin


def read_wikitables(walk: WikiWalk) -> None:
    """Every table whose header may be one of ours, and the goalscorer lists."""
    text = walk.text

    def is_wanted(span: TableSpan) -> bool:
        return _HEADER_WORDS.search(text, span.start, min(span.end, span.start + _HEAD)) is not None

    for table in find_tables(text, wanted=is_wanted):
        if table.depth == 0:
            _read_table(walk, table)
    _read_lists(walk)


def _read_table(walk: WikiWalk, table: Table) -> None:
    walk.table_count += 1
    try:
        records, problems = _records(walk, table)
    except Unreadable as problem:
        records, problems = [], [(table.span, problem)]
    walk.records.extend(records)
    walk.refuse_parts(problems, "wikitable")


def _records(walk: WikiWalk, table: Table) -> Read:
    if is_tie_table(table):
        return read_wiki_tie_table(walk.text, table, walk.place_of, walk.table_count)
    if is_hand_grid(table):
        return read_hand_grid(table, walk.place_of, walk.segment_of(table.start))
    if find_header(table) is not None:
        return read_hand_table(walk.text, table, walk.place_of, walk.table_count)
    return read_wiki_table(walk.text, table, walk.place_of, walk.table_count)


def _read_lists(walk: WikiWalk) -> None:
    for call in find_calls(walk.text, _CALLS):
        if has_own_list(call):
            walk.table_count += 1
            records, problems = read_goalscorers(walk.text, call, walk.place_of, walk.table_count)
            walk.records.extend(records)
            walk.refuse_parts(problems, "goalscorers")
    for title, body in walk.sections():
        if is_goalscorer_heading(title):
            walk.table_count += 1
            records, problems = read_goalscorer_list(
                walk.text, body, walk.place_of, walk.table_count
            )
            walk.records.extend(records)
            walk.refuse_parts(problems, "goalscorers")
