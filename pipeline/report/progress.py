"""How far a long run has come: a bar on a terminal, now and then a line elsewhere."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

Advance = Callable[[int, int], None]
"""Called after each item with how many are done, and of how many."""

MANY = 50
"""Fewer items are done before anyone has read a bar."""

READING = ("reading", "read")
FETCHING = ("fetching", "fetched")
"""What is done, and was done."""

_BETWEEN_LINES = 5.0  # seconds


@contextmanager
def show_progress(
    say: Callable[[str], None] | None,
    clock: Callable[[], float] = time.monotonic,
    words: tuple[str, str] = READING,
) -> Iterator[Advance]:
    """Show progress while the block runs, with rate and remaining time: on a terminal as a bar,
    else every few seconds as a line through ``say``. Without ``say``, show none.

    >>> ticks = iter([0.0, 2.0, 6.0, 7.0])
    >>> with show_progress(print, lambda: next(ticks)) as advance:
    ...     advance(10, 100), advance(30, 100), advance(40, 100)
    read 30 of 100 (5.0 a second, 14 s left)
    (None, None, None)
    """
    with ExitStack() as stack:
        bars: list[Advance] = []
        lines = _lines(say, words[1], clock) if say else None

        def advance(done: int, total: int) -> None:
            if lines is None:
                return
            if sys.stdout.isatty() and total >= MANY and not bars:
                bars.append(stack.enter_context(_bar(words[0])))
            (bars[0] if bars else lines)(done, total)

        yield advance


def _lines(say: Callable[[str], None], done_word: str, clock: Callable[[], float]) -> Advance:
    begin = last = clock()

    def advance(done: int, total: int) -> None:
        nonlocal last
        now = clock()
        if now - last < _BETWEEN_LINES or done in (0, total):
            return
        last = now
        rate = done / (now - begin)
        left = (total - done) / rate
        say(f"{done_word} {done} of {total} ({rate:.1f} a second, {left:.0f} s left)")

    return advance


@contextmanager
def _bar(doing: str) -> Iterator[Advance]:
    from rich.progress import (  # here, because most runs show no bar
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    begin = time.monotonic()
    with Progress(*columns, transient=True) as bar:
        task = bar.add_task(doing, total=None, rate="")

        def advance(done: int, total: int) -> None:
            rate = f"{done / max(time.monotonic() - begin, 0.001):.0f} a second"
            bar.update(task, completed=done, total=total, rate=rate)

        yield advance
