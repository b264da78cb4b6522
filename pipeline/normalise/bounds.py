"""Numbers that a published column cannot hold: left out, and told of as problems."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from operator import attrgetter
from typing import Any

from pipeline.tables import (
    TABLES,
    ColumnSpec,
    Problem,
    Rows,
    Sourced,
    columns,
    source_of,
    table_name,
)

_REASON = "number out of range"


@dataclass(frozen=True, slots=True)
class _Bound:
    """What one column of whole numbers can hold."""

    name: str
    low: int
    high: int
    is_nullable: bool

    def is_broken_by(self, value: int | None) -> bool:
        return value is not None and not self.low <= value <= self.high


def keep_in_bounds(rows: Rows) -> None:
    """Null the numbers that nobody can have meant, such as 65,536 teams, so that one article
    cannot keep all the others from being published. A row that cannot stand without its number
    is left out. Every article has one problem a column, at the first place.
    """
    found: dict[tuple[str, str], list[tuple[Any, int]]] = {}
    for row in TABLES:
        bounds = [bound for bound in _bounds(row) if _is_broken(rows, row, bound)]
        if bounds:
            rows.replace(row, list(_kept(rows[row], bounds, found)))
    counts: dict[str, int] = {}
    for problem in rows[Problem] if found else ():
        counts[problem.article_id] = max(counts.get(problem.article_id, 0), problem.problem_number)
    for (article_id, column), places in found.items():
        counts[article_id] = counts.get(article_id, 0) + 1
        rows.extend([_problem(counts[article_id], column, places)])


@cache
def _bounds(row: type) -> tuple[_Bound, ...]:
    """The columns of whole numbers, but for offsets, which the size of a file keeps small."""
    numbers = [spec for spec in columns(row) if spec.kind is int and not spec.is_list]
    if not issubclass(row, Sourced):
        return ()  # its numbers are ours, not an article's
    return tuple(_bound(spec) for spec in numbers if not spec.name.startswith("source_"))


def _bound(spec: ColumnSpec) -> _Bound:
    half = 2 ** (spec.column.bits - 1)
    low, high = spec.column.minimum, spec.column.maximum
    return _Bound(
        spec.name,
        -half if low is None else low,
        half - 1 if high is None else high,
        spec.is_nullable,
    )


def _is_broken(rows: Rows, row: type, bound: _Bound) -> bool:
    numbers = [number for number in map(attrgetter(bound.name), rows[row]) if number is not None]
    return bool(numbers) and (min(numbers) < bound.low or max(numbers) > bound.high)


def _kept(
    rows: list[Any], bounds: list[_Bound], found: dict[tuple[str, str], list[tuple[Any, int]]]
) -> Iterator[Any]:
    for row in rows:
        broken = [bound for bound in bounds if bound.is_broken_by(getattr(row, bound.name))]
        for bound in broken:
            key = row.article_id, f"{table_name(type(row))}.{bound.name}"
            found.setdefault(key, []).append((row, getattr(row, bound.name)))
        if all(bound.is_nullable for bound in broken):
            yield replace(row, **{bound.name: None for bound in broken}) if broken else row


def _problem(number: int, column: str, places: list[tuple[Any, int]]) -> Problem:
    row, value = places[0]
    more = f" in {len(places)} rows" if len(places) > 1 else ""
    return Problem(
        **source_of(row),
        problem_number=number,
        reason=f"{_REASON}{more}: {column}",
        text=str(value),
    )
