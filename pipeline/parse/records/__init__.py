"""What an article says, in its own words, before any lookup. Both dialects lead here."""

from pipeline.parse.records.article import ArticleRecords, CoverageRecord, Record, sort_records
from pipeline.parse.records.infobox import Fact, FactRole, FieldRecord
from pipeline.parse.records.match import GoalRecord, KickRecord, MatchRecord
from pipeline.parse.records.passage import (
    ProblemRecord,
    RuleRecord,
    SectionRecord,
    Statement,
    TransclusionRecord,
)
from pipeline.parse.records.place import Context, Place, PlaceOf, Problem, Problems, TeamRef
from pipeline.parse.records.table import (
    HatTrickRecord,
    ManagerChangeRecord,
    ParticipantRecord,
    StandingRecord,
    TopScorerRecord,
)
from pipeline.parse.records.tie import TieLeg, TieNote, TieNoteRecord, TieRowRecord

__all__ = [
    "ArticleRecords",
    "Context",
    "CoverageRecord",
    "Fact",
    "FactRole",
    "FieldRecord",
    "GoalRecord",
    "HatTrickRecord",
    "KickRecord",
    "ManagerChangeRecord",
    "MatchRecord",
    "ParticipantRecord",
    "Place",
    "PlaceOf",
    "Problem",
    "ProblemRecord",
    "Problems",
    "Record",
    "RuleRecord",
    "SectionRecord",
    "StandingRecord",
    "Statement",
    "TeamRef",
    "TieLeg",
    "TieNote",
    "TieNoteRecord",
    "TieRowRecord",
    "TopScorerRecord",
    "TransclusionRecord",
    "sort_records",
]
