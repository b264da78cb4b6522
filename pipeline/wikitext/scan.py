"""Finds the calls of interest in a text and pays almost nothing for the rest of it."""

from collections.abc import Sequence
from itertools import pairwise

from pipeline.wikitext.brackets import MAX_HEIGHT, brackets, closed_call, unclosed_call
from pipeline.wikitext.calls import Call, read_call
from pipeline.wikitext.headings import next_heading
from pipeline.wikitext.names import NameSet
from pipeline.wikitext.simple import read_simple_call
from pipeline.wikitext.zones import Zone, outside, raw_zones, zones


def find_calls(text: str, names: NameSet, start: int = 0, end: int | None = None) -> list[Call]:
    r"""The calls of those names, in order and disjoint, wherever they stand but in comments.

    None of them is expected to hold another: where one opens inside an open one, or a heading
    comes first, the closer was lost, and the call is cut there (``closed`` is false).

    >>> text = "{{hat|{{box|score=1–0}}}} {{box|score={{x}\n{{Box|score=2–2}} <!--{{box}}-->"
    >>> [(call.closed, call.value("score")) for call in find_calls(text, NameSet(["box"]))]
    [(True, '1–0'), (False, ''), (True, '2–2')]
    """
    end = len(text) if end is None else end
    spots = list(names.openings(text, start, end))
    if not spots:
        return []
    return calls_at(text, spots, raw_zones(text, start, end), end)


def calls_at(
    text: str, spots: Sequence[int], hidden: Sequence[Zone], end: int | None = None
) -> list[Call]:
    """The calls that open at these offsets and outside the raw zones, as ``find_calls`` finds them.

    >>> [call.name for call in calls_at("{{a}} <!--{{b}}--> {{c}}", [0, 19], [])]
    ['a', 'c']
    """
    spots = outside(spots, hidden)
    end = len(text) if end is None else end
    return [_call_at(text, spot, following, hidden) for spot, following in pairwise([*spots, end])]


def all_calls(
    text: str, names: NameSet | None = None, start: int = 0, end: int | None = None
) -> list[Call]:
    """Every closed call at any depth, those in refs too, by opening; slower than find_calls.

    >>> [call.name for call in all_calls("{{a|{{b}}<ref>{{c|}}</ref>|[[{{d}}|e]]}} {{f")]
    ['a', 'b', 'c', 'd']
    """
    calls = []
    regions = [(start, len(text) if end is None else end)]
    while regions:
        first, last = regions.pop()
        around = zones(text, first, last)
        regions += [(z.inner_start, z.inner_end) for z in around if not z.is_raw]
        calls += [
            read_call(text, bracket)
            for bracket in brackets(text, first, last, around)
            if bracket.mark == "{{" and bracket.height <= MAX_HEIGHT
        ]
    kept = calls if names is None else [call for call in calls if call.name in names]
    return sorted(kept, key=lambda call: call.start)


def _call_at(text: str, spot: int, limit: int, hidden: Sequence[Zone]) -> Call:
    has_closer = text.find("}}", spot, limit) >= 0
    call = read_simple_call(text, spot, limit) if has_closer else None
    if call and text.find("\n==", spot, call.end) < 0:
        return call
    heading = next_heading(text, spot, call.end if call else limit, hidden)
    if call and heading is None:
        return call
    limit = limit if heading is None else heading
    bracket = closed_call(text, spot, limit) if has_closer else None
    if bracket is None:
        return read_call(text, unclosed_call(text, spot, limit), closed=False)
    return read_call(text, bracket)
