"""The source columns every row read from an article carries."""

from dataclasses import dataclass, fields
from typing import Annotated, Any

from pipeline.tables._column import Column


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourced:
    """Where a row was read: ``text[source_start:source_end]`` of the article is the passage."""

    article_id: Annotated[str, Column("Article it was read from.", references="article")]
    revision_id: Annotated[
        int | None,
        Column("Revision of that article; null for hand-placed text.", bits=32, place=True),
    ]
    section: Annotated[str, Column("Headings above the passage, joined with ' / '.", place=True)]
    source_start: Annotated[
        int,
        Column(
            "Where the passage begins, from 0.", unit="character", minimum=0, bits=32, place=True
        ),
    ]
    source_end: Annotated[
        int,
        Column("Where it ends, not included.", unit="character", minimum=0, bits=32, place=True),
    ]
    source_line: Annotated[
        int, Column("Line it begins on, from 1.", minimum=1, bits=32, place=True)
    ]
    source_construct: Annotated[
        str,
        Column("What kind of markup it is, such as plain-text match or football box.", place=True),
    ]
    via_article_id: Annotated[
        str | None,
        Column("Page that showed the passage where another one holds it.", references="article"),
    ]


def source_of(row: Sourced) -> dict[str, Any]:
    """The source columns of a row, for another row about the same passage."""
    return {field.name: getattr(row, field.name) for field in fields(Sourced)}
