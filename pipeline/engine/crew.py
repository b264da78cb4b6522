"""The worker processes as their parent sees them: begun, given work, watched, lost, ended."""

import multiprocessing
import os
import signal
import sys
import time
import warnings
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkContext, SpawnContext
from multiprocessing.process import BaseProcess
from typing import Any, Self

from pipeline.config import WorkLimits
from pipeline.engine.guard import TIME_UP
from pipeline.engine.limits import OUT_OF_TIME, Failed, took_too_long
from pipeline.engine.worker import ENDING, serve

CONTEXT: ForkContext | SpawnContext
"""A fork takes 10 ms; elsewhere the libraries may not survive it, and a start takes 0.3 s."""
if sys.platform == "linux":
    CONTEXT = multiprocessing.get_context("fork")
else:
    CONTEXT = multiprocessing.get_context("spawn")

_TICK = 0.25
_PATIENCE = 3  # a busy machine may keep a worker waiting for twice the time it works
_GRACE = 1.0
_LONGEST_START = 60.0


def is_cheap() -> bool:
    """Whether a worker costs next to nothing: a fork of this process."""
    return CONTEXT.get_start_method() == "fork"


class LostError(Exception):
    """The worker is gone."""


class Worker:
    """One process; ``pending`` are the numbers of the items it has not answered for."""

    def __init__(self, process: BaseProcess, connection: Connection, limits: WorkLimits) -> None:
        self.connection = connection
        self.pending: deque[int] = deque()
        self.is_ready = False
        self._process = process
        self._limits = limits
        self._allowed: deque[float] = deque()
        self._waited = 0.0
        self._is_overdue = False

    @property
    def is_idle(self) -> bool:
        """Whether it waits for work."""
        return self.is_ready and not self.pending

    def give(self, numbers: Sequence[int], work: Sequence[tuple[Any, float]]) -> None:
        """Send items with the seconds of a processor that each may take.

        Raises:
            LostError: there is nobody to take them.
        """
        try:
            self.connection.send(work)
        except OSError as error:
            raise LostError from error
        self.pending.extend(numbers)
        self._allowed.extend(seconds for _, seconds in work)
        self._waited = 0.0

    def hear(self) -> tuple[int, Any, float] | None:
        """The number of the next item, what came of it and the seconds that took; None for the
        first word of a worker.

        Raises:
            LostError: it has died.
        """
        try:
            found, seconds = self.connection.recv(), self.connection.recv()
        except (EOFError, OSError) as error:
            raise LostError from error
        self._waited = 0.0
        if not self.is_ready:
            self.is_ready = True
            return None
        self._allowed.popleft()
        return self.pending.popleft(), found, seconds

    def wait(self, seconds: float) -> None:
        """Note that it was silent for so long; kill it where that is too long."""
        if self.is_idle:
            return
        self._waited += seconds
        limit = self._longest * _PATIENCE + _GRACE if self.is_ready else _LONGEST_START
        if self._waited > limit:
            self._is_overdue = True
            self._process.kill()

    def bury(self) -> Failed:
        """End what is left of it, and say what it died of."""
        self._process.kill()
        self._process.join()
        self.connection.close()
        if self._is_overdue and self.pending:
            return took_too_long(self._longest)
        code = self._process.exitcode or 0
        if code == -TIME_UP:
            return OUT_OF_TIME
        how = signal.Signals(-code).name if code < 0 else f"exit code {code}"
        return Failed(f"the worker died ({how})", is_cut_off=True)

    @property
    def _longest(self) -> float:
        """For silence. One that sleeps is in nobody's way; a machine may be busy elsewhere."""
        return max(self._allowed[0], self._limits.seconds)


class Crew:
    """All workers of a run. However the block ends, none of them outlives it."""

    def __init__(
        self, function: Callable[[Any], Any], prepare: Callable[[], None], limits: WorkLimits
    ) -> None:
        self.workers: list[Worker] = []
        self._function = function
        self._prepare = prepare
        self._limits = limits
        self._last = time.monotonic()

    def __enter__(self) -> Self:
        """The crew itself; nobody is hired yet."""
        return self

    def __exit__(self, *_: object) -> None:
        """End all workers."""
        for worker in self.workers:
            worker.bury()

    def hire(self) -> None:
        """Begin one more worker."""
        ours, theirs = CONTEXT.Pipe()
        inherited = [worker.connection for worker in self.workers] + [ours] if is_cheap() else []
        work = (theirs, self._function, self._prepare, self._limits)
        process = CONTEXT.Process(target=serve, args=(*work, inherited, os.getpid()), daemon=True)
        with _deaf_to_interrupts(), warnings.catch_warnings():
            # Python 3.12 warns where there are threads: here the progress bar's and those of
            # libraries, asleep. A worker never touches what they hold.
            warnings.simplefilter("ignore", DeprecationWarning)
            process.start()
        theirs.close()
        self.workers.append(Worker(process, ours, self._limits))

    def dismiss(self, worker: Worker) -> Failed:
        """Take leave of a worker that is lost, and say what it died of."""
        self.workers.remove(worker)
        return worker.bury()

    def next_to_speak(self) -> list[Worker]:
        """The workers that have something to say or are dead; after a while perhaps none."""
        heard = wait([worker.connection for worker in self.workers], _TICK)
        now = time.monotonic()
        passed = min(now - self._last, 2 * _TICK)  # while we were stopped, so perhaps were they
        self._last = now
        for worker in self.workers:
            if worker.connection not in heard:
                worker.wait(passed)
        return [worker for worker in self.workers if worker.connection in heard]


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """A process begun meanwhile is, too: until it has its own ways, it must not end noisily."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
