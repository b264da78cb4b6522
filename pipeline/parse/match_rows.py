"""One row of a table of matches: day, ground, result and goals as its cells give them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from pipeline.parse.box_dates import YearOf, read_date, read_kickoff
from pipeline.parse.box_goals import read_goals
from pipeline.parse.box_people import read_attendance, read_ground, read_referee, read_report
from pipeline.parse.records import GoalRecord, MatchRecord, Place, PlaceOf, Problems, TeamRef
from pipeline.parse.row_columns import RowCells, shown
from pipeline.parse.score_cell import ScoreCell
from pipeline.parse.score_notes import read_notes
from pipeline.parse.slashed_days import spell_slashed
from pipeline.parse.years import Years
from pipeline.problems import Unreadable
from pipeline.tables import MatchStatus, Side

CONSTRUCT = "match table row"
GOAL = "match table goal"

_OPEN = (MatchStatus.SCHEDULED, MatchStatus.UNKNOWN)
_CLOCK = re.compile(r"[0-9]{1,2}(?:[:.h][0-9]{2})(?:\s*[ap]\.?m\.?)?(?:\s*\w{1,5})?", re.IGNORECASE)
_CLOCK_BESIDE = re.compile(r"(?<![0-9:.–-])[0-9]{1,2}:[0-9]{2}(?![0-9:])")
_DOTTED = re.compile(r"(?<![0-9.])([0-9]{1,2})\.\s?([0-9]{1,2})\.\s?([0-9]{4})(?![0-9])")
_YEAR = re.compile(r"(?<![0-9])(?:18|19|20)[0-9]{2}(?![0-9])")


class When(NamedTuple):
    """The day of a match and its text, which may be no more than the year."""

    day: date | None
    text: str | None


@dataclass(frozen=True, slots=True)
class MatchCells(RowCells):
    """A row's cells by role, with what the rows across the table said before."""

    date_above: str = ""


def read_day(
    row: MatchCells, section: Sequence[str], years: Years, day_first: bool | None = None
) -> When:
    """The day a row gives; the year from a column of its own, the headings or the title.

    >>> from pipeline.parse.title import read_title
    >>> read_day(MatchCells({}, "5 May 2001"), (), Years(read_title("x"), ())).text
    '5 May 2001'
    """
    markup = row.markup("date") or row.date_above
    given = _YEAR.search(row.markup("year"))
    if not markup:
        return When(None, given[0] if given else row.text("year"))
    markup = spell_slashed(_DOTTED.sub(_as_iso, markup), day_first)
    try:
        day, text = read_date(markup, _year_of(given, section, years))
    except Unreadable as problem:
        return When(None, problem.text)
    return When(day, shown(row.markup("date") or row.date_above) or text)


def read_status(cell: ScoreCell, when: When) -> MatchStatus:
    """What became of the match. Without a score some cell must say so, or that it is to come.

    >>> read_status(ScoreCell("–", None, MatchStatus.UNKNOWN), When(None, "Sin disputar")).value
    'cancelled'
    >>> read_status(ScoreCell("Win", None, MatchStatus.SCHEDULED, unread="win"), When(None, "May"))
    Traceback (most recent call last):
    pipeline.problems.Unreadable: no score: 'Win'
    """
    if cell.scores is not None or cell.status not in _OPEN:
        return cell.status
    told = read_notes((when.text or "").casefold(), None).status
    if told is not None and told not in _OPEN:
        return told
    text = cell.text.strip(" -–—−‑")
    if text and not _CLOCK.fullmatch(text) and read_notes(text.casefold(), None).status is None:
        raise Unreadable("no score", cell.text[:80])
    is_to_come = when.text is not None and (not cell.text or bool(text))
    return MatchStatus.SCHEDULED if is_to_come else MatchStatus.UNKNOWN


def read_own_goals(
    row: MatchCells, side: Side, score: int | None, place_of: PlaceOf
) -> tuple[list[GoalRecord], Problems]:
    """The goals of the page's own team. A list of more than it scored is of both teams, and then
    nobody's: a reader cannot tell them apart.
    """
    cells = row.cells.get("scorers", ())
    if not cells or score is None:
        return [], []
    cell = cells[0]
    goals, problems = read_goals(
        cell.value, cell.start, side, lambda span, _: place_of(span, GOAL), score
    )
    if len(goals) > score:
        return [], [(cell.span, Unreadable("more goals than the score", cell.value[:80]))]
    return goals, problems


def make_match(
    row: MatchCells,
    place: Place,
    segment: int,
    when: When,
    teams: tuple[TeamRef, TeamRef],
    result: tuple[ScoreCell, MatchStatus],
) -> MatchRecord:
    """The record of a row whose teams and result are known, both in the order of home and away."""
    cell, status = result
    scores = cell.scores or (None, None)
    ground = read_ground(row.markup("stadium"), row.markup("city"))
    referee, association = read_referee(row.markup("referee"))
    clock = cell.text if cell.scores is None and _CLOCK.fullmatch(cell.text) else ""
    kickoff = read_kickoff(row.markup("time") or clock or _clock_beside(when))
    rounds = (row.text("competition"), row.text("round"))
    return MatchRecord(
        place,
        segment,
        when.day,
        when.text,
        teams[0],
        teams[1],
        scores[0],
        scores[1],
        status,
        kickoff_text=kickoff.text,
        utc_offset_minutes=kickoff.utc_offset_minutes,
        half_time=cell.half_time,
        is_after_extra_time=cell.is_after_extra_time,
        shootout=cell.shootout,
        printed_aggregate=cell.aggregate,
        stadium=ground.stadium,
        city=ground.city,
        attendance=read_attendance(row.markup("attendance")),
        referee_name=referee,
        referee_association=association,
        report_url=read_report(row.markup("report")),
        note_text=cell.unread if cell.scores else None,
        round_text=", ".join(text for text in rounds if text) or None,
    )


def _clock_beside(when: When) -> str:
    """The time that stands in the cell of the day."""
    found = _CLOCK_BESIDE.search(when.text or "")
    return found[0] if found else ""


def turn(cell: ScoreCell) -> ScoreCell:
    """The same result from the side of the other team."""
    return replace(
        cell,
        scores=_turned(cell.scores),
        aggregate=_turned(cell.aggregate),
        half_time=_turned(cell.half_time),
        shootout=_turned(cell.shootout),
    )


def _turned(pair: tuple[int, int] | None) -> tuple[int, int] | None:
    return pair and (pair[1], pair[0])


def _as_iso(found: re.Match[str]) -> str:
    return f"{found[3]}-{found[2]}-{found[1]}"


def _year_of(given: re.Match[str] | None, section: Sequence[str], years: Years) -> YearOf:
    if given is not None:
        year = int(given[0])
        return lambda month, day: year  # noqa: ARG005 - whatever the day
    return years.below(section).of
