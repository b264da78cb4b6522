"""One Arrow table as the bytes of a Parquet file, and what the file says about itself."""

import json
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.tables import ColumnSpec, arrow_schema, columns, key_of

LICENSE = "CC-BY-SA-4.0"
LICENSE_URL = "https://creativecommons.org/licenses/by-sa/4.0/"

ROW_GROUP_ROWS = 120_000  # also what DuckDB reads by

# Every setting that shapes the bytes is named here: a default may change under us.
_WRITER: dict[str, Any] = {
    "version": "2.6",
    "data_page_version": "1.0",
    "compression": "zstd",
    "compression_level": 3,
    "data_page_size": 1024 * 1024,
    "write_batch_size": 1024,
    "use_dictionary": True,
    "dictionary_pagesize_limit": 1024 * 1024,
    "write_statistics": True,
    "write_page_index": True,
    "write_page_checksum": True,  # without it most flipped bytes are read as data
    "coerce_timestamps": "us",
    "use_compliant_nested_type": True,
    "store_schema": True,
}


def encode(row: type, table: pa.Table) -> pa.Buffer:
    """The Parquet file of a table from ``to_arrow``; the same rows give the same bytes."""
    sink = pa.BufferOutputStream()
    write_batches(row, row_groups(table), sink)
    return sink.getvalue()


def row_groups(table: pa.Table) -> Iterable[pa.Table]:
    """A table in key order, cut as its file is: each part becomes one row group."""
    starts = range(0, table.num_rows, ROW_GROUP_ROWS)
    return (table.slice(start, ROW_GROUP_ROWS) for start in starts)


def write_batches(
    row: type, batches: Iterable[pa.Table], sink: Path | IO[bytes] | pa.NativeFile
) -> None:
    """Write the Parquet file of a table as its parts come, in key order; one row group each."""
    schema = arrow_schema(row).with_metadata(file_metadata(row))
    with pq.ParquetWriter(sink, schema, **_WRITER) as writer:
        for batch in batches:
            writer.write_table(batch.replace_schema_metadata(schema.metadata), ROW_GROUP_ROWS)


def file_metadata(row: type) -> dict[str, str]:
    """What the file says of itself. Columns are here too: not every reader shows a field's own.

    ``scoreline.columns`` is a JSON list with one object per column, as in ``describe_columns``.
    """
    own = {key.decode(): value.decode() for key, value in arrow_schema(row).metadata.items()}
    return own | {
        "key": ", ".join(key_of(row)),
        "license": LICENSE,
        "license_url": LICENSE_URL,
        "scoreline.columns": _json(describe_columns(row)),
    }


def describe_columns(row: type) -> list[dict[str, Any]]:
    """Every column in plain values: name, type, nullable, key, description and, where it has
    them, unit, references and values.
    """
    return [_described(spec) for spec in columns(row)]


def schema_hash(row: type) -> str:
    """SHA-256 of what a program relies on: everything about the columns but their wording."""
    wordless = [
        {name: value for name, value in column.items() if name != "description"}
        for column in describe_columns(row)
    ]
    return sha256(_json(wordless).encode()).hexdigest()


def _described(spec: ColumnSpec) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": spec.name,
        "type": type_text(spec),
        "nullable": spec.is_nullable,
        "key": spec.column.key,
        "description": spec.column.description,
        "unit": spec.column.unit,
        "references": spec.column.references,
        "values": [str(value) for value in spec.vocabulary],
    }
    return {name: value for name, value in described.items() if value not in (None, [])}


def type_text(spec: ColumnSpec) -> str:
    """The type as a reader of any tool understands it; a closed vocabulary is text."""
    if spec.vocabulary:
        return "string"
    return f"list of {spec.arrow_type.value_type}" if spec.is_list else str(spec.arrow_type)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
