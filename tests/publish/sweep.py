"""A fault at every call of a publish that changes the disk, and what readers find after each."""

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.publish.load import current_snapshot, read_table
from pipeline.publish.snapshot import Terms, publish, verify_snapshot
from pipeline.publish.staging import is_unfinished
from tests.conftest import ROOT, do_without
from tests.publish.killed import CALLS, KEEPING, WHEN
from tests.publish.sample import sample_rows

FAULTS = {"SIGKILL": "signal=SIGKILL", "ENOSPC": "error=ENOSPC", "EIO": "error=EIO"}
DAMAGED = "goal.parquet"
_CALL = re.compile(r"(\d+) +(\w+)\(", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Struck:
    """One publisher: the call it was struck at, how it ended, where it had published."""

    name: str
    number: int
    fate: int
    curated: Path


def need_strace() -> None:
    """Skip the test where there is no strace to do it with, but never in CI."""
    if shutil.which("strace") is None:
        reason = "strace is not here (Debian: apt-get install strace)"
        do_without(reason)


def calls_of(mode: str, folder: Path) -> Counter[str]:
    """How often a publish makes each of the calls."""
    return Counter(name for _, name in _CALL.findall(traced(mode, folder)))


def traced(mode: str, folder: Path) -> str:
    """The calls of one publish, a line each, descriptors with their paths."""
    log = folder / f"calls of {mode}"
    options = ["-y", "-o", str(log), "-e", f"trace={','.join(CALLS)}"]
    _strace(options, folder / f"counted-{mode}", mode, [f"rmdir:{WHEN['rmdir']}"])
    lines = log.read_text().splitlines()
    child = list(dict.fromkeys(line.split()[0] for line in lines))[1]
    return "\n".join(line for line in lines if line.split()[0] == child)


def swept(fault: str, mode: str, folder: Path, points: Sequence[str]) -> Iterator[Struck]:
    """Publish once for each point ``NAME:NUMBER``, with that fault there."""
    strike = [f"inject={name}:{FAULTS[fault]}:when={WHEN[name]}" for name in CALLS]
    options = ["-o", "/dev/null", "-e", f"trace={','.join(CALLS)}"]
    if fault != "SIGKILL":  # stop at these calls only, which is faster; but then no signal lands
        options.append("--seccomp-bpf")
    options += [part for one in strike for part in ("-e", one)]
    target = folder / f"{fault}-{mode}"
    for line in _strace(options, target, mode, points).splitlines():
        point, fate = line.split()
        name, number = point.split(":")
        place = target / f"{name}-{number}" / "curated"
        yield Struck(name, int(number), int(fate), place)


def prepare(folder: Path) -> None:
    """Publish the sample with score 0, then with score 1, which every publisher is to replace."""
    for score in (0, 1):
        publish(sample_rows(score), folder / "from" / "curated")


def prepare_damaged(folder: Path) -> None:
    """Publish what every publisher publishes, and damage it: each of them is to repair it."""
    prepare(folder)
    damaged = publish(sample_rows(score=2), folder / "from" / "curated").path
    (damaged / DAMAGED).write_bytes(b"damaged")


def publish_again(curated: Path) -> None:
    """The run after it."""
    publish(sample_rows(score=2), curated, Terms(keeping=KEEPING))


def torn(curated: Path) -> list[str]:
    """The snapshots, other than one that was not shown yet, that a publisher left half there."""
    homes = sorted((curated / "snapshots").iterdir())
    return [home.name for home in homes if not is_unfinished(home) and verify_snapshot(home)]


def score_seen(curated: Path) -> int:
    """What a reader finds: the score of the sample, from a snapshot that is whole."""
    place = current_snapshot(curated)
    damaged = verify_snapshot(place)
    if damaged:
        raise OSError(f"torn: {damaged}")
    (score,) = set(read_table("match", place)["home_score"].to_pylist()) - {None}
    if read_table("goal", place).num_rows != 4:
        raise OSError("torn: goals are missing")
    return int(score)


def _strace(options: Iterable[str], target: Path, mode: str, points: Sequence[str]) -> str:
    for point in points:
        place = target / point.replace(":", "-")
        shutil.copytree(target.parent / "from", place, symlinks=True)
    done = subprocess.run(
        [
            *("strace", "-f", "-qq", *options),
            *(sys.executable, "-m", "tests.publish.killed", str(target), mode, *points),
        ],
        env={**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout
