"""DuckDB over published files: bounded in memory, off the network, quoting everything."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "memory_limit": "400MB",
    "autoinstall_known_extensions": False,  # nothing is ever fetched
    "autoload_known_extensions": False,
}


@contextmanager
def connected(
    database: Path | None = None, *, is_small: bool = False
) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that spills to disk rather than take more memory. With a file, it is attached
    as ``football`` and used; a small one has small blocks, else every column takes 256 kB.
    """
    with tempfile.TemporaryDirectory(prefix="scoreline-") as spill:
        config = _SETTINGS | {"temp_directory": spill}
        with duckdb.connect(":memory:", config=config) as connection:
            if database is not None:
                connection.execute(_attached(database, is_small))
                connection.execute("USE football")
            yield connection


def _attached(database: Path, is_small: bool) -> str:
    """In a format that readers of some years ago understand."""
    blocks = ", BLOCK_SIZE 16384" if is_small else ""
    return f"ATTACH {text(str(database))} AS football (STORAGE_VERSION 'v1.2.0'{blocks})"


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
