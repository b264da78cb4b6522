"""Match blocks and the notes behind them, in rendered text."""

from pipeline.parse.dates import is_date
from pipeline.parse.plain_match import read_match
from pipeline.parse.plain_walk import Walk
from pipeline.parse.records import TieNoteRecord
from pipeline.parse.tie_notes import is_tie_note, parse_tie_note
from pipeline.problems import Unreadable
from pipeline.wikitext.rendered import Line, LineKind


def read_match_block(walk: Walk, line: Line) -> None:
    """A date line with the score line it announces, or a score line, and its scorer lines."""
    date_line, score_line = (line, _next_text(walk)) if is_date(line.text) else (None, line)
    if score_line is None:
        walk.refuse(line, "date without a match")
        return
    scorers = walk.following(LineKind.INDENTED)
    block = [part for part in (date_line, score_line, *scorers) if part]
    try:
        match, unreadable = read_match(date_line, score_line, scorers, walk.segment, walk.place_of)
    except Unreadable as problem:
        for part in block:
            walk.refuse(part, problem.reason)
        return
    walk.records.append(match)
    for scorer_line, why in unreadable:
        walk.refuse(scorer_line, why.reason, why.text)
    refused = {scorer_line.number for scorer_line, _ in unreadable}
    for part in block:
        if part.number not in refused:
            walk.ledger.parsed(part.number)


def _next_text(walk: Walk) -> Line | None:
    """The score line a date announces: the next line that is not blank, if it is text."""
    at = walk.at
    while at < len(walk.lines) and walk.lines[at].kind is LineKind.BLANK:
        at += 1
    line = walk.lines[at] if at < len(walk.lines) else None
    if line is None or line.kind is not LineKind.TEXT:
        return None
    if is_date(line.text) or is_tie_note(line.text):
        return None
    walk.at = at + 1
    return line


def read_note(walk: Walk, line: Line) -> None:
    """A note on the tie whose legs stand in the segment it ends."""
    text = line.text.strip()
    segment = walk.segment
    walk.segment += 1  # it ends the tie above it, readable or not
    try:
        note = parse_tie_note(text)
    except Unreadable as problem:
        walk.refuse(line, problem.reason)
        return
    place = walk.place_of(line.span, "plain-text tie note")
    walk.records.append(TieNoteRecord(place, segment, text, note))
    walk.ledger.parsed(line.number)
