"""DuckDB over published files: bounded in memory, off the network, quoting everything."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

_SETTINGS = {
    "memory_limit": "768MB",
    "autoinstall_known_extensions": False,  # nothing is ever fetched
    "autoload_known_extensions": False,
}


@contextmanager
def connected(database: Path | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that spills to disk rather than take more memory; in memory without a file."""
    with tempfile.TemporaryDirectory(prefix="scoreline-") as spill:
        config = _SETTINGS | {"temp_directory": spill}
        with duckdb.connect(":memory:", config=config) as connection:
            if database is not None:
                # a format that readers of some years ago understand
                connection.execute(
                    f"ATTACH {text(str(database))} AS football (STORAGE_VERSION 'v1.2.0')"
                )
                connection.execute("USE football")
            yield connection


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
