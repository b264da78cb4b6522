"""The ``rule`` table."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from pipeline.tables._column import Column
from pipeline.tables._source import Sourced


class RuleKind(StrEnum):
    """What the article states about how, or when, the competition is played."""

    DATES = "dates"
    TEAM_COUNT = "team_count"
    POINTS_FOR_WIN = "points_for_win"
    POINTS_FOR_DRAW = "points_for_draw"
    BONUS_POINT = "bonus_point"
    TIEBREAKER = "tiebreaker"
    LEVEL_TIE_DECIDER = "level_tie_decider"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Sourced):
    """One thing the article says about how or when an edition, a stage or a round is played. It
    holds for its section and what stands below it.
    """

    edition_id: Annotated[str, Column("Edition it is about.", key=True, references="edition")]
    rule_number: Annotated[int, Column("Order in the article, from 1.", key=True, minimum=1)]
    kind: Annotated[RuleKind, Column("What is stated.")]
    ordinal: Annotated[
        int | None, Column("Order of application among its kind, from 1.", minimum=1)
    ]
    criterion: Annotated[
        str | None, Column("The tiebreaker or decider, such as goal_difference or away_goals.")
    ]
    leg: Annotated[int | None, Column("Leg the dates are about; null for all.", minimum=1)]
    number: Annotated[int | None, Column("The points or the count stated.")]
    start_date: Annotated[date | None, Column("First day stated.")]
    end_date: Annotated[date | None, Column("Last day stated.")]
