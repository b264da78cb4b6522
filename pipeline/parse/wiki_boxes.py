"""The match boxes of an article in order, and the sentences between them on how a tie ended."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.parse.football_box import NoTeamsError, read_box
from pipeline.parse.records import MatchRecord, TieNoteRecord
from pipeline.parse.score_notes import read_shootout
from pipeline.parse.tie_prose import is_tie_prose, parse_tie_prose
from pipeline.parse.wiki_walk import WikiWalk
from pipeline.parse.years import Years
from pipeline.problems import Unreadable
from pipeline.wikitext.calls import Call
from pipeline.wikitext.spans import Span
from pipeline.wikitext.text import read_text

_YEAR = re.compile(r"[Ss]tart date\|([0-9]{4})\||\b[0-9]{1,2} [A-Z][a-z]{2,8} ([0-9]{4})\b")
_OF_A_NOTE = ("agg", "on points", "penalt", "walkover", "away goals", "advance")
_SCORE_BEHIND = re.compile(  # a line whose first word is a number, whatever marks stand before it
    r"[ \t]*+\n{1,2}+((?>(?:\{\{[^|{}\n]*+\||<[^<>\n]*+>|[^\w\n{<])*)[0-9][^\n]*+)"
)
_LONGEST_LINE = 150
_SHORTEST_NOTE = 6  # characters
_FARTHEST_NOTE = 600  # characters behind the box it is about


def read_boxes(walk: WikiWalk, calls: Sequence[Call]) -> None:
    """Every box, with the note that stands in it or behind it."""
    dated = (int(m[1] or m[2]) for m in _YEAR.finditer(walk.text))
    years = Years(walk.title, dated, walk.lasted)
    notes, following = 0, [*(call.start for call in calls[1:]), len(walk.text)]
    for call, until in zip(calls, following, strict=True):
        segment = walk.segment_of(call.start) + notes * (len(calls) + 1)
        place = len(walk.records)
        match = _read(walk, call, segment, years)
        if match is None:
            continue
        has_line = until - call.end >= _SHORTEST_NOTE
        if has_line and match.shootout is None:
            kicks = _shootout_behind(walk.text, call.end, until)
            walk.records[place] = replace(match, shootout=kicks) if kicks else match
        notes += _read_note_of(walk, match) or (
            has_line and _read_note_behind(walk, call.end, until, segment)
        )


def _read(walk: WikiWalk, call: Call, segment: int, years: Years) -> MatchRecord | None:

    def year_of(month: int, day: int) -> int | None:
        return years.below(walk.section_at(call.start)).of(month, day)

    try:
        places, labels = walk.places_below(call.start), walk.labels_at(call.start)
        match, problems = read_box(call, places, segment, year_of, labels)
    except NoTeamsError as problem:
        if not call.closed:
            unclosed = Unreadable("a box that is never closed", problem.text)
            walk.refuse(call.start, call.span, unclosed, "football box")
            return None
        walk.ledger.ignored(call.start, "box without teams")
        return None
    except Unreadable as problem:
        walk.refuse(call.start, call.span, problem, "football box")
        return None
    walk.add(call.start, [match])
    if problems:
        walk.refuse_parts(problems, "football box")
    return match


def _read_note_of(walk: WikiWalk, match: MatchRecord) -> bool:
    """The ``note`` parameter. One that is about something else than a tie stays a note."""
    text = match.note_text
    if text is None or not is_tie_prose(text):
        return False
    return _add_note(walk, text, match.place.span, match.segment)


def _read_note_behind(walk: WikiWalk, start: int, until: int, segment: int) -> bool:
    """The first line behind a box that says how the tie ended."""
    stop = min(until, start + _FARTHEST_NOTE)
    heading = walk.text.find("\n=", start, stop)
    gap = walk.text[start : stop if heading < 0 else heading]
    if gap.startswith("=") or not gap.strip():
        return False
    folded = gap.lower()
    if not any(word in folded for word in _OF_A_NOTE):
        return False
    for line in re.finditer(r"[^\n]+", gap):
        text = _shown(line[0])
        if is_tie_prose(text):
            span = Span(start + line.start(), start + line.end())
            return _add_note(walk, text, span, segment)
    return False


def _shootout_behind(text: str, start: int, until: int) -> tuple[int, int] | None:
    """The shoot-out where the line behind a box is nothing else: ``(4–2 on penalties)``."""
    line = _SCORE_BEHIND.match(text, start, min(until, start + _LONGEST_LINE))
    return read_shootout(_shown(line[1])) if line else None


def _add_note(walk: WikiWalk, text: str, span: Span, segment: int) -> bool:
    place = walk.place_of(span, "tie note")
    try:
        walk.records.append(TieNoteRecord(place, segment, text, parse_tie_prose(text)))
    except Unreadable as problem:
        walk.refuse_parts([(span, problem)], "tie note")
    return True


def _shown(markup: str) -> str:
    try:
        text = read_text(markup).text.strip("*: ")
    except Unreadable:
        return ""
    return text.rpartition("|")[2].strip() if text.startswith(("|", "!")) else text  # a cell
