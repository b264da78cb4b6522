"""Stretches in which markup means nothing or stays by itself: comments, nowiki, refs."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

_RAW = "nowiki|pre|math|chem|ce|syntaxhighlight|source|score|timeline|graph|templatedata|hiero"
_HELD = "ref|gallery|poem|imagemap|indicator"
_RAW_KINDS = frozenset((*_RAW.split("|"), "comment"))

ZONE_TAGS = f"{_RAW}|{_HELD}"
"""Names of the tags whose content the preprocessor sets apart, as a pattern."""


def any_case(names: str) -> str:
    """A pattern of names in either case, spelt out: re is slow to skip IGNORECASE branches.

    >>> any_case("ce|b")
    '[cC][eE]|[bB]'
    """
    return "".join(f"[{c}{c.upper()}]" if c.upper() != c else c for c in names)


def _tag_pattern(names: str) -> re.Pattern[str]:
    return re.compile(rf"<(?:(!--)|(/?)({any_case(names)})(?=[\s/>])[^<>]*+>)")


_RAW_MARKS = _tag_pattern(_RAW)
_ALL_MARKS = _tag_pattern(ZONE_TAGS)
_COMMENT_END = re.compile("-->")
_COMMENT = re.compile(r"<!--(?>(?:[^-]++|-(?!->))*)(?:-->|\Z)")
# What an inline comment or nowiki never runs across, unless its closer was lost.
_STRUCTURE = re.compile(r"\n[ \t:*#]*+[={|!<]|\}\}")

_LINE_STRUCTURE = re.compile(r"[\n|]|\{\{|\}\}")


class Zone(NamedTuple):
    """One stretch ``text[start:end]``, marks included; what stands between them is *inner*."""

    start: int
    end: int
    kind: str
    inner_start: int
    inner_end: int

    @property
    def is_raw(self) -> bool:
        """Whether its content is no markup at all; a ref's content is."""
        return self.kind in _RAW_KINDS


class _Mark(NamedTuple):
    start: int
    end: int
    kind: str
    role: str  # "open", "close" or "both"


def raw_zones(text: str, start: int = 0, end: int | None = None) -> list[Zone]:
    """Comments, nowiki and their like, in order and disjoint.

    A comment that is never closed hides its words up to the end of the line or the next
    brace or pipe; other tags then hide nothing.

    >>> [z.kind for z in raw_zones("a<!-- {{b}} --><nowiki>[[c</nowiki><pre>d")]
    ['comment', 'nowiki']
    """
    return _zones(text, start, len(text) if end is None else end, _RAW_MARKS)


def zones(text: str, start: int = 0, end: int | None = None) -> list[Zone]:
    """The same with ``<ref>`` and the other tags that keep their content to themselves.

    >>> [z.kind for z in zones("a<ref name=x/><ref>{{cite|a|b}}</ref><ref>lost<!--c-->")]
    ['ref', 'ref', 'comment']
    """
    return _zones(text, start, len(text) if end is None else end, _ALL_MARKS)


def has_zone(text: str) -> bool:
    """Whether anything in a text may open or close a zone.

    >>> has_zone("a<br>b<small>c</small>"), has_zone("a<ref name=x />")
    (False, True)
    """
    return _ALL_MARKS.search(text) is not None


def without_comments(text: str) -> str:
    """The text without its comments.

    >>> without_comments("da<!-- not -->te")
    'date'
    """
    return _COMMENT.sub("", text) if "<!--" in text else text


def gaps(around: Sequence[Zone], start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of ``start..end`` between zones, as offsets.

    >>> list(gaps(zones("ab<!--c-->d"), 0, 11))
    [(0, 2), (10, 11)]
    """
    for zone in around:
        if start < zone.start:
            yield start, zone.start
        start = zone.end
    if start < end:
        yield start, end


def outside(places: Sequence[int], hidden: Sequence[Zone]) -> list[int]:
    """Those of the ascending offsets that stand in none of the zones.

    >>> outside([0, 4, 9], zones("a<!--b-->"))
    [0, 9]
    """
    if not hidden:
        return list(places)
    kept, index = [], 0
    for place in places:
        while index < len(hidden) and hidden[index].end <= place:
            index += 1
        if index == len(hidden) or place < hidden[index].start:
            kept.append(place)
    return kept


def _zones(text: str, start: int, end: int, pattern: re.Pattern[str]) -> list[Zone]:
    marks = _marks(text, start, end, pattern)
    same, closer = _links(marks)
    found: list[Zone] = []
    covered = start
    for index, mark in enumerate(marks):
        if mark.start < covered or mark.role == "close":
            continue
        zone = _zone_at(text, marks, index, same, closer, end)
        if zone is not None:
            found.append(zone)
            covered = zone.end
    return found


def _marks(text: str, start: int, end: int, pattern: re.Pattern[str]) -> list[_Mark]:
    marks, has_comment, new = list[_Mark](), False, tuple.__new__  # _Mark(…) costs twice as much
    for found in pattern.finditer(text, start, end):
        comment, slash, name = found.groups()
        if comment:
            has_comment = True
            marks.append(new(_Mark, (*found.span(), "comment", "open")))
            continue
        role = "close" if slash else "both" if text[found.end() - 2] == "/" else "open"
        marks.append(_Mark(found.start(), found.end(), name.lower(), role))
    if has_comment:
        marks += _comment_ends(text, marks, end)
        marks.sort()
    return marks


def _comment_ends(text: str, marks: Sequence[_Mark], end: int) -> list[_Mark]:
    """The closers of comments: of each its own where all are in order, else every one there is."""
    openers = [mark for mark in marks if mark.kind == "comment"]
    found: list[_Mark] = []
    for opener, following in zip_longest(openers, openers[1:]):
        stop = text.find("-->", opener.end, end)
        if stop < 0 or (following and following.start < stop):
            closers = _COMMENT_END.finditer(text, openers[0].end, end)
            return [_Mark(m.start(), m.end(), "comment", "close") for m in closers]
        found.append(_Mark(stop, stop + 3, "comment", "close"))
    return found


def _links(marks: list[_Mark]) -> tuple[list[int], list[int]]:
    # From the back once, so that no search for a closer is ever made twice.
    same, closer = [-1] * len(marks), [-1] * len(marks)
    next_same: dict[str, int] = {}
    next_closer: dict[str, int] = {}
    for index in range(len(marks) - 1, -1, -1):
        kind, role = marks[index].kind, marks[index].role
        if role == "both":
            continue
        same[index] = next_same.get(kind, -1)
        closer[index] = next_closer.get(kind, -1)
        next_same[kind] = index
        if role == "close":
            next_closer[kind] = index
    return same, closer


def _zone_at(
    text: str, marks: list[_Mark], index: int, same: list[int], closer: list[int], end: int
) -> Zone | None:
    opener = marks[index]
    if opener.role == "both":
        return Zone(opener.start, opener.end, opener.kind, opener.end, opener.end)
    if closer[index] < 0 or _was_never_closed(text, marks, index, same, closer):
        return _rest_of_line(text, opener, end) if opener.kind == "comment" else None
    last = marks[closer[index]]
    # "<!-->" holds its own closer's characters; MediaWiki closes it there as well.
    return Zone(opener.start, last.end, opener.kind, opener.end, max(opener.end, last.start))


def _was_never_closed(
    text: str, marks: list[_Mark], index: int, same: list[int], closer: list[int]
) -> bool:
    """Whether the next closer belongs to a later opener of the same kind."""
    following = same[index]
    if marks[following].role == "close":
        return False
    if marks[index].kind not in _RAW_KINDS:
        return True
    surplus = same[closer[index]]
    if surplus >= 0 and marks[surplus].role == "close":
        return False
    return _STRUCTURE.search(text, marks[index].end, marks[following].start) is not None


def _rest_of_line(text: str, opener: _Mark, end: int) -> Zone:
    # Not past what may be a call: a lost closer costs no more than the comment's own words.
    found = _LINE_STRUCTURE.search(text, opener.end, end)
    stop = found.start() if found else end
    return tuple.__new__(Zone, (opener.start, stop, "comment", opener.end, stop))
