"""Signals that end a run, as exceptions: what is finished is kept, the rest cleared away."""

import signal
from types import FrameType

_ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class EndedError(BaseException):
    """The process was told to end. Not an Exception: no work may take it for one of its own."""

    def __init__(self, number: int) -> None:
        """Keep which signal it was."""
        super().__init__(signal.Signals(number).name)
        self.number = number


def end_on_signals() -> None:
    """From now on SIGINT, SIGTERM and SIGHUP raise EndedError, once: those that follow must not
    disturb the clearing away. A signal this process was begun to ignore (``nohup``) stays ignored.
    """
    for number in _ENDING:
        if signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, _end)


def _end(number: int, _: FrameType | None) -> None:
    for one in _ENDING:
        signal.signal(one, signal.SIG_IGN)
    raise EndedError(number)
