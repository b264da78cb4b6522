"""Matches in lists: ``* 12 May: [[A]] 2–1 [[B]]`` on a line of its own."""

import re
from collections.abc import Iterator
from itertools import islice

from pipeline.parse.box_dates import YearOf, read_date
from pipeline.parse.match_rows import When, read_status
from pipeline.parse.records import FieldRecord, MatchRecord
from pipeline.parse.row_columns import shown
from pipeline.parse.score_cell import read_score
from pipeline.parse.team_ref import read_team
from pipeline.parse.wiki_walk import WikiWalk
from pipeline.parse.years import Years
from pipeline.problems import Unreadable
from pipeline.wikitext.spans import Span
from pipeline.wikitext.zones import outside

CONSTRUCT = "match list item"
MAX_MATCHES = 2_000

_DASH = "(?:[-–−—:]|&ndash;)"
_SCORE = rf"(?:\[\[[^\[\]|\n]{{1,200}}\|)?'*[0-9]{{1,2}} ?{_DASH} ?[0-9]{{1,2}}'*(?:\]\])?(?![0-9])"
_FLAG = r"\{\{[^{}\n]{1,80}\}\}"
_TEAM = rf"'*(?:(?:{_FLAG} ?)?\[\[[^\[\]\n]{{1,150}}\]\](?: ?{_FLAG})?|{_FLAG})'*"
_BEFORE = r"[*:#]*+[ \t]*+(?:(?P<day>[^\[\]{}|:\n]{3,40}?)(?: ?:|,| [–—-])[ \t]+)?"
_NOTE = r"(?: \([^()\n]{1,60}\))?"
_LINE = re.compile(
    rf"{_BEFORE}(?P<home>{_TEAM}) +"
    rf"(?:(?P<score>{_SCORE})(?P<note>{_NOTE}) +(?P<away>{_TEAM})"
    rf"|{_DASH} +(?P<away2>{_TEAM})[:,]? +(?P<score2>{_SCORE}))(?P<rest>[^\n]*)"
)
_SPOT = re.compile(rf"[\]}}]'*[:,]? +{_SCORE}")
_REMARK = re.compile(r"(?:[\s.,;]|\([^()\n]*\)|<br ?/?>|<ref\b[^\n]*|\{\{[^{}\n]*\}\})*")
_OF_RECORDS = re.compile(r"record|statistic|biggest|largest|highest|attendance|trivia|histor", re.I)
_LONGEST_LINE = 1_000


def read_listed_matches(walk: WikiWalk) -> None:
    """The matches of an article that stand on lines of their own, outside infoboxes and the
    sections that tell of records. A day above a list is that of its items.
    """
    years = Years(walk.title, ())
    fields = {r.place.span for r in walk.records if isinstance(r, FieldRecord)}
    day, last = "", -1
    for line in _lines(walk):
        found = _LINE.fullmatch(walk.text, line.start, line.end)
        section = walk.section_at(line.start)
        is_of_records = any(map(_OF_RECORDS.search, section))
        is_in_field = any(span.start <= line.start < span.end for span in fields)
        if found is None or is_of_records or is_in_field or not _REMARK.fullmatch(found["rest"]):
            continue
        if walk.text[last : line.start].strip() or last < 0:
            day = _line_before(walk.text, line.start)
        last = line.end
        match = _read(walk, line, found, day, years.below(section).of)
        if match is not None:
            walk.records.append(match)


def _lines(walk: WikiWalk) -> Iterator[Span]:
    """Lines that hold a score behind a link or a template, each once."""
    text, end = walk.text, -1
    spots = [spot.start() for spot in islice(_SPOT.finditer(text), MAX_MATCHES)]
    for spot in outside(spots, walk.hidden):
        if spot < end:
            continue
        start, end = text.rfind("\n", 0, spot) + 1, text.find("\n", spot)
        end = end if end >= 0 else len(text)
        if end - start <= _LONGEST_LINE:
            yield Span(start, end)


def _line_before(text: str, start: int) -> str:
    """The line above, if it is short enough for a day."""
    above = text[max(0, start - 200) : start].rstrip("\n ").rpartition("\n")[2]
    return shown(above.strip(" *:;'")) if len(above) < 100 else ""


def _read(
    walk: WikiWalk, line: Span, found: re.Match[str], above: str, year_of: YearOf
) -> MatchRecord | None:
    when = _when(found["day"] or "", year_of)
    if found["day"] and when is None:
        return None
    when = when or _when(above, year_of) or When(None, None)
    try:
        home, away = read_team(found["home"]), read_team(found["away"] or found["away2"])
        cell = read_score(
            " ".join(found[part] or "" for part in ("score", "score2", "note", "rest"))
        )
        status = read_status(cell, when)
    except Unreadable:
        return None
    if home is None or away is None or cell.scores is None:
        return None
    return MatchRecord(
        walk.place_of(line, CONSTRUCT),
        walk.segment_of(line.start),
        when.day,
        when.text,
        home,
        away,
        *cell.scores,
        status,
        half_time=cell.half_time,
        is_after_extra_time=cell.is_after_extra_time,
        shootout=cell.shootout,
        printed_aggregate=cell.aggregate,
        note_text=cell.unread,
    )


def _when(text: str, year_of: YearOf) -> When | None:
    """The day that a text is; None for any other."""
    if not text:
        return None
    try:
        day, told = read_date(text, year_of)
    except Unreadable:
        return None
    return When(day, told) if day is not None else None
