"""The units, the cron line and the page for operators."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.report.exit_code import ExitCode
from tests.conftest import ROOT, do_without

DEPLOY = ROOT / "deploy"
COMMAND = "/opt/scoreline/.venv/bin/scoreline"


@pytest.mark.skipif(sys.platform != "linux", reason="systemd is Linux's")
def test_systemd_takes_the_units(tmp_path: Path) -> None:
    analyze = shutil.which("systemd-analyze") or ""
    if not analyze:
        do_without("systemd-analyze is not here (Debian: apt-get install systemd)")
    for name in ("scoreline.service", "scoreline.timer"):
        text = (DEPLOY / name).read_text(encoding="utf-8")
        # the command and its user are not installed where the tests run
        text = text.replace(COMMAND, sys.executable).replace("User=scoreline\n", "")
        (tmp_path / name).write_text(text, encoding="utf-8")

    done = _verified(analyze, tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")

    wrong = (tmp_path / "scoreline.timer").read_text().replace("*-*-* 03:15:00", "at night")
    (tmp_path / "scoreline.timer").write_text(wrong)
    assert "at night" in _verified(analyze, tmp_path).stderr


def _verified(analyze: str, folder: Path) -> subprocess.CompletedProcess[str]:
    units = [str(folder / name) for name in ("scoreline.service", "scoreline.timer")]
    return subprocess.run(
        [analyze, "verify", "--man=no", *units], capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("name", ["scoreline.service", "scoreline.cron"])
def test_they_run_the_command_there_is(name: str) -> None:
    text = (DEPLOY / name).read_text(encoding="utf-8")
    (line,) = re.findall(rf"{COMMAND} (.*)", text)
    done = subprocess.run(
        [sys.executable, "-m", "pipeline", *line.split(), "--help"],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr


def test_the_cron_line_is_one(tmp_path: Path) -> None:
    lines = (DEPLOY / "scoreline.cron").read_text(encoding="utf-8").splitlines()
    (entry,) = [line for line in lines if line and not re.match(r"#|[A-Z_]+=", line)]
    assert re.fullmatch(r"\d+ \d+ \* \* \* [a-z]+ cd /\S+ && /\S+ .*", entry)
    assert "%" not in entry  # cron makes line ends of them


def test_every_exit_code_is_told_what_to_do_for() -> None:
    page = (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| (\d+) \| ([A-Z_]+) \| [^|]+ \| [^|]+ \|$", page, re.MULTILINE)
    assert told == [(str(code.value), code.name) for code in sorted(ExitCode)]


def test_the_metrics_of_the_alerts_are_there() -> None:
    from pipeline.job.metrics import _HELP

    used = re.findall(r"scoreline_([a-z_]+)", (DEPLOY / "alerts.yml").read_text(encoding="utf-8"))
    assert used
    assert set(used) <= set(_HELP)
