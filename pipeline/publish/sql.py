"""DuckDB over published files: bounded in memory, off the network, quoting everything."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,  # nothing is ever fetched
    "autoload_known_extensions": False,
    "threads": 2,  # each one more needs memory of its own
}
_MEMORY_MB = 512
_MANY_ROWS = 500_000


@contextmanager
def connected(scratch: Path | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that spills to disk, into ``scratch`` or where the system has its temporary
    files, rather than take more than some hundred MB of memory.
    """
    with tempfile.TemporaryDirectory(prefix="scoreline-", dir=scratch) as spill:
        memory = {"memory_limit": f"{_MEMORY_MB}MB", "temp_directory": spill}
        with duckdb.connect(":memory:", config=_SETTINGS | memory) as connection:
            yield connection


def attach(connection: duckdb.DuckDBPyConnection, database: Path, rows: int) -> None:
    """Make a database for that many rows, in a format that readers of some years ago understand,
    and use it as ``football``. The index of its keys has to fit into memory.
    """
    connection.execute(f"SET memory_limit = '{_MEMORY_MB + rows // 20_000}MB'")
    is_small = rows < _MANY_ROWS  # in blocks of the usual size every column takes 256 kB
    blocks = ", BLOCK_SIZE 16384" if is_small else ""
    made = f"ATTACH {text(str(database))} AS football (STORAGE_VERSION 'v1.2.0'{blocks})"
    connection.execute(made)
    connection.execute("USE football")


def text(value: str) -> str:
    """A string literal.

    >>> text("O'Higgins")
    "'O''Higgins'"
    """
    return "'" + value.replace("'", "''") + "'"


def name(value: str) -> str:
    """An identifier.

    >>> name('a"b')
    '"a""b"'
    """
    return '"' + value.replace('"', '""') + '"'


def parquet(path: Path) -> str:
    """A Parquet file as a table; the path is that path, whatever it holds.

    >>> parquet(Path("snap[1]/goal.parquet"))
    "read_parquet('snap[[]1]/goal.parquet')"
    """
    plain = "".join(f"[{char}]" if char in "*?[" else char for char in str(path))
    return f"read_parquet({text(plain)})"
