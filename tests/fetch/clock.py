"""A clock that only goes on when someone sleeps."""

import threading
from datetime import UTC, datetime, timedelta


class FakeClock:
    """Sleeps without waiting, and remembers how long."""

    def __init__(self, now: datetime = datetime(2026, 5, 1, 12, 0, tzinfo=UTC)) -> None:
        self.slept: list[float] = []
        self._begun = now
        self._passed = 0.0
        self._lock = threading.Lock()

    def monotonic(self) -> float:
        return self._passed

    def now(self) -> datetime:
        return self._begun + timedelta(seconds=self._passed)

    def sleep(self, seconds: float) -> None:
        with self._lock:
            self.slept.append(seconds)
            self._passed += seconds
