"""Rows of TwoLegResult and OneLegResult between their openers."""

from collections.abc import Iterator, Sequence

from pipeline.parse.records import PlaceOf, Problems, TieRowRecord
from pipeline.parse.tie_rows import TieCells, read_tie, without_points
from pipeline.parse.tie_words import TIE_ROW_NAMES, words
from pipeline.problems import Unreadable
from pipeline.wikitext.calls import Call
from pipeline.wikitext.zones import without_comments

__all__ = ["TIE_ROW_NAMES", "is_tie_row", "read_tie_table", "split_tie_tables"]

CONSTRUCT = "tie row"
Read = tuple[list[TieRowRecord], Problems]

_WINNER = tuple(words("winner"))
_POINTS_OPENERS = ("copalib", "points", "puntos")
_LATER_LEGS = ("8", "9")  # a play-off match
_LONGEST_GAP = 4_000  # a ref or a sub-heading between two rows of one table


def is_tie_row(call: Call) -> bool:
    """Whether a call is a row, rather than the beginning or end of a table."""
    return "result" in call.name


def split_tie_tables(text: str, calls: Sequence[Call]) -> Iterator[list[Call]]:
    """The calls of each table: from an opener, or where something else than rows stood between.

    >>> from pipeline.wikitext.scan import find_calls
    >>> text = "{{TwoLegStart}}\\n{{TwoLegResult|A}}\\n|}\\n{{OneLegResult|B}}\\n{{OneLegResult|C}}"
    >>> [len(table) for table in split_tie_tables(text, find_calls(text, TIE_ROW_NAMES))]
    [2, 2]
    """
    table: list[Call] = []
    for call in calls:
        if table and _is_apart(text, table[-1], call):
            yield table
            table = []
        table.append(call)
    if table:
        yield table


def read_tie_table(
    text: str,  # noqa: ARG001 - every reader is given it
    calls: Sequence[Call],
    place_of: PlaceOf,
    table_number: int,
) -> Read:
    """Read one table. A row that gives neither a tie nor a problem is a bye or a blank.

    Legs are written from the side of team 1, the second one too. A middle column of points is
    never taken for goals: it stays in ``note_text``.
    """
    ties: list[tuple[TieRowRecord, TieCells]] = []
    unreadable: Problems = []
    for call in calls:
        if not is_tie_row(call):
            continue
        try:
            cells = _cells(call)
            tie = read_tie(cells, place_of(call.span, CONSTRUCT), table_number)
        except Unreadable as problem:
            unreadable.append((call.span, problem))
            continue
        if tie is not None:
            ties.append((tie, cells))
    return without_points(ties, _has_points(calls)), unreadable


def _is_apart(text: str, last: Call, call: Call) -> bool:
    if not is_tie_row(call):
        return "start" in call.name
    gap = text[last.end : call.start]
    return len(gap) > _LONGEST_GAP or "|}" in gap or "\n=" in gap


def _cells(call: Call) -> TieCells:
    team1, score, team2 = (_value(call, name) for name in ("1", "3", "4"))
    winner = _winner(call)
    if call.name.startswith("one"):
        return TieCells(team1, team2, None, (score,), winner, _value(call, "6") or None)
    legs = [_value(call, "6"), _value(call, "7")]
    for name in _LATER_LEGS:
        if value := _value(call, name):
            legs.append(value)
    return TieCells(team1, team2, score, tuple(legs), winner)


def _value(call: Call, name: str) -> str:
    value = call.value(name)
    return without_comments(value).strip() if "<!" in value else value


def _winner(call: Call) -> int | None:
    """The side named by ``winner=`` or its like."""
    if call.params and call.params[-1].name == str(len(call.params)):
        return None  # by far most rows have nothing but unnamed cells
    found = [call.value(name) for name in _WINNER if call.get(name) is not None]
    return int(found[0]) if found and found[0] in ("1", "2") else None


def _has_points(calls: Sequence[Call]) -> bool:
    return any(word in call.name for call in calls[:1] for word in _POINTS_OPENERS)
