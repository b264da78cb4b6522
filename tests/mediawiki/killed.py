"""Fetches that are killed at a random moment, and run again.

``python -m tests.mediawiki.killed API TO COUNT`` fetches once without a disturbance, then COUNT
times with one, at a random time or as soon as a random number of pages is stored; prints for each
how the first try ended and how many pages it had stored.
"""

import os
import random
import signal
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.mediawiki.fetching import WIKI, fetch, titled
from tests.mediawiki.pages import season_titles

TITLES = [*season_titles()[:75], "Double redirect", "No such page"]


def main(address: str, target: Path, trials: int) -> None:
    """One undisturbed fetch, then the trials."""
    seconds = _seconds(partial(run, address, target / "undisturbed"))
    dice = random.Random("kills")  # noqa: S311 - repeatable, as far as the machine is
    for number in range(trials):
        raw = target / f"{number:03}"
        moment = _after(dice.uniform(0, seconds))
        if number % 2:
            moment = partial(_has_stored, raw, dice.randint(1, len(TITLES) - 3))
        fate = _killed_at(moment, partial(run, address, raw))
        print(raw.name, fate, _stored(raw), flush=True)


def run(address: str, raw: Path) -> None:
    """A fetch of some titles."""
    fetch(address, raw, titled(*TITLES))


def _seconds(work: Callable[[], object]) -> float:
    began = time.monotonic()
    work()
    return time.monotonic() - began


def _after(seconds: float) -> Callable[[], bool]:
    end = time.monotonic() + seconds
    return lambda: time.monotonic() >= end


def _has_stored(raw: Path, pages: int) -> bool:
    return _stored(raw) >= pages


def _stored(raw: Path) -> int:
    return len([*(raw / "fetched" / WIKI).glob("*.page")])


def _killed_at(moment: Callable[[], bool], work: Callable[[], object]) -> int:
    """How a process ended that does the work: its exit code, or the signal below zero."""
    child = os.fork()
    if child == 0:
        work()
        os._exit(0)
    while not moment() and not os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT):
        time.sleep(0.001)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
