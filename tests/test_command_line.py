"""The command line: what it prints, its exit codes, and how soon it answers."""

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.__main__ import ExitCode, run_command_line
from pipeline.publish.load import current_snapshot, read_table

COMMANDS = ["ingest", "check", "tables", "show"]
HEAVY = ["pyarrow", "pandas", "rich", "pydantic", "pipeline.tables"]


@pytest.fixture
def curated(tmp_path: Path) -> Path:
    return tmp_path / "curated"


@pytest.fixture(autouse=True)
def _no_settings_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SCORELINE_RAW", "SCORELINE_CURATED", "SCORELINE_DEBUG"):
        monkeypatch.delenv(name, raising=False)


def scoreline(*arguments: str | Path, **environ: str) -> subprocess.CompletedProcess[str]:
    """The command as people run it: a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "pipeline", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environ},
    )


def test_help_answers_within_300_ms() -> None:
    seconds = []
    for _ in range(5):
        start = time.perf_counter()
        done = scoreline("--help")
        seconds.append(time.perf_counter() - start)
        assert done.returncode == 0
    assert min(seconds) < 0.3  # the machine may be busy; the program is not


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from pipeline.__main__ import run_command_line; run_command_line(['--help']);"
        f"print([name for name in {HEAVY} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_help_lists_every_command_and_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command_line(["--help"]) == 0
    text = capsys.readouterr().out
    assert re.findall(r"^  ([a-z]+) ", text, re.MULTILINE) == COMMANDS
    for code in ExitCode:
        assert re.search(rf"^ +{code.value}  {re.escape(code.meaning)}$", text, re.MULTILINE)


def test_without_a_command_prints_help_as_a_usage_error(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run_command_line([]) == ExitCode.USAGE
    assert capsys.readouterr().out.startswith("Usage: scoreline")


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command_line(["--version"]) == 0
    assert re.fullmatch(r"scoreline \d+\.\d+\.\d+\n", capsys.readouterr().out)


USAGE_ERRORS = [
    (["nix"], "No such command 'nix'."),
    (["ingest", "--nix"], "No such option: --nix"),
    (["show"], "Missing argument 'MATCH_ID'."),
    (["check", "--severity", "grave"], "'grave' is not one of 'error', 'warning', 'info'"),
    (["tables", "matches"], "no table 'matches'; nearest is 'match'"),
    (["ingest", "--raw", "a", "--curated", "a/b"], "a/b lies in the raw folder a"),
]


@pytest.mark.parametrize(("arguments", "message"), USAGE_ERRORS)
def test_a_usage_error_is_one_line(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command_line(arguments) == ExitCode.USAGE
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("scoreline: ")
    assert err.count("\n") == 1
    assert message in err


def test_tables_prints_the_data_dictionary(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command_line(["tables"]) == 0
    assert "## top_scorer" in capsys.readouterr().out
    assert run_command_line(["tables", "goal"]) == 0
    assert "added_minute" in capsys.readouterr().out


def test_a_reader_that_goes_away_is_no_error() -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    command = [sys.executable, "-m", "pipeline", "tables"]
    done = subprocess.run(command, stdout=write_end, stderr=subprocess.PIPE, text=True, check=False)
    os.close(write_end)
    assert (done.returncode, done.stderr) == (ExitCode.NO_READER, "")


def test_ingest_publishes_and_says_where(
    raw: Path, curated: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command_line(["ingest", "--raw", str(raw), "--curated", str(curated)]) == 0
    out, err = capsys.readouterr()
    name = current_snapshot(curated).name
    assert err == ""
    assert out.splitlines()[0].split() == [
        "article", "matches", "goals", "ties", "findings", "problems"
    ]  # fmt: skip
    assert re.search(r"^2014 Copa Ejemplo +2 +5 +1 ", out, re.MULTILINE)
    assert out.splitlines()[-1] == f"published snapshot {name} to {curated}/snapshots/{name}"


def test_ingest_again_changes_nothing(
    raw: Path, curated: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["ingest", "--raw", str(raw), "--curated", str(curated)]
    run_command_line(arguments)
    before = _files(curated)
    capsys.readouterr()
    assert run_command_line(arguments) == 0
    last_line = capsys.readouterr().out.splitlines()[-1]
    assert last_line == f"nothing changed: snapshot {current_snapshot(curated).name} is current"
    assert _files(curated) == before


def test_quiet_ingest_prints_nothing(
    raw: Path, curated: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command_line(["ingest", "-q", "--raw", str(raw), "--curated", str(curated)]) == 0
    assert capsys.readouterr() == ("", "")


def test_the_environment_names_the_folders(raw: Path, curated: Path) -> None:
    done = scoreline("ingest", SCORELINE_RAW=str(raw), SCORELINE_CURATED=str(curated))
    assert done.returncode == 0, done.stderr
    assert read_table("match", curated).num_rows == 2


def test_no_path_of_the_machine_is_published(raw: Path, curated: Path) -> None:
    run_command_line(["ingest", "-q", "--raw", str(raw), "--curated", str(curated)])
    for path in current_snapshot(curated).iterdir():
        assert str(raw).encode() not in path.read_bytes(), path.name


def test_check_prints_findings_and_how_every_check_went(
    raw: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command_line(["check", "--raw", str(raw)]) == 0
    assert "applied" in capsys.readouterr().out


@pytest.fixture
def wrong(raw: Path) -> Path:
    """A raw folder whose article lists one goal for two."""
    path = raw / "2014_Copa_Ejemplo.txt"
    text = path.read_text(encoding="utf-8").replace("Pérez 5', 60'", "Pérez 5'")
    path.write_text(text, encoding="utf-8")
    return raw


def _files(folder: Path) -> dict[Path, int]:
    return {path: path.lstat().st_mtime_ns for path in folder.rglob("*")}
