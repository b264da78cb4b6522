"""Rows of one table class as an Arrow table in key order."""

from collections.abc import Sequence
from datetime import date, datetime
from operator import attrgetter
from types import NoneType
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.publish.contract import breach
from pipeline.tables import ColumnSpec, arrow_schema, columns, key_of

_UNFIT = (pa.ArrowException, UnicodeError, OverflowError)
# Subclasses that Arrow would take and quietly make something else of.
_POSING_AS = {int: bool, date: datetime}


def to_arrow(row: type, rows: Sequence[Any]) -> pa.Table:
    """The rows as a table with exactly ``arrow_schema(row)``, sorted by key.

    Text sorts by code point, null before everything. A closed vocabulary becomes a dictionary
    column whose dictionary is the whole vocabulary as declared, whatever the rows use of it.
    Raises ValueError naming table, column and row where a value does not fit its column.
    """
    arrays = [_column(row, spec, rows) for spec in columns(row)]
    table = pa.Table.from_arrays(arrays, schema=arrow_schema(row))
    return table.take(_key_order(row, table))


def _column(row: type, spec: ColumnSpec, rows: Sequence[Any]) -> pa.Array:
    values = list(map(attrgetter(spec.name), rows))
    try:
        return _array(spec, values)
    except _UNFIT as error:
        index = next(index for index, value in enumerate(values) if not _fits(spec, value))
        key = [getattr(rows[index], name) for name in key_of(row)]
        what = f"{values[index]!r} does not fit {_type_text(spec)}"
        raise breach(row, spec.name, what, key) from error


def _array(spec: ColumnSpec, values: Sequence[Any]) -> pa.Array:
    _check_kinds(spec, values)
    if not spec.vocabulary:
        return pa.array(values, spec.arrow_type)
    number = {value: number for number, value in enumerate(spec.vocabulary)}
    numbers = pa.array([None if value is None else number[value] for value in values], pa.int32())
    vocabulary = pa.array([str(value) for value in spec.vocabulary], pa.string())
    return pa.DictionaryArray.from_arrays(numbers, vocabulary)


def _check_kinds(spec: ColumnSpec, values: Sequence[Any]) -> None:
    wanted = tuple if spec.is_list else spec.kind
    posing = _POSING_AS.get(wanted, NoneType)
    for kind in set(map(type, values)) - {NoneType}:
        if not issubclass(kind, wanted) or issubclass(kind, posing):
            raise pa.ArrowTypeError(f"{kind.__name__} where {wanted.__name__} belongs")


def _fits(spec: ColumnSpec, value: object) -> bool:
    try:
        _array(spec, [value])
    except _UNFIT:
        return False
    return True


def _type_text(spec: ColumnSpec) -> str:
    return spec.kind.__name__ if spec.vocabulary else str(spec.arrow_type)


def _key_order(row: type, table: pa.Table) -> pa.Array:
    """The order of the rows. Whether a key is set sorts before what it is: null comes first."""
    parts: dict[str, pa.ChunkedArray] = {}
    for name in key_of(row):
        column = table[name]
        parts[f"{name} is set"] = column.is_valid()
        is_coded = pa.types.is_dictionary(column.type)  # its codes would sort as declared
        parts[name] = column.cast(pa.string()) if is_coded else column
    order = [(name, "ascending") for name in parts]
    return pc.sort_indices(pa.table(parts), sort_keys=order)
