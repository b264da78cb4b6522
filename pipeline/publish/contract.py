"""What every table promises its readers, held against the tables about to be published."""

from collections.abc import Iterable, Mapping
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.tables import ColumnSpec, columns, key_of, table_name


def check_contract(tables: Mapping[type, pa.Table]) -> None:
    """Hold every table against its declaration: nulls, bounds, unique keys, references.

    Raises ValueError naming table, column and row at the first breach.
    """
    for row, table in tables.items():
        for spec in columns(row):
            _check_nulls(row, spec, table)
            _check_numbers(row, spec, table)
        _check_unique(row, table)
    targets = {table_name(row): row for row in tables}
    for row, table in tables.items():
        for spec in columns(row):
            if spec.column.references is not None:
                target = targets[spec.column.references]
                _check_references(row, spec, table, tables[target][_single_key(target)])


def breach(row: type, column: str, what: str, key: Iterable[object]) -> ValueError:
    """The error for one value that breaks the contract."""
    place = " | ".join(map(str, key))
    return ValueError(f"{table_name(row)}.{column}: {what}, in row {place!r}")


def _check_nulls(row: type, spec: ColumnSpec, table: pa.Table) -> None:
    column = table[spec.name]
    if column.null_count and not spec.is_nullable:
        raise _breach_at(row, spec, table, pc.index(column.is_null(), True).as_py(), "is null")
    if spec.is_list:
        values, places = _elements(spec, table)
        if values.null_count:
            index = places[pc.index(values.is_null(), True).as_py()].as_py()
            raise _breach_at(row, spec, table, index, "holds a null")


def _check_numbers(row: type, spec: ColumnSpec, table: pa.Table) -> None:
    low, high = spec.column.minimum, spec.column.maximum
    column = table[spec.name]
    if spec.kind is float:
        _refuse(row, spec, table, pc.invert(pc.is_finite(column)), "is not finite")
    if low is not None:
        _refuse(row, spec, table, pc.less(column, low), f"is below {low}")
    if high is not None:
        _refuse(row, spec, table, pc.greater(column, high), f"is above {high}")


def _check_unique(row: type, table: pa.Table) -> None:
    key = list(key_of(row))
    # one thread, so that of several doubled keys it is always the first that is named
    counts = table.select(key).group_by(key, use_threads=False).aggregate([([], "count_all")])
    doubled = counts.filter(pc.greater(counts["count_all"], 1))
    if doubled.num_rows:
        first = doubled.slice(0, 1).to_pylist()[0]
        what = f"the key stands on {first['count_all']} rows"
        raise breach(row, ", ".join(key), what, [first[name] for name in key])


def _check_references(row: type, spec: ColumnSpec, table: pa.Table, known: pa.ChunkedArray) -> None:
    values, places = _elements(spec, table)
    dangling = pc.and_(pc.is_valid(values), pc.invert(pc.is_in(values, value_set=known)))
    index = pc.index(dangling, True).as_py()
    if index >= 0:
        what = f"{values[index].as_py()!r} is not in table {spec.column.references}"
        raise _breach_at(row, spec, table, places[index].as_py() if spec.is_list else index, what)


def _single_key(row: type) -> str:
    (name,) = key_of(row)  # a reference is one column, so what it names has a key of one
    return name


def _elements(spec: ColumnSpec, table: pa.Table) -> tuple[Any, Any]:
    """The values as one array, lists taken apart, and for lists the row each value stands in."""
    array = table[spec.name].combine_chunks()
    if not spec.is_list:
        return array, None
    return pc.list_flatten(array), pc.list_parent_indices(array)


def _refuse(row: type, spec: ColumnSpec, table: pa.Table, mask: pa.ChunkedArray, what: str) -> None:
    index = pc.index(mask, True).as_py()
    if index >= 0:
        value = table[spec.name][index].as_py()
        raise _breach_at(row, spec, table, index, f"{value} {what}")


def _breach_at(row: type, spec: ColumnSpec, table: pa.Table, index: int, what: str) -> ValueError:
    key: list[Any] = [table[name][index].as_py() for name in key_of(row)]
    return breach(row, spec.name, what, key)
