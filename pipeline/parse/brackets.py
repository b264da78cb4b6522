"""Brackets whose parameters name round and slot: ``RD2-team03``, ``RD2-score03-agg``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from pipeline.parse.bracket_rounds import Round, in_round, name_rounds, read_title
from pipeline.parse.bracket_ties import Side, read_bracket_tie
from pipeline.parse.records import PlaceOf, Problems, TieRowRecord
from pipeline.parse.tie_words import BRACKET_NAMES, words
from pipeline.problems import Unreadable
from pipeline.tables import RoundKind
from pipeline.wikitext.calls import Call
from pipeline.wikitext.spans import Span

__all__ = ["BRACKET_NAMES", "read_bracket"]

CONSTRUCT = "bracket tie"
Read = tuple[list[TieRowRecord], Problems]

THIRD_PLACE = 0  # as the number of a round: its keys need not say behind which one it comes
_PARTS = words("part")
_KEY = re.compile(
    rf"(?:rd(?P<round>0?[1-9][0-9]?)(?P<side>[b-z]?)|(?P<third>{'|'.join(words('third'))}))"
    rf"[-_ ]?(?P<third2>{'|'.join(words('third'))})?[-_ ]?"
    rf"(?:(?P<team>{'|'.join(words('team'))})|(?P<score>{'|'.join(words('score'))}))"
    r"[-_ ]?(?P<slot>[0-9]{1,3})[-_ ]?(?P<part>3rd|[a-z]{0,12}[0-9]?)",
    re.IGNORECASE,
)
_SIZE = re.compile(r"[0-9]{1,3}")
_LONGEST_KEY = 40


@dataclass(slots=True)
class _Slot:
    side: Side = field(default_factory=Side)
    start: int = 1 << 60
    end: int = 0


_Rounds = dict[int, dict[int, _Slot]]


def read_bracket(
    text: str,  # noqa: ARG001 - every reader is given it
    call: Call,
    place_of: PlaceOf,
    table_number: int,
) -> Read:
    """Read the ties of a bracket, first round first. A pair of slots that gives neither a tie
    nor a problem waits for its teams.

    Slots 1 and 2 meet, 3 and 4 … The place of a tie spans its parameters and says its round.
    """
    ties: list[TieRowRecord] = []
    unreadable: Problems = []
    rounds = _collect(call)
    for named, one, other in _pairs(call, rounds):
        span = Span(min(one.start, other.start), max(one.end, other.end))
        place = in_round(place_of(span, CONSTRUCT), named)
        try:
            tie = read_bracket_tie(one.side, other.side, place, table_number)
        except Unreadable as problem:
            unreadable.append((span, problem))
            continue
        if tie is not None:
            ties.append(tie)
    return ties, unreadable


def _collect(call: Call) -> _Rounds:
    """The slots of each round with their cells."""
    rounds: _Rounds = {}
    for param in call.params:
        key = _read_key(param.name) if len(param.name) <= _LONGEST_KEY else None
        if key is None or not param.value or call.get(param.name) is not param:
            continue
        number, slot_number, part = key
        slot = rounds.setdefault(number, {}).setdefault(slot_number, _Slot())
        slot.start, slot.end = min(slot.start, param.start), max(slot.end, param.end)
        _put(slot.side, part, param.value)
    return rounds


@lru_cache(maxsize=8192)
def _read_key(name: str) -> tuple[int, int, str] | None:
    """Round, slot and what the cell is: ``team``, ``score``, a leg's number, ``total``, ``kicks``.

    >>> _read_key("RD1-score05-agg"), _read_key("RD3b-team2"), _read_key("RD1-goles1vuelta")
    ((1, 5, 'total'), (0, 2, 'team'), (1, 1, '2'))
    >>> _read_key("RD1-seed05") is _read_key("RD1") is _read_key("team-width") is None
    True
    """
    found = _KEY.fullmatch(name)
    if found is None:
        return None
    part = found["part"].lower()
    if part in ("3rd", "third"):
        return THIRD_PLACE, int(found["slot"]), "team" if found["team"] else "score"
    is_third = found["side"] or found["third"] or found["third2"]
    number = THIRD_PLACE if is_third else int(found["round"])
    if found["team"]:
        return None if part else (number, int(found["slot"]), "team")
    meaning = part if part.isdecimal() else _PARTS.get(part) if part else "score"
    return None if meaning is None else (number, int(found["slot"]), meaning)


def _put(side: Side, part: str, value: str) -> None:
    if part.isdecimal():
        side.legs[int(part)] = value
    else:
        setattr(side, part, value)


def _pairs(call: Call, rounds: _Rounds) -> Iterator[tuple[Round, _Slot, _Slot]]:
    """The two slots of each tie with its round."""
    last = _round_count(call, rounds)
    named = _named_rounds(call, last)
    third = read_title(call.value(f"RD{last}b")), RoundKind.THIRD_PLACE
    for number in sorted(rounds, key=lambda number: number or last + 1):
        slots = rounds[number]
        has_third = number == last and len(rounds.get(number - 1, ())) == 4
        for first in sorted({slot - (slot + 1) % 2 for slot in slots}):
            is_third = number == THIRD_PLACE or (has_third and first == 3)
            yield (
                third if is_third else named[number - 1],
                slots.get(first, _Slot()),
                slots.get(first + 1, _Slot()),
            )


def _round_count(call: Call, rounds: _Rounds) -> int:
    """How many rounds the template draws: 32 teams play five; else those that have slots."""
    size = _SIZE.search(call.function or "") or _SIZE.search(call.name)
    teams = int(size[0]) if size else max(rounds.get(1, (2,)))
    drawn = max(teams - 1, 1).bit_length() if size is None else teams.bit_length() - 1
    return max(drawn, *rounds, 1) if rounds else 1


def _named_rounds(call: Call, last: int) -> list[Round]:
    """The rounds by their titles. An empty one names nothing, and its round is left unnamed."""
    titles = [read_title(call.value(f"RD{number}")) for number in range(1, last + 1)]
    named = name_rounds(titles)
    blank = [call.get(f"RD{number}") is not None for number in range(1, last + 1)]
    return [
        (None, None) if is_given and title is None else (title, kind)
        for (title, kind), is_given in zip(named, blank, strict=True)
    ]
