"""Everything this project publishes, one module per table."""

from pipeline.tables._column import (
    Column,
    ColumnSpec,
    arrow_schema,
    columns,
    key_of,
    row_description,
    table_name,
)
from pipeline.tables._rows import Rows
from pipeline.tables._source import Sourced, source_of
from pipeline.tables.article import Article, TextFormat
from pipeline.tables.changes import Cause, ChangeKind, Changes
from pipeline.tables.check import Check
from pipeline.tables.correction import Correction, CorrectionState
from pipeline.tables.coverage import Coverage
from pipeline.tables.edition import Edition
from pipeline.tables.finding import Finding, Severity
from pipeline.tables.goal import Goal, GoalEvidence, GoalKind, Side
from pipeline.tables.hat_trick import HatTrick
from pipeline.tables.infobox_field import InfoboxField
from pipeline.tables.manager_change import ManagerChange
from pipeline.tables.match import ROUNDS_IN_ORDER, Match, MatchStatus, Quality, RoundKind
from pipeline.tables.match_showing import MatchShowing
from pipeline.tables.participant import Participant, Presence
from pipeline.tables.person import Person
from pipeline.tables.person_name import PersonName, PersonResolution, PersonRole
from pipeline.tables.problem import Problem
from pipeline.tables.rule import Rule, RuleEvidence, RuleKind
from pipeline.tables.shootout_kick import ShootoutKick
from pipeline.tables.standing import Standing, StandingBasis, StandingKind
from pipeline.tables.team import Team
from pipeline.tables.team_name import Resolution, TeamName
from pipeline.tables.tie import Decider, Tie, WinnerEvidence
from pipeline.tables.top_scorer import TopScorer
from pipeline.tables.transclusion import Transclusion

TABLES: tuple[type, ...] = (
    Article,
    Edition,
    Match,
    MatchShowing,
    Goal,
    ShootoutKick,
    Tie,
    Standing,
    Team,
    TeamName,
    Person,
    PersonName,
    Participant,
    TopScorer,
    HatTrick,
    ManagerChange,
    InfoboxField,
    Rule,
    Transclusion,
    Correction,
    Finding,
    Check,
    Problem,
    Coverage,
)

# Derived from two snapshots; everything else about it is as for the others.
DERIVED: tuple[type, ...] = (Changes,)

# Raised for a change that breaks readers; docs/schema-changes.md says what changed.
SCHEMA_VERSION = "0.1.0"

__all__ = [
    "DERIVED",
    "ROUNDS_IN_ORDER",
    "SCHEMA_VERSION",
    "TABLES",
    "Article",
    "Cause",
    "ChangeKind",
    "Changes",
    "Check",
    "Column",
    "ColumnSpec",
    "Correction",
    "CorrectionState",
    "Coverage",
    "Decider",
    "Edition",
    "Finding",
    "Goal",
    "GoalEvidence",
    "GoalKind",
    "HatTrick",
    "InfoboxField",
    "ManagerChange",
    "Match",
    "MatchShowing",
    "MatchStatus",
    "Participant",
    "Person",
    "PersonName",
    "PersonResolution",
    "PersonRole",
    "Presence",
    "Problem",
    "Quality",
    "Resolution",
    "RoundKind",
    "Rows",
    "Rule",
    "RuleEvidence",
    "RuleKind",
    "Severity",
    "ShootoutKick",
    "Side",
    "Sourced",
    "Standing",
    "StandingBasis",
    "StandingKind",
    "Team",
    "TeamName",
    "TextFormat",
    "Tie",
    "TopScorer",
    "Transclusion",
    "WinnerEvidence",
    "arrow_schema",
    "columns",
    "key_of",
    "row_description",
    "source_of",
    "table_name",
]
