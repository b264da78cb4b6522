"""The ``coverage`` table."""

from dataclasses import dataclass
from typing import Annotated

from pipeline.tables._column import Column


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """One construct in one article, counted by a scan that is independent of the parsers:
    seen = parsed + ignored + unreadable, always.
    """

    article_id: Annotated[str, Column("The article.", key=True, references="article")]
    construct: Annotated[str, Column("Kind of markup or line.", key=True)]
    seen: Annotated[int, Column("How many the scan counted.", minimum=0, bits=32)]
    parsed: Annotated[int, Column("How many became records.", minimum=0, bits=32)]
    ignored: Annotated[int, Column("How many were left out by name.", minimum=0, bits=32)]
    unreadable: Annotated[int, Column("How many became a problem row.", minimum=0, bits=32)]
    ignored_names: Annotated[
        tuple[str, ...], Column("Names they were left out by, with how often in brackets.")
    ]
