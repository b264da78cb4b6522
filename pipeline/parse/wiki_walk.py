"""Where things stand in an article of raw wikitext, and what was found and accounted for so far."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property, lru_cache
from itertools import islice

from pipeline.parse.date_ranges import read_date_range
from pipeline.parse.headings import read_context
from pipeline.parse.labels import Labels
from pipeline.parse.ledger import Ledger
from pipeline.parse.records import (
    ArticleRecords,
    Context,
    Place,
    PlaceOf,
    Problem,
    ProblemRecord,
    Record,
    SectionRecord,
    sort_records,
)
from pipeline.parse.title import read_title
from pipeline.parse.wiki_census import NOT_READ, count_calls
from pipeline.problems import Unreadable
from pipeline.wikitext.headings import find_headings
from pipeline.wikitext.spans import LineIndex, Span
from pipeline.wikitext.tags import find_sections
from pipeline.wikitext.text import read_text
from pipeline.wikitext.zones import raw_zones

_LONGEST_PROBLEM_TEXT = 200
_LONGEST_LEAD = 20_000  # with its infobox
_DATES = re.compile(r"\|[ \t]*+dates?[ \t]*+=[ \t]*+([^\n|]{8,200})")
_LONGEST_HEADING = 500  # it stands in every record below it


class WikiWalk:
    """The headings, labelled sections and lines of one article, and its records."""

    def __init__(self, text: str, title: str) -> None:
        self.text = text
        self.article_title = title
        self.title = read_title(title)
        self.ledger = Ledger()
        self.records: list[Record] = []
        self.table_count = 0
        self.infobox_count = 0
        self._line_of = LineIndex(text).line_of
        self.hidden = raw_zones(text)
        headings = find_headings(text, self.hidden)
        self._headings = [heading for heading in headings if heading.level > 1]
        self._starts = [heading.start for heading in self._headings]
        self._paths = [tuple(map(_shown, heading.path)) for heading in self._headings]
        self._labels = Labels(find_sections(text, self.hidden))
        self._contexts: dict[int, tuple[tuple[str, ...], Context]] = {}  # by number of heading

    def place_of(self, span: Span, construct: str) -> Place:
        """The place of a span. What the article's own title says of the stage counts as a heading
        above all others, but is not part of the section.
        """
        number = bisect_right(self._starts, span.start) - 1
        section, context = self._contexts.get(number) or self._context(number)
        return Place(span, self._line_of(span.start), section, context, construct)

    def places_below(self, offset: int) -> PlaceOf:
        """What makes the places of a construct that begins at an offset and holds no heading."""
        number = bisect_right(self._starts, offset) - 1
        section, context = self._contexts.get(number) or self._context(number)
        line_of = self._line_of

        def place_of(span: Span, construct: str) -> Place:
            return Place(span, line_of(span[0]), section, context, construct)

        return place_of

    def _context(self, number: int) -> tuple[tuple[str, ...], Context]:
        """The headings above a passage and what they say, looked up once for each heading."""
        section = self._paths[number] if number >= 0 else ()
        self._contexts[number] = section, read_context((*self.title.section, *section))
        return self._contexts[number]

    def section_at(self, offset: int) -> tuple[str, ...]:
        """The headings above an offset, the outermost first."""
        number = bisect_right(self._starts, offset) - 1
        return self._paths[number] if number >= 0 else ()

    @cached_property
    def lasted(self) -> tuple[date, date] | None:
        """The first and last day of the edition, where its infobox gives both."""
        lead = self.text[: min(self._starts[0] if self._starts else _LONGEST_LEAD, _LONGEST_LEAD)]
        for found in islice(_DATES.finditer(lead), 3):
            lasts = read_date_range(_shown(found[1]), self.title.season_label or "")
            if lasts and lasts.first and lasts.last:
                return lasts.first, lasts.last
        return None

    def segment_of(self, offset: int) -> int:
        """Which stretch between two headings an offset falls on, from 1."""
        return bisect_right(self._starts, offset) + 1

    def sections(self) -> list[tuple[str, Span]]:
        """Title and own text, without sub-sections, of every heading."""
        headings = zip(self._headings, self._paths, strict=True)
        return [(path[-1], heading.body) for heading, path in headings]

    def labels_at(self, offset: int) -> tuple[str, ...]:
        """The labelled sections around an offset: names other pages transclude it by."""
        return self._labels.at(offset)

    def add(self, offset: int, records: Iterable[Record]) -> None:
        """Keep what was read from the construct that begins at an offset."""
        self.records.extend(records)
        self.ledger.parsed(offset)

    def refuse(self, offset: int, span: Span, problem: Unreadable, construct: str) -> None:
        """Tell of a construct, or a piece of one, that cannot be read."""
        text = (problem.text or span.of(self.text)).strip()[:_LONGEST_PROBLEM_TEXT]
        self.records.append(ProblemRecord(self.place_of(span, construct), problem.reason, text))
        self.ledger.unreadable(offset)

    def refuse_parts(self, problems: Sequence[Problem], construct: str) -> None:
        """Tell of pieces that cannot be read, of a construct that could be."""
        for span, problem in problems:
            text = (problem.text or span.of(self.text)).strip()[:_LONGEST_PROBLEM_TEXT]
            place = self.place_of(span, construct)
            self.records.append(ProblemRecord(place, problem.reason, text))

    def finish(self) -> ArticleRecords:
        """Everything found, with the account of all constructs that the independent count saw."""
        for number, heading in enumerate(self._headings):
            section, context = self._contexts.get(number) or self._context(number)
            line = self._line_of(heading.start)
            place = Place(
                Span(heading.start, heading.body_start), line, section, context, "heading"
            )
            self.records.append(SectionRecord(place, Span(heading.start, heading.section_end)))
        candidates = list(count_calls(self.text))
        for offset, construct in self.ledger.unreached(candidates):
            if construct in NOT_READ:
                self.ledger.ignored(offset, NOT_READ[construct])
                continue
            span = Span(offset, min(offset + _LONGEST_PROBLEM_TEXT, len(self.text)))
            problem = Unreadable(f"{construct} that no parser reached", "")
            self.refuse(offset, span, problem, construct)
        return sort_records(self.records, self.ledger.balance(candidates))


@lru_cache(maxsize=4096)  # the path of every heading names those above it
def _shown(title: str) -> str:
    """A heading as readers see it; one that cannot be read stands as it is."""
    try:
        return read_text(title).text.strip()[:_LONGEST_HEADING]
    except Unreadable:
        return title[:_LONGEST_HEADING]
