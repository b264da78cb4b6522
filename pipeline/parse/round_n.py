"""Brackets of unnamed parameters: ``{{Round16|date – venue|team 1|score 1|team 2|score 2|…}}``."""

import re
from collections.abc import Iterator, Sequence

from pipeline.parse.bracket_rounds import Round, in_round, name_rounds, read_title
from pipeline.parse.bracket_ties import Side, read_bracket_tie
from pipeline.parse.records import PlaceOf, Problems, TieRowRecord
from pipeline.parse.tie_words import ROUND_N_NAMES
from pipeline.problems import Unreadable
from pipeline.tables import RoundKind
from pipeline.wikitext.calls import Call, Param
from pipeline.wikitext.spans import Span

__all__ = ["ROUND_N_NAMES", "read_round_n"]

CONSTRUCT = "bracket tie of RoundN"
Read = tuple[list[TieRowRecord], Problems]

_SIZE = re.compile(r"[0-9]{1,3}")
_BOXES = re.compile(r"\s*([1-9])\s*(\+\s*sum)?")
_RANGE = re.compile(r"([0-9]{1,3})(?:\s*-\s*([0-9]{1,3}))?")
_MOST_TEAMS = 256


def read_round_n(
    text: str,  # noqa: ARG001 - every reader is given it
    call: Call,
    place_of: PlaceOf,
    table_number: int,
) -> Read:
    """Read the ties of a bracket: the first round from top to bottom, the next …, the final, the
    match for third place. A match that gives neither a tie nor a problem waits for its teams.
    """
    ties: list[TieRowRecord] = []
    unreadable: Problems = []
    rounds = _rounds(call)
    params = list(call.positional())
    size, has_sum = _layout(call, len(params), len(rounds))
    is_high_bold = call.value("bold_winner").lower() == "high"
    matches = [params[first : first + size] for first in range(0, len(params), size)]
    for match, named in zip(matches, _drawn(call, rounds, len(matches)), strict=False):
        span = Span(match[0].start, max(param.end for param in match))
        place = in_round(place_of(span, CONSTRUCT), named)
        try:
            one, other = _sides(match, size, has_sum)
            tie = read_bracket_tie(one, other, place, table_number, is_high_bold=is_high_bold)
        except Unreadable as problem:
            unreadable.append((span, problem))
            continue
        if tie is not None:
            ties.append(tie)
    return ties, unreadable


def _rounds(call: Call) -> list[Round]:
    """The round of every match a full bracket holds, that for third place last."""
    size = _SIZE.search(call.function or "") or _SIZE.search(call.name)
    columns = call.value("columns")
    teams = 1 << int(columns) if columns in tuple("12345678") else int(size[0]) if size else 2
    count = min(teams, _MOST_TEAMS).bit_length() - 1
    titles = [read_title(call.value(f"RD{number}")) for number in range(1, count + 1)]
    rounds: list[Round] = []
    for number, named in enumerate(name_rounds(titles), 1):
        rounds += [named] * (1 << (count - number))
    third = read_title(call.value("Consol")) or read_title(call.value("consol"))
    return [*rounds, (third, RoundKind.THIRD_PLACE)]


def _layout(call: Call, given: int, full: int) -> tuple[int, bool]:
    """How many parameters one match takes, and whether the last cell of a side is its sum."""
    boxes = _BOXES.match(call.value("score-boxes"))
    if boxes is None:
        return 5, False
    plain, summed = 3 + 2 * int(boxes[1]), 5 + 2 * int(boxes[1])
    # The sum may be left to the template: then it has no parameter.
    if boxes[2] and given % summed == 0 and given // summed in (full, full - 1):
        return summed, True
    return plain, False


def _drawn(call: Call, rounds: list[Round], given: int) -> Iterator[Round]:
    """The round of every match given. Those skipped may have been left out."""
    skipped = set(_numbers(call.value("skipmatch")))
    if not skipped or given > len(rounds) - len(skipped):
        yield from rounds
        return
    yield from (each for number, each in enumerate(rounds, 1) if number not in skipped)


def _numbers(ranges: str) -> Iterator[int]:
    """The numbers of ``7-8;11``."""
    for found in _RANGE.finditer(ranges[:100]):
        yield from range(int(found[1]), min(int(found[2] or found[1]), _MOST_TEAMS) + 1)


def _sides(match: Sequence[Param], size: int, has_sum: bool) -> tuple[Side, Side]:
    """Both sides of one match: behind its date and venue a team and its scores, twice."""
    if len(match) != size:
        raise Unreadable("match cut off", "|".join(param.value for param in match)[:200])
    width = (size - 1) // 2
    return _side(match[1 : 1 + width], has_sum), _side(match[1 + width :], has_sum)


def _side(cells: Sequence[Param], has_sum: bool) -> Side:
    side = Side(team=cells[0].value)
    scores = [cell.value for cell in cells[1:]]
    if has_sum:
        side.total = scores.pop()
    if len(scores) == 1:
        side.score = scores[0]
    else:
        side.legs = dict(enumerate(scores, 1))
    return side
