"""Work on what this process holds, in forks of it."""

import os
import signal
from threading import Lock

import pytest

from pipeline.engine.forked import map_forked


@pytest.mark.parametrize("jobs", [1, 2, 5])
@pytest.mark.parametrize("count", [0, 1, 7])
def test_results_are_in_the_order_of_the_items(count: int, jobs: int) -> None:
    assert map_forked(lambda n: n * n, range(count), jobs=jobs) == [n * n for n in range(count)]


def test_it_is_done_elsewhere() -> None:
    assert os.getpid() not in map_forked(lambda _: os.getpid(), range(3), jobs=2)


def test_what_cannot_be_sent_from_here_is_there() -> None:
    locks = [Lock(), Lock()]
    assert map_forked(lambda lock: lock.locked(), locks, jobs=2) == [False, False]


def test_an_error_is_raised() -> None:
    with pytest.raises(ZeroDivisionError):
        map_forked(lambda n: 1 // n, [1, 0], jobs=2)


def test_what_a_lost_process_was_on_is_done_here() -> None:
    here = os.getpid()

    def lose(number: int) -> int:
        if os.getpid() != here and number == 1:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    assert map_forked(lose, range(3), jobs=2) == [0, 1, 2]
