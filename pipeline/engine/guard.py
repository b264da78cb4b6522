"""Limits on the work this process does itself: processor time and memory, as far as it can tell."""

import os
import resource
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any, Self, TypeVar

from pipeline.config import WorkLimits
from pipeline.engine.limits import OUT_OF_TIME, Failed, used_too_much

ItemT = TypeVar("ItemT")
ResultT = TypeVar("ResultT")

_LONGEST_REASON = 200
_TICK = 0.05
_SLACK = 0.1
TIME_UP = signal.SIGVTALRM
"""What a worker dies of that is deaf to its clock, as libraries in C are."""
_PAGE = os.sysconf("SC_PAGE_SIZE")
_CAN_LIMIT_MEMORY = sys.platform == "linux"  # macOS takes the limit and does not keep it
_MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024


class _TimeUpError(BaseException):
    """Not an Exception: the work must not take it for one of its own."""


class _MemoryUpError(BaseException):
    """Likewise."""


class Guard:
    """Runs work under limits; ``spent`` is what the last item took, in seconds of the processor.

    The signal handler is there between ``__enter__`` and ``__exit__``; outside the main thread
    there can be none, and so no limit of time. A process that is expendable dies where its work
    takes no notice of the limit.
    """

    def __init__(self, limits: WorkLimits, *, is_expendable: bool = False) -> None:
        self._limits = limits
        self.spent = 0.0
        self._is_expendable = is_expendable
        self._is_watching = False
        self._deadline = 0.0
        self._most_resident = 0
        self._has_timer = threading.current_thread() is threading.main_thread()
        self._before: Any = None

    def __enter__(self) -> Self:
        """Begin to listen for the timer."""
        if self._has_timer:
            self._before = signal.signal(signal.SIGPROF, self._look)
        return self

    def __exit__(self, *_: object) -> None:
        """Leave the signal as it was."""
        if self._has_timer:
            signal.signal(signal.SIGPROF, self._before)

    def run(
        self, function: Callable[[ItemT], ResultT], item: ItemT, seconds: float
    ) -> ResultT | Failed:
        """Apply the function to one item, which may take so many seconds of the processor.

        >>> with Guard(WorkLimits()) as guard:
        ...     guard.run(lambda number: 12 // number, 0, 1.0)
        Failed(reason='ZeroDivisionError: integer division or modulo by zero', is_cut_off=False)
        """
        begin = time.process_time()
        try:
            with _memory_limit(self._limits.memory_bytes):
                self._start(seconds)
                try:
                    return function(item)
                finally:
                    self._stop()
        except _TimeUpError:
            return OUT_OF_TIME
        except (_MemoryUpError, MemoryError):
            return used_too_much(self._limits)
        except Exception as error:  # whatever one item does to us, the others are still done
            message = " ".join(str(error).split())
            return Failed(f"{type(error).__name__}: {message}"[:_LONGEST_REASON])
        finally:
            self._stop()  # again, in case the first was interrupted
            self.spent = time.process_time() - begin

    def _start(self, seconds: float) -> None:
        if not self._has_timer:
            return
        self._deadline = time.process_time() + seconds
        self._most_resident = _resident() + self._limits.memory_bytes
        self._is_watching = True
        first = seconds if _CAN_LIMIT_MEMORY else min(_TICK, seconds)
        signal.setitimer(signal.ITIMER_PROF, first, _TICK)
        if self._is_expendable:
            signal.setitimer(signal.ITIMER_VIRTUAL, seconds + _SLACK)

    def _stop(self) -> None:
        self._is_watching = False
        if self._has_timer:
            signal.setitimer(signal.ITIMER_PROF, 0)
        if self._is_expendable:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)

    def _look(self, _number: int, _frame: FrameType | None) -> None:
        """Comes again and again: what is raised inside a destructor is lost."""
        if not self._is_watching:
            return
        if time.process_time() >= self._deadline:
            raise _TimeUpError
        if not _CAN_LIMIT_MEMORY and _resident() > self._most_resident:
            raise _MemoryUpError


def _resident() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _MAXRSS_UNIT


@contextmanager
def _memory_limit(more_bytes: int) -> Iterator[None]:
    """Let this process grow by so much and no more, while the block runs."""
    if not _CAN_LIMIT_MEMORY:
        yield
        return
    before, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = _address_space() + more_bytes
    for limit in (before, hard):
        most = most if limit == resource.RLIM_INFINITY else min(most, limit)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (before, hard))


def _address_space() -> int:
    with open("/proc/self/statm", "rb") as file:  # noqa: PTH123 - in a hurry: once per article
        return int(file.read().split()[0]) * _PAGE
