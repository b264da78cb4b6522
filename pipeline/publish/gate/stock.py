"""The columns of a set of tables, whether still in memory or published."""

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.publish.load import table_path
from pipeline.tables import table_name


class Stock(Protocol):
    """A set of tables of which single columns are asked for: all of them at once may be much."""

    def columns(self, row: type, names: tuple[str, ...]) -> pa.Table | None:
        """Some columns of a table; None where the set has not all of them."""


class Held:
    """Tables in memory."""

    def __init__(self, tables: Mapping[type, pa.Table]) -> None:
        self._tables = tables

    def columns(self, row: type, names: tuple[str, ...]) -> pa.Table | None:
        """See ``Stock``."""
        return self._tables[row].select(names)


class Stored:
    """Tables of a snapshot, which may be of an older version that had fewer."""

    def __init__(self, snapshot: Path) -> None:
        self.snapshot = snapshot

    def columns(self, row: type, names: tuple[str, ...]) -> pa.Table | None:
        """See ``Stock``; OSError where the file cannot be read."""
        path = table_path(self.snapshot, table_name(row))
        if not path.exists():
            return None
        with pq.ParquetFile(path) as file:
            if not set(names) <= set(file.schema_arrow.names):
                return None
            return file.read(columns=list(names))
