"""What a match box says of the result: score, extra time, shoot-out, status, note."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from pipeline.parse.score_cell import ScoreCell, read_score
from pipeline.parse.score_notes import read_notes
from pipeline.tables import MatchStatus
from pipeline.wikitext.calls import Param
from pipeline.wikitext.text import read_text

BoxParams = dict[str, Param]
"""The parameters of a box by role, as in the table ``box_params``; none is empty."""

NOT_GIVEN = Param("", "", 0)
"""Stands in for a parameter that a box does not have."""

_EXTRA_TIME = frozenset(("aet", "asdet", "agget", "asget"))
_NO = frozenset(("no", "n", "false", "0"))
_AWARDED = re.compile(
    r"\(awarded\)|\bawarded\s+(?:as\s+)?(?:an?\s+)?[0-9]|\bawarded\s+(?:to|the\s+(?:win|match|game"
    r"|victory))\b|\bforfeit|\bwalk-?over\b",
    re.IGNORECASE,
)
_LONGEST = 2_000  # of a note that is looked through
_NOT_YET = ScoreCell("", None, MatchStatus.SCHEDULED)


class Result(NamedTuple):
    """The result from the side of the team named first."""

    scores: tuple[int, int] | None
    status: MatchStatus
    half_time: tuple[int, int] | None
    is_after_extra_time: bool | None
    shootout: tuple[int, int] | None
    aggregate: tuple[int, int] | None
    note: str | None


def read_result(params: Mapping[str, Param]) -> Result:
    """Read it from the parameters that tell of it.

    >>> params = {"score": Param("score", "2–2", 0), "aet": Param("aet", "yes", 9)}
    >>> result = read_result(params | {"penaltyscore": Param("penaltyscore", "3–4", 20)})
    >>> result.scores, result.is_after_extra_time, result.shootout
    ((2, 2), True, (3, 4))
    >>> read_result({}).status
    <MatchStatus.SCHEDULED: 'scheduled'>
    """
    cell = _cell(params)
    notes: list[str] = []
    if "scorenote" in params or "note" in params:
        notes = [note for note in (shown(params, "scorenote"), shown(params, "note")) if note]
    status, score = cell.status, params.get("score", NOT_GIVEN).value
    if notes or "<" in score or "efn" in score:
        status = _status(cell, score, notes)
    return Result(
        cell.scores,
        status,
        cell.half_time,
        _is_after_extra_time(params, cell),
        ("penaltyscore" in params and _pair(params, "penaltyscore")) or cell.shootout,
        ("aggregatescore" in params and _pair(params, "aggregatescore")) or cell.aggregate,
        _note(cell, notes) if notes or cell.unread else None,
    )


def value_of(params: Mapping[str, Param], role: str) -> str:
    """The value of a role, empty where the box has none.

    >>> value_of({}, "score")
    ''
    """
    return params.get(role, NOT_GIVEN).value


def shown(params: Mapping[str, Param], role: str) -> str | None:
    """The same as text on one line; None where it is empty.

    >>> shown({"round": Param("round", "[[X#QF|QF]]<!-- 2 -->", 0)}, "round")
    'QF'
    """
    param = params.get(role)
    return None if param is None else " ".join(read_text(param.value).text.split()) or None


def _note(cell: ScoreCell, notes: list[str]) -> str | None:
    unread = [cell.unread] if cell.unread and cell.scores else []
    return "; ".join([*unread, *notes]) or None


def _cell(params: Mapping[str, Param]) -> ScoreCell:
    """The score; ``score1`` and ``score2`` override ``score``, one of them missing counts 0."""
    if "score1" in params or "score2" in params:
        parts = (value_of(params, role) or "0" for role in ("score1", "score2"))
        return read_score("–".join(parts))
    score = params.get("score")
    if score is None:
        return _NOT_YET
    cell = read_score(score.value)
    return _NOT_YET if cell.status is MatchStatus.UNKNOWN and not cell.text else cell


def _pair(params: Mapping[str, Param], role: str) -> tuple[int, int] | None:
    param = params.get(role)
    return None if param is None else read_score(param.value).scores


def _is_after_extra_time(params: Mapping[str, Param], cell: ScoreCell) -> bool | None:
    if not _EXTRA_TIME.isdisjoint(params):
        given = (value_of(params, role).casefold() for role in params.keys() & _EXTRA_TIME)
        if any(value not in _NO for value in given):
            return True
    return cell.is_after_extra_time


def _status(cell: ScoreCell, score: str, notes: list[str]) -> MatchStatus:
    """A score may be awarded by a note; a match without one may be off by a note."""
    told = [score, *notes]
    if cell.status is MatchStatus.PLAYED and any(_AWARDED.search(t, 0, _LONGEST) for t in told):
        return MatchStatus.AWARDED
    if cell.scores is None and cell.status in (MatchStatus.SCHEDULED, MatchStatus.UNKNOWN):
        stated = (read_notes(note, None).status for note in notes)
        return next((status for status in stated if status), cell.status)
    return cell.status
