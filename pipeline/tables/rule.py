"""The ``rule`` table."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from pipeline.tables._column import Column
from pipeline.tables._source import Sourced
from pipeline.tables.match import RoundKind


class RuleKind(StrEnum):
    """What the article states about how, or when, the competition is played."""

    DATES = "dates"
    TEAM_COUNT = "team_count"
    POINTS_FOR_WIN = "points_for_win"
    POINTS_FOR_DRAW = "points_for_draw"
    BONUS_POINT = "bonus_point"
    TIEBREAKER = "tiebreaker"
    TIEBREAKERS_BEGIN_AGAIN = "tiebreakers_begin_again"
    MEETINGS = "meetings"
    ADVANCES = "advances"
    LEVEL_TIE_DECIDER = "level_tie_decider"
    EXCLUDED_DECIDER = "excluded_decider"
    BRACKET_PAIR = "bracket_pair"
    HOST = "host"


class RuleEvidence(StrEnum):
    """Whether the article states the rule or we know it of the competition and its period."""

    ARTICLE = "article"
    KNOWLEDGE = "knowledge"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Sourced):
    """One thing the article says about how or when an edition, a stage or a round is played, or
    that is known of the competition in that season and that the article leaves out. It holds for
    the section scope names and what stands below it; what is known holds for the whole edition.
    """

    edition_id: Annotated[str, Column("Edition it is about.", key=True, references="edition")]
    rule_number: Annotated[int, Column("Order in the article, from 1.", key=True, minimum=1)]
    kind: Annotated[RuleKind, Column("What is stated.")]
    evidence: Annotated[RuleEvidence, Column("Stated in the article or known beside it.")]
    scope: Annotated[
        str, Column("Headings of the article below which it holds; empty for all of the edition.")
    ]
    round_kind: Annotated[RoundKind | None, Column("Round it is limited to; null for all.")]
    ordinal: Annotated[
        int | None, Column("Order of application among its kind, from 1.", minimum=1)
    ]
    criterion: Annotated[
        str | None, Column("The tiebreaker or decider, such as goal_difference or away_goals.")
    ]
    leg: Annotated[int | None, Column("Leg the dates are about; null for all.", minimum=1)]
    number: Annotated[int | None, Column("The points, or the count, stated.")]
    rank: Annotated[int | None, Column("Rank in a group that advances.", minimum=1)]
    label: Annotated[str | None, Column("Name of a bracket pair, such as QF1.")]
    slot1: Annotated[str | None, Column("First of a pair: seed 1, winner QF1.")]
    slot2: Annotated[str | None, Column("Second of a pair: seed 8, winner QF4.")]
    host_slot: Annotated[str | None, Column("Which of the two is at home.")]
    start_date: Annotated[date | None, Column("First day stated.")]
    end_date: Annotated[date | None, Column("Last day stated.")]
    reference: Annotated[str | None, Column("Where a known rule is written down.")]
