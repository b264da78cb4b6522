"""Everything one article says, by kind and in the order of the text."""

from collections.abc import Iterable
from typing import TypeVar, cast

from pipeline.parse.records.infobox import FieldRecord
from pipeline.parse.records.match import MatchRecord
from pipeline.parse.records.passage import (
    ProblemRecord,
    RuleRecord,
    SectionRecord,
    TransclusionRecord,
)
from pipeline.parse.records.table import (
    HatTrickRecord,
    ManagerChangeRecord,
    ParticipantRecord,
    StandingRecord,
    TopScorerRecord,
)
from pipeline.parse.records.tie import TieNoteRecord, TieRowRecord
from pipeline.values import value


@value(frozen=True, slots=True)
class CoverageRecord:
    """How one construct fared in the article."""

    construct: str
    seen: int
    parsed: int
    ignored: int
    unreadable: int
    ignored_names: tuple[str, ...]


Record = (
    SectionRecord
    | FieldRecord
    | MatchRecord
    | TieRowRecord
    | TransclusionRecord
    | TieNoteRecord
    | ParticipantRecord
    | StandingRecord
    | TopScorerRecord
    | HatTrickRecord
    | ManagerChangeRecord
    | RuleRecord
    | ProblemRecord
)


@value(frozen=True, slots=True)
class ArticleRecords:
    """Everything read from one article, each kind in the order of the text."""

    sections: tuple[SectionRecord, ...]
    fields: tuple[FieldRecord, ...]
    matches: tuple[MatchRecord, ...]
    tie_rows: tuple[TieRowRecord, ...]
    transclusions: tuple[TransclusionRecord, ...]
    tie_notes: tuple[TieNoteRecord, ...]
    participants: tuple[ParticipantRecord, ...]
    standings: tuple[StandingRecord, ...]
    top_scorers: tuple[TopScorerRecord, ...]
    hat_tricks: tuple[HatTrickRecord, ...]
    manager_changes: tuple[ManagerChangeRecord, ...]
    rules: tuple[RuleRecord, ...]
    problems: tuple[ProblemRecord, ...]
    coverage: tuple[CoverageRecord, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was read. Problems count as read: someone has to look at them."""
        read = (self.fields, self.matches, self.participants, self.standings, self.top_scorers)
        lines = (self.hat_tricks, self.manager_changes)
        return not any((*read, *lines, self.tie_rows, self.transclusions, self.problems))


RecordT = TypeVar("RecordT")


def sort_records(records: Iterable[Record], coverage: tuple[CoverageRecord, ...]) -> ArticleRecords:
    """The records of one article by kind, each kind in the order of its places."""
    kinds: dict[type, list[Record]] = {}
    for record in sorted(records, key=lambda record: record.place.span):
        kinds.setdefault(type(record), []).append(record)

    def of(kind: type[RecordT]) -> tuple[RecordT, ...]:
        return tuple(cast("list[RecordT]", kinds.get(kind, ())))

    return ArticleRecords(
        of(SectionRecord),
        of(FieldRecord),
        of(MatchRecord),
        of(TieRowRecord),
        of(TransclusionRecord),
        of(TieNoteRecord),
        of(ParticipantRecord),
        of(StandingRecord),
        of(TopScorerRecord),
        of(HatTrickRecord),
        of(ManagerChangeRecord),
        of(RuleRecord),
        of(ProblemRecord),
        coverage,
    )
