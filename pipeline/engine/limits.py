"""What one piece of work may take, and how it failed."""

from dataclasses import dataclass

from pipeline.config import MIB, WorkLimits


@dataclass(frozen=True, slots=True)
class Failed:
    """An item whose work came to nothing. ``is_cut_off``: it did not end in an error of its own,
    but was stopped at a limit, or took its worker with it.
    """

    reason: str
    is_cut_off: bool = False


OUT_OF_TIME = Failed("out of time", is_cut_off=True)
"""What became of an item that took longer than it was allowed this time."""


def seconds_for(size: int, limits: WorkLimits) -> float:
    """How long the processor may work on a text of so many characters.

    >>> seconds_for(0, WorkLimits()), seconds_for(2**20, WorkLimits())
    (2.0, 10.0)
    """
    return round(limits.seconds + limits.seconds_per_mib * size / MIB, 1)


def took_too_long(seconds: float) -> Failed:
    """What is said of an item that was stopped after so long.

    >>> took_too_long(10.0).reason
    'took longer than 10 s'
    """
    return Failed(f"took longer than {seconds:g} s", is_cut_off=True)


def took_longer_than_others() -> Failed:
    """What is said of an item that was stopped before that: no figure, for it is never the same."""
    return Failed("took far longer than others of its length", is_cut_off=True)


def used_too_much(limits: WorkLimits) -> Failed:
    """What is said of an item that wanted more memory.

    >>> used_too_much(WorkLimits()).reason
    'used more than 1 GiB'
    """
    return Failed(f"used more than {limits.memory_bytes / 1024 / MIB:g} GiB", is_cut_off=True)
