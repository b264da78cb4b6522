"""Marks of transclusion and notes: sections, onlyinclude and its like, refs."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.wikitext.spans import Span
from pipeline.wikitext.zones import Zone, outside, raw_zones, zones

_SECTION = re.compile(
    r"<[sS][eE][cC][tT][iI][oO][nN]\s++(begin|end)\s*+=\s*+"
    r"(?:\"([^\"<>\n]*+)\"?|'([^'<>\n]*+)'?|([^\s\"'<>/]++))[^<>]*+>"
)
_INCLUDE = re.compile(r"<(/?)((?i:onlyinclude|noinclude|includeonly))\s*+(/?)>")


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


class Include(NamedTuple):
    """One ``<onlyinclude>``, ``<noinclude>`` or ``<includeonly>`` and what it holds."""

    kind: str
    start: int
    inner_start: int
    inner_end: int
    end: int

    @property
    def span(self) -> Span:
        """Tags included."""
        return Span(self.start, self.end)

    @property
    def inner(self) -> Span:
        """Between the tags."""
        return Span(self.inner_start, self.inner_end)


def find_includes(text: str) -> list[Include]:
    """The three tags in order. One that is never closed runs to the end, as in MediaWiki.

    >>> text = "a<onlyinclude>b</onlyinclude>c<noinclude>d"
    >>> [(i.kind, i.inner.of(text)) for i in find_includes(text)]
    [('onlyinclude', 'b'), ('noinclude', 'd')]
    """
    marks = [m for m in _INCLUDE.finditer(text) if not m[3]]
    if not marks:
        return []
    shown = set(outside([m.start() for m in marks], raw_zones(text)))
    stops: dict[str, tuple[int, int]] = {}
    includes = []
    for found in reversed(marks):
        kind = found[2].lower()
        if found.start() not in shown:
            continue
        if found[1]:
            stops[kind] = found.span()
        else:
            inner_end, end = stops.pop(kind, (len(text), len(text)))
            includes.append(Include(kind, found.start(), found.end(), inner_end, end))
    return includes[::-1]


def transcluded_spans(text: str) -> list[Span]:
    """What another page gets when it transcludes this one.

    >>> text = "<noinclude>a</noinclude>b<onlyinclude>c</onlyinclude>d<onlyinclude>e</onlyinclude>"
    >>> [s.of(text) for s in transcluded_spans(text)]
    ['c', 'e']
    >>> text = "a<noinclude>b</noinclude>c"
    >>> [s.of(text) for s in transcluded_spans(text)]
    ['a', 'c']
    """
    includes = find_includes(text)
    only = [include.inner for include in includes if include.kind == "onlyinclude"]
    if only:
        return only
    return _without(text, [i.span for i in includes if i.kind == "noinclude"])


def native_spans(text: str) -> list[Span]:
    """What the page itself shows: all but ``<includeonly>``.

    >>> text = "a<includeonly>b</includeonly>c"
    >>> [s.of(text) for s in native_spans(text)]
    ['a', 'c']
    """
    return _without(text, [i.span for i in find_includes(text) if i.kind == "includeonly"])


def find_refs(text: str) -> list[Span]:
    """All ``<ref>…</ref>`` and ``<ref/>``, tags included.

    >>> [s.of("a<ref>b</ref>") for s in find_refs("a<ref>b</ref>")]
    ['<ref>b</ref>']
    """
    return [Span(zone.start, zone.end) for zone in zones(text) if zone.kind == "ref"]


def _without(text: str, left_out: list[Span]) -> list[Span]:
    kept, start = [], 0
    for span in left_out:
        if start < span.start:
            kept.append(Span(start, span.start))
        start = max(start, span.end)
    return [*kept, Span(start, len(text))] if start < len(text) else kept
