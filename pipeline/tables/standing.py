"""The ``standing`` table."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from pipeline.tables._column import Column
from pipeline.tables._source import Sourced


class StandingKind(StrEnum):
    """What the table ranks."""

    LEAGUE = "league"
    GROUP = "group"
    RUNNERS_UP = "runners_up"
    THIRD_PLACE = "third_place"
    SEEDING = "seeding"
    RELEGATION = "relegation"
    OVERALL = "overall"


class StandingBasis(StrEnum):
    """Whether the article prints the line or we computed it from the matches."""

    PRINTED = "printed"
    COMPUTED = "computed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing(Sourced):
    """One team's line in one table. Computed lines stand beside printed ones, never in them;
    the passage of a computed line is the section that holds its matches.
    """

    table_id: Annotated[str, Column("The table: edition, stage or group, basis.", key=True)]
    team_id: Annotated[str, Column("The team.", key=True, references="team")]
    team_name: Annotated[str, Column("The team, as the article writes it.")]
    edition_id: Annotated[str, Column("Edition it belongs to.", references="edition")]
    stage: Annotated[str | None, Column("Stage, as the heading writes it.")]
    group_name: Annotated[str | None, Column("Group, as the heading writes it.")]
    kind: Annotated[StandingKind, Column("What the table ranks.")]
    basis: Annotated[StandingBasis, Column("Printed in the article or computed by us.")]
    position: Annotated[
        int | None, Column("Rank; null where the article's criteria do not settle it.", minimum=1)
    ]
    played: Annotated[int | None, Column("Matches played.", unit="match", minimum=0)]
    won: Annotated[int | None, Column("Matches won.", unit="match", minimum=0)]
    drawn: Annotated[int | None, Column("Matches drawn.", unit="match", minimum=0)]
    lost: Annotated[int | None, Column("Matches lost.", unit="match", minimum=0)]
    goals_for: Annotated[int | None, Column("Goals scored.", unit="goal", minimum=0)]
    goals_against: Annotated[int | None, Column("Goals conceded.", unit="goal", minimum=0)]
    goal_difference: Annotated[int | None, Column("As printed, or computed.", unit="goal")]
    points: Annotated[
        int | None, Column("As printed, or computed by the article's rules.", unit="point")
    ]
    point_adjustment: Annotated[int | None, Column("Points added or deducted.", unit="point")]
    bonus_points: Annotated[int | None, Column("Extra points inside points.", unit="point")]
    coefficient: Annotated[float | None, Column("Points per match, as printed.")]
    status: Annotated[str | None, Column("Letters such as C or R behind the team.")]
    qualification_text: Annotated[str | None, Column("What the rank leads to, as printed.")]
