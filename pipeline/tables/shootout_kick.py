"""The ``shootout_kick`` table."""

from dataclasses import dataclass
from typing import Annotated

from pipeline.tables._column import Column
from pipeline.tables._source import Sourced
from pipeline.tables.goal import Side


@dataclass(frozen=True, slots=True, kw_only=True)
class ShootoutKick(Sourced):
    """One kick of a shoot-out the article lists."""

    match_id: Annotated[str, Column("Match it decided.", key=True, references="match")]
    kick_number: Annotated[
        int, Column("Order in the article, home side first, from 1.", key=True, minimum=1)
    ]
    side: Annotated[Side, Column("Side of the player.")]
    player_name: Annotated[str | None, Column("Player, as the article displays the name.")]
    player_link: Annotated[str | None, Column("Article the name links to.")]
    person_id: Annotated[
        str | None, Column("Who that is; null where it may be two.", references="person")
    ]
    is_scored: Annotated[bool | None, Column("Whether it went in; null where not said.")]
