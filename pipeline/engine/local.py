"""The work spread over processes of this machine, or done in this one."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from pipeline.config import MIB, WorkLimits
from pipeline.engine.crew import Crew, LostError, Worker, is_cheap
from pipeline.engine.guard import Guard
from pipeline.engine.limits import Failed

ItemT = TypeVar("ItemT")
ResultT = TypeVar("ResultT")

Progress = Callable[[int, int], None]
"""Called after each item with how many are done, and of how many."""

_CHUNK = 256 * 1024
_CHUNKS_EACH = 4
_SMALL = MIB
"""Below so much text a job is done before a worker that is no fork has begun."""
_NO_LIMITS = WorkLimits()


def each(
    function: Callable[[ItemT], ResultT],
    items: Sequence[ItemT],
    progress: Progress,
    *,
    jobs: int = 0,
    size: Callable[[ItemT], int] = lambda _: 1,
    limits: WorkLimits = _NO_LIMITS,
) -> list[tuple[ItemT, ResultT | Failed]]:
    """Apply ``function`` to each item in ``jobs`` processes, or in this one where that is 0. The
    results are in the order of the items, however many processes there are. An item that fails,
    or takes more than the limits allow for its ``size`` (in characters), does not stop the others.

    >>> each(lambda number: 12 // number, [3, 0], lambda done, total: None)[0]
    (3, 4)
    >>> each(lambda number: 12 // number, [3, 0], lambda done, total: None, jobs=2)[1][1].reason
    'ZeroDivisionError: integer division or modulo by zero'
    """
    sizes = [size(item) for item in items]
    if jobs and (is_cheap() or sum(sizes) >= _SMALL):
        results = _Spread(function, items, sizes, limits, progress).run(jobs)
    else:
        results = _here(function, items, sizes, limits, progress)
    return list(zip(items, results, strict=True))


def _here(
    function: Callable[[ItemT], ResultT],
    items: Sequence[ItemT],
    sizes: Sequence[int],
    limits: WorkLimits,
    progress: Progress,
) -> list[ResultT | Failed]:
    results: list[ResultT | Failed] = []
    with Guard(limits) as guard:
        for item, size in zip(items, sizes, strict=True):
            results.append(guard.run(function, item, size))
            progress(len(results), len(items))
    return results


class _Spread:
    """The items of one run, in chunks, until each has a result."""

    def __init__(
        self,
        function: Callable[[Any], Any],
        items: Sequence[Any],
        sizes: Sequence[int],
        limits: WorkLimits,
        progress: Progress,
    ) -> None:
        self._items = items
        self._sizes = sizes
        self._progress = progress
        self._crew = Crew(function, limits)
        self._todo: deque[Sequence[int]] = deque()
        self._results: dict[int, Any] = {}

    def run(self, jobs: int) -> list[Any]:
        self._todo.extend(_chunks(self._sizes, jobs))
        with self._crew:
            while len(self._results) < len(self._items):
                self._hand_out(jobs)
                for worker in self._crew.next_to_speak():
                    self._hear(worker)
        return [self._results[number] for number in range(len(self._items))]

    def _hand_out(self, jobs: int) -> None:
        for worker in [worker for worker in self._crew.workers if worker.is_idle]:
            if not self._todo:
                return
            chunk = self._todo.popleft()
            try:
                worker.give(chunk, [(self._items[number], self._sizes[number]) for number in chunk])
            except LostError:  # it died idle: no item is to blame
                self._todo.appendleft(chunk)
                self._crew.dismiss(worker)
        begun = sum(not worker.is_ready for worker in self._crew.workers)
        for _ in range(min(jobs - len(self._crew.workers), len(self._todo) - begun)):
            try:
                self._crew.hire()
            except OSError:  # the system gives no more processes: those there are will do
                if not self._crew.workers:
                    raise
                return

    def _hear(self, worker: Worker) -> None:
        try:
            answer = worker.hear()
        except LostError:
            self._lose(worker)
            return
        if answer is not None:
            self._note(*answer)

    def _lose(self, worker: Worker) -> None:
        """Blame the item it was on, and have another worker do the rest."""
        failed = self._crew.dismiss(worker)
        if not worker.is_ready:
            raise RuntimeError(f"cannot work: {failed.reason} before it could begin")
        if worker.pending:
            first, *rest = worker.pending
            self._note(first, failed)
            if rest:
                self._todo.appendleft(rest)

    def _note(self, number: int, result: Any) -> None:
        self._results[number] = result
        self._progress(len(self._results), len(self._items))


def _chunks(sizes: Sequence[int], jobs: int) -> Iterator[Sequence[int]]:
    """Numbers of items that follow each other, about as much text in each, for some chunks a job.

    >>> [list(chunk) for chunk in _chunks([5, 5, 90, 1], jobs=1)]
    [[0, 1], [2], [3]]
    """
    largest = min(_CHUNK, sum(sizes) // (jobs * _CHUNKS_EACH))
    start, held = 0, 0
    for number, size in enumerate(sizes):
        if number > start and held + size > largest:
            yield range(start, number)
            start, held = number, 0
        held += size
    if sizes:
        yield range(start, len(sizes))
