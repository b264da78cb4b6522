"""``scoreline export``: a snapshot in another form, on demand."""

import errno
import os
from pathlib import Path

import pytest

from pipeline.__main__ import run_command_line
from pipeline.config import Gate
from pipeline.publish.gate import GateError
from pipeline.publish.package import export
from pipeline.publish.snapshot import Published, Terms, publish
from pipeline.report.exit_code import ExitCode
from pipeline.tables import DERIVED, TABLES, Rows
from tests.publish.sample import sample_rows

NAMES = {"csv": "csv", "openfootball": "openfootball", "duckdb": "database"}


@pytest.mark.parametrize(
    ("form", "name", "count"),
    [
        ("csv", "match.csv", len(TABLES) + len(DERIVED)),
        ("openfootball", None, 2),
        ("duckdb", "football.duckdb", 1),
    ],
)
def test_every_form_is_written_to_a_new_folder(
    form: str, name: str | None, count: int, snapshot: Path, tmp_path: Path
) -> None:
    curated = str(snapshot.parent.parent)

    code = run_command_line(["export", form, str(tmp_path / "out"), "--curated", curated])

    found = {path.name for path in (tmp_path / "out").iterdir()}
    assert (code, len(found)) == (ExitCode.DONE, count)
    assert name is None or name in found


@pytest.mark.parametrize("form", ["csv", "openfootball", "duckdb"])
def test_a_folder_that_is_there_is_not_touched(
    form: str, snapshot: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine").write_text("kept")
    curated = str(snapshot.parent.parent)

    code = run_command_line(["export", form, str(tmp_path), "--curated", curated])

    assert code == ExitCode.NO_OUTPUT
    assert capsys.readouterr().err.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


def test_any_snapshot_that_is_kept(first: Published, curated: Path, tmp_path: Path) -> None:
    named = ["--snapshot", first.snapshot_id[:8], "--curated", str(curated)]

    assert run_command_line(["export", "csv", str(tmp_path / "out"), *named]) == ExitCode.DONE
    assert len(list((tmp_path / "out").iterdir())) == len(TABLES)


@pytest.mark.parametrize(
    ("snapshot_id", "code", "said"),
    [
        ("0", ExitCode.USAGE, "no snapshot '0' in"),
        (None, ExitCode.NO_INPUT, "there is no snapshot"),
    ],
)
def test_a_snapshot_that_is_not_there(
    snapshot_id: str | None,
    code: ExitCode,
    said: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    named = ["--snapshot", snapshot_id] if snapshot_id else []
    command = ["export", "csv", str(tmp_path / "out"), "--curated", str(tmp_path / "no"), *named]

    assert run_command_line(command) == code
    assert said in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("form", ["csv", "openfootball", "duckdb"])
def test_all_of_it_or_nothing(
    form: str,
    snapshot: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The disk is full before the last file is written."""
    write = getattr(export, f"write_{NAMES[form]}")

    def fail(*arguments: object) -> object:
        list(write(*arguments) or ())
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(export, f"write_{NAMES[form]}", fail)
    curated, out = str(snapshot.parent.parent), tmp_path / "out"

    assert run_command_line(["export", form, str(out), "--curated", curated]) == ExitCode.NO_OUTPUT
    said = f"scoreline: cannot write {out}: No space left on device\n"
    assert capsys.readouterr() == ("", said)
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_snapshot_is_no_source(
    first: Published, curated: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = bytearray((first.path / "match.parquet").read_bytes())
    whole[100] ^= 1
    (first.path / "match.parquet").write_bytes(whole)
    command = ["export", "csv", str(tmp_path / "out"), "--curated", str(curated)]

    assert run_command_line(command) == ExitCode.NO_INPUT
    assert capsys.readouterr().err == f"scoreline: {first.path} is damaged: match.parquet\n"
    assert not (tmp_path / "out").exists()


def test_what_the_gate_refused_can_be_looked_into(curated: Path, tmp_path: Path) -> None:
    publish(sample_rows(), curated)
    with pytest.raises(GateError) as caught:
        publish(Rows(), curated, Terms(gate=Gate()))
    named = ["--snapshot", caught.value.kept.name, "--curated", str(curated)]

    assert run_command_line(["export", "csv", str(tmp_path / "out"), *named]) == ExitCode.DONE
    assert (tmp_path / "out" / "match.csv").read_text().count("\n") == 1
