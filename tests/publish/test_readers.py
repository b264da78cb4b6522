"""Readers in the midst of a publish and its clean-up: whole, the same, nothing that vanishes."""

import os
from collections.abc import Callable
from itertools import count
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest

from pipeline.config import Keeping
from pipeline.publish.load import current_snapshot
from pipeline.publish.snapshot import Terms, publish
from tests.publish.killed import two_artefacts
from tests.publish.sample import sample_rows

TERMS = Terms(artefacts=two_artefacts, keeping=Keeping(snapshots=3, hours=0))
EVERY = 3
STEPS = ("fsync", "rename", "replace", "unlink", "rmdir", "mkdir")

# a table of one snapshot, by its file, by a pattern and by directory
ROWS: list[Callable[[Path], int]] = [
    lambda place: len(pd.read_parquet(place / "match.parquet")),
    lambda place: int(pq.read_table(place / "match.parquet").num_rows),
    lambda place: len(pl.read_parquet(place / "match.parquet")),
    lambda place: len(pl.read_parquet(f"{place}/matc[h].parquet")),
    lambda place: _duckdb(f"{place}/match.parquet"),
    lambda place: _duckdb(f"{place}/matc[h].parquet"),
    lambda place: _duckdb(f"{place}/**/match.parquet"),
    lambda place: int(ds.dataset(place, exclude_invalid_files=True).count_rows()),
]


def _duckdb(pattern: str) -> int:
    (count,) = duckdb.execute("SELECT count(*) FROM read_parquet(?)", [pattern]).fetchall()
    return int(count[0])


def test_a_snapshot_resolved_once_is_whole_at_every_step(
    curated: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(sample_rows(), curated, TERMS)
    held = current_snapshot(curated)
    whole = [rows_of(held) for rows_of in ROWS]
    looks = 0

    def look() -> None:
        nonlocal looks
        rows_of = ROWS[looks % len(ROWS)]
        assert rows_of(held) == whole[looks % len(ROWS)]
        assert rows_of(current_snapshot(curated)) == whole[looks % len(ROWS)]
        looks += 1

    _after_each_step(look, monkeypatch)
    publish(sample_rows(score=2), curated, TERMS)
    publish(sample_rows(score=3), curated, TERMS)
    assert looks > 40


def test_a_pattern_over_everything_sees_finished_snapshots_only(
    curated: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Four rows of each snapshot that is kept, while a fourth comes and the first goes. Polars
    follows the link ``latest`` as well.
    """
    for score in (1, 2, 3):
        publish(sample_rows(score), curated, TERMS)
    seen = []

    def look() -> None:
        by_duckdb = _duckdb(f"{curated}/**/match.parquet")
        by_polars = len(pl.read_parquet(f"{curated}/**/match.parquet"))
        seen.append((by_duckdb, by_polars, len(list(curated.rglob("match.parquet")))))

    _after_each_step(look, monkeypatch)
    publish(sample_rows(score=4), curated, TERMS)

    assert len(seen) > 20
    assert set(seen) == {(12, 16, 3), (16, 20, 4)}


def _after_each_step(look: Callable[[], None], monkeypatch: pytest.MonkeyPatch) -> None:
    """Look whenever something on the disk has changed, or almost."""
    is_looking, steps = False, count()

    def watched(call: Callable[..., object]) -> Callable[..., object]:
        def called(*args: object, **options: object) -> object:
            nonlocal is_looking
            answer = call(*args, **options)
            if not is_looking and next(steps) % EVERY == 0:
                is_looking = True
                look()
                is_looking = False
            return answer

        return called

    for name in STEPS:
        monkeypatch.setattr(os, name, watched(getattr(os, name)))
