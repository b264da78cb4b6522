"""Work that goes wrong, each item in its own way; the functions can be named to a new process."""

import ctypes
import faulthandler
import os
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from pipeline.config import MIB, WorkLimits

LIMITS = WorkLimits(seconds=0.3, seconds_per_mib=0.0, memory_bytes=64 * MIB)
PATIENT = LIMITS.model_copy(update={"seconds": 20.0})
"""For what ends otherwise: a busy machine must not make it a matter of time."""


def spin() -> None:
    while True:
        pass


def spin_and_swallow() -> None:
    """What an ``except Exception`` in a parser does to a limit."""
    while True:
        with suppress(Exception):
            spin()


class _Spins:
    def __del__(self) -> None:
        spin()


def spin_in_a_destructor() -> None:
    """What is raised in there is printed and forgotten; the next tick must find the loop."""
    one = _Spins()
    del one
    spin()


def sleep() -> None:
    time.sleep(60)


def spin_deaf() -> None:
    """As a library in C that never comes back to Python to hear of a signal."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGPROF})
    spin()


def stop() -> None:
    os.kill(os.getpid(), signal.SIGSTOP)


def grow() -> None:
    held = []
    while True:
        held.append(bytearray(8 * MIB))


def grow_at_once() -> None:
    bytearray(2**40)


def leave() -> None:
    os._exit(3)


def be_killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def crash() -> None:
    faulthandler.disable()  # pytest's, which would tell of it at length
    ctypes.string_at(0)


def deepen() -> None:
    deepen()


def fail() -> None:
    raise KeyError("odd\n name")


POISON: dict[str, Callable[[], None]] = {
    found.__name__: found
    for found in (
        spin,
        spin_and_swallow,
        spin_in_a_destructor,
        sleep,
        spin_deaf,
        stop,
        grow,
        grow_at_once,
        leave,
        be_killed,
        crash,
        deepen,
        fail,
    )
}


def work(item: str) -> str | Callable[[], None]:
    """The length of a word; but ``spin`` and the like do that, and ``unpicklable`` gives a result
    that no process can send to another.
    """
    if item == "unpicklable":
        return lambda: None
    if item in POISON:
        POISON[item]()
    return f"{item}: {len(item)}"


def busy(item: str) -> int:
    """A hundredth of a second or so of work, before what ``work`` does."""
    total = sum(number * number for number in range(100_000))
    work(item)
    return total


def slow(item: str) -> str:
    """A word that begins with ``slow`` takes a quarter of a second of the processor, others a
    hundredth."""
    end = time.process_time() + (0.25 if item.startswith("slow") else 0.01)
    while time.process_time() < end:
        pass
    return item.upper()


def tell_and_spin(item: str) -> None:
    """Write our process id into the file that is the item, and never end."""
    Path(item).write_text(str(os.getpid()), encoding="utf-8")
    spin_deaf()
