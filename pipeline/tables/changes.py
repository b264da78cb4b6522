"""The ``changes`` table: what differs from the snapshot before."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from pipeline.tables._column import Column


class ChangeKind(StrEnum):
    """What became of the row, or of one of its values."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


class Cause(StrEnum):
    """What became of the article the row was read from."""

    ARTICLE_EDITED = "article_edited"
    ARTICLE_NEW = "article_new"
    ARTICLE_GONE = "article_gone"
    ARTICLE_UNCHANGED = "article_unchanged"
    NO_ARTICLE = "no_article"


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """One row that came or went since the snapshot before, or one value that is another one now,
    with the article revision behind it. It is derived from two snapshots, not read from articles;
    where a passage stands in its article is no change.
    """

    change_number: Annotated[
        int, Column("Order: by table, key and column, from 1.", key=True, minimum=1, bits=32)
    ]
    table_name: Annotated[str, Column("Table of the row.")]
    row_key: Annotated[str, Column("Key of the row, parts joined with ' | '.")]
    change: Annotated[ChangeKind, Column("The row was added or removed, or a value changed.")]
    column_name: Annotated[str | None, Column("Column that changed; null for a whole row.")]
    old_value: Annotated[
        str | None, Column("Its value before, as text, lists as JSON; null where it was null.")
    ]
    new_value: Annotated[
        str | None, Column("Its value now, as text, lists as JSON; null where it is null.")
    ]
    edition_id: Annotated[str | None, Column("Edition the row belongs to, where it has one.")]
    article_id: Annotated[str | None, Column("Article the row was read from, where it has one.")]
    cause: Annotated[
        Cause,
        Column("What became of that article; unchanged: our reading or another article changed."),
    ]
    old_revision_id: Annotated[int | None, Column("Its revision before, where known.", bits=32)]
    new_revision_id: Annotated[int | None, Column("Its revision now, where known.", bits=32)]
    old_permalink_url: Annotated[str | None, Column("The revision before, on the wiki.")]
    new_permalink_url: Annotated[str | None, Column("The revision now, on the wiki.")]
    diff_url: Annotated[str | None, Column("What the edit changed, on the wiki.")]
