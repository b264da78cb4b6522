"""A process that does the work it is sent, item by item, and can be lost."""

import ctypes
import gc
import os
import resource
import signal
import sys
from collections.abc import Callable, Iterable
from multiprocessing.connection import Connection
from typing import Any

from pipeline.config import WorkLimits
from pipeline.engine.guard import TIME_UP, Guard
from pipeline.engine.parcel import pack

ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
"""Signals the parent must not be copied with: what they do to it, they must not do to a worker."""

_SET_PARENT_DEATH_SIGNAL = 1


def serve(
    connection: Connection,
    function: Callable[[Any], Any],
    prepare: Callable[[], None],
    limits: WorkLimits,
    inherited: Iterable[Connection],
    parent: int,
) -> None:
    """Answer each ``(item, seconds it may take)`` of the lists that come in, until no more do,
    with what came of it and the seconds it took.

    ``inherited`` are the parent's ends of all pipes: held open here, no worker would see it die.
    """
    _die_with(parent)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's: it ends us
    for deadly in (signal.SIGTERM, signal.SIGHUP, TIME_UP):
        signal.signal(deadly, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    for other in inherited:
        other.close()
    gc.freeze()  # what the parent made is not ours to look through

    def answer(item: Any) -> bytes:
        return pack(function(item))

    try:
        prepare()
        _answer(connection, pack(None), 0.0)
        with Guard(limits, is_expendable=True) as guard:
            while True:
                for item, seconds in connection.recv():
                    found = guard.run(answer, item, seconds)
                    _answer(
                        connection, found if isinstance(found, bytes) else pack(found), guard.spent
                    )
    except (EOFError, OSError):
        os._exit(0)  # the parent is gone, or done: nothing of its is to be flushed or cleaned here


def _answer(connection: Connection, found: bytes, seconds: float) -> None:
    connection.send_bytes(found)
    connection.send(seconds)


def _die_with(parent: int) -> None:
    """Where the system can, be killed when the parent is; elsewhere the next answer ends us."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SET_PARENT_DEATH_SIGNAL, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(0)
