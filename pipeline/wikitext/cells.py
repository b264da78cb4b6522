"""The rows and cells of wikitables as written, before any span is carried."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from pipeline.wikitext.brackets import brackets
from pipeline.wikitext.calls import BLANK
from pipeline.wikitext.pieces import run
from pipeline.wikitext.spans import Span
from pipeline.wikitext.table_spans import TableSpan, has_rows
from pipeline.wikitext.zones import zones

_PIPE = r"(?:\||\{\{!\}\})"
_MARKS = (
    rf"\n[ \t:]*+(?:(?P<row>{_PIPE}-++)|(?P<caption>{_PIPE}\+)|(?P<cell>{_PIPE})|(?P<head>!))"
    rf"|(?P<next>{_PIPE}{{2}})|(?P<nexthead>!!)|(?P<pipe>{_PIPE})|(?P<line>\n)"
)
_MARK = re.compile(_MARKS)
_RUN = run(r"|!\n", also="|!(?!!)", opening=r"\{\{(?!\{|!\}\})")
_RUN_TO_MARK = re.compile(rf"{_RUN}()(?:{_MARKS}|(?P<end>\Z)|)")
MAX_ROWS = 1_000_000
MAX_CELLS_IN_ROW = 5_000
"""Nobody wrote more: the last cell then holds the rest of its line, unsplit."""

_LEADING_ATTRIBUTES = re.compile(
    r"\s*+(?>(?:(?:colspan|rowspan|style|align|scope|class|bgcolor|width)\s*+=\s*+"
    r"(?:\"[^\"|]*+\"|'[^'|]*+'|[^\s\"'|{]++)\s*+)+)(?=\{\{)"
)


class RawCell(NamedTuple):
    """One cell as written, ``value`` and ``attributes`` trimmed."""

    is_header: bool
    attributes: str
    value: str
    start: int


class RawTable(NamedTuple):
    """Rows of cells; rows without any are left out, as in HTML."""

    attributes: str
    caption: Span | None
    rows: list[list[RawCell]]


def read_rows(text: str, spans: Sequence[TableSpan], index: int, most: int = MAX_ROWS) -> RawTable:
    r"""The first rows of one table; ``spans`` holds all, since they may nest.

    >>> text = "{|\n!a\n|-\n||1||{{x\n|y}}\n|colspan=2|b\n|}"
    >>> raw = read_rows(text, [TableSpan(0, 2, 36, 38, True, 0)], 0)
    >>> [[(c.attributes, c.value) for c in row] for row in raw.rows]
    [[('', 'a')], [('', '1'), ('', '{{x\n|y}}'), ('colspan=2', 'b')]]
    """
    span = spans[index]
    if _has_no_rows(text, span, spans[index + 1 : index + 2]):
        first_line = text[span.inner_start : span.inner_end].partition("\n")[0]
        return RawTable(first_line.strip(BLANK), None, [])
    nested = [(s.start, s.end) for s in _directly_inside(spans, index)]
    return _read(text, span, _tokens(text, span, nested), most)


_Held = list[tuple[int, int]]


def _has_no_rows(text: str, span: TableSpan, following: Sequence[TableSpan]) -> bool:
    if any(later.start < span.end for later in following):
        return False
    return not has_rows(text, span.inner_start, span.inner_end)


_Token = tuple[str, int, int]


def _tokens(text: str, span: TableSpan, nested: _Held) -> Iterator[_Token]:
    """The table's own marks: kind, start, end."""
    at = span.inner_start
    if not nested:
        for found in _RUN_TO_MARK.finditer(text, at, span.inner_end):
            kind = found.lastgroup
            if kind == "end":
                return
            if kind is None:
                break  # something nests too deep or never closes: the full way from here on
            at = found.end()
            yield kind, found.start(1), at
    held = _outermost([*_held(text, at, span.inner_end), *nested])
    for start, end in [*held, (span.inner_end, span.inner_end)]:
        for found in _MARK.finditer(text, at, start):
            yield found.lastgroup or "", found.start(), found.end()
        at = end


def _held(text: str, start: int, end: int) -> _Held:
    """Constructs whose pipes and line breaks are their own; ``{{!}}`` is a pipe itself."""
    around = zones(text, start, end)
    found = [(zone.start, zone.end) for zone in around]
    for bracket in brackets(text, start, end, around):
        if text[bracket.start : bracket.end] != "{{!}}":
            found.append((bracket.start, bracket.end))
    return found


def _outermost(held: _Held) -> _Held:
    kept: _Held = []
    for start, end in sorted(held):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _directly_inside(spans: Sequence[TableSpan], index: int) -> Iterator[TableSpan]:
    for place in range(index + 1, len(spans)):
        span = spans[place]
        if span.start >= spans[index].end:
            break
        if span.depth == spans[index].depth + 1:
            yield span


def _read(  # noqa: C901 - one loop without calls: it reads every cell of every table
    text: str, span: TableSpan, tokens: Iterable[_Token], most: int
) -> RawTable:
    """Put the cells together. One loop without calls for what is met most: it reads every cell."""
    rows: list[list[RawCell]] = [[]]
    caption, table_attributes = None, ""
    what, begin = "attributes", span.inner_start  # what the text read now belongs to
    pipe = pipe_end = -1  # the first single one on the cell's own line
    is_first_line = True
    for kind, start, end in chain(tokens, [("end", span.inner_end, span.inner_end)]):
        if kind == "pipe":
            if is_first_line and pipe < 0:
                pipe, pipe_end = start, end
            continue
        if kind == "line":
            is_first_line = False
            if what != "attributes":
                continue
        is_next = kind in ("next", "nexthead")
        if is_next and not (is_first_line and _splits(what, kind, rows[-1])):
            continue
        if what in ("cell", "head"):
            rows[-1].append(_cell(text, what == "head", begin, pipe, pipe_end, start))
        elif what == "caption":
            caption = _caption_span(text, pipe_end if pipe >= 0 else begin, start)
        elif what == "attributes":
            table_attributes = text[begin:start].strip(BLANK)
        if kind == "row" and rows[-1]:
            if len(rows) >= most:
                break
            rows.append([])
        if not is_next:
            what, is_first_line = kind, True
        begin, pipe = end, -1
    return RawTable(table_attributes, caption, rows if rows[-1] else rows[:-1])


def _splits(what: str, kind: str, row: list[RawCell]) -> bool:
    """Whether a double mark ends the cell: ``!!`` only in a row of header cells."""
    is_in_row = what == "head" or (what == "cell" and kind == "next")
    return is_in_row and len(row) < MAX_CELLS_IN_ROW


def _cell(text: str, is_header: bool, start: int, pipe: int, pipe_end: int, stop: int) -> RawCell:
    attributes = ""
    if pipe >= 0 and text.find("[[", start, pipe) < 0:
        attributes = text[start:pipe].strip(BLANK)
        start = pipe_end
    elif leading := _LEADING_ATTRIBUTES.match(text, start, stop):
        attributes = leading[0].strip(BLANK)
        start = leading.end()
    value = text[start:stop].lstrip(BLANK)
    return RawCell(is_header, attributes, value.rstrip(BLANK), stop - len(value))


def _caption_span(text: str, start: int, stop: int) -> Span:
    value = text[start:stop].lstrip(BLANK)
    return Span(stop - len(value), stop - len(value) + len(value.rstrip(BLANK)))
