"""The ``top_scorer`` table."""

from dataclasses import dataclass
from typing import Annotated

from pipeline.tables._column import Column
from pipeline.tables._source import Sourced


@dataclass(frozen=True, slots=True, kw_only=True)
class TopScorer(Sourced):
    """One line of a goalscorer list the article prints."""

    edition_id: Annotated[str, Column("The edition.", key=True, references="edition")]
    list_number: Annotated[int, Column("Which list of the edition, from 1.", key=True, minimum=1)]
    line_number: Annotated[int, Column("Line of that list, from 1.", key=True, minimum=1)]
    rank: Annotated[
        int | None, Column("Rank, carried down where one cell spans several lines.", minimum=1)
    ]
    player_name: Annotated[str, Column("Player, as the article writes the name.")]
    player_link: Annotated[str | None, Column("Article the name links to.")]
    person_id: Annotated[
        str | None, Column("Who that is; null where it may be two.", references="person")
    ]
    nationality: Annotated[str | None, Column("Country code in front of the name.")]
    team_id: Annotated[str | None, Column("The player's team.", references="team")]
    team_name: Annotated[str | None, Column("The team, as the article writes it.")]
    goals: Annotated[
        int | None, Column("Goals; null where the list has lost them.", unit="goal", minimum=0)
    ]
