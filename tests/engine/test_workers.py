"""Work in real processes: order, poison, death, and what it costs."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from pipeline.engine import crew, local
from pipeline.engine.limits import Failed
from pipeline.engine.local import each
from tests.engine.poison import LIMITS, PATIENT, busy, slow, work

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(autouse=True)
def _less_grace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "_GRACE", 0.1)


LOST = [
    # item                    what becomes of it
    ("spin", Failed("took longer than 0.3 s", is_cut_off=True)),
    ("spin_in_a_destructor", Failed("took longer than 0.3 s", is_cut_off=True)),
    ("spin_deaf", Failed("took longer than 0.3 s", is_cut_off=True)),
    ("sleep", Failed("took longer than 0.3 s", is_cut_off=True)),
    ("stop", Failed("took longer than 0.3 s", is_cut_off=True)),
    ("grow", Failed("used more than 0.0625 GiB", is_cut_off=True)),
    ("grow_at_once", Failed("used more than 0.0625 GiB", is_cut_off=True)),
    ("leave", Failed("the worker died (exit code 3)", is_cut_off=True)),
    ("be_killed", Failed("the worker died (SIGKILL)", is_cut_off=True)),
    ("crash", Failed("the worker died (SIGSEGV)", is_cut_off=True)),
    ("deepen", Failed("RecursionError: maximum recursion depth exceeded")),
    ("fail", Failed("KeyError: 'odd\\n name'")),
]


def ignore(_done: int, _total: int) -> None:
    pass


@contextmanager
def no_process_left() -> Iterator[None]:
    yield
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


@pytest.mark.parametrize(("item", "expected"), LOST, ids=[item for item, _ in LOST])
def test_a_bad_item_costs_itself_alone(item: str, expected: Failed) -> None:
    items = ["a", "b", item, "c", "d"]
    with no_process_left():
        limits = LIMITS if expected.reason.startswith("took") else PATIENT
        results = each(work, items, ignore, jobs=1, limits=limits)
    good = {one: f"{one}: 1" for one in "abcd"}
    assert results == [(one, good.get(one, expected)) for one in items]


def test_a_result_that_cannot_be_sent_is_a_failure() -> None:
    results = each(work, ["a", "unpicklable", "b"], ignore, jobs=1, limits=LIMITS)
    assert results[0][1] == "a: 1"
    assert isinstance(results[1][1], Failed)
    assert not results[1][1].is_cut_off
    assert results[2][1] == "b: 1"


def some_items() -> list[str]:
    draw = random.Random(5)  # noqa: S311
    items = ["x" * draw.randrange(1, 3000) for _ in range(300)]
    for poison in ("fail", "leave", "grow_at_once", "deepen", "crash"):
        items.insert(draw.randrange(300), poison)
    return items


def test_order_and_results_are_the_same_for_any_number_of_jobs() -> None:
    items = some_items()
    expected = each(work, items, ignore, jobs=1, size=len, limits=PATIENT)
    assert [item for item, _ in expected] == items
    assert sum(isinstance(found, Failed) for _, found in expected) == 5
    told: list[tuple[int, int]] = []
    for jobs in (2, 4):
        told.clear()
        found = each(work, items, lambda *at: told.append(at), jobs=jobs, size=len, limits=PATIENT)
        assert found == expected
        assert told == [(done, len(items)) for done in range(1, len(items) + 1)]


@pytest.mark.parametrize("jobs", [1, 2, 7])
@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_few_items(count: int, jobs: int) -> None:
    items = ["a", "bb", "ccc"][:count]
    assert each(work, items, ignore, jobs=jobs, size=len) == [
        (item, f"{item}: {len(item)}") for item in items
    ]


def test_nothing_but_poison() -> None:
    items = ["leave", "be_killed"] * 5
    found = each(work, items, ignore, jobs=3, limits=LIMITS)
    assert all(isinstance(result, Failed) for _, result in found)


def test_large_items_and_results() -> None:
    items = ["x" * 3_000_000, "y" * 3_000_000, "z"]
    found = each(str.upper, items, ignore, jobs=2, size=len)
    assert [result for _, result in found] == [item.upper() for item in items]


def test_one_in_a_hundred_poisoned_at_most_doubles_the_time() -> None:
    """Under the limits of every run; by how much, and for more kinds of poison, says the soak."""
    items = ["x" * 10] * 200
    poisoned = [*items]
    poisoned[50], poisoned[150] = "spin_deaf", "spin"
    tries = (_seconds(poisoned) / _seconds(items) for _ in range(3))
    assert any(ratio < 2 for ratio in tries)  # the machine may be busy; the engine is not


def _seconds(items: list[str]) -> float:
    begin = time.perf_counter()
    found = each(busy, items, ignore, jobs=2, size=len)
    seconds = time.perf_counter() - begin
    reasons = {result.reason for _, result in found if isinstance(result, Failed)}
    assert reasons <= {"took far longer than others of its length"}
    return seconds


@pytest.mark.parametrize("jobs", [0, 1, 2])
@pytest.mark.parametrize("others", [3, 300])
def test_a_slow_item_is_read_when_the_others_are_done(others: int, jobs: int) -> None:
    """In a run of a few there is no pace it could miss; in a long one there is time to spare."""
    items = ["slow", *(f"quick {number}" for number in range(others))]
    told: list[tuple[int, int]] = []
    found = each(slow, items, lambda *at: told.append(at), jobs=jobs)
    assert found == [(item, item.upper()) for item in items]
    assert told == [(done, len(items)) for done in range(1, len(items) + 1)]


def test_a_worker_that_cannot_begin_ends_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else every article would be called unreadable."""
    monkeypatch.setattr(crew, "serve", lambda *_: os._exit(9))
    with no_process_left(), pytest.raises(RuntimeError, match=r"exit code 9.* before it could"):
        each(work, ["a", "b"], ignore, jobs=2)


def test_a_system_that_gives_only_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    hire = crew.Crew.hire

    def only_one(self: crew.Crew) -> None:
        if self.workers:
            raise BlockingIOError(11, "Resource temporarily unavailable")
        hire(self)

    monkeypatch.setattr(crew.Crew, "hire", only_one)
    found = each(work, ["a", "b", "c"], ignore, jobs=3)
    assert [result for _, result in found] == ["a: 1", "b: 1", "c: 1"]


def test_an_error_of_the_caller_leaves_no_process() -> None:
    def fail(_done: int, _total: int) -> None:
        raise KeyError("progress")

    with no_process_left(), pytest.raises(KeyError):
        each(work, ["a", "sleep"], fail, jobs=2)


@pytest.fixture
def no_fork(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a system where a fork is not safe."""
    from multiprocessing import get_context

    monkeypatch.setattr(crew, "CONTEXT", get_context("spawn"))
    monkeypatch.setattr(local, "_SMALL", 0)


@pytest.mark.usefixtures("no_fork")
def test_workers_that_are_no_forks() -> None:
    items = ["a", "leave", "b", "grow", "spin_deaf", "c"]
    found = dict(each(work, items, ignore, jobs=2, limits=LIMITS))
    assert (found["a"], found["b"], found["c"]) == ("a: 1", "b: 1", "c: 1")
    assert found["leave"] == Failed("the worker died (exit code 3)", is_cut_off=True)
    assert found["grow"] == Failed("used more than 0.0625 GiB", is_cut_off=True)
    assert found["spin_deaf"] == Failed("took longer than 0.3 s", is_cut_off=True)


def test_where_a_fork_is_not_safe_a_small_job_stays_here(
    no_fork: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local, "_SMALL", 10)
    monkeypatch.setattr(crew.Crew, "hire", lambda _: pytest.fail("a worker was begun"))
    assert each(work, ["a", "bb"], ignore, jobs=4, size=len) == [("a", "a: 1"), ("bb", "bb: 2")]


PARENT = """
import sys
from pipeline.config import WorkLimits
from pipeline.engine.local import each
from tests.engine.poison import tell_and_spin
files = sys.argv[1:]
each(tell_and_spin, files, lambda *_: None, jobs=2, limits=WorkLimits(seconds=60))
"""


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_workers_do_not_outlive_their_parent(how: signal.Signals, tmp_path: Path) -> None:
    files = [tmp_path / "a", tmp_path / "b"]
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT, *map(str, files)],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    with parent:
        try:
            workers = [_process_in(file) for file in files]
            if how is signal.SIGINT:
                os.killpg(parent.pid, how)  # as a terminal does: to all of them
            else:
                parent.send_signal(how)
            _, err = parent.communicate(timeout=10)
            assert err.count(b"Traceback") == (how is signal.SIGINT)  # the parent's own
            end = time.monotonic() + 5
            while any(map(_is_alive, workers)) and time.monotonic() < end:
                time.sleep(0.01)
            assert [worker for worker in workers if _is_alive(worker)] == []
        finally:
            with suppress(ProcessLookupError):
                os.killpg(parent.pid, signal.SIGKILL)


def _process_in(file: Path) -> int:
    end = time.monotonic() + 30
    while time.monotonic() < end:
        if file.exists() and (text := file.read_text(encoding="utf-8")):
            return int(text)
        time.sleep(0.01)
    pytest.fail("no worker began")


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{process}/stat")
    return not (state.exists() and state.read_text(encoding="utf-8").rpartition(")")[2][1] == "Z")
