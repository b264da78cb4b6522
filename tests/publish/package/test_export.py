"""``scoreline export``: a snapshot in another form, on demand."""

from pathlib import Path

import pytest

from pipeline.__main__ import run_command_line
from pipeline.publish.snapshot import Published
from pipeline.report.exit_code import ExitCode
from pipeline.tables import DERIVED, TABLES


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
