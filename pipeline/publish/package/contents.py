"""What a snapshot folder holds, as the descriptions in it need to know it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import file_digest
from pathlib import Path
from typing import Any

import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.publish.load import table_path
from pipeline.tables import DERIVED, TABLES, table_name

NAME = "scoreline"
TITLE = "Football results from Wikipedia's season articles"
DESCRIPTION = (
    "Matches, goals, ties, tables and more, read from Wikipedia's articles about seasons, cups "
    "and play-offs. Every row says where in which revision it stands; every figure that does not "
    "agree with another one is told."
)
LICENSE_TITLE = "Creative Commons Attribution-ShareAlike 4.0 International"
KEYWORDS = ("football", "soccer", "sports", "wikipedia", "results")


@dataclass(frozen=True)
class Resource:
    """One published table: ``path`` is where it stands now, ``file`` the name it is published
    under.
    """

    row: type
    path: Path
    row_count: int
    byte_count: int
    sha256: str

    @property
    def name(self) -> str:
        """The name of the table."""
        return table_name(self.row)

    @property
    def file(self) -> str:
        """The name of its file in the snapshot."""
        return f"{self.name}.parquet"


@dataclass(frozen=True)
class Contents:
    """A snapshot folder: the id it is published under, its tables, the revisions they stem from,
    and where there is room for temporary files, if not where the system has it.
    """

    snapshot_id: str
    resources: tuple[Resource, ...]
    wikis: tuple[str, ...]
    newest_revision: date | None
    scratch: Path | None = None

    def __getitem__(self, row: type) -> Resource:
        """The file of one table."""
        return next(one for one in self.resources if one.row is row)


def contents_of(place: Path, snapshot_id: str, scratch: Path | None = None) -> Contents:
    """What stands in a folder with the Parquet file of every table; OSError."""
    articles = pq.read_table(table_path(place, "article"), columns=["wiki", "revision_timestamp"])
    newest: datetime | None = pc.max(articles["revision_timestamp"]).as_py()
    return Contents(
        snapshot_id,
        tuple(_resources(place)),
        tuple(sorted(set(articles["wiki"].to_pylist()))),
        newest.date() if newest else None,
        scratch,
    )


def _resources(place: Path) -> Iterator[Resource]:
    for row in (*TABLES, *DERIVED):
        path = table_path(place, table_name(row))
        if row in DERIVED and not path.exists():
            continue  # published with nothing beside its tables
        with path.open("rb") as file:
            digest = file_digest(file, "sha256").hexdigest()
        metadata: Any = pq.read_metadata(path)
        yield Resource(row, path, metadata.num_rows, path.stat().st_size, digest)
