"""The work spread over this process: one item after the other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

ItemT = TypeVar("ItemT")
ResultT = TypeVar("ResultT")

Progress = Callable[[int, int], None]
"""Called after each item with how many are done, and of how many."""

_LONGEST_REASON = 200


@dataclass(frozen=True, slots=True)
class Failed:
    """An item whose work ended in an error nobody foresaw."""

    reason: str


def each(
    function: Callable[[ItemT], ResultT], items: Sequence[ItemT], progress: Progress
) -> list[tuple[ItemT, ResultT | Failed]]:
    """Apply ``function`` to each item, in order. One that fails does not stop the others.

    >>> each(lambda number: 12 // number, [3, 0], lambda done, total: None)
    [(3, 4), (0, Failed(reason='ZeroDivisionError: integer division or modulo by zero'))]
    """
    results: list[tuple[ItemT, ResultT | Failed]] = []
    for item in items:
        results.append((item, _try(function, item)))
        progress(len(results), len(items))
    return results


def _try(function: Callable[[ItemT], ResultT], item: ItemT) -> ResultT | Failed:
    try:
        return function(item)
    except Exception as error:  # whatever one article does to us, the others are still read
        message = " ".join(str(error).split())
        return Failed(f"{type(error).__name__}: {message}"[:_LONGEST_REASON])
