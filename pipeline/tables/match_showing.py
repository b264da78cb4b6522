"""The ``match_showing`` table."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pipeline.tables._column import Column
from pipeline.tables._source import Sourced


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchShowing(Sourced):
    """One passage on a match that several passages show: a box, a row of a table, a pair of a
    bracket, here or on another page. The match itself is published once, from the first of them.
    """

    match_id: Annotated[str, Column("The match.", key=True, references="match")]
    showing_number: Annotated[
        int, Column("Order from 1; the row of match is made from the first.", key=True, minimum=1)
    ]
    match_date: Annotated[date | None, Column("Day as this passage gives it.")]
    home_score: Annotated[
        int | None, Column("Goals of the match's home team in this passage.", unit="goal")
    ]
    away_score: Annotated[
        int | None, Column("Goals of the match's away team in this passage.", unit="goal")
    ]
    home_shootout_score: Annotated[int | None, Column("The shoot-out, likewise.", unit="kick")]
    away_shootout_score: Annotated[int | None, Column("The shoot-out, likewise.", unit="kick")]
    home_scorer_names: Annotated[
        tuple[str, ...], Column("Scorers listed for the home team, as this passage writes them.")
    ]
    away_scorer_names: Annotated[
        tuple[str, ...], Column("Scorers listed for the away team, as this passage writes them.")
    ]
