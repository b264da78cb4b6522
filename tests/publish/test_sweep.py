"""A publisher struck anywhere leaves the old snapshot or the new one, whole. `make soak` tries
every call; here it is each that makes or renames, and some of those that write or remove.
"""

import shutil
import signal
from pathlib import Path

import pytest

from pipeline.publish.load import current_snapshot
from pipeline.tables import TABLES
from tests.publish import sweep
from tests.publish.killed import REFUSED

SHARE = {"write": 5, "openat": 40, "unlinkat": 4}
"""Of these only every fifth and so on is tried."""


@pytest.fixture(scope="module")
def folder(in_memory: Path) -> Path:
    sweep.need_strace()
    sweep.prepare(in_memory)
    return in_memory


@pytest.fixture(scope="module")
def points(folder: Path) -> list[str]:
    calls = sweep.calls_of("well", folder)
    assert calls["fsync"] > len(TABLES) + 8
    assert calls["write"] > 2 * len(TABLES)
    assert calls["rename"] > len(TABLES) + 2
    assert calls["unlinkat"] > len(TABLES), "the oldest snapshot is cleared away"
    return [
        f"{name}:{number}"
        for name in sorted(calls)
        for number in range(1, calls[name] + 1)
        if number % SHARE.get(name, 1) == 0
    ]


def test_a_kill_anywhere_leaves_the_old_or_the_new(folder: Path, points: list[str]) -> None:
    seen = []
    for struck in sweep.swept("SIGKILL", "well", folder, points):
        assert struck.fate == -signal.SIGKILL, struck
        seen.append(sweep.score_seen(struck.curated))
        assert sweep.torn(struck.curated) == [], struck
        if len(seen) % 3 == 0:
            _publish_again(struck.curated)
    assert len(seen) == len(points)
    assert min(seen.count(1), seen.count(2)) > 2, "kills on both sides of the step"


@pytest.mark.parametrize("fault", ["ENOSPC", "EIO"])
def test_what_is_told_of_a_failing_disk_is_true(
    fault: str, folder: Path, points: list[str]
) -> None:
    refused = 0
    for struck in sweep.swept(fault, "well", folder, points[::6]):
        assert struck.fate in (0, REFUSED), struck
        assert sweep.score_seen(struck.curated) == (1 if struck.fate == REFUSED else 2), struck
        refused += struck.fate == REFUSED
        _publish_again(struck.curated)
    assert refused > len(points[::6]) * 0.7


def test_a_publisher_that_writes_in_place_is_caught(folder: Path) -> None:
    """The sweep has teeth: at almost every kill the readers of that one find a torn snapshot."""
    calls = sweep.calls_of("in_place", folder)
    torn = 0
    points = [f"write:{number}" for number in range(1, calls["write"] + 1, 3)]
    for struck in sweep.swept("SIGKILL", "in_place", folder, points):
        assert struck.fate == -signal.SIGKILL
        try:
            sweep.score_seen(struck.curated)
        except (OSError, ValueError):
            torn += 1
    assert torn > 0.9 * len(points)


def _publish_again(curated: Path) -> None:
    """The run after it: all is well, and nothing is left of the dead one."""
    sweep.publish_again(curated)
    assert sweep.score_seen(curated) == 2
    assert (curated / "latest").resolve() == current_snapshot(curated)
    assert {path.name for path in curated.iterdir()} == {
        "CURRENT", "latest", "snapshots", ".history"
    }  # fmt: skip
    assert len(list((curated / "snapshots").iterdir())) == 2
    shutil.rmtree(curated)
