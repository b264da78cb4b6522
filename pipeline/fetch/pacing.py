"""When the next request may start: so many a minute, and not before the server wants it."""

import threading

from pipeline.fetch.clock import Clock

_MOST_SAVED = 1
"""A bucket that saves up more would let requests follow each other without a pause."""


class Pacer:
    """A token bucket that several threads draw from. It holds one token at most, so requests
    start evenly: at 200 a minute one every 0.3 s.
    """

    def __init__(self, requests_per_minute: float, clock: Clock) -> None:
        self._per_second = requests_per_minute / 60
        self._clock = clock
        self._lock = threading.Lock()
        self._tokens = float(_MOST_SAVED)
        self._counted_at = clock.monotonic()
        self._not_before = self._counted_at

    def wait_for_turn(self) -> None:
        """Return when the next request may start."""
        while (seconds := self._draw()) > 0:
            self._clock.sleep(seconds)

    def hold(self, seconds: float) -> None:
        """Let no request start for some seconds."""
        with self._lock:
            self._not_before = max(self._not_before, self._clock.monotonic() + seconds)

    def _draw(self) -> float:
        """Take a token; or the seconds after which to ask again."""
        with self._lock:
            now = self._clock.monotonic()
            if now < self._not_before:
                return self._not_before - now
            grown = self._tokens + (now - self._counted_at) * self._per_second
            self._tokens, self._counted_at = min(grown, _MOST_SAVED), now
            if self._tokens >= 1 - 1e-9:  # what was waited for may be a rounding short
                self._tokens -= 1
                return 0.0
            return (1 - self._tokens) / self._per_second
