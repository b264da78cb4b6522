"""Tables by the name they are published under."""

from difflib import get_close_matches

from pipeline.tables import DERIVED, TABLES, table_name

UNPUBLISHED = ".unpublished"
"""Ends the name of a Parquet file that is not published: no glob for tables finds it."""

UNREPEATABLE = frozenset({"football.duckdb"})
"""Files that hold different bytes each time they are made of the same rows."""

TABLE_BY_NAME: dict[str, type] = {table_name(row): row for row in (*TABLES, *DERIVED)}


def table_class(name: str) -> type:
    """The row class of a table; ValueError names the nearest table, if one is near, and lists all.

    >>> table_class("goal").__name__
    'Goal'
    >>> table_class("matches")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ValueError: no table 'matches'; nearest is 'match'; tables are article, edition, ...
    """
    if name in TABLE_BY_NAME:
        return TABLE_BY_NAME[name]
    near = get_close_matches(name, TABLE_BY_NAME, n=1, cutoff=0.5)
    hint = f"; nearest is {near[0]!r}" if near else ""
    raise ValueError(f"no table {name!r}{hint}; tables are {', '.join(TABLE_BY_NAME)}")
