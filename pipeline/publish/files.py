"""The Parquet files of all tables: measured before anything is written, then written."""

import io
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.publish.manifest import TableFile, hash_file
from pipeline.publish.names import UNPUBLISHED
from pipeline.publish.parquet import row_groups, write_batches
from pipeline.tables import table_name

Tables = Mapping[type, pa.Table]
"""The tables by row class, each with its ``arrow_schema`` and in key order."""


def measure(tables: Tables) -> dict[str, TableFile]:
    """What the file of every table will be. It is encoded to nowhere: where nothing changed,
    nothing shall be written, and a large table need not fit into memory twice.
    """
    return {table_name(row): _measured(row, table) for row, table in tables.items()}


def write_tables(tables: Tables, files: Mapping[str, TableFile], place: Path) -> None:
    """Write every table to its file in ``place``, under a name that is not published.

    Raises OSError; and where a file is not what was measured, for then memory or disk is broken.
    """
    for row, table in tables.items():
        name = table_name(row)
        path = place / f"{name}.parquet{UNPUBLISHED}"
        with path.open("xb") as sink:
            write_batches(row, row_groups(table), sink)
        if hash_file(path) != files[name].digest:
            raise OSError(f"{name}.parquet is not on the disk as it was written")


def _measured(row: type, table: pa.Table) -> TableFile:
    sink = _Scales()
    write_batches(row, row_groups(table), sink)
    return TableFile(table.num_rows, sink.tell(), sink.digest())


class _Scales(io.RawIOBase):
    """A file that keeps nothing but the size and the SHA-256 of what is written to it."""

    def __init__(self) -> None:
        super().__init__()
        self._hash, self._size = sha256(), 0

    def writable(self) -> bool:
        return True

    def write(self, content: Any) -> int:
        self._hash.update(content)
        size = memoryview(content).nbytes
        self._size += size
        return size

    def tell(self) -> int:
        return self._size

    def digest(self) -> str:
        return self._hash.hexdigest()
