"""What there is of each edition: rows, filled cells, names, errors; and what of each article was
unreadable.
"""

from collections import Counter
from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.publish.gate.stock import Stock
from pipeline.tables import (
    TABLES,
    Check,
    ColumnSpec,
    Coverage,
    Edition,
    Finding,
    Match,
    Person,
    Problem,
    Severity,
    Team,
    columns,
    key_of,
)

# These say how the reading went: fewer rows are as good as more. Teams and
# people follow from other tables.
_ABOUT_THE_READING = (Finding, Check, Problem, Coverage, Team, Person)
_COMPLETE = "is_goals_complete"
DATA = tuple(row for row in TABLES if row not in _ABOUT_THE_READING)


def is_by_edition(row: type) -> bool:
    """Whether each row of the table belongs to an edition, itself or by the match it is about."""
    return row is Edition or any(_reference(row, target) for target in ("edition", "match"))


def editions_of(stock: Stock, row: type) -> pa.ChunkedArray | None:
    """The edition of each row of a table for which ``is_by_edition``."""
    own = _reference(row, "edition")
    if row is Edition or own:
        return _column(stock, row, key_of(Edition)[0] if row is Edition else str(own))
    by_match = _column(stock, row, str(_reference(row, "match")))
    names, editions = _column(stock, Match, "match_id"), _column(stock, Match, "edition_id")
    if by_match is None or names is None or editions is None:
        return None
    return editions.take(pc.index_in(by_match, value_set=names))


def counted(values: pa.ChunkedArray) -> Counter[str]:
    """How often each value occurs; null is nobody's."""
    pairs = pc.value_counts(values.drop_null())
    return Counter(dict(zip(*(pairs.field(n).to_pylist() for n in (0, 1)), strict=True)))


def filled(stock: Stock, row: type, editions: pa.ChunkedArray) -> dict[str, Counter[str]]:
    """How many cells of each column that may be empty are not, by edition; and of how many matches
    all goals are listed.
    """
    found = {}
    for spec in columns(row):
        values = _column(stock, row, spec.name) if spec.is_nullable else None
        if values is not None:
            is_filled = values if spec.name == _COMPLETE else values.is_valid()
            found[spec.name] = counted(editions.filter(pc.fill_null(is_filled, False)))
    return found


def names_of(stock: Stock, row: type) -> pa.ChunkedArray | None:
    """The names of the rows of a table whose key is one column; None where it has no names."""
    key = key_of(row)
    return _column(stock, row, key[0]) if len(key) == 1 else None


def errors(stock: Stock) -> Counter[str]:
    """How many findings of severity error each edition has."""
    table = stock.columns(Finding, ("edition_id", "severity"))
    if table is None:
        return Counter()
    is_error = pc.equal(table["severity"].cast(pa.string()), str(Severity.ERROR))
    return counted(table["edition_id"].filter(is_error))


def unreadable(stock: Stock) -> dict[str, tuple[int, int]]:
    """How many constructs of each article were seen, and how many of them could not be read."""
    table = stock.columns(Coverage, ("article_id", "seen", "unreadable"))
    if table is None:
        return {}
    sums = table.group_by("article_id").aggregate([("seen", "sum"), ("unreadable", "sum")])
    return {one["article_id"]: (one["seen_sum"], one["unreadable_sum"]) for one in sums.to_pylist()}


def articles_of(stock: Stock, edition: str) -> set[str]:
    """The articles that the rows of an edition come from."""
    return {article for row in DATA for article in _articles(stock, row, edition)}


def _articles(stock: Stock, row: type, edition: str) -> Iterator[str]:
    if not is_by_edition(row):
        return
    editions, articles = editions_of(stock, row), _column(stock, row, "article_id")
    if editions is not None and articles is not None:
        yield from counted(articles.filter(pc.fill_null(pc.equal(editions, edition), False)))


def _reference(row: type, target: str) -> str | None:
    """The column that names the one row of ``target`` a row belongs to."""
    found = [spec.name for spec in columns(row) if _refers(spec, target)]
    return found[0] if found else None


def _refers(spec: ColumnSpec, target: str) -> bool:
    return spec.column.references == target and not spec.is_list and not spec.is_nullable


def _column(stock: Stock, row: type, name: str) -> pa.ChunkedArray | None:
    table = stock.columns(row, (name,))
    return None if table is None else table[name]
