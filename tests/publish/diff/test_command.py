"""``scoreline diff``: which snapshots, in which form, and what it says when it cannot."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pipeline.__main__ import run_command_line
from pipeline.publish.diff.resolve import find_snapshot, two_snapshots
from pipeline.publish.snapshot import Published, publish
from pipeline.report.exit_code import ExitCode
from pipeline.tables import Match
from tests.publish.diff.folders import article
from tests.publish.sample import filled, sample_rows

HOSTILE = "a|b\n# [x](javascript:alert(1)) <b> `c` \x1b[31m"


@pytest.fixture
def second(curated: Path, first: Published) -> Published:
    return publish(sample_rows(score=2), curated)


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """The exit code and what was printed to either stream."""
    code = run_command_line(["diff", *arguments])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_without_names_it_is_the_current_one_and_the_one_before(
    curated: Path, first: Published, second: Published, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = run(capsys, "--curated", str(curated))

    assert code == ExitCode.DONE
    assert out.splitlines()[0] == f"from {first.snapshot_id} to {second.snapshot_id}"
    assert "match: 3 changed" in out
    assert "    ~ match 10  home_score: 1 → 2" in out


def test_snapshots_are_found_by_beginning_and_by_path(
    curated: Path, first: Published, second: Published
) -> None:
    assert two_snapshots(curated, None, None) == (first.path, second.path)
    assert two_snapshots(curated, first.snapshot_id[:6], None) == (first.path, second.path)
    assert two_snapshots(curated, str(second.path), first.snapshot_id) == (second.path, first.path)
    assert find_snapshot(curated, str(curated)) == second.path
    (second.path.parent / f"{first.snapshot_id[:15]}!").mkdir()
    with pytest.raises(LookupError, match="begins more than one snapshot"):
        find_snapshot(curated, first.snapshot_id[:3])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["0123"], "no snapshot '0123' in "),
        ([], "is the first snapshot: name the one to compare it with"),
        (["--table", "gaol"], "nearest is 'goal'"),
    ],
)
def test_what_is_not_there_is_said_in_one_line(
    curated: Path,
    first: Published,
    arguments: list[str],
    said: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, out, err = run(capsys, *arguments, "--curated", str(curated))

    assert (code, out, err.count("\n")) == (ExitCode.USAGE, "", 1)
    assert said in err


def test_nothing_published(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "--curated", str(tmp_path))

    assert code == ExitCode.NO_INPUT
    assert "there is no snapshot" in err


@pytest.fixture
def hostile(curated: Path) -> Path:
    """Two snapshots between which a note became hostile text."""
    for revision, note in ((1, None), (2, HOSTILE)):
        rows = sample_rows()
        rows.replace(Match, [filled(Match, match_id=f"match {n}") for n in (1, 2, 3, 10)])
        noted = [filled(Match, match_id=f"m {n}", note_text=note) for n in range(4)]
        rows.extend(noted)
        rows.replace(type(article(1)), [article(revision)])
        publish(rows, curated)
    return curated


def test_hostile_text_is_harmless_on_a_terminal(
    hostile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = run(capsys, "--curated", str(hostile), "--table", "match", "--limit", "2")

    url = "https://en.wikipedia.org/w/index.php?title=A&diff=2&oldid=1"
    shown = HOSTILE.replace("\n", "\\n").replace("\x1b", "\\x1b")
    assert out.splitlines()[2:] == [
        "match: 4 changed",
        f"  article 1: the article was edited {url}",
        f"    ~ m 0  note_text: null → {shown}",
        f"    ~ m 1  note_text: null → {shown}",
        "    … more than 2 lines; --limit 0 shows all",
    ]


def test_hostile_text_stays_in_its_cell_of_markdown(
    hostile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = run(capsys, "--curated", str(hostile), "--table", "match", "--format", "md")

    *_, line = out.splitlines()
    assert line == (
        "| changed | m 3 | note_text | null | "
        "a\\|b \\# \\[x\\](javascript:alert(1)) &lt;b&gt; \\`c\\` �\\[31m | "
        "[article 1: the article was edited]"
        "(https://en.wikipedia.org/w/index.php?title=A&diff=2&oldid=1) |"
    )


def test_json_holds_all_of_it(hostile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "--curated", str(hostile), "--format", "json", "--limit", "1")

    told: dict[str, Any] = json.loads(out)
    by_table = {one["table"]: one for one in told["tables"]}
    assert by_table["match"]["changed"] == 4
    assert [line["new_value"] for line in by_table["match"]["changes"]] == [HOSTILE] * 4
    assert by_table["goal"] == {
        "table": "goal",
        "notes": [],
        "added": 0,
        "removed": 0,
        "changed": 0,
        "moved": 0,
        "changes": [],
    }


def test_nothing_differs(
    curated: Path, first: Published, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = run(capsys, first.snapshot_id, first.snapshot_id, "--curated", str(curated))

    assert out.splitlines()[-1] == "nothing differs"


def test_an_edition_that_is_not_there_is_not_taken_for_no_difference(
    curated: Path, first: Published, second: Published, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = run(capsys, "--curated", str(curated), "--edition", "nope")

    assert (code, err) == (ExitCode.USAGE, "scoreline: no edition 'nope' in either snapshot\n")


def test_lines_that_are_not_shown_do_not_keep_later_tables_from_being_compared(
    curated: Path, first: Published, second: Published, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, "--curated", str(curated), "--limit", "1")

    assert (code, err) == (ExitCode.DONE, "")
    assert "more than 1 lines; --limit 0 shows all" in out


def test_whoever_reads_no_further_is_told_so(
    curated: Path, first: Published, second: Published
) -> None:
    command = [sys.executable, "-m", "pipeline", "diff", "--curated", str(curated)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert (process.stderr.read(), process.wait()) == (b"", ExitCode.NO_READER)
