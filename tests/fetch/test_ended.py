"""A fetch that is told to end while several requests wait."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.report.exit_code import ExitCode
from tests.conftest import ROOT
from tests.faults.api import status
from tests.faults.server import Fault, FaultServer
from tests.faults.transport import hang_before_headers

PATIENCE = 60.0  # seconds; all of it takes one
SETTINGS = """\
contact = "ops@example.org"
[wikis]
testwiki = "{address}"
[fetch]
in_flight = 3
[[source]]
wiki = "testwiki"
titles = [{titles}]
"""


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(status("429 Too Many Requests", Retry_After="600"), id="told to wait"),
        pytest.param(hang_before_headers, id="no answer"),
    ],
)
def test_it_waits_for_none_of_them(fault: Fault, tmp_path: Path) -> None:
    titles = ", ".join(f'"{number} Cup"' for number in range(200))
    with FaultServer(fault, times=10_000) as server:
        text = SETTINGS.format(address=server.address, titles=titles)
        (tmp_path / "scoreline.toml").write_text(text, encoding="utf-8")
        run = subprocess.Popen(
            [sys.executable, "-m", "pipeline", "fetch"],
            cwd=tmp_path,
            env={"PYTHONPATH": str(ROOT)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        try:
            deadline = time.monotonic() + PATIENCE
            while not server.queries and run.poll() is None and time.monotonic() < deadline:
                time.sleep(0.01)
            run.send_signal(signal.SIGTERM)
            _, said = run.communicate(timeout=PATIENCE)
        finally:
            run.kill()
            run.wait()
    assert (run.returncode, said) == (
        ExitCode.TERMINATED,
        f"scoreline: {ExitCode.TERMINATED.meaning}\n",
    )
