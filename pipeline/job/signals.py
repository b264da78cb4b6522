"""Signals that end a run, as exceptions: what is finished is kept, the rest cleared away."""

import signal
import sys
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

_ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_REMINDER = 5.0  # seconds; longer than clearing away takes
_SOON = 0.01
_received: list[int] = []


class EndedError(BaseException):
    """The process was told to end. Not an Exception: no work may take it for one of its own."""


def end_on_signals() -> None:
    """From now on SIGINT, SIGTERM and SIGHUP raise EndedError, once: those that follow must not
    disturb the clearing away. A signal this process was begun to ignore (``nohup``) stays ignored.
    """
    for number in _ENDING:
        if signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, _end)
    sys.unraisablehook = _raise_again


def heard() -> None:
    """The exception has come to where it is dealt with: it is not raised again, which would only
    disturb the clearing away. That the process ends at last, whatever it waits for, is as before.
    """
    if signal.getsignal(signal.SIGALRM) is _end:
        left, _ = signal.getitimer(signal.ITIMER_REAL)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, left + _REMINDER - 1)


def heed_no_more() -> None:
    """All is done, and the exit code is settled: no signal changes it."""
    signal.setitimer(signal.ITIMER_REAL, 0)
    for number in (*_ENDING, signal.SIGALRM):
        signal.signal(number, signal.SIG_IGN)


def ended_by() -> str | None:
    """The signal that told this process to end, such as SIGTERM. An error after that is its doing,
    whatever a library has made of it.
    """
    return signal.Signals(_received[0]).name if _received else None


def _end(number: int, _: FrameType | None) -> None:
    _received.append(number)
    for one in _ENDING:
        signal.signal(one, signal.SIG_IGN)
    # what is raised where nothing can be is lost: say it again, then once and for all
    signal.signal(signal.SIGALRM, _end if len(_received) == 1 else signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, _REMINDER - 1)
    raise EndedError


def _raise_again(lost: "UnraisableHookArgs") -> None:
    """Inside a destructor or a callback of the interpreter no exception gets through: a moment
    later it does.
    """
    if lost.exc_type is not EndedError:
        sys.__unraisablehook__(lost)
        return
    signal.signal(signal.SIGALRM, _end)
    signal.setitimer(signal.ITIMER_REAL, _SOON)
