"""The workers in the whole pipeline: the same bytes for any number of them, and lost articles."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline import run
from pipeline.__main__ import run_command_line
from pipeline.parse.article import parse_article
from pipeline.parse.records import ArticleRecords
from pipeline.publish.load import current_snapshot, read_table
from pipeline.read.archive import Archive
from pipeline.read.source import SourceArticle
from pipeline.report.exit_code import ExitCode
from tests.read.fetched import as_current, fetched

ROOT = Path(__file__).parent.parent.parent

DEATHS: list[tuple[Callable[[], None], str]] = [
    (lambda: os._exit(3), "the worker died (exit code 3)"),
    (lambda: os.kill(os.getpid(), signal.SIGKILL), "the worker died (SIGKILL)"),
    (lambda: bytearray(2**45).clear(), "used more than 1 GiB"),
]


def ingest(raw: Path, curated: Path, jobs: int) -> int:
    return run_command_line(
        ["ingest", "-q", "--raw", str(raw), "--curated", str(curated), "--jobs", str(jobs)]
    )


def test_the_same_snapshot_for_any_number_of_jobs(tmp_path: Path) -> None:
    names = set()
    for jobs in (1, 2, 4):
        curated = tmp_path / str(jobs)
        assert ingest(ROOT / "raw", curated, jobs) == ExitCode.DONE
        names.add(current_snapshot(curated).name)
    assert len(names) == 1  # a snapshot is named by its content


@pytest.mark.parametrize(("die", "reason"), DEATHS, ids=[reason for _, reason in DEATHS])
def test_an_article_that_takes_too_much_is_a_problem(
    die: Callable[[], None],
    reason: str,
    raw: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (raw / "2015_Copa_Poison.txt").write_text("= 2015 Copa Poison =\n", encoding="utf-8")

    def parse(article: SourceArticle) -> ArticleRecords:
        if article.row.title == "2015 Copa Poison":
            die()
        return parse_article(article)

    monkeypatch.setattr(run, "parse_article", parse)
    curated = tmp_path / "curated"
    assert ingest(raw, curated, jobs=2) == ExitCode.DONE
    assert capsys.readouterr() == ("", "")
    (problem,) = read_table("problem", curated).to_pylist()
    assert problem["article_id"] == "enwiki:2015 Copa Poison"
    assert (problem["reason"], problem["text"]) == (reason, "=")
    assert (problem["source_start"], problem["source_end"]) == (0, 1)
    assert read_table("match", curated).num_rows == 2
    assert read_table("article", curated).num_rows == 2


@pytest.mark.parametrize("jobs", ["0", "-1", "two"])
def test_a_number_of_jobs_that_is_none(jobs: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command_line(["check", "--jobs", jobs]) == ExitCode.USAGE
    assert "--jobs" in capsys.readouterr().err


def test_a_fetched_page_without_football_is_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = Archive(tmp_path / "raw")
    pages = [fetched(1, 10, title="2014 Copa"), fetched(2, 20, "a town", title="Town")]
    archive.put_all(pages)
    archive.record("enwiki", as_current(*pages))
    arguments = ["--raw", str(tmp_path / "raw"), "--curated", str(tmp_path / "curated")]
    assert run_command_line(["ingest", *arguments]) == ExitCode.DONE
    assert "skipped in fetched/enwiki: 1 page without football\n" in capsys.readouterr().out
