"""Runs that are started all at once on the same folders."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from pipeline.report.exit_code import ExitCode
from tests.conftest import ROOT

AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class Round:
    """How the runs ended, and how long those took that found another at work."""

    codes: tuple[int, ...]
    seconds_of_the_turned_away: tuple[float, ...]


def start(raw: Path, curated: Path, *options: str, **environ: str) -> subprocess.Popen[str]:
    """One run as a process of its own."""
    command = ["ingest", "--raw", str(raw), "--curated", str(curated), *options]
    return subprocess.Popen(
        [sys.executable, "-m", "pipeline", *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environ},
    )


def race(raw: Path, curated: Path) -> Round:
    """Start eight runs together, and wait for all of them."""
    began = time.monotonic()
    runs = [start(raw, curated, "-q") for _ in range(AT_ONCE)]
    ended: dict[int, float] = {}
    while len(ended) < AT_ONCE:
        for number, run in enumerate(runs):
            if number not in ended and run.poll() is not None:
                ended[number] = time.monotonic() - began
        time.sleep(0.01)
    codes = [run.wait() for run in runs]
    for run in runs:
        run.communicate()
    seconds = [ended[number] for number, code in enumerate(codes) if code == ExitCode.LOCKED]
    return Round(tuple(sorted(codes)), tuple(sorted(seconds)))
