"""The ``hat_trick`` table."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pipeline.tables._column import Column
from pipeline.tables._source import Sourced
from pipeline.tables.goal import Side


@dataclass(frozen=True, slots=True, kw_only=True)
class HatTrick(Sourced):
    """One line of a list of hat-tricks the article prints: three goals or more of one player in
    one match.
    """

    edition_id: Annotated[str, Column("The edition.", key=True, references="edition")]
    line_number: Annotated[
        int,
        Column("Line of the edition's lists, in the order printed, from 1.", key=True, minimum=1),
    ]
    player_name: Annotated[str, Column("Player, as the article writes the name.")]
    player_link: Annotated[str | None, Column("Article the name links to.")]
    person_id: Annotated[
        str | None, Column("Who that is; null where it may be two.", references="person")
    ]
    nationality: Annotated[str | None, Column("Country code in front of the name.")]
    team_id: Annotated[str | None, Column("The player's team.", references="team")]
    team_name: Annotated[str | None, Column("The player's team, as the article writes it.")]
    opponent_team_id: Annotated[str | None, Column("The other team.", references="team")]
    opponent_team_name: Annotated[str | None, Column("The other team, as the article writes it.")]
    goals: Annotated[int, Column("Goals; three where no other number is given.", unit="goal")]
    score_text: Annotated[str | None, Column("The result exactly as written.")]
    team_score: Annotated[int | None, Column("Goals of the player's team.", unit="goal", minimum=0)]
    opponent_score: Annotated[
        int | None, Column("Goals of the other team.", unit="goal", minimum=0)
    ]
    side: Annotated[Side | None, Column("Where the player's team played; null where not said.")]
    match_date: Annotated[date | None, Column("Local day, as the article states it.")]
    date_text: Annotated[str | None, Column("The day exactly as written.")]
