"""The ``tie`` table."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from pipeline.tables._column import Column
from pipeline.tables._source import Sourced
from pipeline.tables.match import RoundKind


class Decider(StrEnum):
    """What decided a tie. ``level`` means that nothing had to: the round ended without a winner."""

    AGGREGATE = "aggregate"
    AWAY_GOALS = "away_goals"
    EXTRA_TIME = "extra_time"
    PENALTIES = "penalties"
    HIGHER_SEED = "higher_seed"
    REPLAY = "replay"
    WALKOVER = "walkover"
    COIN_TOSS = "coin_toss"
    POINTS = "points"
    GOAL_DIFFERENCE = "goal_difference"
    LEVEL = "level"
    UNKNOWN = "unknown"


class WinnerEvidence(StrEnum):
    """Where the winner is known from."""

    LEGS = "legs"
    NOTE = "note"
    NEXT_ROUND = "next_round"
    INFOBOX = "infobox"
    BOLD = "bold"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie(Sourced):
    """Two teams meeting over one or more legs. Team 1 is at home in the first leg; where a bracket
    alone shows the tie, which does not say so, it is the one named first. A single knock-out match
    is a tie of one leg.
    """

    tie_id: Annotated[str, Column("Readable, stable name: edition, stage, teams.", key=True)]
    edition_id: Annotated[str, Column("Edition it belongs to.", references="edition")]
    stage: Annotated[str | None, Column("Stage, as the heading writes it.")]
    group_name: Annotated[str | None, Column("Group, as the heading writes it.")]
    round: Annotated[str | None, Column("Round, as the heading writes it.")]
    round_kind: Annotated[RoundKind | None, Column("That round in the field's own terms.")]
    team1_id: Annotated[str, Column("At home in the first leg, or named first.", references="team")]
    team1_name: Annotated[str, Column("Team 1, as the article writes it.")]
    team2_id: Annotated[str, Column("The other one.", references="team")]
    team2_name: Annotated[str, Column("Team 2, as the article writes it.")]
    leg_count: Annotated[int, Column("Legs the article shows.", minimum=1)]
    match_ids: Annotated[tuple[str, ...], Column("The legs in order.", references="match")]
    team1_aggregate: Annotated[
        int | None, Column("Computed from the legs; null while one is open.", unit="goal")
    ]
    team2_aggregate: Annotated[
        int | None, Column("Computed from the legs; null while one is open.", unit="goal")
    ]
    team1_away_goals: Annotated[
        int | None,
        Column(
            "Scored by team 1 as the visitors; null in a single match or a bracket.",
            unit="goal",
        ),
    ]
    team2_away_goals: Annotated[
        int | None,
        Column(
            "Scored by team 2 as the visitors; null in a single match or a bracket.", unit="goal"
        ),
    ]
    printed_team1_aggregate: Annotated[
        int | None, Column("As the note or the table prints it.", unit="goal")
    ]
    printed_team2_aggregate: Annotated[
        int | None, Column("As the note or the table prints it.", unit="goal")
    ]
    printed_winner_team_id: Annotated[
        str | None, Column("Winner the note names, or the table marks.", references="team")
    ]
    printed_decided_by: Annotated[
        Decider | None, Column("What decided it, as the note or the table says.")
    ]
    is_away_goals_level_printed: Annotated[
        bool | None, Column("Whether the note says that away goals were level too.")
    ]
    is_bonus_point_denied_printed: Annotated[
        bool | None, Column("Whether the note says that neither side got the extra point.")
    ]
    decided_by: Annotated[Decider, Column("What decided it, as we conclude.")]
    winner_team_id: Annotated[
        str | None, Column("Winner as we conclude; null when level or unknown.", references="team")
    ]
    winner_name: Annotated[str | None, Column("The winner, as the article writes it in the legs.")]
    winner_evidence: Annotated[WinnerEvidence | None, Column("Where the winner is known from.")]
    bonus_point_team_id: Annotated[
        str | None,
        Column(
            "Team that the article's rules give an extra point, by the legs.", references="team"
        ),
    ]
    note_text: Annotated[str | None, Column("Note on the tie exactly as written.")]
    note_start: Annotated[
        int | None,
        Column("Where the note begins, from 0.", unit="character", bits=32, place=True),
    ]
    note_end: Annotated[
        int | None,
        Column("Where it ends, not included.", unit="character", bits=32, place=True),
    ]
