"""Killing a process at its n-th call that changes the disk."""

import os
import signal
from collections.abc import Callable
from itertools import count
from typing import Any

CALLS = ("fsync", "mkdir", "rename", "replace", "symlink", "unlink", "rmdir")


def fate_under_fire(work: Callable[[], object], number: int) -> int:
    """How a process ended that does the work and is killed at that call: its exit code, or the
    signal below zero.
    """
    child = os.fork()
    if child == 0:
        _arm(number)
        work()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def _arm(number: int) -> None:
    calls = count(1)

    def deadly(call: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*args: Any, **options: Any) -> Any:
            if next(calls) == number:
                os.kill(os.getpid(), signal.SIGKILL)
            return call(*args, **options)

        return counted

    for name in CALLS:
        setattr(os, name, deadly(getattr(os, name)))
