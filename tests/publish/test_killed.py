"""A publisher killed at any moment leaves the old snapshot or the new one, whole."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import pipeline
from pipeline.publish import snapshot
from pipeline.publish.load import current_snapshot, read_table
from pipeline.publish.snapshot import publish, verify_snapshot
from pipeline.tables import TABLES
from tests.publish.sample import sample_rows

_ROOT = Path(pipeline.__file__).parent.parent


def sweep(tmp_path: Path, *options: str) -> dict[Path, int]:
    """Every trial's directory, and how its publisher ended."""
    publish(sample_rows(), tmp_path / "from" / "curated")
    command = [sys.executable, "-m", "tests.publish.killed", "from", "to", *options]
    environment = {**os.environ, "PYTHONPATH": str(_ROOT)}
    done = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    fates = dict(line.split() for line in done.stdout.splitlines())
    return {tmp_path / "to" / name / "curated": int(fate) for name, fate in fates.items()}


def score_seen(curated: Path) -> int:
    """What a reader finds: the score of the sample, from a snapshot that is whole."""
    place = current_snapshot(curated)
    assert verify_snapshot(place) == []
    assert read_table("goal", place).num_rows == 4
    scores = set(read_table("match", place)["home_score"].to_pylist()) - {None}
    (score,) = scores
    return int(score)


def test_readers_see_the_old_or_the_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trials = sweep(tmp_path)

    *killed, survivor = trials.values()
    assert survivor == 0
    assert len(killed) > len(TABLES) + 10
    assert set(killed) == {-signal.SIGKILL}
    seen = [score_seen(curated) for curated in trials]
    assert seen == sorted(seen)
    assert set(seen[:-1]) == {1, 2}, "kills on both sides of the step"
    assert seen[-1] == 2
    files = snapshot.encode_tables(sample_rows(score=2))
    monkeypatch.setattr(snapshot, "encode_tables", lambda _: files)  # once, to be quick
    for curated in trials:
        assert list(curated.rglob(".*")) == []
        publish(sample_rows(score=2), curated)
        assert score_seen(curated) == 2
        assert (curated / "latest").resolve() == current_snapshot(curated)
        assert [path.name for path in curated.parent.iterdir()] == ["curated"]


def test_a_hasty_publisher_is_caught(tmp_path: Path) -> None:
    """The sweep has teeth: pointing first breaks readers at almost every kill."""
    broken = 0
    for curated, fate in sweep(tmp_path, "hasty").items():
        try:
            score_seen(curated)
        except FileNotFoundError:
            assert fate == -signal.SIGKILL
            broken += 1

    assert broken > len(TABLES)
