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
    """How the runs ended, and how long those took that found another at work: by the clock, and of
    a processor, which is the same on a busy machine.
    """

    codes: tuple[int, ...]
    seconds_of_the_turned_away: tuple[float, ...]
    work_of_the_turned_away: tuple[float, ...]


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
    ended: dict[int, tuple[float, float]] = {}
    while len(ended) < AT_ONCE:
        for number, run in enumerate(runs):
            if number not in ended:
                process, status, used = os.wait4(run.pid, os.WNOHANG)
                if process:
                    run.returncode = os.waitstatus_to_exitcode(status)
                    ended[number] = time.monotonic() - began, used.ru_utime + used.ru_stime
        time.sleep(0.01)
    for run in runs:
        run.communicate()
    codes = [run.returncode for run in runs]
    turned_away = [ended[one] for one, code in enumerate(codes) if code == ExitCode.LOCKED]
    seconds, work = zip(*turned_away, strict=True) if turned_away else ((), ())
    return Round(tuple(sorted(codes)), tuple(sorted(seconds)), tuple(sorted(work)))
