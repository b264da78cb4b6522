"""How a table is declared, and the Arrow schema, keys and descriptions derived from it."""

from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import pyarrow as pa

_INTEGER = {16: pa.int16(), 32: pa.int32()}
_ARROW: dict[type, pa.DataType] = {
    str: pa.string(),
    bool: pa.bool_(),
    float: pa.float64(),
    date: pa.date32(),
    datetime: pa.timestamp("us", tz="UTC"),
}


@dataclass(frozen=True)
class Column:
    """What a reader of the published file needs to know about one column. ``place`` marks those
    that say where something was read, not what: any edit above the passage moves them.
    """

    description: str
    unit: str | None = None
    key: bool = False
    references: str | None = None
    minimum: int | None = None
    maximum: int | None = None
    bits: int = 16
    place: bool = False


@dataclass(frozen=True)
class ColumnSpec:
    """One column as declared: its name, Python kind, whether it may be null, and its Column."""

    name: str
    kind: type
    is_list: bool
    is_nullable: bool
    column: Column

    @property
    def vocabulary(self) -> tuple[str, ...]:
        """The closed list of values, empty where the column has none."""
        return tuple(self.kind) if issubclass(self.kind, StrEnum) else ()

    @property
    def arrow_type(self) -> pa.DataType:
        """The Parquet type."""
        if issubclass(self.kind, StrEnum):
            return pa.dictionary(pa.int32(), pa.string())
        plain = _INTEGER[self.column.bits] if self.kind is int else _ARROW[self.kind]
        return pa.list_(pa.field("element", plain, nullable=False)) if self.is_list else plain


@cache
def columns(row: type) -> tuple[ColumnSpec, ...]:
    """Every column of a row class: its own first, inherited ones (the source columns) last."""
    hints = get_type_hints(row, include_extras=True)
    own = [name for name in row.__annotations__ if name in hints]
    inherited = [field.name for field in fields(row) if field.name not in own]
    return tuple(_spec(name, hints[name]) for name in own + inherited)


def key_of(row: type) -> tuple[str, ...]:
    """The names of the key columns, in order."""
    return tuple(spec.name for spec in columns(row) if spec.column.key)


def table_name(row: type) -> str:
    """The published name: ``TopScorer`` -> ``top_scorer``.

    >>> table_name(type("TopScorer", (), {}))
    'top_scorer'
    """
    name = row.__name__
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in name).lstrip("_")


def arrow_schema(row: type) -> pa.Schema:
    """The Parquet schema of a row class: descriptions, units, keys and references included."""
    described = {"table": table_name(row), "description": row_description(row)}
    return pa.schema([_arrow_field(spec) for spec in columns(row)], metadata=described)


def row_description(row: type) -> str:
    """What one row is, from the class docstring, on one line."""
    return " ".join((row.__doc__ or "").split())


def _spec(name: str, hint: Any) -> ColumnSpec:
    if get_origin(hint) is not Annotated:
        raise TypeError(f"column {name} is not declared as Annotated[type, Column(...)]")
    inner, column = get_args(hint)
    nullable = isinstance(inner, UnionType)
    if nullable:
        (inner,) = [arg for arg in get_args(inner) if arg is not NoneType]
    is_list = get_origin(inner) is tuple
    kind = get_args(inner)[0] if is_list else inner
    return ColumnSpec(name, kind, is_list, nullable, column)


def _arrow_field(spec: ColumnSpec) -> pa.Field:
    column = spec.column
    metadata = {
        "description": column.description,
        "unit": column.unit or "",
        "key": "true" if column.key else "",
        "references": column.references or "",
        "values": ", ".join(spec.vocabulary),
    }
    metadata = {name: value for name, value in metadata.items() if value}
    return pa.field(spec.name, spec.arrow_type, nullable=spec.is_nullable, metadata=metadata)
