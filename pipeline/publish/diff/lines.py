"""Lines of ``changes`` as its Arrow schema wants them."""

from collections.abc import Iterator
from itertools import islice

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.tables import Changes, ColumnSpec, arrow_schema, columns


def as_changes(found: pa.Table, numbers: Iterator[int]) -> pa.Table:
    """What the query gave, numbered, with exactly ``arrow_schema(Changes)``."""
    numbered = pa.array(islice(numbers, found.num_rows), pa.int32())
    found = found.append_column("change_number", numbered)
    arrays = [_fitted(spec, found[spec.name]) for spec in columns(Changes)]
    return pa.Table.from_arrays(arrays, schema=arrow_schema(Changes))


def _fitted(spec: ColumnSpec, column: pa.ChunkedArray) -> pa.Array:
    if not spec.vocabulary:
        return column.cast(spec.arrow_type)
    words = pa.array(list(map(str, spec.vocabulary)), pa.string())
    numbers = pc.index_in(column.cast(pa.string()), value_set=words).combine_chunks()
    return pa.DictionaryArray.from_arrays(numbers, words)
