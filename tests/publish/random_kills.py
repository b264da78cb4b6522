"""Publishers killed at any time, one after the other, while two readers read without a pause.

``python -m tests.publish.random_kills FOLDER COUNT`` prints what came of it, as JSON. It is
a process of its own because it forks, which those that have read with polars must not.
"""

import json
import multiprocessing
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path

import duckdb
import polars as pl
import pyarrow.parquet as pq

from pipeline.publish.load import current_id, current_snapshot
from pipeline.publish.snapshot import publish, verify_snapshot
from pipeline.tables import Goal, Match, Rows, Team
from tests.conftest import ROOT
from tests.publish.sample import filled, sample_rows

_FORK = multiprocessing.get_context("fork")


@dataclass
class Outcome:
    """What became of the publishers, and what the readers saw."""

    published: int = 0
    killed_before: int = 0
    killed_after: int = 0
    reads: int = 0
    torn: list[str] = field(default_factory=list)
    versions: int = 0


def versioned_rows(version: int) -> Rows:
    """The sample, with the version in three of its tables."""
    rows = sample_rows()
    rows.replace(
        Match, [filled(Match, match_id=one.match_id, attendance=version) for one in rows[Match]]
    )
    rows.replace(Team, [filled(Team, name=str(version))])
    goals = [filled(Goal, match_id=one.match_id, scorer_name=str(version)) for one in rows[Goal]]
    rows.replace(Goal, goals)
    return rows


def arrow_reader(place: Path) -> set[int]:
    """File by file, after every byte was held against the manifest."""
    damaged = verify_snapshot(place)
    if damaged:
        raise OSError(f"damaged: {damaged}")
    seen = pq.read_table(place / "match.parquet")["attendance"].to_pylist()
    seen += map(int, pq.read_table(place / "team.parquet")["name"].to_pylist())
    return {*seen, *map(int, pq.read_table(place / "goal.parquet")["scorer_name"].to_pylist())}


def glob_reader(place: Path) -> set[int]:
    """By patterns, with DuckDB and polars."""
    matches = _queried(f"SELECT attendance FROM read_parquet('{place}/matc[h].parquet')")
    names = _queried(f"SELECT name FROM read_parquet('{place}/tea[m].parquet')")
    goals = pl.read_parquet(f"{place}/goa*.parquet")["scorer_name"].to_list()
    return {*map(int, matches), *map(int, names), *map(int, goals)}


def _queried(query: str) -> list[str | int]:
    return [value for (value,) in duckdb.execute(query).fetchall()]


def kill_at_random(curated: Path, count: int, seed: str) -> Outcome:
    """Publish ``count`` times, each time something else, and kill the publisher at any time."""
    dice = random.Random(seed)  # noqa: S311 - seeded, so that it can be repeated
    publish(versioned_rows(1), curated)
    seconds = _seconds_of_one(curated.with_name("measured"))
    readers = [_Reader(curated, read) for read in (arrow_reader, glob_reader)]
    outcome = Outcome()
    for version in range(2, count + 2):
        published = outcome.published
        _one(curated, version, seconds * dice.uniform(0.3, 1.2), outcome)
        # about half the kills shall come late, however busy the machine is
        seconds *= 0.9 if outcome.published > published else 1.05
    for reader in readers:
        reader.end(outcome)
    return outcome


def run(folder: Path, count: int) -> Outcome:
    """The same in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.publish.random_kills", str(folder), str(count)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        check=True,
    )
    return Outcome(**json.loads(done.stdout))


def _one(curated: Path, version: int, delay: float, outcome: Outcome) -> None:
    before = current_id(curated)
    child = _forked(lambda: publish(versioned_rows(version), curated))
    time.sleep(delay)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status):
        outcome.published += 1
    elif current_id(curated) == before:
        outcome.killed_before += 1
    else:
        outcome.killed_after += 1


def _seconds_of_one(curated: Path) -> float:
    def three() -> None:
        for version in (1, 2, 3):
            publish(versioned_rows(version), curated)

    began = time.monotonic()
    os.waitpid(_forked(three), 0)
    return (time.monotonic() - began) / 3


def _forked(work: Callable[[], object]) -> int:
    child = os.fork()
    if child == 0:
        work()
        os._exit(0)
    return child


class _Reader:
    """A process that resolves the current snapshot once for each look, and tells what it saw."""

    def __init__(self, curated: Path, read: Callable[[Path], set[int]]) -> None:
        self._ours, theirs = _FORK.Pipe()
        self._process = _FORK.Process(target=_look, args=(curated, read, theirs), daemon=True)
        self._process.start()

    def end(self, outcome: Outcome) -> None:
        self._ours.send(None)
        reads, torn, seen = self._ours.recv()
        self._process.join()
        self._ours.close()
        outcome.reads += reads
        outcome.torn += torn
        outcome.versions = max(outcome.versions, len(seen))


def _look(curated: Path, read: Callable[[Path], set[int]], answer: Connection) -> None:
    reads, torn, seen = 0, [], [1]
    while not answer.poll():
        reads += 1
        try:
            (version,) = read(current_snapshot(curated))
        except Exception as error:  # whatever it is, it is what we look for
            torn.append(f"{read.__name__}: {error!r}")
            continue
        if version < seen[-1]:
            torn.append(f"{read.__name__}: {version} after {seen[-1]}")
        elif version > seen[-1]:
            seen.append(version)
    answer.send((reads, torn, seen))


if __name__ == "__main__":
    print(
        json.dumps(asdict(kill_at_random(Path(sys.argv[1]) / "curated", int(sys.argv[2]), "kills")))
    )
