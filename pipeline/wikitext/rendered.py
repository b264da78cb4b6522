"""Rendered plain text as lines: headings, table rows, list items, indented lines, text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from pipeline.wikitext.spans import Span


class LineKind(Enum):
    """What a line is by its form alone."""

    BLANK = auto()
    HEADING = auto()
    TABLE_ROW = auto()
    BULLET = auto()
    NUMBERED = auto()
    INDENTED = auto()
    RULE = auto()
    TAG = auto()
    TEXT = auto()


_FORMS = [
    (re.compile(r"\s*"), LineKind.BLANK),
    (re.compile(r"={1,6}[^=].*=\s*"), LineKind.HEADING),
    (re.compile(r"\|.*"), LineKind.TABLE_ROW),
    (re.compile(r"- .*"), LineKind.BULLET),
    (re.compile(r"\d{1,2}\. .*"), LineKind.NUMBERED),
    (re.compile(r"(?: \s|\t)\s*\S.*"), LineKind.INDENTED),
    (re.compile(r"-{4,}\s*"), LineKind.RULE),
    (re.compile(r"\s*(?:</?\w[^<>]*>\s*)+"), LineKind.TAG),
]


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its end: kind, text, span, and number from 1."""

    kind: LineKind
    text: str
    span: Span
    number: int

    def part(self, start: int, end: int) -> Span:
        """The span in the article of ``text[start:end]`` of this line."""
        return Span(self.span.start + start, self.span.start + end)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table row: its text without outer spaces, and where that stands."""

    text: str
    span: Span


def split_lines(text: str) -> list[Line]:
    r"""Every line of a text, in order.

    >>> [line.kind.name for line in split_lines("== A ==\n  B: c 4'")]
    ['HEADING', 'INDENTED']
    """
    lines = []
    start = 0
    for number, content in enumerate(text.split("\n"), start=1):
        span = Span(start, start + len(content))
        lines.append(Line(kind_of(content), content, span, number))
        start = span.end + 1
    return lines


def kind_of(content: str) -> LineKind:
    """What a line is by its form.

    >>> kind_of("1. fair play ranking").name, kind_of("----").name
    ('NUMBERED', 'RULE')
    """
    for form, kind in _FORMS:
        if form.fullmatch(content):
            return kind
    return LineKind.TEXT


def heading_of(line: Line) -> tuple[int, str]:
    """Level and title of a heading line.

    >>> heading_of(split_lines("===Group 1===")[0])
    (3, 'Group 1')
    """
    marked = line.text.rstrip()
    title = marked.strip("=")
    level = min(len(marked) - len(marked.lstrip("=")), len(marked) - len(marked.rstrip("=")))
    return level, title.strip()


def section_ends(lines: Iterable[Line]) -> dict[int, int]:
    """By the number of its heading line, where each section ends: before the next heading of its
    level or above. The sections still open at the end of the text are not in it.

    >>> section_ends(split_lines("==A==\\n===B===\\n==C=="))
    {2: 14, 1: 14}
    """
    ends: dict[int, int] = {}
    open_sections: list[tuple[int, int]] = []
    for line in lines:
        if line.kind is not LineKind.HEADING:
            continue
        level, _ = heading_of(line)
        while open_sections and open_sections[-1][0] >= level:
            ends[open_sections.pop()[1]] = line.span.start
        open_sections.append((level, line.number))
    return ends


def split_cells(line: Line) -> tuple[Cell, ...]:
    """The cells of a table row; the pipes at both ends open and close it.

    >>> [cell.text for cell in split_cells(split_lines("| 4 | | |")[0])]
    ['4', '', '']
    """
    pieces = line.text.rstrip().removesuffix("|").split("|")[1:]
    cells = []
    start = 1
    for piece in pieces:
        content = piece.strip()
        inner = start + (len(piece) - len(piece.lstrip()) if content else 0)
        cells.append(Cell(content, line.part(inner, inner + len(content))))
        start += len(piece) + 1
    return tuple(cells)
