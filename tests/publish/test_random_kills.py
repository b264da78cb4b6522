"""Readers beside publishers that are killed: never a torn read, never an older version again."""

import os
import shutil
from pathlib import Path
from tempfile import mkdtemp

from tests.publish.random_kills import run

KILLS = 30  # `make soak` does 200
_MEMORY = "/dev/shm"  # noqa: S108 - a fresh directory in it


def test_no_reader_sees_a_torn_snapshot() -> None:
    folder = Path(mkdtemp(dir=_MEMORY if os.access(_MEMORY, os.W_OK) else None))
    outcome = run(folder, KILLS)
    shutil.rmtree(folder)

    assert outcome.torn == []
    assert outcome.published + outcome.killed_before + outcome.killed_after == KILLS
    assert outcome.killed_before + outcome.killed_after >= KILLS / 2, "really killed"
    assert outcome.versions > 1
    assert outcome.reads > 10 * KILLS
