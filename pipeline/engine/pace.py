"""How long one item may take, by what the other items of the run take."""

from pipeline.config import WorkLimits
from pipeline.engine.limits import seconds_for

_TIMES = 10
"""Of 155 real articles the dearest took 2.4 times what is expected of it here."""
_LEAST = 0.1
_ENOUGH = 20
_SHARE = 0.25


class Pace:
    """All in seconds of a processor, so that a busy machine makes no item late, nor a slow one.

    What is expected of an item is what items of its size take, and no less than items take at all.
    Dear items count more than cheap ones: among many pages that hold little, one that holds a
    season must not stand out.

    >>> pace = Pace(WorkLimits())
    >>> pace.first(2**20)
    0.1
    >>> for _ in range(20): pace.note(2**10, 0.005)
    >>> pace.first(2**10), pace.first(2**15), pace.first(2**40) == seconds_for(2**40, WorkLimits())
    (0.1, 1.6, True)
    """

    def __init__(self, limits: WorkLimits) -> None:
        self._limits = limits
        self._count = 0
        self._seconds = 0.0
        self._squares = 0.0
        self._rates = 0.0

    def note(self, size: int, seconds: float) -> None:
        """Take note of an item that came to an end of its own."""
        self._count += 1
        self._seconds += seconds
        self._squares += seconds * seconds
        self._rates += seconds * seconds / max(size, 1)

    def first(self, size: int) -> float:
        """What an item may take before it must wait until all others are done."""
        expected = max(self._squares, self._rates * size) / (self._seconds or 1.0)
        return min(seconds_for(size, self._limits), max(_LEAST, _TIMES * expected))

    def second(self, size: int, late: int, jobs: int) -> float:
        """What it may take then, as one of so many that are late: together they may make the run
        longer by a share, be they ever so many. In a run of a few items there is no pace to go by.
        """
        most = seconds_for(size, self._limits)
        if self._count < _ENOUGH:
            return most
        spare = _SHARE * self._seconds / max(late, jobs)
        return min(most, max(self.first(size), spare))


class Unhurried(Pace):
    """For work of which each item may take all that the limits allow.

    >>> Unhurried(WorkLimits()).first(0)
    2.0
    """

    def first(self, size: int) -> float:
        """All of it."""
        return seconds_for(size, self._limits)
