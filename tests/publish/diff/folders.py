"""Snapshot folders with given rows in them, and what differs between two of them."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pipeline.publish.arrow import to_arrow
from pipeline.publish.diff import Counts, Difference, compare
from pipeline.publish.parquet import encode
from pipeline.tables import TABLES, Article, Rows, table_name
from tests.publish.sample import filled


def folder(place: Path, rows: Rows, tables: Iterable[type] = TABLES) -> Path:
    """A folder with one file for each table, as in a snapshot."""
    place.mkdir(parents=True)
    for row in tables:
        content = encode(row, to_arrow(row, rows[row]))
        (place / f"{table_name(row)}.parquet").write_bytes(content)
    return place


def rows_of(*rows: Any) -> Rows:
    """Rows of any tables."""
    made = Rows()
    made.extend(rows)
    return made


def article(revision_id: int | None, article_id: str = "article 1") -> Article:
    """An article at one of its revisions, with the address of that."""
    url = f"https://en.wikipedia.org/w/index.php?title=A&oldid={revision_id}"
    return filled(
        Article,
        article_id=article_id,
        revision_id=revision_id,
        sha1=f"sha {revision_id}",
        permalink_url=url if revision_id else None,
    )


def differences(old: Path, new: Path, **wanted: Any) -> dict[str, tuple[Counts, list[Any]]]:
    """The counts and the lines of every table that differs."""
    found = {one.table: (one.counts, _lines(one)) for one in compare(old, new, **wanted)}
    return {table: both for table, both in found.items() if any(vars(both[0]).values())}


def _lines(one: Difference) -> list[Any]:
    return [line for batch in one.lines for line in batch.to_pylist()]
