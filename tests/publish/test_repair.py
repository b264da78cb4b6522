"""A publisher that repairs the current snapshot, struck anywhere: readers find it as damaged as it
was or whole, and never half of it or nothing.
"""

import os
import shutil
import signal
from collections import Counter
from itertools import count
from pathlib import Path

import pytest

from pipeline.publish import exchange
from pipeline.publish.load import current_snapshot
from pipeline.publish.snapshot import publish, verify_snapshot
from tests.publish import sweep
from tests.publish.ended import Ended, left_behind
from tests.publish.sample import sample_rows

SHARE = {"write": 12, "fsync": 10, "rename": 10, "openat": 120, "unlinkat": 12}
"""Of these only every twelfth and so on is tried."""
WAYS = ["in one step", "in two steps"]


@pytest.fixture(scope="module")
def folder(in_memory: Path) -> Path:
    sweep.need_strace()
    sweep.prepare_damaged(in_memory)
    return in_memory


def test_a_kill_anywhere_leaves_it_damaged_or_whole(folder: Path) -> None:
    calls = sweep.calls_of("well", folder)
    assert calls["renameat2"] == 1, "the step"
    points = [
        f"{name}:{number}"
        for name in sorted(calls)
        for number in range(1, calls[name] + 1)
        if number % SHARE.get(name, 1) == 0
    ]
    seen = Counter[bool]()
    for struck in sweep.swept("SIGKILL", "well", folder, points):
        assert struck.fate == -signal.SIGKILL, struck
        seen[_is_whole(struck.curated)] += 1
        sweep.publish_again(struck.curated)
        assert sweep.score_seen(struck.curated) == 2
        shutil.rmtree(struck.curated)
    assert min(seen[True], seen[False]) > 2, "kills on both sides of the step"


@pytest.mark.parametrize("way", WAYS)
def test_a_signal_anywhere_leaves_it_damaged_or_whole(
    way: str, curated: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the disk cannot let two directories change places."""
    if way == "in two steps":
        monkeypatch.setattr(exchange, "exchange", lambda *_: False)
    publish(sample_rows(), curated)
    seen = Counter[bool]()
    for step in count(1):
        (current_snapshot(curated) / sweep.DAMAGED).write_bytes(b"damaged")
        if not _ended_at(step, curated):
            break
        assert not (curated / ".staging").exists()
        seen[_is_whole(curated)] += 1
    assert step > 10
    assert min(seen[True], seen[False]) > 1, "on both sides of the step"
    assert left_behind(curated) == []


def _is_whole(curated: Path) -> bool:
    damaged = verify_snapshot(current_snapshot(curated))
    assert damaged in ([], [sweep.DAMAGED])
    return not damaged


def _ended_at(step: int, curated: Path) -> bool:
    """Whether a publisher makes so many steps; it is told to end behind that one."""
    steps = count(1)
    with pytest.MonkeyPatch.context() as patch:
        for name in ("fsync", "rename", "replace", "mkdir"):
            call = getattr(os, name)

            def told(*args: object, call: object = call, **options: object) -> object:
                answer = call(*args, **options)  # type: ignore[operator]
                if next(steps) == step:
                    raise Ended
                return answer

            patch.setattr(os, name, told)
        try:
            publish(sample_rows(), curated)
        except Ended:
            return True
    return False
