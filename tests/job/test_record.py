"""What a run leaves behind: run.json, health.json, metrics, log lines."""

import errno
import json
import os
import re
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from pipeline import run
from pipeline.__main__ import run_command_line
from pipeline.config import Job, Settings
from pipeline.job.folder import RunsFolder
from pipeline.job.health import health_after
from pipeline.publish.load import current_snapshot
from pipeline.report.exit_code import ExitCode
from pipeline.tables import TABLES, table_name
from tests.conftest import ROOT


@pytest.fixture
def curated(tmp_path: Path) -> Path:
    return tmp_path / "curated"


def ingest(raw: Path, curated: Path, *options: str) -> int:
    return run_command_line(["ingest", "--raw", str(raw), "--curated", str(curated), *options])


def record(curated: Path, number: int) -> dict[str, Any]:
    path = curated.with_name("curated-runs") / f"{number:08}" / "run.json"
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def health(curated: Path) -> dict[str, Any]:
    path = curated.with_name("curated-runs") / "health.json"
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def test_a_run_is_on_record(raw: Path, curated: Path) -> None:
    (raw / "Empty.txt").touch()
    assert ingest(raw, curated, "-q") == ExitCode.SOME_REFUSED
    (raw / "Empty.txt").unlink()
    assert ingest(raw, curated, "-q") == ExitCode.DONE

    first, second = record(curated, 1), record(curated, 2)
    assert (first["run"], first["outcome"], first["exit_code"]) == (1, "some_refused", 3)
    assert (second["outcome"], second["exit_code"]) == ("unchanged", 0)
    assert first["pages"] == {"read": 1, "refused": 1}
    assert first["snapshot_before"] is None
    assert first["snapshot_id"] == second["snapshot_before"] == current_snapshot(curated).name
    assert first["rows"].keys() == {table_name(row) for row in TABLES}
    assert (first["rows"]["match"], first["findings"]["error"], first["problems"]) == (2, 0, 0)
    assert first["seconds"].keys() == {
        "read", "parse", "normalise", "validate", "publish", "total"
    }  # fmt: skip
    total = first["seconds"].pop("total")
    assert 0 < sum(first["seconds"].values()) < total + 0.01  # each is rounded
    assert 2**24 < first["peak_memory_bytes"] < 2**32
    assert datetime.fromisoformat(first["started_at"]) <= datetime.fromisoformat(first["ended_at"])


ENDINGS = [
    # what is wrong                 outcome        exit code
    ("no input", "no_input", ExitCode.NO_INPUT),
    ("less", "gate_refused", ExitCode.GATE_REFUSED),
    ("no output", "no_output", ExitCode.NO_OUTPUT),
    ("unforeseen", "unexpected", ExitCode.UNEXPECTED),
    ("no more processes", "unexpected", ExitCode.UNEXPECTED),
    ("interrupted", "interrupted", ExitCode.INTERRUPTED),
]


@pytest.mark.parametrize(("wrong", "outcome", "code"), ENDINGS)
def test_a_run_that_fails_is_on_record_and_the_data_grows_old(
    wrong: str,
    outcome: str,
    code: ExitCode,
    raw: Path,
    curated: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert ingest(raw, curated, "-q") == ExitCode.DONE
    before = health(curated)
    _go_wrong(wrong, raw, monkeypatch)

    for failures in (1, 2):
        assert ingest(raw, curated, "-q") == code
        now = health(curated)
        assert (now["status"], now["outcome"]) == ("failing", outcome)
        assert now["failures_in_a_row"] == failures
        assert now["data_as_of"] == before["data_as_of"]
        assert now["snapshot_id"] == before["snapshot_id"]
        assert now["published_at"] == before["published_at"]
    assert (record(curated, 3)["outcome"], record(curated, 3)["exit_code"]) == (outcome, code)
    assert record(curated, 3)["message"]


def test_a_reader_that_goes_away_is_on_record(raw: Path, curated: Path) -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    command = ["ingest", "--raw", str(raw), "--curated", str(curated)]
    done = subprocess.run(
        [sys.executable, "-m", "pipeline", *command],
        stdout=write_end,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    os.close(write_end)
    assert (done.returncode, done.stderr) == (ExitCode.NO_READER, "")
    ended = record(curated, 1)
    assert (ended["outcome"], ended["exit_code"]) == ("no_reader", ExitCode.NO_READER)


def test_a_pointer_that_cannot_be_read_is_told(
    raw: Path, curated: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    curated.mkdir()
    (curated / "CURRENT").symlink_to("CURRENT")

    assert ingest(raw, curated, "-q") == ExitCode.NO_OUTPUT
    assert capsys.readouterr().err.startswith(f"scoreline: cannot write {curated}: ")


def _go_wrong(wrong: str, raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    article = raw / "2014_Copa_Ejemplo.txt"
    if wrong == "no input":
        article.unlink()
    if wrong == "less":
        text = article.read_text(encoding="utf-8")
        article.write_text(text[: text.index("January 21")], encoding="utf-8")
    if wrong == "no output":
        article.write_text(article.read_text(encoding="utf-8").replace("Gómez", "Gomes"))
        monkeypatch.setattr("pipeline.publish.snapshot.write_file", _raising(OSError(5, "I/O")))
    if wrong == "unforeseen":
        monkeypatch.setattr(run, "build_rows", _raising(KeyError("x")))
    if wrong == "no more processes":  # an error of the system that is not about curated/
        busy = BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
        monkeypatch.setattr(run, "build_rows", _raising(busy))
    if wrong == "interrupted":
        monkeypatch.setattr(run, "build_rows", _raising(KeyboardInterrupt()))


def _raising(error: BaseException) -> Any:
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


def test_data_that_nobody_looks_after_is_stale(curated: Path) -> None:
    said = {"exit_code": 0, "outcome": "unchanged", "message": None, "snapshot_id": "x"}
    times = {"started_at": "2026-11-19T02:00:00Z", "ended_at": "2026-11-21T02:00:00Z"}

    found = health_after(said | times, {}, 36.0, curated)
    assert (found["status"], found["age_hours"], found["is_stale"]) == ("stale", 48.0, True)
    assert health_after(said | times, {}, 72.0, curated)["status"] == "ok"
    broken = {"data_as_of": ["?"], "failures_in_a_row": "many"}
    failed = health_after(said | times | {"exit_code": 5}, broken, 36.0, curated)
    assert (failed["failures_in_a_row"], failed["age_hours"]) == (1, None)


def test_metrics_are_what_prometheus_reads(raw: Path, curated: Path) -> None:
    ingest(raw, curated, "-q")
    lines = (curated.with_name("curated-runs") / "scoreline.prom").read_text().splitlines()

    samples = [line for line in lines if not line.startswith("#")]
    for line in samples:
        assert re.fullmatch(r'scoreline_[a-z_]+(\{[a-z]+="[a-z_]+"\})? [0-9.e+]+', line), line
    assert 'scoreline_rows{table="match"} 2' in samples
    assert "scoreline_last_run_exit_code 0" in samples
    names = {re.split(r"[ {]", line)[0] for line in samples}
    assert {line.split()[2] for line in lines if line.startswith("# TYPE")} == names


WRITTEN = {
    "exit_code": 0,
    "outcome": "published",
    "message": None,
    "snapshot_id": "x",
    "started_at": "2026-11-21T02:00:00Z",
    "ended_at": "2026-11-21T02:00:00Z",
    "seconds": {},
    "peak_memory_bytes": 1,
}


def test_only_the_last_runs_are_kept(tmp_path: Path) -> None:
    job = Job(runs=tmp_path / "runs", keep_runs=3, metrics=tmp_path / "m.prom")
    folder = RunsFolder(Settings(curated=tmp_path / "curated", job=job))
    for _ in range(12):
        folder.write(WRITTEN)

    names = {path.name for path in (tmp_path / "runs").iterdir()}
    assert names == {"00000010", "00000011", "00000012", "health.json"}
    assert (tmp_path / "m.prom").stat().st_size > 0


def test_they_are_where_the_metrics_have_no_place(tmp_path: Path) -> None:
    job = Job(runs=tmp_path / "runs", keep_runs=2, metrics=tmp_path / "no" / "m.prom")
    folder = RunsFolder(Settings(curated=tmp_path / "curated", job=job))
    for _ in range(4):
        with pytest.raises(FileNotFoundError):
            folder.write(WRITTEN)

    names = {path.name for path in (tmp_path / "runs").iterdir()}
    assert names == {"00000003", "00000004", "health.json"}


def test_a_record_that_cannot_be_written_is_said(
    raw: Path, curated: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    curated.with_name("curated-runs").write_text("in the way")

    assert ingest(raw, curated, "-q") == ExitCode.DONE
    err = capsys.readouterr().err
    assert err.startswith("cannot write the record of the run: ")
    assert err.count("\n") == 1


def test_log_lines_as_json(raw: Path, curated: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (raw / "\x1b[31m.pdf").touch()
    assert ingest(raw, curated, "--log", "json") == ExitCode.SOME_REFUSED
    (raw / "2014_Copa_Ejemplo.txt").unlink()
    assert ingest(raw, curated, "--log", "json") == ExitCode.NO_INPUT

    out, err = capsys.readouterr()
    lines = [json.loads(line) for line in err.splitlines()]
    assert out == ""
    assert err.isascii()
    assert "\x1b" not in err
    for line in lines:
        assert list(line)[:3] == ["time", "level", "event"]
        assert datetime.fromisoformat(line["time"]).tzinfo
    events = [line["event"] for line in lines]
    assert events[:3] == ["started", "stage", "stage"]
    assert [line["level"] for line in lines if line["event"] == "refused"] == ["warning"] * 2
    assert next(line for line in lines if line["event"] == "refused")["file"] == "\x1b[31m.pdf"
    assert lines[-2]["event"] == "ended"
    assert (lines[-1]["level"], lines[-1]["message"][-22:]) == ("error", "every file was refused")


def test_a_disk_that_fails_behind_the_snapshot_is_told(
    raw: Path,
    curated: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with monkeypatch.context() as patch:
        failing = _raising(OSError(5, "Input/output error"))
        patch.setattr("pipeline.publish.snapshot.note_current", failing)
        assert ingest(raw, curated, "-q") == ExitCode.UNSETTLED
    assert capsys.readouterr().err == (
        "scoreline: the snapshot is published, but then: Input/output error; run again\n"
    )
    assert record(curated, 1)["snapshot_id"] == current_snapshot(curated).name
    assert ingest(raw, curated, "-q") == ExitCode.DONE


def test_an_error_is_told_though_its_record_fails(
    raw: Path,
    curated: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail(*_: object) -> None:
        (curated / "CURRENT").symlink_to("CURRENT")
        raise KeyError("x")

    monkeypatch.setattr(run, "build_rows", fail)
    assert ingest(raw, curated, "-q") == ExitCode.UNEXPECTED
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("cannot write the record of the run: ")
    assert lines[1].startswith("scoreline: unexpected KeyError: 'x'")


@pytest.mark.parametrize("is_there", [True, False])
def test_a_folder_that_may_not_be_written(
    is_there: bool,
    raw: Path,
    curated: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """As on a file system mounted read-only; root may write anywhere else."""
    if is_there:
        curated.mkdir()
    failing = _raising(OSError(errno.EROFS, os.strerror(errno.EROFS)))
    monkeypatch.setattr("pathlib.Path.mkdir", failing)

    assert ingest(raw, curated, "-q") == ExitCode.NO_OUTPUT
    line = f"scoreline: cannot write {curated}: Read-only file system\n"
    assert capsys.readouterr().err.endswith(line)
