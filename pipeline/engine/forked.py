"""Work on what this process holds already, done by forks of it that hold it too."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from pipeline.config import WorkLimits
from pipeline.engine.crew import is_cheap
from pipeline.engine.limits import Failed
from pipeline.engine.local import each
from pipeline.engine.pace import Unhurried

ItemT = TypeVar("ItemT")
ResultT = TypeVar("ResultT")

_NO_LIMITS = WorkLimits(seconds=24 * 60 * 60, memory_bytes=2**50)
"""It is work of our own on rows that have passed all limits."""


def map_forked(
    function: Callable[[ItemT], ResultT], items: Sequence[ItemT], *, jobs: int
) -> list[ResultT]:
    """What ``map`` gives, in ``jobs`` processes; only results are sent from one to another. Where
    no fork can be had, or for one item, this process does it, as it does what a fork failed at: so
    an error is raised as if there had been none.

    >>> numbers = [1, 2, 3]
    >>> map_forked(lambda number: numbers[number] ** 2, [0, 1, 2], jobs=2)
    [1, 4, 9]
    """
    if jobs < 2 or len(items) < 2 or not is_cheap():
        return list(map(function, items))
    done = each(
        lambda number: function(items[number]),
        range(len(items)),
        lambda *_: None,
        jobs=jobs,
        limits=_NO_LIMITS,
        pace=Unhurried,
    )
    return [function(items[one]) if isinstance(got, Failed) else got for one, got in done]
