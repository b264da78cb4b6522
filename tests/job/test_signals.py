"""A run that is told to end does so soon, and leaves nothing half-made."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.publish.load import current_id
from pipeline.publish.snapshot import verify_snapshot
from pipeline.report.exit_code import ExitCode
from tests.conftest import ROOT
from tests.job.rounds import start
from tests.job.signalled import CODES

# Folders that show how far a run is: it holds its place, and long after that it stages tables.
# `make soak` tries sixty moments, and each step of a publish.
MOMENTS = (".", ".", ".", ".staging")


@pytest.mark.parametrize("number", CODES)
def test_it_ends_soon_and_leaves_nothing_half_made(
    number: signal.Signals, long_raw: Path, tmp_path: Path
) -> None:
    codes = []
    for count, moment in enumerate(MOMENTS):
        curated = tmp_path / str(count) / "curated"
        run = start(long_raw, curated, "-q")
        while run.poll() is None and not (curated / moment).is_dir():
            time.sleep(0.001)
        run.send_signal(number)
        try:
            _, err = run.communicate(timeout=10)
        finally:
            run.kill()
        assert run.returncode in (CODES[number], ExitCode.DONE), err
        assert "Traceback" not in err
        codes.append(run.returncode)
        assert not (curated / ".staging").exists()
        name = current_id(curated)
        if name:
            assert verify_snapshot(curated / "snapshots" / name) == []
    # one that C code swallows is raised again after seconds: the run may have ended by then
    assert CODES[number] in codes
    again = start(long_raw, curated)
    again.communicate()
    assert again.returncode == ExitCode.DONE


SLOW = """
import os, signal, sys, time
from pipeline.job import signals
signals._REMINDER = float(sys.argv[1])
signals.end_on_signals()
try:
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(60)
except signals.EndedError:
    signals.heard()
    time.sleep(1.3)
signals.heed_no_more()
os.kill(os.getpid(), signal.SIGTERM)
time.sleep(1.5)
sys.exit(143)
"""


@pytest.mark.parametrize(("reminder", "code"), [(2.0, 143), (1.2, -signal.SIGALRM)])
def test_a_clearing_away_that_takes_long_is_not_disturbed_but_ended_at_last(
    reminder: float, code: int
) -> None:
    """It takes 1.3 s; the signal would be raised again after 1 s or 0.2, and ends all after 2 s or
    0.4. Afterwards it is not heeded.
    """
    done = subprocess.run(
        [sys.executable, "-c", SLOW, str(reminder)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
        check=False,
    )
    assert (done.returncode, done.stderr) == (code, b"")


IN_A_DESTRUCTOR = """
import os, signal, time
from pipeline.job import signals
class Dying:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGTERM)
signals.end_on_signals()
one = Dying()
began = time.monotonic()
try:
    del one
    time.sleep(60)
except signals.EndedError:
    signals.heard()
    assert time.monotonic() - began < 3
    print(signals.ended_by())
"""


def test_a_signal_in_a_destructor_is_raised_a_moment_later() -> None:
    done = subprocess.run(
        [sys.executable, "-c", IN_A_DESTRUCTOR],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == (b"SIGTERM\n", b"")
