"""The Parquet file: what it says about itself, and its bytes."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import duckdb
import pyarrow.parquet as pq
import pytest

from pipeline.publish.arrow import to_arrow
from pipeline.publish.parquet import describe_columns, encode, file_metadata, schema_hash
from pipeline.tables import TABLES, Column, Goal, Match, Rows, Team, arrow_schema
from tests.publish.sample import filled, sample_rows


@pytest.mark.parametrize("row", TABLES)
@pytest.mark.parametrize("rows", [sample_rows(), Rows()], ids=["rows", "empty"])
def test_what_was_written_is_read(row: type, rows: Rows) -> None:
    table = to_arrow(row, rows[row])

    read = pq.ParquetFile(encode(row, table)).read()

    said = {key.decode(): value.decode() for key, value in read.schema.metadata.items()}
    assert said == file_metadata(row)
    assert read.replace_schema_metadata(arrow_schema(row).metadata).equals(
        table, check_metadata=True
    )


def test_the_file_describes_itself() -> None:
    said = file_metadata(Goal)
    minute = next(c for c in json.loads(said["scoreline.columns"]) if c["name"] == "minute")

    assert (said["table"], said["key"], said["license"]) == (
        "goal",
        "match_id, goal_number",
        "CC-BY-SA-4.0",
    )
    assert minute == {
        "name": "minute",
        "type": "int16",
        "nullable": True,
        "key": False,
        "description": "Null where the article gives none.",
        "unit": "minute",
    }


def test_duckdb_sees_the_descriptions(tmp_path: Path) -> None:
    path = tmp_path / "match.parquet"
    path.write_bytes(encode(Match, to_arrow(Match, [])))

    query = "select value from parquet_kv_metadata(?) where key = 'scoreline.columns'"
    found = duckdb.execute(query, [str(path)]).fetchall()

    assert json.loads(found[0][0]) == describe_columns(Match)


def test_settings_reach_the_file() -> None:
    teams = to_arrow(Team, [filled(Team, team_id=f"{n:06}") for n in range(120_001)])

    meta = pq.ParquetFile(encode(Team, teams)).metadata

    assert [meta.row_group(n).num_rows for n in range(meta.num_row_groups)] == [120_000, 1]
    assert meta.row_group(0).column(0).compression == "ZSTD"
    assert meta.row_group(0).column(0).statistics.max == "119999"


def test_the_order_of_rows_leaves_no_trace() -> None:
    rows = sample_rows()[Match]

    assert encode(Match, to_arrow(Match, rows)) == encode(Match, to_arrow(Match, rows[::-1]))


def test_schema_hash_is_about_columns_not_words() -> None:
    @dataclass
    class Ball:
        number: Annotated[int, Column("Which one.", key=True)]

    @dataclass
    class Reworded:
        number: Annotated[int, Column("Number of the ball.", key=True)]

    @dataclass
    class Widened:
        number: Annotated[int, Column("Which one.", key=True, bits=32)]

    assert schema_hash(Ball) == schema_hash(Reworded)
    assert schema_hash(Ball) != schema_hash(Widened)


def test_a_closed_vocabulary_is_text_to_the_reader() -> None:
    status = next(c for c in describe_columns(Match) if c["name"] == "status")

    assert status["type"] == "string"
    assert status["values"][:2] == ["played", "scheduled"]
