"""The ``person`` table."""

from dataclasses import dataclass
from typing import Annotated

from pipeline.tables._column import Column


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One player, manager or referee that some row names. One who is linked is one person in all
    editions; one who is not is told apart within an edition only.
    """

    person_id: Annotated[
        str,
        Column(
            "Readable, stable name: of the article linked, else edition, team and family name.",
            key=True,
        ),
    ]
    name: Annotated[str, Column("The fullest spelling of the name.")]
    article_title: Annotated[str | None, Column("The article linked, where any is.")]
    wikidata_id: Annotated[str | None, Column("The Wikidata item, where known.")]
    nationality: Annotated[str | None, Column("Country code in front of the name, where printed.")]
    roles: Annotated[
        tuple[str, ...], Column("What articles name the person as: player, manager, referee.")
    ]
