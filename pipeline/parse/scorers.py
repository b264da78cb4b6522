"""Scorer lists of rendered text: ``Morelo 21', 38', García 51' (pen.)``.

Editors write the minutes behind the name (``Morelo 21', 38'``) or before it
(``50', 69' C. Benítez``). A piece between two commas that holds both binds them; a piece that
holds a minute only belongs to the name before it while minutes stand behind names, and to the
next name while they stand before them. docs/plain-text.md tells what stays ambiguous.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from pipeline.problems import Unreadable
from pipeline.tables import GoalEvidence, GoalKind
from pipeline.wikitext.spans import Span, cover

_LONGEST = 2_000  # no side has scored so often; keeps hostile lists cheap
_TIME = re.compile(
    r"""
    (?P<minute>[0-9]{1,3})(?:\s*\+\s*(?P<added>[0-9]{1,2}))?  # 45+2
    \s*['’′]                                            # the minute sign
    """,
    re.VERBOSE,
)
_NOTE = re.compile(r"\((?P<note>[^()]*)\)")
_KIND_BY_NOTE = {
    "pen": GoalKind.PENALTY,
    "p": GoalKind.PENALTY,
    "og": GoalKind.OWN_GOAL,
}
_NAME = re.compile(r"[^\W\d_][^\d()\[\]{}|<>=\"]*")


@dataclass(frozen=True, slots=True)
class ScorerEntry:
    """One goal of a list: who, when, how, and where that stands in the list's text."""

    scorer_name: str | None
    minute: int | None
    added_minute: int | None
    minute_text: str | None
    kind: GoalKind
    evidence: GoalEvidence
    span: Span


@dataclass(frozen=True, slots=True)
class _Time:
    minute: int | None
    added: int | None
    text: str | None
    kind: GoalKind
    span: Span


@dataclass(slots=True)
class _Piece:
    """What stands between two commas: a name, times, both or nothing."""

    span: Span
    name: str | None = None
    name_span: Span | None = None
    times: list[_Time] = field(default_factory=list)
    name_kind: GoalKind = GoalKind.UNMARKED
    is_name_first: bool = True

    @property
    def is_blank(self) -> bool:
        return self.name is None and not self.times


def parse_scorer_list(text: str, score: int | None = None) -> list[ScorerEntry]:
    """Read one side's list. ``score`` is that side's goals: an empty place is a goal whose minute
    the source lost only while the score leaves room for it, else it is a stray comma.

    >>> [(goal.scorer_name, goal.minute) for goal in parse_scorer_list("Morelo 21', 38', Lara")]
    [('Morelo', 21), ('Morelo', 38), ('Lara', None)]
    >>> [(goal.scorer_name, goal.minute) for goal in parse_scorer_list("15' Ana, 62', 89' Eva")]
    [('Ana', 15), ('Eva', 62), ('Eva', 89)]
    >>> [goal.evidence.value for goal in parse_scorer_list("C. Benítez56',", score=2)]
    ['listed', 'blank_slot']
    >>> parse_scorer_list("Lara 12' (hdr.)")
    Traceback (most recent call last):
    pipeline.problems.Unreadable: unknown goal note: 'hdr.'
    """
    if len(text) > _LONGEST:
        raise Unreadable("too long for a scorer list", text)
    pieces = [_read_piece(text, span) for span in _split(text)]
    if not any(piece.name for piece in pieces):
        raise Unreadable("scorer list without a name", text)
    return _without_stray_commas(list(_bind(pieces)), score)


def _split(text: str) -> Iterator[Span]:
    start = 0
    for comma in re.finditer(r"[,;]|$", text):
        yield Span(start, comma.start())
        start = comma.end()


def _read_piece(text: str, span: Span) -> _Piece:
    """Take times and notes out of a piece; what is left must be one name or nothing."""
    piece = _Piece(span)
    rest = span.of(text)
    left = rest
    for found in _TIME.finditer(rest):
        piece.times.append(_time(found, span.start))
        left = _blank_out(left, found.start(), found.end())
    for found in _NOTE.finditer(left):
        _apply_note(piece, found, rest)
        left = _blank_out(left, found.start(), found.end())
    _take_name(piece, left)
    if piece.is_blank and piece.name_kind is not GoalKind.UNMARKED:
        raise Unreadable("goal note without a goal", rest.strip())
    return piece


def _blank_out(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]


def _time(found: re.Match[str], offset: int) -> _Time:
    minute, added = int(found["minute"]), found["added"]
    if not 1 <= minute <= 120 or (added and not 1 <= int(added) <= 30):
        raise Unreadable("no such minute", found[0])
    span = Span(offset + found.start(), offset + found.end())
    return _Time(minute, int(added) if added else None, found[0], GoalKind.UNMARKED, span)


def _apply_note(piece: _Piece, found: re.Match[str], rest: str) -> None:
    """A note belongs to the minute before it, else to the first one, else to the bare name."""
    kind = _KIND_BY_NOTE.get(found["note"].replace(".", "").replace(" ", "").lower())
    if kind is None:
        raise Unreadable("unknown goal note", found["note"].strip())
    if not piece.times:
        piece.name_kind = _one_kind(piece.name_kind, kind, rest)
        return
    start, end = piece.span.start + found.start(), piece.span.start + found.end()
    before = [n for n, time in enumerate(piece.times) if time.span.start < start]
    number = before[-1] if before else 0
    time = piece.times[number]
    time = replace(time, kind=_one_kind(time.kind, kind, rest))
    if 0 <= start - time.span.end <= 1:
        span = Span(time.span.start, end)
        text = rest[span.start - piece.span.start : span.end - piece.span.start]
        time = replace(time, span=span, text=text)
    piece.times[number] = time


def _one_kind(known: GoalKind, kind: GoalKind, text: str) -> GoalKind:
    if known is not GoalKind.UNMARKED:
        raise Unreadable("two notes on one goal", text.strip())
    return kind


def _take_name(piece: _Piece, left: str) -> None:
    name = left.strip()
    if not name:
        return
    if "  " in name and piece.times:
        raise Unreadable("two names in one piece of a scorer list", " … ".join(name.split()))
    if not _NAME.fullmatch(name):
        raise Unreadable("not a scorer's name", name)
    start = piece.span.start + left.index(name)
    piece.name, piece.name_span = name, Span(start, start + len(name))
    piece.is_name_first = not piece.times or start < piece.times[0].span.start


def _bind(pieces: list[_Piece]) -> Iterator[ScorerEntry]:
    """Give every time and every empty place its name, in the order written.

    Names stand before or behind the minutes as in the last piece with both, else as in the first
    one to come.
    """
    both = [piece for piece in pieces if piece.name and piece.times]
    is_name_first = both[0].is_name_first if both else pieces[0].name is not None
    last_name = max(number for number, piece in enumerate(pieces) if piece.name)
    owner: _Piece | None = None
    waiting: list[_Piece] = []
    for number, piece in enumerate(pieces):
        if piece.name and piece.times:
            is_name_first = piece.is_name_first
        if piece.name is not None:
            owner = piece
            yield from (goal for other in waiting for goal in _goals(other, owner))
            waiting = []
            yield from _goals(piece, owner)
        elif is_name_first or number > last_name:
            yield from _goals(piece, owner)
        else:
            waiting.append(piece)


def _goals(piece: _Piece, owner: _Piece | None) -> Iterator[ScorerEntry]:
    """The goals of one piece, credited to the name that owns it; spans run from name to time."""
    name = owner.name if owner else None
    anchor = owner.name_span if owner and owner.name_span else piece.span
    lost = GoalEvidence.BLANK_SLOT if piece.is_blank else GoalEvidence.MINUTE_MISSING
    lost_span = piece.span if piece.is_blank else anchor
    for time in piece.times or [_Time(None, None, None, piece.name_kind, lost_span)]:
        evidence = GoalEvidence.LISTED if time.minute else lost
        span = cover(anchor, time.span)
        yield ScorerEntry(name, time.minute, time.added, time.text, time.kind, evidence, span)


def _without_stray_commas(goals: list[ScorerEntry], score: int | None) -> list[ScorerEntry]:
    """Drop empty places, the last first, until the list fits the score."""
    blanks = [n for n, g in enumerate(goals) if g.evidence is GoalEvidence.BLANK_SLOT]
    room = 0 if score is None else max(0, score - (len(goals) - len(blanks)))
    stray = set(blanks[room:])
    return [goal for number, goal in enumerate(goals) if number not in stray]
