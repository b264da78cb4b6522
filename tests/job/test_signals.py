"""A run that is told to end does so soon, and leaves nothing half-made."""

import signal
import time
from pathlib import Path

import pytest

from pipeline.publish.load import current_id
from pipeline.publish.snapshot import verify_snapshot
from pipeline.report.exit_code import ExitCode
from tests.job.rounds import start
from tests.job.signalled import CODES

# Folders that show how far a run is: it holds its place, and long after that it stages tables.
# `make soak` tries more than a hundred moments, and each step of a publish.
MOMENTS = ("curated", "curated/.staging")


@pytest.mark.parametrize("number", CODES)
def test_it_ends_soon_and_leaves_nothing_half_made(
    number: signal.Signals, long_raw: Path, tmp_path: Path
) -> None:
    curated = tmp_path / "curated"
    codes = []
    for moment in MOMENTS:
        run = start(long_raw, curated, "-q")
        while run.poll() is None and not (tmp_path / moment).is_dir():
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
    assert codes[0] == CODES[number]
    again = start(long_raw, curated)
    again.communicate()
    assert again.returncode == ExitCode.DONE
