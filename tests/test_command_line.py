"""The command line: what it prints, its exit codes, and how soon it answers."""

import inspect
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import get_args

import pytest

from pipeline.__main__ import run_command_line
from pipeline.commands.check import check
from pipeline.publish.load import current_snapshot, read_table
from pipeline.report.exit_code import ExitCode
from pipeline.tables import Severity

COMMANDS = [
    "ingest",
    "fetch",
    "discover",
    "verify",
    "check",
    "tables",
    "show",
    "diff",
    "export",
    "raw",
]
HEAVY = ["pyarrow", "pandas", "rich", "pydantic", "pipeline.tables"]


@pytest.fixture
def curated(tmp_path: Path) -> Path:
    return tmp_path / "curated"


@pytest.fixture(autouse=True)
def _no_settings_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("RAW", "CURATED", "CONTACT", "CONFIG", "DEBUG"):
        monkeypatch.delenv(f"SCORELINE_{name}", raising=False)


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


@pytest.fixture
def wrong(raw: Path) -> Path:
    """The raw folder, its article with one goal too few (a warning) and an infobox that counts
    one goal too many (an error).
    """
    path = raw / "2014_Copa_Ejemplo.txt"
    text = path.read_text(encoding="utf-8")
    text = text.replace("Pérez 5', 60'", "Pérez 5'").replace("Goals: 5", "Goals: 6")
    path.write_text(text, encoding="utf-8")
    return raw


def test_check_passes_what_holds(raw: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command_line(["check", "--raw", str(raw)]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert out.split()[:5] == ["check", "applied", "passed", "failed", "undecided"]
    assert re.search(r"^tie_note_agrees_with_the_legs +1 +1 +0 +0$", out, re.MULTILINE)


def test_check_prints_the_gravest_findings_first(
    wrong: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command_line(["check", "--raw", str(wrong)]) == ExitCode.FINDINGS
    lines = capsys.readouterr().out.splitlines()
    assert re.match(r"error: 2014 Copa Ejemplo, line \d+ \(stated_goals_.*\)$", lines[0])
    assert all(line.startswith("    ") for line in lines[1:4])
    assert lines[3].startswith("    finding_id: stated_goals_")
    assert lines[4] == (
        "warning: 2014 Copa Ejemplo, Group stage / Group 1 / Round 1, line 20 "
        "(goals_listed_equal_the_score)"
    )
    assert not (tmp_path / "curated").exists()


SELECTIONS = [
    # options                                     findings  exit code
    (["--severity", "error"], 1, ExitCode.FINDINGS),
    (["--severity", "warning"], 2, ExitCode.FINDINGS),
    (["--rule", "goals_listed_equal_the_score"], 1, ExitCode.DONE),
    (["--article", "2014 Copa Ejemplo"], 2, ExitCode.FINDINGS),
    (["--article", "Copa Ejemplo"], 0, ExitCode.USAGE),
    (["--rule", "goals_listed"], 0, ExitCode.USAGE),
]


@pytest.mark.parametrize(("options", "count", "code"), SELECTIONS)
def test_check_prints_what_is_asked_for(
    options: list[str],
    count: int,
    code: ExitCode,
    wrong: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run_command_line(["check", "--raw", str(wrong), *options]) == code
    out, err = capsys.readouterr()
    assert len(re.findall("^(?:error|warning|info): ", out, re.MULTILINE)) == count
    assert ("; nearest: " in err) is (code == ExitCode.USAGE)


def test_severities_are_those_of_the_table() -> None:
    severity = inspect.signature(check).parameters["severity"].annotation
    assert get_args(get_args(severity)[0]) == tuple(Severity)


class TestShow:
    @pytest.fixture
    def match_ids(self, wrong: Path, curated: Path) -> list[str]:
        run_command_line(["ingest", "-q", "--raw", str(wrong), "--curated", str(curated)])
        matches = read_table("match", curated).sort_by("match_date")
        return [str(match_id) for match_id in matches["match_id"].to_pylist()]

    @pytest.fixture
    def places(self, wrong: Path, curated: Path) -> list[str]:
        return ["--raw", str(wrong), "--curated", str(curated)]

    def test_one_match_with_all_that_hangs_on_it(
        self, match_ids: list[str], places: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run_command_line(["show", match_ids[1], *places]) == 0
        assert capsys.readouterr().out.split("\n\n") == [
            f"{match_ids[1]}\n"
            "2014-01-21: Beta 2–2 Alfa\n"
            "2014-copa-ejemplo: Group stage / Group 1 / Round 1, leg 2\n"
            "played, quality: warning",
            "goals:\n"
            "  10'  Gómez (penalty)  Beta\n"
            "  88'  Díaz             Beta\n"
            "  5'   Pérez            Alfa",
            "tie: 2014-copa-ejemplo--group-1--alfa-v-beta\n"
            "  Alfa against Beta, matches: 2, in all: 3–2\n"
            "  decided by aggregate, winner: Alfa\n"
            "  the article says: Alfa won the round 3−2 on aggregate",
            "findings:\n"
            "  warning: 2014 Copa Ejemplo, Group stage / Group 1 / Round 1, line 20 "
            "(goals_listed_equal_the_score)\n"
            "      1 of 2 goals is listed for Alfa in Beta 2–2 Alfa (21 January 2014);"
            " the score is likelier right, for the printed aggregate agrees with it\n"
            "      see https://en.wikipedia.org/wiki/2014_Copa_Ejemplo#Round_1\n"
            "      finding_id: goals_listed_equal_the_score:"
            "2014-copa-ejemplo--group-1--beta-v-alfa--leg-2:away",
            "source: 2014 Copa Ejemplo, Group stage / Group 1 / Round 1\n"
            "    20 | January 21, 2014\n"
            "    21 | Beta 2−2 Alfa\n"
            "    22 |   Beta: Gómez 10' (pen.), Díaz 88'\n"
            "    23 |   Alfa: Pérez 5'\n"
            "     …\n"
            "    25 | Alfa won the round 3−2 on aggregate\n",
        ]

    def test_source_lines_are_not_shown_from_another_text(
        self,
        match_ids: list[str],
        places: list[str],
        wrong: Path,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        (wrong / "2014_Copa_Ejemplo.txt").write_text("= Other =\n", encoding="utf-8")
        assert run_command_line(["show", match_ids[0], *places]) == 0
        assert capsys.readouterr().out.endswith(
            "Round 1: not shown, the raw text has changed or gone since\n"
        )

    def test_an_unknown_match_names_the_nearest(
        self, match_ids: list[str], places: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        unknown = match_ids[0].replace("group-1", "group-7")
        assert run_command_line(["show", unknown, *places]) == ExitCode.USAGE
        assert capsys.readouterr().err == (
            f"scoreline: no match {unknown!r} in the current snapshot; "
            f"nearest: {', '.join(match_ids)}\n"
        )

    def test_without_a_snapshot(
        self, places: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run_command_line(["show", "x", *places]) == ExitCode.NO_INPUT
        assert "there is no snapshot in" in capsys.readouterr().err

    def test_article_text_cannot_steer_the_terminal(
        self, raw: Path, curated: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        hostile = "Pé\x9b31m\u202e[bold]rez\u2028"
        path = raw / "2014_Copa_Ejemplo.txt"
        text = path.read_text(encoding="utf-8").replace("Pérez", hostile)
        path.write_text(text, encoding="utf-8")
        places = ["--raw", str(raw), "--curated", str(curated)]
        run_command_line(["ingest", *places])
        for match_id in read_table("match", curated)["match_id"].to_pylist():
            assert run_command_line(["show", match_id, *places]) == 0
        out = capsys.readouterr().out
        assert r"Pé\x9b31m\u202e[bold]rez" in out
        assert all(char.isprintable() for char in out.replace("\n", ""))


def _files(folder: Path) -> dict[Path, int]:
    return {path: path.lstat().st_mtime_ns for path in folder.rglob("*")}
