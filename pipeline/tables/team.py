"""The ``team`` table."""

from dataclasses import dataclass
from typing import Annotated

from pipeline.tables._column import Column


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """One club or national team that some row names."""

    team_id: Annotated[str, Column("Readable, stable name of the team.", key=True)]
    name: Annotated[str, Column("Usual name.")]
    article_title: Annotated[str | None, Column("Its article on English Wikipedia, where known.")]
    wikidata_id: Annotated[str | None, Column("Its Wikidata item, where known.")]
    country: Annotated[str | None, Column("Country it plays in, where known.")]
