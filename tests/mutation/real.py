"""Facts of the three season articles, found in their plain text, and ways to state them wrong."""

import re
from collections.abc import Iterator

from tests.mutation.pieces import Mutant

_MATCH = re.compile(r"^(?P<home>[^\n|]+?) (?P<a>\d+)−(?P<b>\d+) (?P<away>[^\n|]+)$", re.MULTILINE)
_NOTE = re.compile(r"^(?P<who>[^\n]+?) won the round (?P<a>\d+)−(?P<b>\d+) on agg", re.MULTILINE)
_TOTAL = re.compile(r"^- (?P<field>Matches|Goals): (?P<number>\d+)$", re.MULTILINE)
_LISTED = re.compile(r"^\| [A-Z]{2,3} [^|\n]+\| [^|\n]+\| (?P<number>\d+) \|$", re.MULTILINE)
_LINE = re.compile(r"^\| \d+ \| [^|\n]+\| [^|\n]+\| [^|\n]+\| (?P<number>\d+) \|", re.MULTILINE)
_DATE = re.compile(r"^(?:January|February|March|April) \d+, (?P<number>2014)$", re.MULTILINE)


def mutants(title: str, text: str) -> Iterator[Mutant]:
    """Every way to change one fact of an article."""
    yield from _numbers(title, text, _NOTE, "note's aggregate", ("a", "b"))
    yield from _numbers(title, text, _MATCH, "score", ("a", "b"))
    yield from _numbers(title, text, _TOTAL, "infobox total", ("number",))
    yield from _numbers(title, text, _LISTED, "list total", ("number",))
    yield from _numbers(title, text, _LINE, "table cell", ("number",))
    yield from _numbers(title, text, _DATE, "date", ("number",))
    for note in _NOTE.finditer(text):
        (*_, match) = _MATCH.finditer(text, 0, note.start())
        other = match["away"] if match["home"] == note["who"] else match["home"]
        yield _changed(title, text, "note's winner", note.span("who"), other)


def _numbers(
    title: str, text: str, pattern: re.Pattern[str], kind: str, groups: tuple[str, ...]
) -> Iterator[Mutant]:
    for found in pattern.finditer(text):
        for group in groups:
            yield _changed(title, text, kind, found.span(group), str(int(found[group]) + 1))


def _changed(title: str, text: str, kind: str, span: tuple[int, int], said: str) -> Mutant:
    start, end = span
    return Mutant(title, text[:start] + said + text[end:], kind, start, text[start:end], said)
