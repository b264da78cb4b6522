"""Promises every published table keeps."""

import re
from collections.abc import Callable

import pyarrow as pa
import pytest

from pipeline.tables import (
    TABLES,
    ColumnSpec,
    Sourced,
    arrow_schema,
    columns,
    key_of,
    row_description,
    table_name,
)

BY_NAME = {table_name(row): row for row in TABLES}
COLUMNS = {f"{name}.{spec.name}": spec for name, row in BY_NAME.items() for spec in columns(row)}
TYPES = [
    pa.string(),
    pa.bool_(),
    pa.int16(),
    pa.int32(),
    pa.float64(),
    pa.date32(),
    pa.timestamp("us", tz="UTC"),
    pa.dictionary(pa.int32(), pa.string()),
    pa.list_(pa.field("element", pa.string(), nullable=False)),
]


def breaking(is_kept: Callable[[ColumnSpec], object]) -> list[str]:
    """The columns that do not keep a promise."""
    return [name for name, spec in COLUMNS.items() if not is_kept(spec)]


def test_every_column_is_described() -> None:
    assert breaking(lambda spec: re.fullmatch(r"\S.*\.", spec.column.description)) == []


def test_names_are_snake_case() -> None:
    snake_case = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")

    assert breaking(lambda spec: snake_case.fullmatch(spec.name)) == []


def test_types_are_those_every_reader_knows() -> None:
    assert breaking(lambda spec: spec.arrow_type in TYPES) == []


def test_key_columns_are_never_null_nor_lists() -> None:
    assert breaking(lambda s: not (s.column.key and (s.is_nullable or s.is_list))) == []


def test_lists_are_empty_rather_than_null() -> None:
    assert breaking(lambda spec: not (spec.is_list and spec.is_nullable)) == []


def test_vocabularies_are_words() -> None:
    words = re.compile(r"([a-z0-9_]+ )*")

    assert breaking(lambda s: words.fullmatch("".join(f"{v} " for v in s.vocabulary))) == []
    assert breaking(lambda s: len(set(s.vocabulary)) == len(s.vocabulary)) == []


REFERENCES = [
    pytest.param(spec, id=name) for name, spec in COLUMNS.items() if spec.column.references
]


@pytest.mark.parametrize("spec", REFERENCES)
def test_references_name_a_table_with_a_key_of_one_text(spec: ColumnSpec) -> None:
    target = BY_NAME[str(spec.column.references)]

    (key,) = [column for column in columns(target) if column.column.key]
    assert spec.kind is key.kind is str


@pytest.mark.parametrize("row", TABLES)
def test_every_table_has_a_key(row: type) -> None:
    assert key_of(row)


@pytest.mark.parametrize("name", BY_NAME)
def test_table_names_are_singular_snake_case(name: str) -> None:
    assert re.fullmatch(r"[a-z]+(_[a-z]+)*", name)
    assert not name.endswith("s")


def test_table_names_are_the_names_of_their_modules() -> None:
    assert len(BY_NAME) == len(TABLES)
    assert {row.__module__ for row in TABLES} == {f"pipeline.tables.{name}" for name in BY_NAME}


@pytest.mark.parametrize("row", TABLES)
def test_every_table_says_what_a_row_is(row: type) -> None:
    assert re.match(r"(One|Two) \S.*\.$", row_description(row))


@pytest.mark.parametrize("row", TABLES)
def test_the_schema_has_every_column_in_order(row: type) -> None:
    schema = arrow_schema(row)

    assert schema.names == [spec.name for spec in columns(row)]
    assert [field.nullable for field in schema] == [spec.is_nullable for spec in columns(row)]
    assert all(b"description" in field.metadata for field in schema)


@pytest.mark.parametrize("row", [row for row in TABLES if issubclass(row, Sourced)])
def test_source_columns_come_last(row: type) -> None:
    source = [spec.name for spec in columns(Sourced) if spec.name not in row.__annotations__]

    assert arrow_schema(row).names[-len(source) :] == source
