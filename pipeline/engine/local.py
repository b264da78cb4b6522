"""The work spread over processes of this machine, or done in this one."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from pipeline.config import MIB, WorkLimits
from pipeline.engine.crew import Crew, LostError, Worker, is_cheap
from pipeline.engine.guard import Guard
from pipeline.engine.limits import Failed
from pipeline.engine.pace import Pace
from pipeline.engine.tally import Progress, Tally

ItemT = TypeVar("ItemT")
ResultT = TypeVar("ResultT")

_CHUNK = 256 * 1024
_CHUNKS_EACH = 4
_SMALL = MIB
"""Below so much text a job is done before a worker that is no fork has begun."""
_NO_LIMITS = WorkLimits()


def _no_preparation() -> None:
    """All is there."""


def each(
    function: Callable[[ItemT], ResultT],
    items: Sequence[ItemT],
    progress: Progress,
    *,
    jobs: int = 0,
    size: Callable[[ItemT], int] = lambda _: 1,
    limits: WorkLimits = _NO_LIMITS,
    prepare: Callable[[], None] = _no_preparation,
    pace: type[Pace] = Pace,
) -> list[tuple[ItemT, ResultT | Failed]]:
    """Apply ``function`` to each item in ``jobs`` processes, or in this one where that is 0. The
    results are in the order of the items, however many processes there are. An item that fails,
    or takes more than the limits allow for its ``size`` (in characters), does not stop the others;
    nor does one that takes far longer than they do, and has to wait until they are done.
    ``prepare`` is done once, outside all limits, wherever there is work.

    >>> each(lambda number: 12 // number, [3, 0], lambda done, total: None)[0]
    (3, 4)
    >>> each(lambda number: 12 // number, [3, 0], lambda done, total: None, jobs=2)[1][1].reason
    'ZeroDivisionError: integer division or modulo by zero'
    """
    sizes = [size(item) for item in items]
    tally = Tally(sizes, limits, jobs, progress, pace)
    is_spread = bool(jobs) and (is_cheap() or sum(sizes) >= _SMALL)
    if is_cheap() or not is_spread:
        prepare()  # what is here is in every fork
    if is_spread:
        with Crew(function, prepare, limits) as crew:
            _Spread(items, tally, crew, jobs).run(_chunks(sizes, jobs))
    else:
        _here(function, items, tally, limits)
    return list(zip(items, tally.results, strict=True))


def _here(
    function: Callable[[Any], Any], items: Sequence[Any], tally: Tally, limits: WorkLimits
) -> None:
    with Guard(limits) as guard:
        for round_ in (lambda: range(len(items)), tally.late):
            for number in round_():
                result = guard.run(function, items[number], tally.allow(number))
                tally.note(number, result, guard.spent)


class _Spread:
    """The items of one run, in chunks, until each has a result."""

    def __init__(self, items: Sequence[Any], tally: Tally, crew: Crew, jobs: int) -> None:
        self._items = items
        self._tally = tally
        self._crew = crew
        self._jobs = jobs
        self._todo: deque[Sequence[int]] = deque()

    def run(self, chunks: Iterable[Sequence[int]]) -> None:
        self._do(chunks)
        self._do([number] for number in self._tally.late())

    def _do(self, chunks: Iterable[Sequence[int]]) -> None:
        self._todo.extend(chunks)
        while self._tally.is_open:
            self._hand_out()
            for worker in self._crew.next_to_speak():
                self._hear(worker)

    def _hand_out(self) -> None:
        for worker in [worker for worker in self._crew.workers if worker.is_idle]:
            if not self._todo:
                return
            chunk = self._todo.popleft()
            try:
                worker.give(chunk, [(self._items[one], self._tally.allow(one)) for one in chunk])
            except LostError:  # it died idle: no item is to blame
                self._todo.appendleft(chunk)
                self._crew.dismiss(worker)
        begun = sum(not worker.is_ready for worker in self._crew.workers)
        for _ in range(min(self._jobs - len(self._crew.workers), len(self._todo) - begun)):
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
            self._tally.note(*answer)

    def _lose(self, worker: Worker) -> None:
        """Blame the item it was on, and have another worker do the rest."""
        failed = self._crew.dismiss(worker)
        if not worker.is_ready:
            raise RuntimeError(f"cannot work: {failed.reason} before it could begin")
        if worker.pending:
            first, *rest = worker.pending
            self._tally.note(first, failed, 0.0)
            if rest:
                self._todo.appendleft(rest)


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
