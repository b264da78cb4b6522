"""Sections that pages mark for others to show."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.wikitext.spans import Span
from pipeline.wikitext.zones import Zone, outside, raw_zones

_SECTION = re.compile(
    r"<[sS][eE][cC][tT][iI][oO][nN]\s++(begin|end)\s*+=\s*+"
    r"(?:\"([^\"<>\n]*+)\"?|'([^'<>\n]*+)'?|([^\s\"'<>/]++))[^<>]*+>"
)


class Section(NamedTuple):
    """What stands between ``<section begin=name/>`` and its end, marks not included."""

    name: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        """The section's text."""
        return Span(self.start, self.end)


def find_sections(text: str, hidden: Sequence[Zone] | None = None) -> list[Section]:
    """Marked sections in order of their beginning; they may overlap, and a name may come twice.

    One that never ends runs to the next beginning of the same name, or to the end of the text.
    ``hidden`` are the raw zones of the text, for those who know them already.

    >>> text = '<section begin="QF 1" />a<section begin=b/>c<section end=b /><section end="QF 1"/>'
    >>> [(s.name, s.span.of(text)[:3]) for s in find_sections(text)]
    [('QF 1', 'a<s'), ('b', 'c')]
    """
    marks = [
        (found.start(), found.end(), found[1] == "begin", (found[2] or found[3] or found[4] or ""))
        for found in _SECTION.finditer(text)
    ]
    if not marks:
        return []
    hidden = raw_zones(text) if hidden is None else hidden
    shown = set(outside([mark[0] for mark in marks], hidden))
    stops: dict[str, int] = {}
    sections = []
    for start, end, begins, name in reversed(marks):
        if start not in shown:
            continue
        if begins:
            sections.append(Section(name, end, stops.get(name, len(text))))
        stops[name] = start
    return sections[::-1]
