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

# `make soak` tries more than a hundred moments, and each step of a publish
DELAYS = {signal.SIGTERM: (0.3, 0.7, 1.1), signal.SIGINT: (0.5, 0.9), signal.SIGHUP: (0.6,)}


@pytest.mark.parametrize("number", CODES)
def test_it_ends_soon_and_leaves_nothing_half_made(
    number: signal.Signals, raw: Path, tmp_path: Path
) -> None:
    curated = tmp_path / "curated"
    seen = set()
    for delay in DELAYS[number]:
        run = start(raw, curated, "-q")
        time.sleep(delay)
        run.send_signal(number)
        try:
            _, err = run.communicate(timeout=10)
        finally:
            run.kill()
        assert run.returncode in (CODES[number], -number, ExitCode.DONE), err
        assert "Traceback" not in err
        seen.add(run.returncode)
        assert not (curated / ".staging").exists()
        name = current_id(curated)
        if name:
            assert verify_snapshot(curated / "snapshots" / name) == []
    assert seen & {CODES[number], -number}, "none was struck in time"
    again = start(raw, curated)
    again.communicate()
    assert again.returncode == ExitCode.DONE
