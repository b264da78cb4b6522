"""Reading what was published: the current snapshot, its tables, and DataFrames of them."""

import os
import re
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.publish.manifest import MANIFEST_NAME
from pipeline.publish.names import UNPUBLISHED, table_class

if TYPE_CHECKING:
    import pandas as pd

_ID = re.compile(rb"([0-9a-f]{16})\n")


def load(name: str, curated: str | PathLike[str] | None = None) -> "pd.DataFrame":
    """One table of the current snapshot as a DataFrame, in key order.

    ``curated`` is the output directory, by default ``$SCORELINE_CURATED``, else ``curated``
    below the current directory; or one snapshot, from ``current_snapshot``, to read several
    tables that belong together.

    Whole numbers are ``Int16`` or ``Int32`` and flags ``boolean``, both with ``pd.NA``; days are
    ``datetime64`` at midnight without a zone, times ``datetime64`` in UTC; a closed vocabulary
    is a category; a list is an array of text. Units are in ``docs/tables.md``.

    Raises ValueError for a table there is not, FileNotFoundError where nothing is published,
    OSError for a damaged file.
    """
    import pandas as pd  # here, because other stages read tables without it

    table = read_table(name, curated)
    nullable = {
        pa.int16(): pd.Int16Dtype(),
        pa.int32(): pd.Int32Dtype(),
        pa.bool_(): pd.BooleanDtype(),
    }
    frame: pd.DataFrame = table.to_pandas(types_mapper=nullable.get, date_as_object=False)
    return frame


def read_table(name: str, curated: str | PathLike[str] | None = None) -> pa.Table:
    """One table of the current snapshot, every page held against its checksum; as ``load``."""
    table_class(name)  # an unknown name is a slip of the caller, not a missing file
    snapshot = current_snapshot(curated)
    path = table_path(snapshot, name)
    if not path.is_file():
        raise FileNotFoundError(f"{snapshot} has no table {name}: run `scoreline ingest`")
    try:
        with pq.ParquetFile(path, page_checksum_verification=True) as file:
            return file.read()
    except (pa.ArrowException, OSError) as error:
        raise OSError(f"{path} is damaged ({error}): run `scoreline ingest`") from error


def table_path(snapshot: Path, name: str) -> Path:
    """The file of a table in a snapshot, in one that is being made, or in one that was refused."""
    path = snapshot / f"{name}.parquet"
    hidden = snapshot / f"{name}.parquet{UNPUBLISHED}"
    return hidden if hidden.is_file() else path


def current_snapshot(curated: str | PathLike[str] | None = None) -> Path:
    """The directory of the current snapshot, resolved once: a later publish does not change it.

    Raises FileNotFoundError where nothing is published yet. A snapshot stands for itself.
    """
    place = Path(curated or os.environ.get("SCORELINE_CURATED") or "curated")
    if (place / MANIFEST_NAME).is_file():
        return place.resolve()
    name = current_id(place)
    if name is None:
        raise FileNotFoundError(f"there is no snapshot in {place} yet: run `scoreline ingest`")
    snapshot = place.resolve() / "snapshots" / name
    if not snapshot.is_dir():
        raise FileNotFoundError(f"the snapshot {name} is gone from {place}: run `scoreline ingest`")
    return snapshot


def current_id(curated: Path) -> str | None:
    """The snapshot that ``CURRENT`` names; None where there is none or it is not a name."""
    try:
        found = _ID.fullmatch((curated / "CURRENT").read_bytes())
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None
    return found[1].decode() if found else None


def is_id(content: bytes) -> bool:
    """Whether this is what CURRENT holds: the name of a snapshot and a line end."""
    return _ID.fullmatch(content) is not None


def linked_id(curated: Path) -> str | None:
    """The snapshot that ``latest`` links to; None where it is no link of ours."""
    link = curated / "latest"
    target = link.readlink() if link.is_symlink() else Path()
    return target.name if target.parts[:-1] == ("snapshots",) else None
