"""The ``finding`` table."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from pipeline.tables._column import Column
from pipeline.tables._source import Sourced


class Severity(StrEnum):
    """error: both cannot be true. warning: unlikely or incomplete. info: worth knowing."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(Sourced):
    """One statement of an article that does not hold against another one, with both places."""

    finding_id: Annotated[str, Column("Stable name: the rule and the row it concerns.", key=True)]
    rule: Annotated[str, Column("The check that failed.")]
    severity: Annotated[Severity, Column("How grave it is.")]
    edition_id: Annotated[str | None, Column("Edition it is about.", references="edition")]
    table_name: Annotated[str, Column("Table of the row it concerns.")]
    row_key: Annotated[str, Column("Key of that row, parts joined with ' | '.")]
    message: Annotated[
        str,
        Column(
            "One plain sentence: what is said where, and against what; where the rows tell, which"
            " side is likelier right, and by what."
        ),
    ]
    expected: Annotated[str | None, Column("What the other statements lead to.")]
    observed: Annotated[str | None, Column("What the article says at this place.")]
    other_article_id: Annotated[
        str | None,
        Column("Article that makes the statement it is held against.", references="article"),
    ]
    other_section: Annotated[
        str | None, Column("Headings above the statement it is held against.", place=True)
    ]
    other_source_start: Annotated[
        int | None,
        Column("Where that statement begins, from 0.", unit="character", bits=32, place=True),
    ]
    other_source_end: Annotated[
        int | None,
        Column("Where it ends, not included.", unit="character", bits=32, place=True),
    ]
    other_source_line: Annotated[
        int | None, Column("Line it begins on, from 1.", bits=32, place=True)
    ]
    permalink_url: Annotated[
        str | None, Column("The section on the wiki, revision where known.", place=True)
    ]
    other_permalink_url: Annotated[
        str | None, Column("The section of the statement it is held against.", place=True)
    ]
    acknowledged_reason: Annotated[
        str | None, Column("Why somebody lets it stand; null where nobody has said so.")
    ]
