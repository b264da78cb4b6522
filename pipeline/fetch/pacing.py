"""When the next request may start: so many a minute, and not before the server wants it."""

import threading

from pipeline.fetch.clock import Clock


class Pacer:
    """A token bucket for one token, which several threads draw from: nothing is saved up, so
    requests start evenly, at 200 a minute one every 0.3 s.
    """

    def __init__(self, requests_per_minute: float, clock: Clock) -> None:
        self._between = 60 / requests_per_minute
        self._clock = clock
        self._lock = threading.Lock()
        self._next = self._not_before = clock.monotonic()

    def wait_for_turn(self) -> None:
        """Return when the next request may start."""
        self._sleep_until(turn := self._draw())
        while self._not_before > turn:  # set while we slept: it is ours no longer
            self._sleep_until(turn := self._draw())

    def hold(self, seconds: float) -> None:
        """Let no request start for some seconds."""
        with self._lock:
            self._not_before = max(self._not_before, self._clock.monotonic() + seconds)

    def _draw(self) -> float:
        """The moment of the next token, which is ours."""
        with self._lock:
            start = max(self._next, self._not_before, self._clock.monotonic())
            self._next = start + self._between
            return start

    def _sleep_until(self, moment: float) -> None:
        seconds = moment - self._clock.monotonic()
        if seconds > 0:
            self._clock.sleep(seconds)
