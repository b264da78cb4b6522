"""Which snapshots stay, and for how long."""

import errno
import os
import time
from itertools import count
from pathlib import Path

import pytest

from pipeline.config import Keeping
from pipeline.publish.history import history
from pipeline.publish.load import current_snapshot, read_table
from pipeline.publish.snapshot import Published, Terms, publish, verify_snapshot
from tests.publish.sample import sample_rows

BRIEFLY = Terms(keeping=Keeping(snapshots=3, hours=0))
DAY = Terms()


def ids(curated: Path) -> set[str]:
    return {path.name for path in (curated / "snapshots").iterdir()}


def age(curated: Path, hours: float) -> None:
    """Let all that was published have been published earlier."""
    then = time.time() - hours * 3600
    for path in (*(curated / ".history").iterdir(), *(curated / "snapshots").iterdir()):
        os.utime(path, (then, then))


def test_the_last_three_stay(curated: Path) -> None:
    published = [publish(sample_rows(score), curated, BRIEFLY) for score in range(1, 7)]

    assert ids(curated) == {one.snapshot_id for one in published[-3:]}
    assert [entry.number for entry in history(curated)] == [4, 5, 6]
    assert all(verify_snapshot(one.path) == [] for one in published[-3:])


def test_a_removal_that_is_cut_off_leaves_whole_snapshots_only(
    curated: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for score in (1, 2, 3):
        publish(sample_rows(score), curated, BRIEFLY)
    unlink, calls = os.unlink, count(1)

    def failing(path: str, *args: object, **options: object) -> None:
        if str(path).endswith(".parquet") and next(calls) > 2:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        unlink(path, *args, **options)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(os, "unlink", failing)
        last = publish(sample_rows(4), curated, BRIEFLY)

    assert (last.is_new, last.trouble) == (True, "Input/output error")
    assert len(ids(curated)) == 3
    assert all(verify_snapshot(path) == [] for path in (curated / "snapshots").iterdir())
    assert publish(sample_rows(4), curated, BRIEFLY).trouble is None
    assert not (curated / ".staging").exists()
    assert [entry.number for entry in history(curated)] == [2, 3, 4]


def test_what_was_current_within_a_day_stays(curated: Path) -> None:
    old = [publish(sample_rows(score), curated, DAY) for score in range(1, 5)]
    assert len(ids(curated)) == 4

    age(curated, 25)  # the fourth was current until now
    new = [publish(sample_rows(score), curated, DAY) for score in (5, 6)]

    assert ids(curated) == {one.snapshot_id for one in (old[3], *new)}


def test_going_back_counts_as_new(curated: Path) -> None:
    for score in (1, 2, 3, 4, 2):
        last = publish(sample_rows(score), curated, BRIEFLY)

    assert len(ids(curated)) == 3
    assert last.snapshot_id in ids(curated)
    assert [entry.snapshot_id for entry in history(curated)][-1] == last.snapshot_id


@pytest.mark.parametrize("hours", [-24, 24 * 365])
def test_a_clock_that_jumps_takes_no_current_snapshot(curated: Path, hours: float) -> None:
    publish(sample_rows(1), curated, DAY)
    publish(sample_rows(2), curated, DAY)
    age(curated, hours)

    last = publish(sample_rows(3), curated, DAY)

    assert len(ids(curated)) == 3
    assert current_snapshot(curated) == last.path
    assert [entry.number for entry in history(curated)] == [1, 2, 3]


def test_a_run_that_died_before_it_was_noted_is_made_up_for(
    curated: Path, first: Published
) -> None:
    (entry,) = (curated / ".history").iterdir()
    entry.unlink()

    assert not publish(sample_rows(), curated).is_new
    assert [entry.snapshot_id for entry in history(curated)] == [first.snapshot_id]


def test_what_a_dead_run_moved_in_is_removed(curated: Path, first: Published) -> None:
    half = curated / "snapshots" / "0123456789abcdef"
    half.mkdir()
    (half / "goal.parquet.unpublished").touch()
    whole = publish(sample_rows(score=2), curated)
    for path in (curated / ".history").iterdir():
        path.unlink()  # as if the second had never been pointed to
    publish(sample_rows(score=3), curated)
    assert ids(curated) == {first.snapshot_id, whole.snapshot_id, current_snapshot(curated).name}

    age(curated, 25)
    publish(sample_rows(score=4), curated, DAY)
    assert first.snapshot_id not in ids(curated)


def test_who_holds_a_snapshot_reads_it_to_the_end(curated: Path, first: Published) -> None:
    held = current_snapshot(curated)
    for score in range(2, 12):
        publish(sample_rows(score), curated, DAY)
        assert read_table("match", held)["home_score"].to_pylist().count(1) == 3
    assert verify_snapshot(held) == []
