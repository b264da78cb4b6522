"""Two snapshots held against each other, table by table."""

from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa

from pipeline.publish.diff import statements
from pipeline.publish.diff.lines import as_changes
from pipeline.publish.diff.pair import Pair, pair_of
from pipeline.publish.sql import connected
from pipeline.tables import TABLES, Article, Edition, Match, table_name

BATCH_ROWS = 60_000
_ROWS_AT_ONCE = 50_000


@dataclass(frozen=True)
class Counts:
    """How many rows of one table came, went, say something else, or only stand elsewhere."""

    added: int = 0
    removed: int = 0
    changed: int = 0
    moved: int = 0

    @property
    def told(self) -> int:
        """How many rows came, went or say something else."""
        return self.added + self.removed + self.changed


@dataclass(frozen=True)
class Difference:
    """What differs in one table: sentences about the table, counts, and lines of ``changes``.

    ``lines`` are read while the next table is not asked for yet; they can be left unread.
    """

    table: str
    notes: list[str]
    counts: Counts
    lines: Generator[pa.Table, None, None]


def compare(
    old: Path,
    new: Path,
    tables: Iterable[type] = TABLES,
    edition_id: str | None = None,
    scratch: Path | None = None,
) -> Iterator[Difference]:
    """What differs between two snapshot folders, one table after the other, in their order.

    With ``edition_id``, only the rows of that edition; tables that know no edition are left out.
    Memory is bounded, whatever the snapshots hold; what does not fit goes to ``scratch``. Raises
    OSError where a file is damaged, LookupError where neither snapshot has the edition.
    """
    with connected(scratch) as connection:
        for prefix, snapshot in (("old", old), ("new", new)):
            articles = pair_of(Article, snapshot, snapshot).new
            matches = pair_of(Match, snapshot, snapshot).new
            connection.execute(statements.article_view(articles, f"{prefix}_article"))
            connection.execute(statements.match_view(matches, f"{prefix}_match"))
        if edition_id is not None:
            _check_edition(connection, pair_of(Edition, old, new), edition_id)
        numbers = iter(range(1, 2**31))
        for row in tables:
            pair = pair_of(row, old, new)
            if edition_id is None or pair.new.has("edition_id") or pair.new.has("match_id"):
                try:
                    found = _difference(connection, pair, edition_id, numbers)
                    with closing(found.lines):
                        yield found
                except duckdb.Error as error:
                    raise OSError(f"{table_name(row)} cannot be compared: {error}") from error


def _check_edition(connection: duckdb.DuckDBPyConnection, pair: Pair, edition_id: str) -> None:
    if not pair.is_comparable:
        return
    for alias in ("o", "n"):
        connection.execute(statements.side_view(pair, alias, edition_id))
    if not connection.execute(statements.of_edition(edition_id)).fetchall():
        raise LookupError(f"no edition {edition_id!r} in either snapshot")


def _difference(
    connection: duckdb.DuckDBPyConnection,
    pair: Pair,
    edition_id: str | None,
    numbers: Iterator[int],
) -> Difference:
    table = table_name(pair.row)
    if not pair.is_comparable:
        return Difference(table, pair.notes(), Counts(), _no_lines())
    for alias in ("o", "n"):
        connection.execute(statements.side_view(pair, alias, edition_id))
    connection.execute(statements.differing(pair))
    found = connection.execute("SELECT change, count(*) FROM d GROUP BY change").fetchall()
    counts = Counts(**dict(found))
    starts = range(1, counts.told + 1, _ROWS_AT_ONCE)
    runs = (range(start, start + _ROWS_AT_ONCE) for start in starts)
    return Difference(table, pair.notes(), counts, _lines(connection, pair, runs, numbers))


def _lines(
    connection: duckdb.DuckDBPyConnection,
    pair: Pair,
    runs: Iterable[range],
    numbers: Iterator[int],
) -> Generator[pa.Table, None, None]:
    for run in runs:
        query = statements.lines(pair, table_name(pair.row), run)
        # closed also where nobody reads on: DuckDB takes no other question while this one is open
        with connection.sql(query).to_arrow_reader(BATCH_ROWS) as reader:
            for batch in reader:
                yield as_changes(pa.Table.from_batches([batch]), numbers)


def _no_lines() -> Generator[pa.Table, None, None]:
    yield from ()
