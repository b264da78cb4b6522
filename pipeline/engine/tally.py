"""What each item of a run may take, and what came of it."""

from collections.abc import Callable, Sequence
from typing import Any

from pipeline.config import WorkLimits
from pipeline.engine.limits import (
    OUT_OF_TIME,
    Failed,
    seconds_for,
    took_longer_than_others,
    took_too_long,
)
from pipeline.engine.pace import Pace

Progress = Callable[[int, int], None]
"""Called after each item with how many are done, and of how many."""

_WORTH_A_TRY = 1.25


class Tally:
    """The items by their numbers, from 0. One that takes far longer than the others is tried again
    when they are done, if it may then take notably longer.
    """

    def __init__(
        self,
        sizes: Sequence[int],
        limits: WorkLimits,
        jobs: int,
        progress: Progress,
        pace: type[Pace] = Pace,
    ) -> None:
        self._sizes = sizes
        self._limits = limits
        self._jobs = jobs
        self._progress = progress
        self._pace = pace(limits)
        self._allowed: dict[int, float] = {}
        self._results: dict[int, Any] = {}
        self._late: list[int] = []
        self._is_second_round = False

    @property
    def results(self) -> list[Any]:
        """What came of the items, in their order."""
        return [self._results[number] for number in range(len(self._sizes))]

    @property
    def is_open(self) -> bool:
        """Whether items of this round are still without a result."""
        return len(self._results) + len(self._late) < len(self._sizes)

    def allow(self, number: int) -> float:
        """What an item that is begun now may take, in seconds of a processor."""
        return self._allowed.setdefault(number, self._pace.first(self._sizes[number]))

    def note(self, number: int, result: Any, seconds: float) -> None:
        """Take down what came of an item, and what it took."""
        if result != OUT_OF_TIME:
            if not (isinstance(result, Failed) and result.is_cut_off):
                self._pace.note(self._sizes[number], seconds)
            self._settle(number, result)
        elif self._is_second_round or self._allowed[number] == self._most(number):
            self._give_up(number)
        else:
            self._late.append(number)

    def late(self) -> list[int]:
        """The items that are worth a second try; there is none behind it."""
        late, self._late, self._is_second_round = sorted(self._late), [], True
        again = []
        for number in late:
            seconds = self._pace.second(self._sizes[number], len(late), self._jobs)
            worth = _WORTH_A_TRY * self._allowed[number]
            if seconds == self._most(number) or seconds > worth:
                self._allowed[number] = seconds
                again.append(number)
            else:
                self._give_up(number)
        return again

    def _give_up(self, number: int) -> None:
        seconds, most = self._allowed[number], self._most(number)
        self._settle(number, took_too_long(most) if seconds == most else took_longer_than_others())

    def _most(self, number: int) -> float:
        return seconds_for(self._sizes[number], self._limits)

    def _settle(self, number: int, result: Any) -> None:
        self._results[number] = result
        self._progress(len(self._results), len(self._sizes))
