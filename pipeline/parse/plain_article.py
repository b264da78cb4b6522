"""Rendered plain text to records: walks the lines and gives each block to its reader."""

from collections.abc import Callable

from pipeline.parse.dates import is_date
from pipeline.parse.plain_rules import CRITERIA_FOLLOW, read_bullet, read_numbered, read_prose
from pipeline.parse.plain_tables import read_infobox, read_pipe_table
from pipeline.parse.plain_ties import read_match_block, read_note
from pipeline.parse.plain_walk import Walk
from pipeline.parse.records import ArticleRecords, SectionRecord
from pipeline.parse.scores import is_score_line
from pipeline.parse.tie_notes import is_tie_note
from pipeline.wikitext.rendered import Line, LineKind, heading_of
from pipeline.wikitext.spans import Span

_LONGEST_HEADING = 300  # every row below it repeats it


def parse_plain(text: str) -> ArticleRecords:
    """Read one article of rendered text; every line is accounted for in ``coverage``."""
    walk = Walk(text)
    while walk.at < len(walk.lines):
        line = walk.lines[walk.at]
        walk.at += 1
        if line.kind is not LineKind.BLANK:
            _READERS[line.kind](walk, line)
    return walk.finish()


def _read_heading(walk: Walk, line: Line) -> None:
    level, title = heading_of(line)
    walk.segment += 1
    if len(title) > _LONGEST_HEADING:
        walk.refuse(line, "too long for a heading")
        return
    walk.open_section(level, title)
    if level > 1:
        end = walk.section_ends.get(line.number, len(walk.text))
        place = walk.place_of(line.span, "heading")
        walk.records.append(SectionRecord(place, Span(line.span.start, end)))
    walk.do_criteria_follow = CRITERIA_FOLLOW.search(title) is not None
    walk.ledger.parsed(line.number)


def _read_separator(walk: Walk, line: Line) -> None:
    walk.segment += 1
    walk.ledger.ignored(line.number, "rule between matches")


def _read_tag(walk: Walk, line: Line) -> None:
    walk.ledger.ignored(line.number, "left-over tag")


def _read_stray(walk: Walk, line: Line) -> None:
    walk.refuse(line, "indented line without a match above it")


def _read_text(walk: Walk, line: Line) -> None:
    text = line.text.strip()
    if text == "Infobox":
        read_infobox(walk, line)
    elif is_tie_note(text):
        read_note(walk, line)
    elif is_date(text) or is_score_line(text):
        read_match_block(walk, line)
    elif text.startswith("Source: "):
        walk.ledger.ignored(line.number, "source credit")
    else:
        read_prose(walk, line)


_READERS: dict[LineKind, Callable[[Walk, Line], None]] = {
    LineKind.HEADING: _read_heading,
    LineKind.TABLE_ROW: read_pipe_table,
    LineKind.BULLET: read_bullet,
    LineKind.NUMBERED: read_numbered,
    LineKind.INDENTED: _read_stray,
    LineKind.RULE: _read_separator,
    LineKind.TAG: _read_tag,
    LineKind.TEXT: _read_text,
}
