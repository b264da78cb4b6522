"""How far a long run has come: a bar on a terminal, now and then a line elsewhere."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

Advance = Callable[[int, int], None]
"""Called after each item with how many are done, and of how many."""

MANY = 50
"""Fewer items are done before anyone has read a bar."""

_LINES = 10


@contextmanager
def show_progress(say: Callable[[str], None] | None) -> Iterator[Advance]:
    """Show progress while the block runs, on a terminal as a bar, else through ``say``. Without
    ``say``, show none.

    >>> with show_progress(print) as advance:
    ...     advance(10, 100), advance(11, 100), advance(3, 3)
    read 10 of 100
    (None, None, None)
    """
    with ExitStack() as stack:
        bars: list[Advance] = []

        def advance(done: int, total: int) -> None:
            if say is None or total < MANY:
                return
            if not bars:
                bars.append(stack.enter_context(_bar()) if sys.stdout.isatty() else _lines(say))
            bars[0](done, total)

        yield advance


def _lines(say: Callable[[str], None]) -> Advance:
    def advance(done: int, total: int) -> None:
        if done * _LINES // total > (done - 1) * _LINES // total:
            say(f"read {done} of {total}")

    return advance


@contextmanager
def _bar() -> Iterator[Advance]:
    from rich.progress import Progress  # here, because most runs show no bar

    with Progress(transient=True) as bar:
        task = bar.add_task("reading", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
