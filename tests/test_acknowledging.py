"""Findings that somebody has looked at: ``acknowledged.toml`` and what ``check`` makes of it."""

import json
from pathlib import Path

import pytest

from pipeline.__main__ import run_command_line
from pipeline.config import read_acknowledged
from pipeline.problems import RefusedError
from pipeline.report.exit_code import ExitCode


@pytest.fixture
def wrong(raw: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A raw folder with an error, and beside it the place of what is acknowledged."""
    file = raw / "2014_Copa_Ejemplo.txt"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("Beta 2−2 Alfa", "Alfa 2−2 Alfa"), encoding="utf-8")
    monkeypatch.chdir(raw.parent)
    return raw


def errors(capsys: pytest.CaptureFixture[str]) -> dict[str, str | None]:
    found = json.loads(capsys.readouterr().out)["findings"]
    return {
        one["finding_id"]: one["acknowledged_reason"] for one in found if one["severity"] == "error"
    }


def test_an_acknowledged_error_is_no_failure(
    wrong: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["check", "--raw", str(wrong), "--format", "json"]
    assert run_command_line(command) == ExitCode.FINDINGS
    found = errors(capsys)
    assert found
    assert set(found.values()) == {None}
    entries = (f'[[acknowledged]]\nfinding_id = "{name}"\nreason = "looked at"\n' for name in found)
    Path("acknowledged.toml").write_text("".join(entries), encoding="utf-8")
    assert run_command_line(command) == ExitCode.DONE
    assert set(errors(capsys).values()) == {"looked at"}


def test_one_that_matches_nothing_fails(wrong: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = '[[acknowledged]]\nfinding_id = "no_team:x"\nreason = "was so"\n'
    Path("acknowledged.toml").write_text(text, encoding="utf-8")
    assert run_command_line(["check", "--raw", str(wrong)]) == ExitCode.USAGE
    told = "acknowledged.toml: no finding is called 'no_team:x' any more (acknowledged: was so)"
    assert told in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[acknowledged]]\nfinding_id = 'a'\n", "line 1: acknowledged.reason: Field required"),
        ("[[acknowledged]]\nfinding_id = 'a'\nreason = ''\n", "at least 1 character"),
        (
            "[[acknowledged]]\nfinding_id = 'a'\nreason = 'b'\nwhy = 1\n",
            "line 4: unknown key",
        ),
        ("[[acknowledged]]\nfinding_id = 'a'\nreason = 'b'\n" * 2, "'a' is named twice"),
        ("[[acknowledged]", "Expected"),
        ("known = 1", "known"),
    ],
)
def test_a_broken_file_is_refused(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "acknowledged.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(RefusedError, match=message):
        read_acknowledged(file)


def test_no_file_acknowledges_nothing(tmp_path: Path) -> None:
    assert read_acknowledged(tmp_path / "acknowledged.toml") == {}
    with pytest.raises(RefusedError, match="cannot be read"):
        read_acknowledged(tmp_path)


def test_a_talk_page_and_a_machine_get_no_progress(
    wrong: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command_line(["check", "--raw", str(wrong), "--format", "md"]) == ExitCode.FINDINGS
    assert all(line.startswith("* ") for line in capsys.readouterr().out.splitlines())
