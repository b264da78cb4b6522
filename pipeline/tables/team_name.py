"""The ``team_name`` table."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from pipeline.tables._column import Column
from pipeline.tables._source import Sourced


class Resolution(StrEnum):
    """How a spelling was brought to its team."""

    LINK = "link"
    KNOWLEDGE = "knowledge"
    UNIQUE_IN_EDITION = "unique_in_edition"
    UNRESOLVED = "unresolved"


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamName(Sourced):
    """One spelling of a team in one article, and how it was resolved. The passage is the first
    place that spells it so.
    """

    article_id: Annotated[str, Column("Article that writes it so.", key=True, references="article")]
    name: Annotated[str, Column("The spelling.", key=True)]
    team_id: Annotated[str, Column("The team it means.", references="team")]
    resolution: Annotated[Resolution, Column("How it was brought to that team.")]
    use_count: Annotated[int, Column("How often parsed rows use it.", minimum=1, bits=32)]
