"""One run at a time, and no lock that outlives its process."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.job.lock import BusyError, only_run
from pipeline.publish.load import current_snapshot
from pipeline.publish.snapshot import verify_snapshot
from pipeline.report.exit_code import ExitCode
from tests.conftest import ROOT
from tests.job.rounds import AT_ONCE, race, start

HOLDER = """
import os, sys, time
from pathlib import Path
from pipeline.job.lock import only_run
with only_run(Path(sys.argv[1])):
    if not os.fork():
        print(os.getpid(), flush=True)
    time.sleep(60)
"""


def test_of_eight_runs_one_works(raw: Path, tmp_path: Path) -> None:
    for number in range(2):
        curated = tmp_path / str(number) / "curated"
        seen = race(raw, curated)

        assert seen.codes == (ExitCode.DONE, *[ExitCode.LOCKED] * (AT_ONCE - 1))
        # `make soak` holds them to 2 s by the clock; here the machine is busy with other tests
        assert max(seen.work_of_the_turned_away) < 2
        assert verify_snapshot(current_snapshot(curated)) == []
        assert len(list((curated / "snapshots").iterdir())) == 1


def test_a_second_run_is_turned_away_in_one_line(
    raw: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    curated = tmp_path / "curated"
    with only_run(curated):
        run = start(raw, curated)
        out, err = run.communicate()

    assert run.returncode == ExitCode.LOCKED
    assert (out, err) == ("", f"scoreline: another run is at work on {curated}\n")
    assert not (tmp_path / "curated-runs").exists()  # the record is that of the run at work


def test_a_killed_run_leaves_no_lock_though_its_worker_lives(tmp_path: Path) -> None:
    place = tmp_path / "curated"
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(place)], stdout=subprocess.PIPE, text=True, env=environ
    )
    assert holder.stdout
    with holder:
        worker = int(holder.stdout.readline())
        try:
            with pytest.raises(BusyError), only_run(place):
                pass
            holder.kill()
            holder.wait()
            os.kill(worker, 0)  # it is still there
            with only_run(place):
                pass
        finally:
            holder.kill()
            os.kill(worker, signal.SIGKILL)


def test_what_the_lock_made_goes_with_it(tmp_path: Path) -> None:
    place = tmp_path / "deep" / "curated"
    with only_run(place):
        assert place.is_dir()
    assert not place.exists()

    with only_run(place):
        (place / "file").touch()
    with only_run(place), pytest.raises(BusyError), only_run(place):
        pass
    assert (place / "file").exists()


def test_a_place_removed_while_we_came_is_locked_anew(tmp_path: Path) -> None:
    """Two runs take turns on a directory that each of them makes and removes."""
    place = tmp_path / "curated"
    script = f"""
import sys, time
from pathlib import Path
from pipeline.job.lock import BusyError, only_run
taken = 0
for _ in range(300):
    try:
        with only_run(Path({str(place)!r})):
            Path({str(place)!r}, "mine").touch(exist_ok=False)
            Path({str(place)!r}, "mine").unlink()
            taken += 1
    except BusyError:
        time.sleep(0.0005)
print(taken)
"""
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", script],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=environ,
        )
        for _ in range(3)
    ]
    ended = [(run, *run.communicate()) for run in runs]
    for run, out, err in ended:
        assert (run.returncode, err) == (0, "")
        assert int(out) > 0


def test_a_link_to_nowhere_is_told(tmp_path: Path) -> None:
    (tmp_path / "curated").symlink_to(tmp_path / "nowhere")
    with pytest.raises(FileExistsError), only_run(tmp_path / "curated"):
        pass


def test_after_a_kill_with_workers_the_next_run_starts_at_once(
    long_raw: Path, tmp_path: Path
) -> None:
    curated = tmp_path / "curated"
    run = start(long_raw, curated, "--jobs", "3")
    time.sleep(1.2)
    run.kill()
    run.communicate()

    began = time.monotonic()
    with only_run(curated):
        assert time.monotonic() - began < 5
