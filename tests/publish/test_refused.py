"""Output that cannot be written: one line for the operator, and the old snapshot as it was."""

import errno
import os
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest

import pipeline
from pipeline.problems import RefusedError
from pipeline.publish.snapshot import Published, publish
from pipeline.tables import TABLES
from tests.publish.sample import sample_rows, state_below

_ROOT = Path(pipeline.__file__).parent.parent


def test_a_file_in_the_place_of_curated_is_refused(curated: Path) -> None:
    curated.write_text("mine")

    with pytest.raises(RefusedError) as caught:
        publish(sample_rows(), curated)

    assert str(caught.value) == f"cannot write {curated}: Not a directory"
    assert curated.read_text() == "mine"


def test_a_file_above_curated_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    curated = tmp_path / "file" / "deep" / "curated"

    with pytest.raises(RefusedError) as caught:
        publish(sample_rows(), curated)

    assert str(caught.value) == f"cannot write {curated}: Not a directory"


@pytest.mark.parametrize("number", [1, len(TABLES) // 2, len(TABLES) + 1, len(TABLES) + 2])
def test_a_full_disk_leaves_the_old_snapshot(
    curated: Path, first: Published, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    before = state_below(curated)
    calls = iter(range(1, 100))
    fsync = os.fsync

    def fill(descriptor: int) -> None:
        if next(calls) >= number:
            _no_space()
        fsync(descriptor)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fill)
        with pytest.raises(RefusedError) as caught:
            publish(sample_rows(score=2), curated)

    assert str(caught.value) == f"cannot write {curated}: No space left on device"
    assert next(calls) > number, "the disk never filled"
    assert state_below(curated) == before
    assert [path.name for path in curated.parent.iterdir()] == ["curated"]
    assert publish(sample_rows(score=2), curated).is_new


def _no_space() -> NoReturn:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


_LIMITED = """
import resource, sys
from pathlib import Path
from pipeline.problems import RefusedError
from pipeline.publish.snapshot import publish
from tests.publish.sample import sample_rows
resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))
try:
    publish(sample_rows(score=2), Path(sys.argv[1]))
except RefusedError as error:
    print(error)
"""


def test_a_write_that_fails_leaves_the_old_snapshot(curated: Path, first: Published) -> None:
    before = state_below(curated)

    done = subprocess.run(
        [sys.executable, "-c", _LIMITED, str(curated)],
        env={**os.environ, "PYTHONPATH": str(_ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout == f"cannot write {curated}: File too large\n"
    assert state_below(curated) == before
    assert [path.name for path in curated.parent.iterdir()] == ["curated"]


def test_a_breach_of_contract_leaves_the_old_snapshot(curated: Path, first: Published) -> None:
    before = state_below(curated)
    rows = sample_rows(score=2)
    rows.extend(rows[TABLES[0]][:])

    with pytest.raises(ValueError, match=r"article\.article_id: the key stands on 2 rows"):
        publish(rows, curated)

    assert state_below(curated) == before
