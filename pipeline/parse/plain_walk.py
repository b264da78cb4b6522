"""Where a walk through rendered text stands, and what it has found and accounted for so far."""

from collections.abc import Sequence
from datetime import date

from pipeline.parse.census import count_candidates
from pipeline.parse.dates import find_dates
from pipeline.parse.headings import read_context
from pipeline.parse.ledger import Ledger
from pipeline.parse.records import (
    ArticleRecords,
    Context,
    Place,
    ProblemRecord,
    Record,
    Statement,
    sort_records,
)
from pipeline.wikitext.rendered import Line, LineKind, section_ends, split_lines
from pipeline.wikitext.spans import LineIndex, Span

_LONGEST_PROBLEM_TEXT = 200


class Walk:
    """One pass over the lines of an article: the next line, the headings above it, and the
    segment, which counts the stretches that a heading, a rule line or a note ends.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = split_lines(text)
        self.section_ends = section_ends(self.lines)
        self.at = 0
        self.section: tuple[str, ...] = ()
        self.context = Context()
        self.segment = 0
        self.table_count = 0
        self.infobox_count = 0
        self.do_criteria_follow = False
        self.known_dates = _ends(find_dates(text))
        self.ledger = Ledger()
        self.records: list[Record] = []
        self.rules_said: dict[tuple[str, ...], set[Statement]] = {}
        self._headings: list[tuple[int, str]] = []
        self._index = LineIndex(text)

    def following(self, kind: LineKind) -> list[Line]:
        """The next lines as long as they are of one kind; the walk goes on behind them."""
        start = self.at
        while self.at < len(self.lines) and self.lines[self.at].kind is kind:
            self.at += 1
        return self.lines[start : self.at]

    def open_section(self, level: int, title: str) -> None:
        """Go on below a heading; level 1 is the title of the article."""
        self._headings = [above for above in self._headings if above[0] < level]
        if level > 1:
            self._headings.append((level, title))
        self.section = tuple(title for _, title in self._headings)
        self.context = read_context(self.section)

    def place_of(self, span: Span, construct: str) -> Place:
        """The place of a span below the headings the walk stands under."""
        line = self._index.line_of(span.start)
        return Place(span, line, self.section, self.context, construct)

    def refuse(self, line: Line, reason: str, text: str | None = None) -> None:
        """Tell of a line that cannot be read."""
        shown = (text or line.text.strip())[:_LONGEST_PROBLEM_TEXT]
        place = self.place_of(line.span, "plain-text line")
        self.records.append(ProblemRecord(place, reason, shown))
        self.ledger.unreadable(line.number)

    def finish(self) -> ArticleRecords:
        """Everything found, with the account of all lines; one never reached is a problem too."""
        candidates = list(count_candidates(self.text))
        for number, construct in self.ledger.unreached(candidates):
            self.refuse(self.lines[number - 1], f"{construct} that no parser reached")
        return sort_records(self.records, self.ledger.balance(candidates))


def _ends(dates: Sequence[date]) -> list[date]:
    """The first and the last of an article's dates; between them lie the days without a year."""
    return [min(dates), max(dates)] if dates else []
