"""Dumps: which of their pages are kept, and what is said of the others."""

from pathlib import Path

import pytest

from pipeline.__main__ import run_command_line
from pipeline.config import Limits
from pipeline.parse.article import may_hold_football
from pipeline.publish.load import read_table
from pipeline.read.source import RefusedFile, SkippedPages
from pipeline.read.store import RawStore, read_store
from pipeline.report.exit_code import ExitCode
from tests.read.exports import PACK, export, page, revision

BOX = "{{Football box|date=1 May 2014|team1=[[A]]|score=1–0|team2=[[B]]}}\n"
PROSE = "A village with a church.\n"
TENNIS = "{{16TeamBracket|RD1-team1=[[A B]]|RD1-score1-1=6}}\n{|\n! Player !! Titles\n|}\n"
INFOBOX = "{{Infobox football biography|name=A}}\n"  # football, and nothing that we read

DUMP = [
    page("2014 Copa", revision(BOX)),
    page("Village", revision(PROSE)),
    page("Open", revision(TENNIS)),
    page("Player", revision(INFOBOX)),
    page("Alias", revision("#REDIRECT [[2014 Copa]]")),
    page("Talk:2014 Copa", revision(BOX), namespace=1),
    page("User:A", revision(PROSE), namespace=2),
    page("Plantilla:Note", revision(PROSE), namespace=10),
]


def store_of(folder: Path, *pages: str, limits: Limits | None = None) -> RawStore:
    (folder / "x.xml.bz2").write_bytes(PACK[".bz2"](export(pages)))
    return read_store(folder, limits, may_hold_football)


def ingest(raw: Path, curated: Path) -> int:
    return run_command_line(["ingest", "--raw", str(raw), "--curated", str(curated)])


def test_pages_without_football_are_not_kept(tmp_path: Path) -> None:
    store = store_of(tmp_path, *DUMP)
    assert [article.row.title for article in store.articles] == ["2014 Copa", "Player"]
    assert store.redirects == {"enwiki:Alias": "enwiki:2014 Copa"}
    assert store.templates == {}
    assert store.refused == ()
    assert store.skipped == (SkippedPages("x.xml.bz2", 3, 2),)


def test_a_run_counts_them_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    raw, curated = tmp_path / "raw", tmp_path / "curated"
    raw.mkdir()
    store_of(raw, *DUMP)
    assert ingest(raw, curated) == ExitCode.DONE
    out, err = capsys.readouterr()
    line = "skipped in x.xml.bz2: 4 pages without football, 2 pages of other kinds"
    assert (out.splitlines()[0], err) == (line, "")
    assert read_table("article", curated)["title"].to_pylist() == ["2014 Copa"]


def test_a_page_that_the_manifest_names_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever names a page expects something of it."""
    raw = tmp_path / "raw"
    raw.mkdir()
    entry = '[[article]]\nfile = "x.xml.bz2"\ntitle = "Village"\n'
    (raw / "manifest.toml").write_text(entry, encoding="utf-8")
    store_of(raw, *DUMP)
    assert ingest(raw, tmp_path / "curated") == ExitCode.SOME_REFUSED
    out, err = capsys.readouterr()
    assert "x.xml.bz2: 3 pages without football, 2 " in out
    assert err == "refused: x.xml.bz2: Village: no match, table or infobox found in it\n"


@pytest.mark.parametrize("command", ["ingest", "check"])
def test_a_dump_without_football(
    command: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("raw").mkdir()
    store_of(Path("raw"), *DUMP[1:])
    assert run_command_line([command]) == ExitCode.NO_INPUT
    out, err = capsys.readouterr()
    line = "skipped in x.xml.bz2: 4 pages without football, 2 pages of other kinds\n"
    assert (out, err) == (line, "scoreline: raw: no page with football in it\n")


def test_the_limit_is_for_the_pages_that_are_kept(tmp_path: Path) -> None:
    limits = Limits(export_bytes=len(BOX))
    others = [page(f"V{number}", revision(PROSE * 20)) for number in range(20)]
    assert len(store_of(tmp_path, page("A", revision(BOX)), *others, limits=limits).articles) == 1
    store = store_of(
        tmp_path, page("A", revision(BOX)), page("B", revision(BOX)), *others, limits=limits
    )
    assert [file.file for file in store.refused] == ["x.xml.bz2"]


def test_many_refusals_for_one_reason_are_one(tmp_path: Path) -> None:
    """As of a dump without texts, which names millions of pages."""
    store = store_of(tmp_path, *(page(f"A{number}") for number in range(1200)))
    reason = "1,200 pages: the export does not give its text"
    assert store.refused == (RefusedFile("x.xml.bz2", reason),)
