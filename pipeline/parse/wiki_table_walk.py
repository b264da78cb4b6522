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
from pipeline.parse.ignored_tables import ignored_name
from pipeline.parse.manager_changes import is_manager_table, read_manager_changes
from pipeline.parse.match_tables import has_matches, read_match_table
from pipeline.parse.records import Problem, Record
from pipeline.parse.table_heads import may_be_ours, may_hold_scores
from pipeline.parse.table_kinds import READ_KINDS, TableKind, classify_table
from pipeline.parse.title import own_team
from pipeline.parse.wiki_tables import holds_scores, read_wiki_table
from pipeline.parse.wiki_tie_tables import is_tie_table, read_wiki_tie_table
from pipeline.parse.wiki_walk import WikiWalk
from pipeline.parse.years import Years
from pipeline.problems import Unreadable
from pipeline.wikitext.calls import Call
from pipeline.wikitext.names import NameSet
from pipeline.wikitext.table_spans import find_table_spans
from pipeline.wikitext.tables import Table, read_table

Read = tuple[Sequence[Record], Sequence[Problem]]

SCORER_LISTS = NameSet(GOALSCORER_NAMES)
_BEGINNING = 3_000  # characters in which a table of scores without a header we know shows one
_TOP_ROWS = 4
"""No reader of tables looks for its header further down."""


def read_wikitables(walk: WikiWalk) -> None:
    """Every table whose header may be one of ours; what stands inside such a table is part of
    it, what stands inside a table for layout is a table of its own.
    """
    text = walk.text.replace("{{!!}}", "||    ")  # as long as before: places stay true
    spans = find_table_spans(text, hidden=walk.hidden)
    read_to = 0
    for index, (span, following) in enumerate(zip_longest(spans, spans[1:])):
        if span.start < read_to:
            walk.ledger.parsed(span.start)
            continue
        first_inside = following.start if following and following.depth > span.depth else span.end
        section = walk.section_at(span.start)
        if not may_be_ours(text, span.start, first_inside):
            begins_so = may_hold_scores(text, span, _BEGINNING)
            whole = read_table(text, spans, index) if begins_so else None
            if whole and (is_hand_grid(whole) or has_matches(whole, TableKind.OTHER)):
                _read_table(walk, whole)
                read_to = span.end
            else:
                walk.ledger.ignored(span.start, ignored_name(None, section))
            continue
        top = read_table(text, spans, index, _TOP_ROWS)
        kind = classify_table(top, section)
        before = len(walk.records)
        if _is_read(top, kind) or may_hold_scores(text, span):
            _read_table(walk, read_table(text, spans, index))
        if len(walk.records) > before:
            read_to = span.end
        else:
            walk.ledger.ignored(span.start, ignored_name(kind, section))


def _is_read(top: Table, kind: TableKind) -> bool:
    """Whether the first rows of a table make it one of those read by their headers."""
    is_of_kind = kind in READ_KINDS or kind in _LINES
    if kind is TableKind.OTHER:
        is_of_kind = has_matches(top, kind)
    return is_of_kind or is_tie_table(top) or find_header(top) is not None


def _read_table(walk: WikiWalk, table: Table) -> None:
    walk.table_count += 1
    try:
        records, problems = _records(walk, table)
    except Unreadable as problem:
        records, problems = [], [(table.span, problem)]
    if records:
        walk.add(table.start, records)
    elif problems:
        walk.ledger.unreadable(table.start)
    walk.refuse_parts(problems, "wikitable")


def _records(walk: WikiWalk, table: Table) -> Read:
    if is_tie_table(table):
        return read_wiki_tie_table(table, walk.place_of, walk.table_count)
    if is_hand_grid(table):
        return _read_grid(walk, table)
    if find_header(table) is not None:
        return read_hand_table(walk.text, table, walk.place_of, walk.table_count)
    kind = classify_table(table, walk.section_at(table.start))
    read_lines = _LINES.get(kind)
    found = read_lines(walk, table, kind) if read_lines else None
    return found or read_wiki_table(walk.text, table, walk.place_of, walk.table_count)


def _read_grid(walk: WikiWalk, table: Table) -> Read:
    """The matches of a grid, and the league table that may stand beside them in the same rows."""
    matches, problems = read_hand_grid(table, walk.place_of, walk.segment_of(table.start))
    lines, unread = read_hand_table(walk.text, table, walk.place_of, walk.table_count)
    return [*matches, *lines], [*problems, *unread]


def _read_matches(walk: WikiWalk, table: Table, kind: TableKind) -> Read | None:
    """A table of matches. The year of a day comes from headings and title alone: the article of
    a team tells of many years, and the commonest is none of a day's.
    """
    if not has_matches(table, kind):
        is_lost = kind in (TableKind.MATCHES, TableKind.ATTENDANCES) and holds_scores(table)
        problem = Unreadable("table of matches whose columns we do not know", "")
        return ([], [(table.span, problem)]) if is_lost else None
    segment, years = walk.segment_of(table.start), Years(walk.title, (), walk.lasted)
    team = own_team(walk.article_title)
    return read_match_table(walk.text, table, walk.place_of, segment, years, team)


def _read_hat_tricks(walk: WikiWalk, table: Table, kind: TableKind) -> Read | None:
    if is_hat_trick_table(table, walk.section_at(table.start)):
        return read_hat_tricks(
            table, walk.place_of, walk.table_count, Years(walk.title, (), walk.lasted)
        )
    return _read_matches(walk, table, kind)


def _read_manager_changes(walk: WikiWalk, table: Table, _: TableKind) -> Read | None:
    if not is_manager_table(table):
        return None
    return read_manager_changes(
        table, walk.place_of, walk.table_count, Years(walk.title, (), walk.lasted)
    )


_LINES: dict[TableKind, Callable[[WikiWalk, Table, TableKind], Read | None]] = {
    TableKind.MATCHES: _read_matches,
    TableKind.ATTENDANCES: _read_matches,
    TableKind.OTHER: _read_matches,
    TableKind.HAT_TRICKS: _read_hat_tricks,
    TableKind.MANAGER_CHANGES: _read_manager_changes,
}


def read_scorer_lists(walk: WikiWalk, calls: Sequence[Call]) -> None:
    """The goalscorer lists that stand in templates, and those below headings."""
    for call in calls:
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
