"""What differs between two snapshots, for a terminal, for Markdown, for a program."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import islice

from pipeline.markdown import escaped, in_link
from pipeline.report.harmless import harmless
from pipeline.tables import Cause, ChangeKind, Changes

_SIGN = {ChangeKind.ADDED: "+", ChangeKind.REMOVED: "-", ChangeKind.CHANGED: "~"}
_CAUSE = {
    Cause.ARTICLE_EDITED: "the article was edited",
    Cause.ARTICLE_NEW: "the article is new",
    Cause.ARTICLE_GONE: "the article is gone",
    Cause.ARTICLE_UNCHANGED: "the article is the same: our reading or another article changed",
    Cause.NO_ARTICLE: "read from no single article",
}
_MARKDOWN_HEAD = f"\n| | row | column | before | now | behind it |\n{'| --- ' * 6}|"


@dataclass(frozen=True)
class TableChanges:
    """What differs in one table. ``changes`` are read once, before those of the next table."""

    table: str
    notes: Sequence[str]
    counts: Mapping[str, int]
    changes: Iterable[Changes]


@dataclass(frozen=True)
class Shown:
    """The snapshots compared, and how many lines of a table are shown; all where 0."""

    old: str
    new: str
    limit: int


def render_text(shown: Shown, tables: Iterable[TableChanges]) -> Iterator[str]:
    """Lines for a terminal: each table's counts, then its changes, each with its article."""
    yield harmless(f"from {shown.old} to {shown.new}")
    yield from _tables(shown, tables, _text_table)


def render_markdown(shown: Shown, tables: Iterable[TableChanges]) -> Iterator[str]:
    """Lines of Markdown: each table's changes as a table with links to the edits."""
    yield f"# From `{shown.old}` to `{shown.new}`"
    yield from _tables(shown, tables, _markdown_table)


def render_json(shown: Shown, tables: Iterable[TableChanges]) -> Iterator[str]:
    """Lines of one JSON object: from, to, tables with notes, counts and changes, one a line."""
    yield f'{{"from": {_json(shown.old)}, "to": {_json(shown.new)}, "tables": ['
    for number, one in enumerate(tables):
        head = {"table": one.table, "notes": list(one.notes), **one.counts}
        yield f"{',' * bool(number)}{_json(head)[:-1]}, " + '"changes": ['
        for place, change in enumerate(one.changes):
            yield f"{',' * bool(place)}{_json(asdict(change))}"
        yield "]}"
    yield "]}"


def _tables(
    shown: Shown,
    tables: Iterable[TableChanges],
    render: Callable[[TableChanges, int], Iterator[str]],
) -> Iterator[str]:
    is_same = True
    for one in tables:
        if any(one.counts.values()) or one.notes:
            is_same = False
            yield from render(one, shown.limit)
    if is_same:
        yield "\nnothing differs"


def _text_table(one: TableChanges, limit: int) -> Iterator[str]:
    yield f"\n{_headline(one)}"
    yield from (f"  {harmless(note)}" for note in one.notes)
    article = None
    for change in _limited(one, limit):
        if change.article_id != article:
            article = change.article_id
            yield f"  {harmless(_source(change))}"
        yield f"    {_SIGN[change.change]} {harmless(change.row_key)}{_cell(change)}"
    yield from _more(one, limit, "    …")


def _cell(change: Changes) -> str:
    if change.column_name is None:
        return ""
    return harmless(f"  {change.column_name}: {_value(change.old_value)} → ") + harmless(
        _value(change.new_value)
    )


def _source(change: Changes) -> str:
    link = change.diff_url or change.new_permalink_url or change.old_permalink_url or ""
    return " ".join(filter(None, [f"{change.article_id or '–'}: {_CAUSE[change.cause]}", link]))


def _markdown_table(one: TableChanges, limit: int) -> Iterator[str]:
    yield f"\n## {_headline(one)}"
    yield from (f"\n{escaped(note)}" for note in one.notes)
    for number, change in enumerate(_limited(one, limit)):
        if number == 0:
            yield _MARKDOWN_HEAD
        yield f"| {' | '.join(_markdown_cells(change))} |"
    yield from _more(one, limit, "\n…")


def _markdown_cells(change: Changes) -> list[str]:
    is_cell = change.column_name is not None
    values = [_value(change.old_value), _value(change.new_value)] if is_cell else ["", ""]
    link = change.diff_url or change.new_permalink_url or change.old_permalink_url
    reason = f"{escaped(change.article_id or '–')}: {_CAUSE[change.cause]}"
    linked = f"[{reason}]({in_link(link)})" if link and link.startswith("https://") else reason
    named = [change.row_key, change.column_name or "", *values]
    return [change.change, *map(escaped, named), linked]


def _headline(one: TableChanges) -> str:
    counts = ", ".join(f"{count} {what}" for what, count in one.counts.items() if count)
    return f"{one.table}: {counts or 'rows as they were'}"


def _limited(one: TableChanges, limit: int) -> Iterable[Changes]:
    return islice(one.changes, limit) if limit else one.changes


def _more(one: TableChanges, limit: int, mark: str) -> Iterator[str]:
    if limit and next(iter(one.changes), None) is not None:
        yield f"{mark} more than {limit} lines; --limit 0 shows all"


def _value(text: str | None) -> str:
    return "null" if text is None else text


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
