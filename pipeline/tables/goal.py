"""The ``goal`` table."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from pipeline.tables._column import Column
from pipeline.tables._source import Sourced


class Side(StrEnum):
    """The team named first is home, the one named second away, on a neutral ground too."""

    HOME = "home"
    AWAY = "away"


class GoalKind(StrEnum):
    """How the article marks the goal. It does not mark free kicks or headers."""

    UNMARKED = "unmarked"
    PENALTY = "penalty"
    OWN_GOAL = "own_goal"


class GoalEvidence(StrEnum):
    """What the article gives for the goal."""

    LISTED = "listed"
    MINUTE_MISSING = "minute_missing"
    BLANK_SLOT = "blank_slot"


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal(Sourced):
    """One goal the article lists. Own goals are here; shoot-out kicks are not."""

    match_id: Annotated[str, Column("Match it was scored in.", key=True, references="match")]
    goal_number: Annotated[
        int, Column("Order in the article, home side first, from 1.", key=True, minimum=1)
    ]
    side: Annotated[Side, Column("Side the goal counts for.")]
    team_id: Annotated[str, Column("Team the goal counts for.", references="team")]
    scorer_name: Annotated[
        str | None, Column("Scorer as the article displays the name; null where it gives none.")
    ]
    scorer_link: Annotated[str | None, Column("Article the name links to.")]
    person_id: Annotated[
        str | None, Column("Who that is; null where it may be two.", references="person")
    ]
    scorer_side: Annotated[
        Side, Column("Side the scorer plays for: the other one for an own goal.")
    ]
    minute: Annotated[
        int | None,
        Column("Null where the article gives none.", unit="minute", minimum=1, maximum=120),
    ]
    added_minute: Annotated[
        int | None,
        Column("The 2 of 45+2; null outside added time.", unit="minute", minimum=1, maximum=30),
    ]
    minute_text: Annotated[str | None, Column("The minute and its mark exactly as written.")]
    kind: Annotated[GoalKind, Column("How the article marks the goal.")]
    evidence: Annotated[
        GoalEvidence,
        Column("listed: with its minute; minute_missing: name only; blank_slot: an empty place."),
    ]
