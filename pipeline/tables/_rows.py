"""The rows of all tables on their way through the pipeline."""

from collections.abc import Iterable
from typing import Any, TypeVar, cast

RowT = TypeVar("RowT")


class Rows:
    """Rows by table class.

    >>> from pipeline.tables import Team
    >>> Rows()[Team]
    []
    """

    def __init__(self) -> None:
        self._by_table: dict[type, list[Any]] = {}

    def __getitem__(self, row: type[RowT]) -> list[RowT]:
        """The rows of one table, in the order they were added."""
        return cast("list[RowT]", self._by_table.setdefault(row, []))

    def extend(self, rows: Iterable[Any]) -> None:
        """Add rows of any tables, each to its own."""
        for row in rows:
            self[type(row)].append(row)

    def replace(self, row: type[RowT], rows: Iterable[RowT]) -> None:
        """Put other rows in the place of one table's."""
        self._by_table[row] = list(rows)
