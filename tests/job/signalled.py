"""Runs that are told to end at any moment, one after the other.

``python -m tests.job.signalled FOLDER COUNT`` prints what came of them, as JSON. It is a process of
its own because it forks: so a run is struck at its work and at its end, not at its imports.
"""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path

import pipeline.job.record
import pipeline.publish.package  # noqa: F401 - what a run imports when it needs it, here before
from pipeline.__main__ import main
from pipeline.publish.load import current_id
from pipeline.report.exit_code import ExitCode
from tests.conftest import ARTICLE, ROOT
from tests.publish.ended import left_behind

CODES = {
    signal.SIGTERM: ExitCode.TERMINATED,
    signal.SIGINT: ExitCode.INTERRUPTED,
    signal.SIGHUP: ExitCode.HUNG_UP,
}
STAGES = ("read", "parse", "normalise", "validate", "publish", "record")
MOST_SECONDS = 10.0
_BRIEFLY = "[keep]\nsnapshots = 2\nhours = 0\n"
_FIRST = 3
_WHEN = (0.02, 1.1)  # of the time that a run takes


@dataclass
class Outcome:
    """What became of the runs: in which stage they were told to end, how many were done by then,
    what they left or said that they should not, and how long the slowest took to end.
    """

    struck: dict[str, int] = field(default_factory=dict)
    done: int = 0
    slowest: float = 0.0
    wrong: list[str] = field(default_factory=list)


def run(folder: Path, count: int) -> Outcome:
    """All of it in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.job.signalled", str(folder), str(count)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        check=True,
    )
    return Outcome(**json.loads(done.stdout))


def strike(folder: Path, count: int) -> Outcome:
    """Ingest ``count`` times, each time something else, and tell each run to end at any time."""
    _set_up(folder)
    dice = random.Random("signals")  # noqa: S311 - seeded, so that it can be repeated
    outcome = Outcome()
    seconds = 0.0
    for number in range(_FIRST):
        began = time.monotonic()
        os.waitpid(_begin(folder, number), 0)
        seconds = time.monotonic() - began
    for number in range(_FIRST, count + _FIRST):
        how = list(CODES)[number % len(CODES)]
        done = outcome.done
        _one(folder, number, how, seconds * dice.uniform(*_WHEN), outcome)
        # some shall be struck at their very end, however busy the machine is
        seconds *= 0.95 if outcome.done > done else 1.01
    status = _status(_begin(folder, 0), time.monotonic() + 60)
    after = [] if status == ExitCode.DONE else [f"ended with {status}"]
    after += left_behind(folder / "curated")
    outcome.wrong += [f"the run after them: {one}" for one in after]
    return outcome


def _set_up(folder: Path) -> None:
    shutil.copytree(ROOT / "raw", folder / "raw")
    (folder / "scoreline.toml").write_text(_BRIEFLY)


def _one(folder: Path, number: int, how: signal.Signals, delay: float, outcome: Outcome) -> None:
    child = _begin(folder, number)
    time.sleep(delay)
    os.kill(child, how)
    began = time.monotonic()
    status = _status(child, began + MOST_SECONDS)
    outcome.slowest = max(outcome.slowest, round(time.monotonic() - began, 2))
    outcome.done += status == ExitCode.DONE
    stage = _stage(folder / "curated-runs", status)
    outcome.struck[stage] = outcome.struck.get(stage, 0) + 1
    said = (folder / "said").read_text()
    wrong = [*left_behind(folder / "curated"), *_workers(child)]
    if status not in (CODES[how], -how, ExitCode.DONE):
        wrong.append(f"ended with {status}")
    if said.count("\n") > 1:
        wrong.append(said)
    if current_id(folder / "curated") is None:
        wrong.append("there is no snapshot")
    outcome.wrong += [f"{how.name} after {delay:.3f} s, run {number}: {one}" for one in wrong]


def _begin(folder: Path, number: int) -> int:
    """A run in a process group of its own, over articles one of which is another each time."""
    text = ARTICLE.replace("Pérez 45'", f"Pérez {number % 90 + 1}'")
    (folder / "raw" / "2014_Copa_Ejemplo.txt").write_text(text, encoding="utf-8")
    child = os.fork()
    if child == 0:
        os.setpgid(0, 0)
        os.chdir(folder)
        said = os.open("said", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        for stream in (1, 2):
            os.dup2(said, stream)
        sys.argv[1:] = ["ingest", "-q", "--jobs", "2"]
        main()  # which ends the process, as it ends the real one
    return child


def _status(child: int, until: float) -> int:
    """How it ended: its exit code, or the signal below zero."""
    while time.monotonic() < until:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.005)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def _workers(child: int) -> list[str]:
    try:
        os.killpg(child, 0)
    except ProcessLookupError:
        return []
    return ["a worker outlives it"]


def _stage(runs: Path, status: int) -> str:
    """The stage a run was in when it was struck, by the stages its record has; ``record`` where it
    has none, or one that tells of no signal.
    """
    if status == ExitCode.DONE:
        return "too late"
    newest = max((path for path in runs.iterdir() if path.name.isdigit()), key=lambda p: p.name)
    record = json.loads((newest / "run.json").read_text())
    if record["exit_code"] != status:
        return "record"
    return STAGES[sum(stage in record["seconds"] for stage in STAGES)]


if __name__ == "__main__":
    print(json.dumps(asdict(strike(Path(sys.argv[1]), int(sys.argv[2])))))
