"""``{{#invoke:Sports series|main|…}}``: a whole table of ties in one call."""

from collections.abc import Iterator
from dataclasses import replace

from pipeline.parse.headings import read_round_kind
from pipeline.parse.records import Place, PlaceOf, Problems, TieRowRecord
from pipeline.parse.tie_rows import TieCells, read_tie, without_points
from pipeline.parse.tie_words import SERIES_NAMES
from pipeline.problems import Unreadable
from pipeline.wikitext.calls import Call, Param
from pipeline.wikitext.spans import Span
from pipeline.wikitext.text import read_text
from pipeline.wikitext.zones import without_comments

__all__ = ["SERIES_NAMES", "read_sports_series"]

CONSTRUCT = "sports series tie"
Read = tuple[list[TieRowRecord], Problems]
_Row = list[Param]

_NO = frozenset(("n", "no", "none", "false", "0"))
_LONGEST_CAPTION = 300


def read_sports_series(text: str, call: Call, place_of: PlaceOf, table_number: int) -> Read:
    """Read the ties of one call. A row that gives neither a tie nor a problem is a bye, or waits
    for its teams.

    Seven unnamed parameters make a tie of two legs and five one of a single match, the empty ones
    included. Legs are written from the side of team 1.
    """
    ties: list[tuple[TieRowRecord, TieCells]] = []
    unreadable: Problems = []
    has_flags, leg_count = _layout(call)
    size = 3 + 2 * has_flags + leg_count
    kind_text = _caption(call)
    for row in split_rows(text, call, size):
        span = Span(row[0].start, max(param.end for param in row))
        place = _named(place_of(span, CONSTRUCT), kind_text)
        try:
            cells = _cells(row, size, has_flags)
            tie = read_tie(cells, place, table_number)
        except Unreadable as problem:
            unreadable.append((span, problem))
            continue
        if tie is not None:
            ties.append((_turned(tie) if call.value("h_a") else tie, cells))
    return without_points(ties), unreadable


def split_rows(text: str, call: Call, size: int) -> Iterator[_Row]:
    r"""The unnamed parameters of each tie. Where every tie has its own line and one of them has
    lost a pipe, only that one is of another size.

    >>> from pipeline.wikitext.scan import find_calls
    >>> text = "{{#invoke:Sports series|main|legs=0\n|A||1–0|B|\n|C||D|\n|E||2–2|F|\n}}"
    >>> [call] = find_calls(text, SERIES_NAMES)
    >>> [[param.value for param in row] for row in split_rows(text, call, 5)]
    [['A', '', '1–0', 'B', ''], ['C', '', 'D', ''], ['E', '', '2–2', 'F', '']]
    """
    lines = _by_line(text, call)
    if len(lines) > 1 and 2 * sum(len(line) == size for line in lines) > len(lines):
        yield from lines
        return
    params = [param for line in lines for param in line]
    for first in range(0, len(params), size):
        yield params[first : first + size]


def _by_line(text: str, call: Call) -> list[_Row]:
    """Unnamed parameters by lines: one begins where a pipe is the first mark on its line."""
    lines: list[_Row] = []
    behind = call.start
    for param in call.params:
        pipe = text.rfind("|", behind, param.start)
        is_first_on_line = "\n" in text[behind:pipe]
        # Without a value its place is that of the next mark, which may be lines below.
        behind = param.end if param.value else pipe + 1
        if param.name.isdecimal():
            if is_first_on_line or not lines:
                lines.append([])
            lines[-1].append(param)
    return lines


def _layout(call: Call) -> tuple[bool, int]:
    """Whether there are columns for the countries, and how many legs follow the score."""
    legs = call.value("legs")
    leg_count = int(legs) if legs.isdecimal() and len(legs) == 1 else 2
    return call.value("flag").lower() not in _NO, 0 if leg_count == 1 else leg_count


def _cells(row: _Row, size: int, has_flags: bool) -> TieCells:
    if len(row) != size:
        words = "|".join(param.value for param in row)[:200]
        raise Unreadable(f"row of {len(row)} parameters, not {size}", words)
    values = [without_comments(param.value).strip() for param in row]
    team1, aggregate, team2 = values[0], values[1 + has_flags], values[2 + has_flags]
    legs = tuple(values[3 + 2 * has_flags :])
    if not legs:
        return TieCells(team1, team2, None, (aggregate,))
    return TieCells(team1, team2, aggregate, legs)


def _caption(call: Call) -> str | None:
    """The caption, where it names a round that a heading would too: ``Matchday 1``."""
    caption = call.value("caption")
    if not caption or len(caption) > _LONGEST_CAPTION:
        return None
    shown = read_text(caption).text.partition("\n")[0]
    return shown if read_round_kind(shown) else None


def _named(place: Place, caption: str | None) -> Place:
    if caption is None or place.context.round_kind is not None:
        return place
    kind = read_round_kind(caption)
    return replace(place, context=replace(place.context, round=caption, round_kind=kind))


def _turned(tie: TieRowRecord) -> TieRowRecord:
    """With ``h_a`` the second leg may stand from its home side: the aggregate tells."""
    if len(tie.legs) != 2 or tie.aggregate is None:
        return tie
    first, second = tie.legs
    if first.scores is None or second.scores is None:
        return tie
    (a, b), (c, d) = first.scores, second.scores
    if (a + c, b + d) == tie.aggregate or (a + d, b + c) != tie.aggregate:
        return tie
    kicks = second.shootout and (second.shootout[1], second.shootout[0])
    return replace(tie, legs=(first, replace(second, scores=(d, c), shootout=kicks)))
