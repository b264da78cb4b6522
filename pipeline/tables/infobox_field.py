"""The ``infobox_field`` table."""

from dataclasses import dataclass
from typing import Annotated

from pipeline.tables._column import Column
from pipeline.tables._source import Sourced


@dataclass(frozen=True, slots=True, kw_only=True)
class InfoboxField(Sourced):
    """One field of one infobox. Nothing in the box is dropped."""

    article_id: Annotated[
        str, Column("Article that holds the box.", key=True, references="article")
    ]
    infobox_number: Annotated[int, Column("Which box of the article, from 1.", key=True, minimum=1)]
    field_number: Annotated[int, Column("Which field of the box, from 1.", key=True, minimum=1)]
    name: Annotated[str, Column("Name of the field, as written.")]
    raw_value: Annotated[str, Column("Its value exactly as written.")]
    text: Annotated[str | None, Column("Its value as plain text; null where empty.")]
    links: Annotated[tuple[str, ...], Column("Titles the value links to.")]
