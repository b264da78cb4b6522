"""Where wikitables begin and end, nested and damaged ones included."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.wikitext.headings import read_heading_line
from pipeline.wikitext.zones import Zone, outside, raw_zones

MAX_DEPTH = 8
"""Tables nested deeper are left inside the cell they stand in."""

_OPEN = r"\{\||\{\{\{!\}\}|\{\{\(!\}\}"
_CLOSE = r"\|\}(?!\})|\{\{!\}\}\}|\{\{!\)\}\}|\{\{[\s_]*+(?i:end|table[ _]end|s-end)[\s_]*+\}\}"
_TAGS = r"(?>(?:<(?:onlyinclude|noinclude|includeonly|section [^<>\n]{1,80})/?>[ \t]*+)*)"
# What can follow at all is said first: it rules out most lines at one character.
_EDGES = rf"[ \t:*#;]*+(?=\{{|\|\}}|==|<){_TAGS}(?:({_OPEN})|({_CLOSE})|(==))"
_FIRST_EDGE = re.compile(_EDGES)
_EDGE = re.compile(r"\n" + _EDGES)
_KINDS = ("", "open", "close", "cut")  # by group
_MARK_ON_LINE = re.compile(r"\n[ \t:]*+(?:\||!|\{\{!\}\})")


class TableSpan(NamedTuple):
    """One table ``text[start:end]``, its marks included; ``inner_end`` is before the last one."""

    start: int
    inner_start: int
    inner_end: int
    end: int
    closed: bool
    depth: int


def find_table_spans(
    text: str, start: int = 0, end: int | None = None, hidden: Sequence[Zone] | None = None
) -> list[TableSpan]:
    r"""Tables by their beginning, nested ones with a depth above 0.

    A table that is never closed ends where the next one or a heading begins. ``hidden`` are the
    raw zones of the text, for those who know them already.

    >>> text = "{|\n| a\n{|\n| b\n|}\n|}\n{| c\n| d\n== e ==\n"
    >>> [(t.start, t.end, t.closed, t.depth) for t in find_table_spans(text)]
    [(0, 19, True, 0), (7, 16, True, 1), (20, 29, False, 0)]
    """
    end = len(text) if end is None else end
    if text.find("{|", start, end) < 0 and text.find("!", start, end) < 0:
        return []
    pairing = _Pairing(text)
    for kind, first, last in _edges(text, start, end, hidden):
        if kind == "open":
            pairing.open(first, last)
        elif kind == "close":
            pairing.close(first, last)
        else:
            pairing.cut(first)
    pairing.cut(end)
    return _with_depths(sorted(pairing.found))


def has_rows(text: str, start: int, end: int) -> bool:
    """Whether a line begins as a row, a cell or a caption does."""
    return _MARK_ON_LINE.search(text, start, end) is not None


def _edges(
    text: str, start: int, end: int, hidden: Sequence[Zone] | None
) -> list[tuple[str, int, int]]:
    first = _FIRST_EDGE.match(text, start, end)
    matches = [*([first] if first else []), *_EDGE.finditer(text, start, end)]
    if not any(match.lastindex == 1 for match in matches):
        return []
    hidden = raw_zones(text, start, end) if hidden is None else hidden
    if hidden:
        shown = set(outside([match.start() for match in matches], hidden))
        matches = [match for match in matches if match.start() in shown]
    edges = []
    for match in matches:
        which = match.lastindex or 0
        if which < 3 or _is_heading(text, match.start(3), end):
            edges.append((_KINDS[which], *match.span(which)))
    return edges


def _is_heading(text: str, place: int, end: int) -> bool:
    stop = text.find("\n", place, end)
    found = read_heading_line(text[place : end if stop < 0 else stop])
    return found is not None and found[0] > 1


class _Open:
    __slots__ = ("first_inside", "inner_start", "start")

    def __init__(self, start: int, inner_start: int) -> None:
        self.start = start
        self.inner_start = inner_start
        self.first_inside: int | None = None  # where the first table inside it begins


class _Pairing:
    def __init__(self, text: str) -> None:
        self.found: list[TableSpan] = []
        self._text = text
        self._open: list[_Open] = []

    def open(self, start: int, inner_start: int) -> None:
        if self._open and self._open[-1].first_inside is None:
            self._open[-1].first_inside = start
        self._open.append(_Open(start, inner_start))

    def close(self, inner_end: int, end: int) -> None:
        if self._open:
            table = self._open.pop()
            self.found.append(TableSpan(table.start, table.inner_start, inner_end, end, True, 0))

    def cut(self, place: int) -> None:
        """End what is still open: at the first table that stands inside it, or here.

        An open mark without a single row behind it was never a table.
        """
        for table in self._open:
            stop = place if table.first_inside is None else table.first_inside
            if not has_rows(self._text, table.inner_start, stop):
                continue
            self.found.append(TableSpan(table.start, table.inner_start, stop, stop, False, 0))
        self._open.clear()


def _with_depths(spans: list[TableSpan]) -> list[TableSpan]:
    kept, ends = [], list[int]()
    for span in spans:
        while ends and ends[-1] <= span.start:
            ends.pop()
        if len(ends) <= MAX_DEPTH:
            kept.append(span._replace(depth=len(ends)) if ends else span)
        ends.append(span.end)
    return kept
