"""Passages of an article: sections, rules of play, pages shown, what cannot be read."""

from datetime import date

from pipeline.parse.records.place import Place
from pipeline.tables import RoundKind, RuleKind
from pipeline.values import value
from pipeline.wikitext.spans import Span


@value(frozen=True, slots=True)
class SectionRecord:
    """One heading and the text below it, sub-sections included."""

    place: Place
    body: Span


@value(frozen=True, slots=True)
class TransclusionRecord:
    """A page shown inside this one: its title, and the labelled or headed section asked for."""

    place: Place
    target: str
    section: str | None = None
    heading: str | None = None


@value(frozen=True, slots=True)
class Statement:
    """One thing a sentence says about how or when something is played."""

    kind: RuleKind
    criterion: str | None = None
    ordinal: int | None = None
    leg: int | None = None
    number: int | None = None
    start_date: date | None = None
    end_date: date | None = None
    round_kind: RoundKind | None = None
    rank: int | None = None
    label: str | None = None
    slot1: str | None = None
    slot2: str | None = None
    host_slot: str | None = None


@value(frozen=True, slots=True)
class RuleRecord:
    """A statement and where it stands."""

    place: Place
    statement: Statement


@value(frozen=True, slots=True)
class ProblemRecord:
    """A piece of text in scope that could not be read."""

    place: Place
    reason: str
    text: str
