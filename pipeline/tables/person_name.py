"""The ``person_name`` table."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from pipeline.tables._column import Column
from pipeline.tables._source import Sourced


class PersonRole(StrEnum):
    """What a passage names a person as."""

    PLAYER = "player"
    MANAGER = "manager"
    REFEREE = "referee"


class PersonResolution(StrEnum):
    """How a spelling was brought to its person."""

    LINK = "link"
    UNIQUE_IN_EDITION = "unique_in_edition"
    ONLY_SPELLING = "only_spelling"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonName(Sourced):
    """One spelling of a person in one article, and how it was resolved. The passage is the first
    place that spells it so.
    """

    article_id: Annotated[str, Column("Article that writes it so.", key=True, references="article")]
    name_number: Annotated[
        int, Column("Order of first use in the article, from 1.", key=True, minimum=1, bits=32)
    ]
    name: Annotated[str, Column("The spelling.")]
    link: Annotated[str | None, Column("Article the name links to.")]
    role: Annotated[PersonRole, Column("What the passage names the person as.")]
    team_id: Annotated[
        str | None, Column("Team of the person there; null for referees.", references="team")
    ]
    nationality: Annotated[str | None, Column("Country code in front of the name.")]
    person_id: Annotated[
        str | None, Column("The person it means; null where it may be two.", references="person")
    ]
    resolution: Annotated[
        PersonResolution,
        Column(
            "link: by the article linked; unique_in_edition: no other person of the team can be"
            " meant; only_spelling: no other spelling to compare with; ambiguous: may be several."
        ),
    ]
    reason: Annotated[str | None, Column("Whom an ambiguous spelling may mean.")]
    use_count: Annotated[int, Column("How often parsed rows use it.", minimum=1, bits=32)]
