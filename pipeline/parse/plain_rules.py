"""Prose and lists of rendered text, read for what they say about the competition."""

import re
from dataclasses import replace

from pipeline.parse.plain_walk import Walk
from pipeline.parse.records import RuleRecord, Statement
from pipeline.parse.rules import read_statements
from pipeline.parse.tiebreakers import read_criterion
from pipeline.problems import Unreadable
from pipeline.tables import RuleKind
from pipeline.wikitext.rendered import Line, LineKind
from pipeline.wikitext.spans import Span

CRITERIA_FOLLOW = re.compile(r"\bcriteria\b|\btie-?breakers?\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<!\bvs)\.\s+|$")
_LONGEST_SENTENCE = 600  # rules are short; keeps hostile prose cheap


def read_prose(walk: Walk, line: Line) -> None:
    """A paragraph; it may announce that the numbered list below it holds tiebreakers."""
    walk.do_criteria_follow = CRITERIA_FOLLOW.search(line.text) is not None
    read_sentences(walk, line, "prose")


def read_bullet(walk: Walk, line: Line) -> None:
    """An item of a list without numbers."""
    read_sentences(walk, line, "remark")


def read_numbered(walk: Walk, line: Line) -> None:
    """A numbered list: tiebreakers where the text above says so, else notes."""
    for ordinal, item in enumerate([line, *walk.following(LineKind.NUMBERED)], start=1):
        if not walk.do_criteria_follow:
            walk.ledger.ignored(item.number, "numbered note")
            continue
        try:
            _add_rule(walk, item.span, read_criterion(item.text, ordinal))
            walk.ledger.parsed(item.number)
        except Unreadable as problem:
            walk.refuse(item, problem.reason)


def read_sentences(walk: Walk, line: Line, name: str) -> None:
    """Every rule the sentences of a line state; a line without one is left out by that name."""
    start = 0
    for end in _SENTENCE_END.finditer(line.text):
        sentence = line.text[start : end.end()].rstrip()
        if len(sentence) <= _LONGEST_SENTENCE:
            for statement in read_statements(sentence, walk.known_dates):
                _add_rule(walk, line.part(start, start + len(sentence)), statement)
                walk.ledger.parsed(line.number)
        start = end.end()
    walk.ledger.ignored(line.number, name)


def _add_rule(walk: Walk, span: Span, statement: Statement) -> None:
    """What one section says twice is one rule."""
    place = walk.place_of(span, "plain-text rule")
    said = walk.rules_said.setdefault(place.section, set())
    unordered = replace(statement, ordinal=None)
    if unordered in said:
        return
    if statement.kind is RuleKind.LEVEL_TIE_DECIDER:
        before = sum(other.kind is statement.kind for other in said)
        statement = replace(statement, ordinal=before + 1)
    said.add(unordered)
    walk.records.append(RuleRecord(place, statement))
