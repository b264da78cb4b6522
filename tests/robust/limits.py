"""Limits on what one piece of work may cost."""

import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SECONDS = 10
"""What an article may take of a processor at most; a usual one takes ten milliseconds."""


@contextmanager
def within(seconds: float = SECONDS) -> Iterator[None]:
    """Raises TimeoutError in the middle of work that takes longer. On a busy machine it may wait
    for ever so long.
    """

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TimeoutError(f"not done after {seconds} seconds")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def peak_mib() -> float:
    """The most memory this process has held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
