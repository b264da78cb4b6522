"""The ``match`` table."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from pipeline.tables._column import Column
from pipeline.tables._source import Sourced


class MatchStatus(StrEnum):
    """What became of the match."""

    PLAYED = "played"
    SCHEDULED = "scheduled"
    POSTPONED = "postponed"
    ABANDONED = "abandoned"
    AWARDED = "awarded"
    WALKOVER = "walkover"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"


class RoundKind(StrEnum):
    """The round in the field's own terms, whatever words or language the heading uses."""

    FINAL = "final"
    THIRD_PLACE = "third_place"
    SEMI_FINAL = "semi_final"
    QUARTER_FINAL = "quarter_final"
    ROUND_OF_16 = "round_of_16"
    ROUND_OF_32 = "round_of_32"
    PRELIMINARY = "preliminary"
    MATCHDAY = "matchday"


# The order in which knock-out rounds are played; the match for third place leads nowhere.
ROUNDS_IN_ORDER = (
    RoundKind.PRELIMINARY,
    RoundKind.ROUND_OF_32,
    RoundKind.ROUND_OF_16,
    RoundKind.QUARTER_FINAL,
    RoundKind.SEMI_FINAL,
    RoundKind.FINAL,
)


class Quality(StrEnum):
    """The severest finding about the row or what hangs on it; ok where there is none."""

    OK = "ok"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True, kw_only=True)
class Match(Sourced):
    """One match, once, however many pages show it."""

    match_id: Annotated[
        str, Column("Readable, stable name: edition, stage, teams in order, leg.", key=True)
    ]
    edition_id: Annotated[str, Column("Edition it belongs to.", references="edition")]
    stage: Annotated[str | None, Column("Stage, as the heading writes it.")]
    group_name: Annotated[str | None, Column("Group, as the heading writes it.")]
    round: Annotated[str | None, Column("Round, as the heading writes it.")]
    round_text: Annotated[
        str | None, Column("Round or occasion, as the match's own box or row writes it.")
    ]
    round_kind: Annotated[RoundKind | None, Column("That round in the field's own terms.")]
    leg: Annotated[int | None, Column("Leg of the tie; null in a single match.", minimum=1)]
    tie_id: Annotated[str | None, Column("Tie it is a leg of.", references="tie")]
    match_date: Annotated[date | None, Column("Local day, as the article states it.")]
    date_text: Annotated[str | None, Column("The day exactly as written.")]
    kickoff_text: Annotated[str | None, Column("The kick-off time exactly as written.")]
    utc_offset_minutes: Annotated[
        int | None, Column("Local time minus UTC, where the article gives it.", unit="minute")
    ]
    kickoff_utc: Annotated[datetime | None, Column("Kick-off, only where the offset is known.")]
    home_team_id: Annotated[str, Column("Team named first.", references="team")]
    home_team_name: Annotated[str, Column("Team named first, as the article writes it.")]
    away_team_id: Annotated[str, Column("Team named second.", references="team")]
    away_team_name: Annotated[str, Column("Team named second, as the article writes it.")]
    home_score: Annotated[
        int | None, Column("After extra time, without the shoot-out.", unit="goal", minimum=0)
    ]
    away_score: Annotated[
        int | None, Column("After extra time, without the shoot-out.", unit="goal", minimum=0)
    ]
    home_half_time_score: Annotated[int | None, Column("At half-time.", unit="goal", minimum=0)]
    away_half_time_score: Annotated[int | None, Column("At half-time.", unit="goal", minimum=0)]
    is_after_extra_time: Annotated[
        bool | None, Column("Whether extra time was played; null where the article is silent.")
    ]
    home_shootout_score: Annotated[
        int | None, Column("Kicks scored in the shoot-out.", unit="goal", minimum=0)
    ]
    away_shootout_score: Annotated[
        int | None, Column("Kicks scored in the shoot-out.", unit="goal", minimum=0)
    ]
    status: Annotated[MatchStatus, Column("What became of the match.")]
    stadium: Annotated[str | None, Column("Ground.")]
    city: Annotated[str | None, Column("Town of the ground.")]
    attendance: Annotated[int | None, Column("Spectators.", unit="person", minimum=0, bits=32)]
    referee_name: Annotated[str | None, Column("Referee, as the article writes the name.")]
    referee_person_id: Annotated[
        str | None, Column("Who that is; null where it may be two.", references="person")
    ]
    referee_association: Annotated[str | None, Column("What stands in brackets behind the name.")]
    report_url: Annotated[str | None, Column("Match report the article links.")]
    home_goals_listed: Annotated[
        int, Column("Goal rows credited to the home side.", unit="goal", minimum=0)
    ]
    away_goals_listed: Annotated[
        int, Column("Goal rows credited to the away side.", unit="goal", minimum=0)
    ]
    is_goals_complete: Annotated[
        bool | None, Column("Whether as many goals are listed as scored; null without a score.")
    ]
    note_text: Annotated[str | None, Column("Note on the match, as the article writes it.")]
    seen_on: Annotated[
        tuple[str, ...], Column("Articles that show the match.", references="article")
    ]
    quality: Annotated[Quality, Column("Severest finding about the match, its goals or its tie.")]
