"""Batches of work for one, two or three requests in flight."""

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from itertools import islice
from typing import TypeVar

ItemT = TypeVar("ItemT")
ResultT = TypeVar("ResultT")


def batches(items: Sequence[ItemT], most: int) -> Iterator[Sequence[ItemT]]:
    """The items in order, so many at a time.

    >>> list(batches([1, 2, 3], 2))
    [[1, 2], [3]]
    """
    for start in range(0, len(items), most):
        yield items[start : start + most]


def batches_by_size(
    items: Iterable[ItemT], size: Callable[[ItemT], int], most: int, most_size: int
) -> Iterator[list[ItemT]]:
    """The items in order, so many and so much at a time; one that is larger goes alone.

    >>> list(batches_by_size([3, 4, 9, 1], size=lambda n: n, most=50, most_size=8))
    [[3, 4], [9], [1]]
    """
    batch: list[ItemT] = []
    for item in items:
        if batch and (len(batch) == most or sum(map(size, batch)) + size(item) > most_size):
            yield batch
            batch = []
        batch.append(item)
    if batch:
        yield batch


def spread(
    function: Callable[[ItemT], ResultT], items: Iterable[ItemT], workers: int
) -> Iterator[ResultT]:
    """``function`` of each item, in order; no more are under way, or done and not taken, than
    there are workers. Who ends early waits for none of them.

    >>> list(spread(abs, [-1, -2, -3], workers=2))
    [1, 2, 3]
    """
    if workers == 1:
        yield from map(function, items)
        return
    left = iter(items)
    begun = deque(_begin(function, item) for item in islice(left, workers))
    while begun:
        thread, future = begun.popleft()
        result = future.result()
        thread.join()  # so that the process is of one thread again before it forks
        begun.extend(_begin(function, item) for item in islice(left, 1))
        yield result


def _begin(
    function: Callable[[ItemT], ResultT], item: ItemT
) -> tuple[threading.Thread, Future[ResultT]]:
    """Work in a thread that does not keep the process: one of a pool would, and a request may wait
    for a quarter of an hour.
    """
    future = Future[ResultT]()

    def work() -> None:
        try:
            future.set_result(function(item))
        except BaseException as error:  # whatever it is, it is raised where the result is taken
            future.set_exception(error)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    return thread, future
