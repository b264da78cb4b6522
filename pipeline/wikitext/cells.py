"""The rows and cells of wikitables as written, before any span is carried."""

import re
from collections.abc import Callable, Iterable, Iterator
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
MAX_CELLS_IN_ROW = 5_000
"""Nobody wrote more: the last cell then holds the rest of its line, unsplit."""

_LEADING_ATTRIBUTES = re.compile(
    r"\s*+(?:(?:colspan|rowspan|style|align|scope|class|bgcolor|width)\s*+=\s*+"
    r"(?:\"[^\"|]*+\"|'[^'|]*+'|[^\s\"'|{]++)\s*+)++(?=\{\{)"
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


def read_rows(
    text: str, spans: list[TableSpan], wanted: Callable[[TableSpan], bool] = lambda _: True
) -> Iterator[tuple[TableSpan, RawTable]]:
    r"""The rows of each table that is wanted; ``spans`` holds all, since they may nest.

    >>> text = "{|\n!a\n|-\n||1||{{x\n|y}}\n|colspan=2|b\n|}"
    >>> [(_, raw)] = read_rows(text, [TableSpan(0, 2, 36, 38, True, 0)])
    >>> [[(c.attributes, c.value) for c in row] for row in raw.rows]
    [[('', 'a')], [('', '1'), ('', '{{x\n|y}}'), ('colspan=2', 'b')]]
    """
    for index, span in enumerate(spans):
        if not wanted(span):
            continue
        if _has_no_rows(text, span, spans[index + 1 : index + 2]):
            first_line = text[span.inner_start : span.inner_end].partition("\n")[0]
            yield span, RawTable(first_line.strip(BLANK), None, [])
        else:
            nested = [(s.start, s.end) for s in _directly_inside(spans, index)]
            yield span, _Reader(text, span).read(_tokens(text, span, nested))


_Held = list[tuple[int, int]]


def _has_no_rows(text: str, span: TableSpan, following: list[TableSpan]) -> bool:
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


def _directly_inside(spans: list[TableSpan], index: int) -> Iterator[TableSpan]:
    for place in range(index + 1, len(spans)):
        span = spans[place]
        if span.start >= spans[index].end:
            break
        if span.depth == spans[index].depth + 1:
            yield span


class _Reader:
    def __init__(self, text: str, span: TableSpan) -> None:
        self._text = text
        self._span = span
        self._rows: list[list[RawCell]] = [[]]
        self._caption: Span | None = None
        self._open = "attributes"  # what the text read now belongs to
        self._attributes = ""
        self._start = span.inner_start
        self._pipe: tuple[int, int] | None = None  # the first single one on the cell's own line
        self._is_first_line = True

    def read(self, tokens: Iterable[_Token]) -> RawTable:
        for kind, start, end in tokens:
            if kind == "line":
                self._is_first_line = False
                if self._open == "attributes":
                    self._finish(start, "", end)
            elif kind == "pipe":
                self._note_pipe(start, end)
            elif kind not in ("next", "nexthead") or self._splits(kind):
                self._finish(start, kind, end)
        self._finish(self._span.inner_end, "", self._span.inner_end)
        return RawTable(self._attributes, self._caption, [row for row in self._rows if row])

    def _note_pipe(self, start: int, end: int) -> None:
        if self._is_first_line and self._pipe is None:
            self._pipe = start, end

    def _splits(self, kind: str) -> bool:
        in_row = self._is_first_line and self._open in ("cell", "head")
        in_row = in_row and len(self._rows[-1]) < MAX_CELLS_IN_ROW
        return in_row and (kind == "next" or self._open == "head")

    def _finish(self, stop: int, following: str, start: int) -> None:
        """Keep what was open up to ``stop``; what follows begins at ``start``."""
        if self._open in ("cell", "head"):
            self._rows[-1].append(self._cell(stop))
        elif self._open == "caption":
            self._caption = self._caption_span(stop)
        elif self._open == "attributes":
            self._attributes = self._text[self._start : stop].strip(BLANK)
        if following == "row":
            self._rows.append([])
        if following not in ("next", "nexthead"):
            self._open = following
            self._is_first_line = True
        self._start, self._pipe = start, None

    def _cell(self, stop: int) -> RawCell:
        start, attributes = self._start, ""
        if self._pipe is not None and "[[" not in self._text[start : self._pipe[0]]:
            attributes = self._text[start : self._pipe[0]].strip(BLANK)
            start = self._pipe[1]
        elif leading := _LEADING_ATTRIBUTES.match(self._text, start, stop):
            attributes = leading[0].strip(BLANK)
            start = leading.end()
        value = self._text[start:stop].lstrip(BLANK)
        return RawCell(self._open == "head", attributes, value.rstrip(BLANK), stop - len(value))

    def _caption_span(self, stop: int) -> Span:
        start = self._start if self._pipe is None else self._pipe[1]
        value = self._text[start:stop].lstrip(BLANK)
        return Span(stop - len(value), stop - len(value) + len(value.rstrip(BLANK)))
