"""Prose and lists of raw wikitext, read for what they say about the competition."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cached_property

from pipeline.parse.dates import find_dates
from pipeline.parse.records import RuleRecord, Statement
from pipeline.parse.rules import read_statements
from pipeline.parse.tiebreakers import introduces_items, read_criterion, read_inline_criteria
from pipeline.parse.wiki_walk import WikiWalk
from pipeline.problems import Unreadable
from pipeline.tables import RuleKind
from pipeline.wikitext.spans import Span
from pipeline.wikitext.text import read_text

# Words that rules cannot do without, looked for one by one: far cheaper than one pattern.
_TELLING = {
    "break": ("ie-break", "iebreak"),  # what several share is looked for once for all of them
    "level": ("level after", "still level"),
    "to penalt": ("goes to penalt", " go to penalt", "straight to penalt", "directly to penalt"),
    "robin": ("ound-robin", "robin]]"),
    "tied": ("tied after", "still tied", "were tied"),
} | {
    word: (word,)
    for word in (
        *("way goals", "oints for a", "awarded for", "xtra point", "began on", "started on"),
        *("riteria", "class_rules", "Seed 1", "seeded ", "roup winners", "goal average"),
        *("other team", "irst leg", "layed from", "ook place from"),
    )
}
_CRITERIA_FOLLOW = re.compile(
    r"\bcriteria\b|\btie-?breakers?\b|\btie-?breaking\b|\b(?:level|equal|tied) on points\b",
    re.IGNORECASE,
)
_SETTLED_BY = (
    (
        "goal average",
        re.compile(r"\bgoal average\b[^.;]{0,40}\b(?:used|separate|decid|rank)", re.I),
        "goal_ratio",
    ),
    (
        "tied teams",
        re.compile(r"\bin (?:the )?(?:case|event)\b.*\btied teams\b[^.;]{0,20}\bplay-?off\b", re.I),
        "play_off",
    ),
)
_DIGIT = re.compile(r"[0-9]")
_BOTH_LEGS = re.compile(r"\bfirst\s+legs?\b.*\bsecond\s+legs?\b", re.IGNORECASE)
_ITEM = re.compile(r"\s*(?:[#:*]+\s*(?:[0-9]{1,2}[.)]\s*)?|[0-9]{1,2}[.)]\s+|\|\s*(?=[A-Z]))(.+)")
_ENDS_A_LIST = ("=", "{|", "|}", "[[File")
_LIST_OPENS = re.compile(r"\{\{\s*(?:un)?ordered[ _]list\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"\.(?<!\bvs\.)\s+|\n")
_LONGEST_LINE = 8_000
_SHORTEST_SENTENCE, _LONGEST_SENTENCE = 10, 600
_MOST_LISTS = 50  # of tiebreakers in one article; keeps hostile ones cheap
_FARTHEST_ITEM = 40  # lines behind the one that announces criteria
_MOST_BLANKS = 3  # lines without an item between the announcement and the first


def read_rules(walk: WikiWalk) -> None:
    """Every rule the article states; what one section says twice is one rule."""
    _RuleReader(walk).read()


class _RuleReader:
    """The lines of an article that hold a telling word, and the lists below them."""

    def __init__(self, walk: WikiWalk) -> None:
        self._walk = walk
        self._text = walk.text
        self._said: dict[tuple[str, ...], set[Statement]] = {}
        self._deciders: dict[tuple[str, ...], int] = {}
        self._lists = 0

    def read(self) -> None:
        """Each line once, in the order of the text."""
        for span in self._telling_lines():
            raw = span.of(self._text)
            shown = _shown(raw) if len(raw) <= _LONGEST_LINE else ""
            is_of_table = "class_rules" in raw  # said of one table, and in short
            if is_of_table:
                shown = shown.partition("=")[2]
            follows = _CRITERIA_FOLLOW.search(shown) is not None
            if follows or is_of_table:
                for statement in read_inline_criteria(shown):
                    self._add(span, statement)
            if (
                not raw.startswith("#") and not is_of_table
            ):  # an item of a list is read with the list
                self._read_line(span, shown)
            if follows and self._lists < _MOST_LISTS:
                self._lists += 1
                self._read_list(span)

    def _telling_lines(self) -> Iterator[Span]:
        found = set[Span]()
        for shared, words in _TELLING.items():
            at = self._text.find(shared)
            while at >= 0:
                start, end = self._text.rfind("\n", 0, at) + 1, self._text.find("\n", at)
                line = Span(start, end if end >= 0 else len(self._text))
                if any(word in line.of(self._text) for word in words):
                    found.add(line)
                at = self._text.find(shared, end) if end >= 0 else -1
        yield from sorted(found)

    def _read_line(self, span: Span, shown: str) -> None:
        for sentence in _SENTENCE_END.split(shown):
            if _SHORTEST_SENTENCE < len(sentence) <= _LONGEST_SENTENCE:
                for statement in self._statements(sentence):
                    self._add(span, statement)

    def _statements(self, sentence: str) -> Iterator[Statement]:
        """What prose states. One leg's day alone is a piece of news, not what was laid down."""
        lower = sentence.lower()
        about_legs = "second" in lower and _BOTH_LEGS.search(sentence) is not None
        may_hold_days = about_legs and _DIGIT.search(sentence) is not None
        read = read_statements(sentence, self._known_dates if may_hold_days else ())
        yield from (one for one in read if one.leg is None or about_legs)
        for word, form, criterion in _SETTLED_BY:
            if word in lower and form.search(sentence):
                yield Statement(RuleKind.TIEBREAKER, criterion, ordinal=1)

    def _read_list(self, announced: Span) -> None:
        """The list of tiebreakers below the line that announces it; all of it or none."""
        items = list(self._items(announced.end))
        statements = []
        for number, (span, shown) in enumerate(items, start=1):
            if introduces_items(shown):
                continue
            try:
                statements.append((span, read_criterion(shown, number)))
            except Unreadable as problem:
                if number > 1:  # else the list is about other things
                    self._walk.refuse_parts([(span, problem)], "tiebreaker")
                return
        for span, statement in statements if len(statements) > 1 else ():
            if statement.criterion != "points":
                self._add(span, statement)

    def _items(self, start: int) -> Iterator[tuple[Span, str]]:
        """The items of the list, a list of a template included; lists inside items are left."""
        depth, blanks, is_open = 0, 0, False
        for span in self._lines_from(start):
            raw = span.of(self._text)
            if raw.startswith(_ENDS_A_LIST):
                return
            item = _ITEM.match(raw)
            is_cell = raw.lstrip().startswith("|")
            if _LIST_OPENS.search(raw) and item is None:
                depth, is_open = 1, True
                continue
            if item and (depth == 1 if is_open else not is_cell):
                yield span, _shown(_LIST_OPENS.split(item[1])[0].removesuffix("}}"))
                blanks = 0
            if is_open:
                depth = max(0, depth + raw.count("{{") - raw.count("}}"))
                is_open = depth > 0
            elif item is None or is_cell:
                blanks += 1
            if blanks > _MOST_BLANKS:
                return

    def _lines_from(self, at: int) -> Iterator[Span]:
        for _ in range(_FARTHEST_ITEM):
            at += 1
            if at >= len(self._text):
                return
            end = self._text.find("\n", at)
            end = end if end >= 0 else len(self._text)
            yield Span(at, end)
            at = end

    @cached_property
    def _known_dates(self) -> list[date]:
        dates = find_dates(self._text)
        return [min(dates), max(dates)] if dates else []

    def _add(self, span: Span, statement: Statement) -> None:
        place = self._walk.place_of(span, "prose")
        said = self._said.setdefault(place.section, set())
        unordered = replace(statement, ordinal=None)
        if unordered in said:
            return
        said.add(unordered)
        if statement.kind is RuleKind.LEVEL_TIE_DECIDER:
            self._deciders[place.section] = self._deciders.get(place.section, 0) + 1
            statement = replace(statement, ordinal=self._deciders[place.section])
        self._walk.records.append(RuleRecord(place, statement))


def _shown(markup: str) -> str:
    """A line as readers see it, without the marks of lists; empty for what cannot be read."""
    try:
        return read_text(markup).text.strip("*:#;'| ")
    except Unreadable:
        return ""
