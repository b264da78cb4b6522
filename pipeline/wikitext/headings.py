"""Section headings: their lines, levels, titles, and the text that stands under each."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.wikitext.brackets import brackets
from pipeline.wikitext.spans import Span
from pipeline.wikitext.zones import Zone, outside, raw_zones, without_comments, zones

_LINE = re.compile(r"\n(=[^\n]*)")
_BLANK = " \t\r"
_PLAIN = re.compile(r"(={1,6})(?!=)([^=<]++)\1[ \t\r]*+")


class Heading(NamedTuple):
    """One heading. ``path`` holds the titles from the top of the page down to this one."""

    level: int
    title: str
    path: tuple[str, ...]
    start: int
    body_start: int
    body_end: int
    section_end: int

    @property
    def span(self) -> Span:
        """Its line, the line break included."""
        return Span(self.start, self.body_start)

    @property
    def body(self) -> Span:
        """What stands between it and the next heading."""
        return Span(self.body_start, self.body_end)

    @property
    def section(self) -> Span:
        """The body with all subsections, to the next heading of the same or a higher level."""
        return Span(self.body_start, self.section_end)


def find_headings(text: str, hidden: Sequence[Zone] | None = None) -> list[Heading]:
    r"""All headings in order, those in comments and nowiki aside.

    ``hidden`` are the raw zones of the text, for those who know them already.

    A line ``= x =`` inside a template is a parameter, not a heading; lines with more signs always
    count, since a template that is not closed would otherwise swallow the sections below it.

    >>> page = "lead\n== A ==\n=== [[B]] === <!-- b -->\nb\n{{x|\n= c =\n}}\n== D ==\n"
    >>> [(h.level, h.path, h.body.of(page)) for h in find_headings(page)][1:]
    [(3, ('A', '[[B]]'), 'b\n{{x|\n= c =\n}}\n'), (2, ('D',), '')]
    """
    lines = _heading_lines(text, hidden)
    starts = [start for _, _, start, _ in lines] + [len(text)]
    section_ends = _section_ends([level for level, _, _, _ in lines], starts)
    return [
        Heading(level, title, path, start, end, body_end, section_end)
        for (level, title, start, end), path, body_end, section_end in zip(
            lines, _paths(lines), starts[1:], section_ends, strict=True
        )
    ]


def next_heading(text: str, start: int, end: int, hidden: Sequence[Zone]) -> int | None:
    """Offset of the first heading of level 2 or deeper that begins behind ``start``.

    >>> next_heading("{{a\\n==b\\n==c==\\n", 0, 16, [])
    8
    """
    place = text.find("\n==", start, end)
    while place >= 0:
        stop = text.find("\n", place + 1, end)
        stop = end if stop < 0 else stop
        read = read_heading_line(text[place + 1 : stop])
        if read and read[0] > 1 and outside([place], hidden):
            return place + 1
        place = text.find("\n==", stop, end)
    return None


def read_heading_line(line: str) -> tuple[int, str] | None:
    """Level and title of a line that is a heading.

    >>> read_heading_line("=== Group A == <!-- a --> "), read_heading_line("== no")
    ((2, '= Group A'), None)
    """
    plain = _PLAIN.fullmatch(line)
    if plain is not None:
        return len(plain[1]), plain[2].strip(_BLANK)
    line = without_comments(line).rstrip(_BLANK)
    if not line.startswith("=") or not line.endswith("="):
        return None
    inner = line.strip("=")
    if not inner:  # "=====" is the title "=" between two signs on each side
        level = min(6, (len(line) - 1) // 2)
        return (level, line[level:-level]) if level else None
    left = len(line) - len(line.lstrip("="))
    right = len(line) - len(line.rstrip("="))
    level = min(6, left, right)
    return level, line[level:-level].strip(_BLANK)


_Line = tuple[int, str, int, int]  # level, title, start, offset of the line behind it


def _heading_lines(text: str, hidden: Sequence[Zone] | None) -> list[_Line]:
    lines: list[_Line] = []
    for start, line in may_be_headings(text):
        read = read_heading_line(line)
        if read is not None:
            lines.append((*read, start, min(start + len(line) + 1, len(text))))
    if not lines:
        return []
    hidden = raw_zones(text) if hidden is None else hidden
    shown = set(outside([start for _, _, start, _ in lines], hidden))
    shown -= _inside_calls(text, [start for level, _, start, _ in lines if level == 1])
    return [line for line in lines if line[2] in shown]


def may_be_headings(text: str) -> list[tuple[int, str]]:
    """Offset and text of the lines that begin as headings do.

    >>> may_be_headings("=a=\\nb\\n==c")
    [(0, '=a='), (6, '==c')]
    """
    first = [(0, text.partition("\n")[0])] if text.startswith("=") else []
    return first + [(found.start(1), found[1]) for found in _LINE.finditer(text)]


def _inside_calls(text: str, places: list[int]) -> set[int]:
    if not places:
        return set()
    spans = [(b.start, b.end) for b in brackets(text, 0, len(text), zones(text)) if b.mark != "[["]
    held = [Zone(start, end, "call", start, end) for start, end in _outermost(spans)]
    return set(places) - set(outside(places, held))


def _outermost(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _section_ends(levels: list[int], starts: list[int]) -> list[int]:
    ends = [starts[-1]] * len(levels)
    next_start = dict.fromkeys(range(1, 7), starts[-1])
    for index in range(len(levels) - 1, -1, -1):
        ends[index] = min(next_start[level] for level in range(1, levels[index] + 1))
        next_start[levels[index]] = starts[index]
    return ends


def _paths(lines: list[_Line]) -> list[tuple[str, ...]]:
    paths, open_levels = [], list[tuple[int, str]]()
    for level, title, _, _ in lines:
        while open_levels and open_levels[-1][0] >= level:
            open_levels.pop()
        open_levels.append((level, title))
        paths.append(tuple(name for _, name in open_levels))
    return paths
