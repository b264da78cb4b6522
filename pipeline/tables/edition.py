"""The ``edition`` table."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pipeline.tables._column import Column
from pipeline.tables._source import Sourced


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition(Sourced):
    """One edition of one competition as an article describes it. A season that is played as two
    tournaments is three rows: the season and, with parent_edition_id naming it, each tournament.
    """

    edition_id: Annotated[str, Column("Readable, stable name of the edition.", key=True)]
    parent_edition_id: Annotated[
        str | None, Column("The season this tournament is part of.", references="edition")
    ]
    competition_name: Annotated[str, Column("Competition, as the article names it.")]
    season_label: Annotated[str | None, Column("Year or years, as the article writes them.")]
    part: Annotated[str | None, Column("Apertura, Clausura and the like; null for a whole season.")]
    country: Annotated[str | None, Column("Country of the competition; null where international.")]
    start_date: Annotated[date | None, Column("First day, as the article states it.")]
    end_date: Annotated[date | None, Column("Last day, as the article states it.")]
    team_count: Annotated[int | None, Column("Number of teams the article states.", minimum=1)]
    printed_match_count: Annotated[
        int | None, Column("Number of matches the infobox states.", minimum=0)
    ]
    printed_goal_count: Annotated[
        int | None, Column("Number of goals the infobox states.", minimum=0)
    ]
    printed_attendance: Annotated[
        int | None, Column("Total attendance the infobox states.", minimum=0, bits=32)
    ]
    champion_team_id: Annotated[str | None, Column("The champions.", references="team")]
    champion_name: Annotated[str | None, Column("The champions, as the article writes them.")]
    champion_title_number: Annotated[
        int | None, Column("Which of their titles this is: the 3 of (3rd title).", minimum=1)
    ]
    runner_up_team_id: Annotated[str | None, Column("The runners-up.", references="team")]
    runner_up_name: Annotated[str | None, Column("The runners-up, as the article writes them.")]
    promoted_team_ids: Annotated[
        tuple[str, ...], Column("Teams the infobox names as promoted.", references="team")
    ]
    promoted_names: Annotated[tuple[str, ...], Column("The same, as the article writes them.")]
    relegated_team_ids: Annotated[
        tuple[str, ...], Column("Teams the infobox names as relegated.", references="team")
    ]
    relegated_names: Annotated[tuple[str, ...], Column("The same, as the article writes them.")]
    previous_edition: Annotated[str | None, Column("The edition before, as the infobox writes it.")]
    next_edition: Annotated[str | None, Column("The edition after, as the infobox writes it.")]
