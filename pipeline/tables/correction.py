"""The ``correction`` table."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from pipeline.tables._column import Column
from pipeline.tables._source import Sourced


class CorrectionState(StrEnum):
    """What became of a correction."""

    APPLIED = "applied"
    NOT_NEEDED = "not_needed"
    OUTDATED = "outdated"
    ROW_MISSING = "row_missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction(Sourced):
    """One value of an article that we publish otherwise than the article says it, and why. Only
    those whose article was read are here.
    """

    correction_number: Annotated[int, Column("Order among them, from 1.", key=True, minimum=1)]
    table_name: Annotated[str, Column("Table of the row it is about.")]
    row_key: Annotated[str, Column("Key of that row, parts joined with ' | '.")]
    column_name: Annotated[str, Column("Column of the value.")]
    made_for_revision_id: Annotated[
        int | None, Column("Revision it was made for, where known.", bits=32)
    ]
    old_value: Annotated[str | None, Column("What the article said then.")]
    new_value: Annotated[str | None, Column("What we publish instead.")]
    observed_value: Annotated[str | None, Column("What the article says now.")]
    reason: Annotated[str, Column("Why.")]
    source: Annotated[str, Column("Who says so: an address, a book.")]
    state: Annotated[
        CorrectionState,
        Column(
            "applied; not_needed: the article says the new value itself; outdated: it says"
            " something else; row_missing: the row is gone."
        ),
    ]
