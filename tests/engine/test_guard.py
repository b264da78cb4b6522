"""Work in this very process: what is stopped, and that nothing of the guard is left behind."""

import resource
import signal
import sys
import threading
import time

import pytest

from pipeline.config import MIB, WorkLimits
from pipeline.engine import guard
from pipeline.engine.limits import Failed
from pipeline.engine.local import each
from tests.engine.poison import LIMITS, PATIENT, work

HERE = [
    # item                    what becomes of it
    ("alfa", "alfa: 4"),
    ("spin", Failed("took longer than 0.3 s", is_cut_off=True)),
    ("spin_and_swallow", Failed("took longer than 0.3 s", is_cut_off=True)),
    ("grow", Failed("used more than 0.0625 GiB", is_cut_off=True)),
    ("grow_at_once", Failed("used more than 0.0625 GiB", is_cut_off=True)),
    ("fail", Failed("KeyError: 'odd\\n name'")),
    ("deepen", Failed("RecursionError: maximum recursion depth exceeded")),
]


@pytest.mark.parametrize(("item", "expected"), HERE, ids=[item for item, _ in HERE])
def test_one_bad_item_does_not_stop_the_others(item: str, expected: object) -> None:
    told: list[tuple[int, int]] = []
    before = _state()
    limits = LIMITS if "took" in str(expected) else PATIENT
    results = each(
        work, ["a", item, "b"], lambda *at: told.append(at), size=len, limits=limits, jobs=0
    )
    assert results == [("a", "a: 1"), (item, expected), ("b", "b: 1")]
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert _state() == before


def _state() -> tuple[object, ...]:
    return (
        resource.getrlimit(resource.RLIMIT_AS),
        signal.getsignal(signal.SIGPROF),
        signal.getitimer(signal.ITIMER_PROF),
    )


def test_the_time_allowed_grows_with_the_text() -> None:
    limits = WorkLimits(seconds=0.1, seconds_per_mib=0.5)
    begin = time.process_time()
    ((_, found),) = each(work, ["spin"], _ignore, size=lambda _: MIB, limits=limits)
    assert found == Failed("took longer than 0.6 s", is_cut_off=True)
    assert 0.5 < time.process_time() - begin < 1.5


def test_waiting_is_not_working() -> None:
    """A machine that is busy elsewhere must not make an article fail."""
    ((_, found),) = each(_nap, [0.5], _ignore, limits=LIMITS)
    assert found == 0.5


def _nap(seconds: float) -> float:
    time.sleep(seconds)
    return seconds


def test_what_others_hold_is_not_counted() -> None:
    held = [bytearray(MIB) for _ in range(300)]
    ((_, found),) = each(work, ["alfa"], _ignore, limits=LIMITS)
    assert found == "alfa: 4"
    assert len(held) == 300


def test_outside_the_main_thread_there_is_no_timer() -> None:
    found: list[object] = []
    thread = threading.Thread(
        target=lambda: found.extend(each(work, ["alfa"], _ignore, limits=LIMITS))
    )
    thread.start()
    thread.join()
    assert found == [("alfa", "alfa: 4")]


@pytest.mark.skipif(sys.platform != "linux", reason="what is tested is the way without RLIMIT_AS")
def test_where_the_system_does_not_limit_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "_CAN_LIMIT_MEMORY", False)
    limits = WorkLimits(seconds=10, memory_bytes=512 * MIB)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    ((_, found),) = each(work, ["grow"], _ignore, limits=limits)
    assert found == Failed("used more than 0.5 GiB", is_cut_off=True)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 - peak
    assert grown < 4000 * MIB


def test_a_limit_the_user_set_is_kept() -> None:
    before = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (2**36, before[1]))
    try:
        assert each(_limit, [0], _ignore, limits=WorkLimits(memory_bytes=2**40)) == [(0, 2**36)]
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)


def _limit(_: int) -> int:
    return resource.getrlimit(resource.RLIMIT_AS)[0]


def _ignore(_done: int, _total: int) -> None:
    pass
