"""Reading back: DataFrames for analysts, tables for other stages."""

import random
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pytest

import pipeline
from pipeline.publish.load import read_table
from pipeline.publish.snapshot import Published, publish
from pipeline.tables import TABLES, Match, Rows, arrow_schema, table_name
from tests.publish.sample import filled, sample_rows


def test_a_null_leaves_numbers_whole(first: Published, curated: Path) -> None:
    minutes = pipeline.load("goal", curated)["minute"]

    assert minutes.dtype == pd.Int16Dtype()
    assert minutes.isna().tolist() == [True, False, False, False]
    assert minutes.dropna().tolist() == [10, 2, 3]


def test_types_an_analyst_meets(curated: Path) -> None:
    rows = sample_rows()
    kickoff = datetime(1998, 7, 12, 19, 0, tzinfo=UTC)
    rows.extend([filled(Match, match_id="a", kickoff_utc=kickoff, seen_on=("article 1",))])
    publish(rows, curated)

    match = pipeline.load("match", curated)

    assert match["match_id"].tolist() == ["a", "match 1", "match 10", "match 2", "match 3"]
    assert match["match_date"].dt.day.tolist()[2:] == [10, 2, 3]
    assert match["kickoff_utc"][0] == pd.Timestamp(kickoff)
    assert match["is_after_extra_time"].dtype == pd.BooleanDtype()
    assert match["status"].tolist()[:3] == ["played", "played", "awarded"]
    assert match["status"].cat.categories[0] == "played"
    assert list(match["seen_on"][0]) == ["article 1"]


@pytest.mark.parametrize("rows", [sample_rows(), Rows()], ids=["rows", "empty"])
def test_every_table_is_read(curated: Path, rows: Rows) -> None:
    counts = publish(rows, curated).row_counts

    for row in TABLES:
        name = table_name(row)
        table = read_table(name, curated)
        assert table.schema.equals(arrow_schema(row))
        assert table.num_rows == len(pipeline.load(name, curated)) == counts[name]


def test_one_snapshot_can_be_held(first: Published, curated: Path) -> None:
    snapshot = pipeline.current_snapshot(curated)
    publish(sample_rows(score=2), curated)

    assert pipeline.load("match", snapshot)["home_score"].max() == 1
    assert pipeline.load("match", curated)["home_score"].max() == 2
    assert pipeline.current_snapshot(curated / "latest") == pipeline.current_snapshot(curated)


def test_where_it_looks_by_default(
    first: Published, curated: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SCORELINE_CURATED", raising=False)
    monkeypatch.chdir(curated.parent)
    assert len(pipeline.load("match")) == 4

    monkeypatch.setenv("SCORELINE_CURATED", "elsewhere")
    with pytest.raises(FileNotFoundError) as caught:
        pipeline.load("match")
    assert str(caught.value) == "there is no snapshot in elsewhere yet: run `scoreline ingest`"


def test_an_unknown_table_names_the_nearest(curated: Path) -> None:
    with pytest.raises(ValueError, match="no table 'goals'; nearest is 'goal'; tables are article"):
        pipeline.load("goals", curated)
    with pytest.raises(ValueError, match=r"no table '\.\./match'; nearest is 'match'"):
        pipeline.load("../match", curated)


def test_a_table_the_snapshot_lacks(first: Published, curated: Path) -> None:
    (first.path / "tie.parquet").unlink()

    with pytest.raises(FileNotFoundError, match="has no table tie: run `scoreline ingest`"):
        pipeline.load("tie", curated)


def test_no_flipped_byte_is_read_as_data(first: Published, curated: Path) -> None:
    """Page checksums: whatever is read in spite of the flip is what was written."""
    path = first.path / "match.parquet"
    whole, table = path.read_bytes(), read_table("match", curated)
    end_of_pages = len(whole) - 8 - int.from_bytes(whole[-8:-4], "little")
    dice = random.Random("flipped pages")  # noqa: S311 - seeded, so that a miss can be repeated
    refused = 0
    for _ in range(60):
        flipped = bytearray(whole)
        flipped[dice.randrange(4, end_of_pages)] ^= dice.randrange(1, 256)
        path.write_bytes(flipped)
        try:
            assert read_table("match", curated).equals(table)
        except OSError as error:
            assert str(error).startswith(f"{path} is damaged")  # noqa: PT017 - most flips, not all
            refused += 1

    assert refused > 30


def test_a_file_that_is_cut_is_refused(first: Published, curated: Path) -> None:
    path = first.path / "match.parquet"
    path.write_bytes(path.read_bytes()[:-8])

    with pytest.raises(OSError, match=r"match\.parquet is damaged"):
        pipeline.load("match", curated)


def test_importing_is_cheap() -> None:
    script = "import sys, pipeline; print({'pandas', 'pyarrow'} & set(sys.modules))"
    root = Path(pipeline.__file__).parent.parent

    done = subprocess.run(
        [sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True
    )

    assert done.stdout == "set()\n"
