"""What a match box says of the result: score, extra time, shoot-out, status, note."""

import re
from collections.abc import Mapping

from pipeline.parse.score_cell import ScoreCell, read_score
from pipeline.parse.score_notes import read_notes, read_shootout, tells_of_award
from pipeline.tables import MatchStatus
from pipeline.values import value
from pipeline.wikitext.text import read_text

BoxValues = dict[str, str]
"""The parameters of a box by role, as in the table ``box_params``; none is empty."""

_EXTRA_TIME = frozenset(("aet", "asdet", "agget", "asget"))
_NO = frozenset(("no", "n", "false", "0"))
_BROKEN_OFF = re.compile(
    r"\(?(?:the\s+)?(?:match|game)?\s*(?:was\s+)?"
    r"(?P<how>abandoned|void(?:ed)?|annulled|expunged|declared\s+(?:null\s+and\s+)?void)\b",
    re.IGNORECASE,
)
_NOT_YET = ScoreCell("", None, MatchStatus.SCHEDULED)
_UNKNOWN = MatchStatus.UNKNOWN


@value(frozen=True, slots=True)
class Result:
    """The result from the side of the team named first."""

    scores: tuple[int, int] | None
    status: MatchStatus
    half_time: tuple[int, int] | None
    is_after_extra_time: bool | None
    shootout: tuple[int, int] | None
    aggregate: tuple[int, int] | None
    note: str | None


def read_result(values: Mapping[str, str]) -> Result:
    """Read it from the parameters that tell of it.

    >>> result = read_result({"score": "2–2", "aet": "yes", "penaltyscore": "3–4"})
    >>> result.scores, result.is_after_extra_time, result.shootout
    ((2, 2), True, (3, 4))
    >>> read_result({}).status
    <MatchStatus.SCHEDULED: 'scheduled'>
    """
    cell = _cell(values)
    notes: list[str] = []
    if "scorenote" in values or "note" in values:
        notes = [note for note in (shown(values, "scorenote"), shown(values, "note")) if note]
    status, score = cell.status, values.get("score", "")
    if notes or "<" in score or "efn" in score:
        status = _status(cell, score, notes)
    return Result(
        cell.scores,
        status,
        cell.half_time,
        _is_after_extra_time(values, cell),
        (_pair(values["penaltyscore"]) if "penaltyscore" in values else None)
        or cell.shootout
        or (next(filter(None, map(read_shootout, notes)), None) if notes else None),
        ("aggregatescore" in values and _pair(values["aggregatescore"])) or cell.aggregate,
        _note(cell, notes) if notes or cell.unread else None,
    )


def shown(values: Mapping[str, str], role: str) -> str | None:
    """A value as text on one line; None where the box has none, or an empty one.

    >>> shown({"round": "[[X#QF|QF]]<!-- 2 -->"}, "round")
    'QF'
    """
    markup = values.get(role)
    if markup is None or markup.isdecimal():
        return markup
    return " ".join(read_text(markup).text.split()) or None


def _note(cell: ScoreCell, notes: list[str]) -> str | None:
    unread = [cell.unread] if cell.unread and cell.scores else []
    return "; ".join([*unread, *notes]) or None


def _cell(values: Mapping[str, str]) -> ScoreCell:
    """The score; ``score1`` and ``score2`` override ``score``, one of them missing counts 0."""
    if "score1" in values or "score2" in values:
        return read_score(f"{values.get('score1', '0')}–{values.get('score2', '0')}")
    score = values.get("score")
    if score is None:
        return _NOT_YET
    cell = read_score(score)
    return _NOT_YET if cell.status is _UNKNOWN and not cell.text else cell


def _pair(value: str) -> tuple[int, int] | None:
    return read_score(value.strip("() ")).scores


def _is_after_extra_time(values: Mapping[str, str], cell: ScoreCell) -> bool | None:
    if not values.keys().isdisjoint(_EXTRA_TIME):
        given = (values[role].casefold() for role in values.keys() & _EXTRA_TIME)
        if any(said not in _NO for said in given):
            return True
    return cell.is_after_extra_time


def _status(cell: ScoreCell, score: str, notes: list[str]) -> MatchStatus:
    """A score may be awarded by a note; a match without one may be off by a note."""
    told = [score, *notes]
    if cell.status is MatchStatus.PLAYED and any(map(tells_of_award, told)):
        return MatchStatus.AWARDED
    broken = next((found for note in notes if (found := _BROKEN_OFF.match(note))), None)
    if cell.status is MatchStatus.PLAYED and cell.scores and broken:
        is_void = broken["how"].casefold() != "abandoned"
        return MatchStatus.CANCELLED if is_void else MatchStatus.ABANDONED
    if cell.scores is None and cell.status in (MatchStatus.SCHEDULED, MatchStatus.UNKNOWN):
        stated = (read_notes(note, None).status for note in notes)
        return next((status for status in stated if status), cell.status)
    return cell.status
