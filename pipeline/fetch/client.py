"""Asks one wiki: in turn, politely, again where it may help, and not for ever."""

import random
import threading
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, TypeVar

from pipeline.config import FetchSettings, Wiki
from pipeline.fetch.clock import Clock, SystemClock
from pipeline.fetch.pacing import Pacer
from pipeline.fetch.refusals import AskingError, TryAgainError, WikiClosedError
from pipeline.fetch.replies import read_reply
from pipeline.fetch.tries import TRIES, next_wait
from pipeline.fetch.wire import Wire

_ALWAYS = {
    "format": "json",
    "formatversion": "2",
    "errorformat": "plaintext",
    "maxlag": "5",
}
_MOST_GIVEN_UP = 2
"""So many requests in a row were given up: the wiki is down, the others need not wait as long."""

ReadT = TypeVar("ReadT")


class Client:
    """What asks one wiki; several threads may share it.

    ``request_count`` are the requests sent so far, ``content_count`` those for texts,
    ``retry_count`` those that were sent again.
    """

    def __init__(
        self,
        wiki: Wiki,
        contact: str,
        settings: FetchSettings,
        clock: Clock | None = None,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self.wiki = wiki
        self.in_flight = settings.in_flight
        self.request_count = 0
        self.content_count = 0
        self.retry_count = 0
        self._clock = clock or SystemClock()
        self._chance = chance
        self._wire = Wire(wiki.address, contact, settings)
        self._pacer = Pacer(settings.requests_per_minute, self._clock)
        self._lock = threading.Lock()
        self._given_up = 0
        self._closed: str | None = None

    def ask(self, query: Mapping[str, str], read: Callable[[dict[str, Any]], ReadT]) -> ReadT:
        """Ask once, in so many tries as it takes; ``read`` may refuse an answer as well.

        Raises:
            AskingError: there is no answer to be had in this run.
        """
        tried, waited = 0, 0.0
        while True:
            try:
                found = read(self._send(query))
            except TryAgainError as problem:
                tried += 1
                wait = next_wait(tried, problem, waited, self._chance)
                if wait is None:
                    raise self._give_up(problem, tried) from None
                waited += wait
                with self._lock:
                    self.retry_count += 1
                self._pacer.hold(wait)
            except WikiClosedError as problem:
                self._closed = self._closed or str(problem)
                raise
            else:
                self._given_up = 0
                return found

    def now(self) -> datetime:
        """The time of day, where a wiki does not say it."""
        return self._clock.now()

    def close(self) -> None:
        """Close what is open."""
        self._wire.close()

    def _send(self, query: Mapping[str, str]) -> dict[str, Any]:
        self._check_is_open()
        self._pacer.wait_for_turn()
        self._check_is_open()  # another thread may have found out meanwhile
        with self._lock:
            self.request_count += 1
            self.content_count += "content" in query.get("rvprop", "")
        return read_reply(self._wire.send({**_ALWAYS, **query}), self._clock.now())

    def _check_is_open(self) -> None:
        if self._closed:
            raise WikiClosedError(f"not asked any more: {self._closed}")

    def _give_up(self, problem: TryAgainError, tried: int) -> AskingError:
        self._given_up += 1
        if problem.wait_seconds is not None:
            said = f"{problem}, come back in {problem.wait_seconds:.0f} s"
        else:
            said = f"{problem}, {tried} times"
        wants_peace = tried < TRIES  # it asked for a wait that is too long
        if wants_peace or self._given_up >= _MOST_GIVEN_UP:
            self._closed = said
        return AskingError(said)
