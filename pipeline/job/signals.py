"""Signals that end a run, as exceptions: what is finished is kept, the rest cleared away."""

import signal
from types import FrameType

_ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_REMINDER = 5.0  # seconds; longer than clearing away takes
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


def ended_by() -> str | None:
    """The signal that told this process to end, such as SIGTERM. An error after that is its doing,
    whatever a library has made of it.
    """
    return signal.Signals(_received[0]).name if _received else None


def _end(number: int, _: FrameType | None) -> None:
    _received.append(number)
    for one in _ENDING:
        signal.signal(one, signal.SIG_IGN)
    # what is raised inside a destructor is lost: say it again, then once and for all
    signal.signal(signal.SIGALRM, _end if len(_received) == 1 else signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, _REMINDER - 1)
    raise EndedError
