"""The wikitables of an article: ties, league tables, teams, goalscorers; the others by name."""

from collections.abc import Callable, Sequence
from itertools import zip_longest

from pipeline.parse.goalscorers import (
    GOALSCORER_NAMES,
    has_own_list,
    is_goalscorer_heading,
    read_goalscorer_list,
    read_goalscorers,
)
from pipeline.parse.hand_grid import is_hand_grid, read_hand_grid
from pipeline.parse.hand_tables import find_header, read_hand_table
from pipeline.parse.hat_tricks import is_hat_trick_table, read_hat_tricks
from pipeline.parse.manager_changes import is_manager_table, read_manager_changes
from pipeline.parse.match_tables import is_match_table, read_match_table
from pipeline.parse.records import Record
from pipeline.parse.table_heads import may_be_ours
from pipeline.parse.table_kinds import TableKind, classify_table
from pipeline.parse.title import own_team
from pipeline.parse.wiki_tables import read_wiki_table
from pipeline.parse.wiki_tie_tables import is_tie_table, read_wiki_tie_table
from pipeline.parse.wiki_walk import WikiWalk
from pipeline.parse.years import Years
from pipeline.problems import Unreadable
from pipeline.wikitext.names import NameSet
from pipeline.wikitext.scan import find_calls
from pipeline.wikitext.spans import Span
from pipeline.wikitext.table_spans import find_table_spans
from pipeline.wikitext.tables import Table, read_table

Read = tuple[Sequence[Record], Sequence[tuple[Span, Unreadable]]]

_CALLS = NameSet(GOALSCORER_NAMES)


def read_wikitables(walk: WikiWalk) -> None:
    """Every table whose header may be one of ours, and the goalscorer lists."""
    text = walk.text
    spans = find_table_spans(text, hidden=walk.hidden)
    for index, (span, following) in enumerate(zip_longest(spans, spans[1:])):
        if span.depth:
            continue
        first_inside = following.start if following and following.depth else span.end
        if may_be_ours(text, span.start, first_inside):
            _read_table(walk, read_table(text, spans, index))
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
    read_lines = _LINES.get(classify_table(table, walk.section_at(table.start)))
    found = read_lines(walk, table) if read_lines else None
    return found or read_wiki_table(walk.text, table, walk.place_of, walk.table_count)


def _read_matches(walk: WikiWalk, table: Table) -> Read | None:
    """A table of matches. The year of a day comes from headings and title alone: the article of
    a team tells of many years, and the commonest is none of a day's.
    """
    if not is_match_table(table, walk.section_at(table.start)):
        return None
    segment, years = walk.segment_of(table.start), Years(walk.title, ())
    team = own_team(walk.article_title)
    return read_match_table(walk.text, table, walk.place_of, segment, years, team)


def _read_hat_tricks(walk: WikiWalk, table: Table) -> Read | None:
    if not is_hat_trick_table(table):
        return None
    return read_hat_tricks(table, walk.place_of, walk.table_count, Years(walk.title, ()))


def _read_manager_changes(walk: WikiWalk, table: Table) -> Read | None:
    if not is_manager_table(table):
        return None
    return read_manager_changes(table, walk.place_of, walk.table_count, Years(walk.title, ()))


_LINES: dict[TableKind, Callable[[WikiWalk, Table], Read | None]] = {
    TableKind.MATCHES: _read_matches,
    TableKind.HAT_TRICKS: _read_hat_tricks,
    TableKind.MANAGER_CHANGES: _read_manager_changes,
}


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
