"""Bad input and output through the whole pipeline: one line each, the rest goes on."""

import gzip
from pathlib import Path

import pytest

from pipeline import run
from pipeline.__main__ import run_command_line
from pipeline.parse.article import parse_article
from pipeline.parse.records import ArticleRecords
from pipeline.publish.load import read_table
from pipeline.read.source import SourceArticle
from pipeline.report.exit_code import ExitCode

BAD_FILES = [
    # file                      content                         the line on stderr
    ("Empty.txt", b"", "refused: Empty.txt: empty"),
    ("Latin.txt", b"Quer\xe9taro", "refused: Latin.txt: not UTF-8: byte 0xe9 at offset 4"),
    ("Binary.txt", b"\x00\x01", "refused: Binary.txt: binary: control byte 0x00 at offset 0"),
    ("Line.txt", b"a" * 50_000_000, "refused: Line.txt: too large: 47.7 MiB (limit: 16 MiB)"),
    ("2014__Copa_Ejemplo.txt", b"= A =", "title '2014 Copa Ejemplo' is already used by"),
    ("Report.pdf", b"%PDF-", "refused: Report.pdf: unknown file kind '.pdf' (known: .txt, "),
    (
        "Prose.txt",
        b"= Alfa =\n\nAlfa is a club.\n",
        "refused: Prose.txt: no match, table or infobox found in it",
    ),
    (
        "\x1b[31mRed\n.pdf",
        b"",
        "refused: \\x1b[31mRed\\n.pdf: unknown file kind '.pdf' (known: .txt, ",
    ),
]
PACKED = gzip.compress(b"<mediawiki></mediawiki>", mtime=0)
BAD_FILES += [
    ("Cut.xml.gz", PACKED[:-9], "refused: Cut.xml.gz: damaged: the gz stream ends early"),
    ("Cut.xml", b"<mediawiki>", "refused: Cut.xml: damaged: the export ends early, in line 1"),
    ("Flip.xml.bz2", b"BZh91AY&SX", "refused: Flip.xml.bz2: damaged: the bz2 stream is broken"),
    ("Not.xml", b"<html></html>", "refused: Not.xml: not a MediaWiki export: its root is 'html'"),
    (
        "Lol.xml",
        b'<!DOCTYPE m [<!ENTITY a "ab">]><mediawiki>&a;</mediawiki>',
        "refused: Lol.xml: it declares a document type ('m'), which no export does",
    ),
    (
        "Prose.xml",
        b"<mediawiki><page><title>Alfa</title></page></mediawiki>",
        "refused: Prose.xml: Alfa: the export does not give its text",
    ),
]
IDS = [line for *_, line in BAD_FILES]


def ingest(raw: Path, curated: Path) -> int:
    return run_command_line(["ingest", "--raw", str(raw), "--curated", str(curated)])


@pytest.fixture
def curated(tmp_path: Path) -> Path:
    return tmp_path / "curated"


@pytest.mark.parametrize(("name", "content", "line"), BAD_FILES, ids=IDS)
def test_the_other_articles_are_published(
    name: str,
    content: bytes,
    line: str,
    raw: Path,
    curated: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (raw / name).write_bytes(content)
    assert ingest(raw, curated) == ExitCode.SOME_REFUSED
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert line in err
    assert read_table("match", curated).num_rows == 2
    assert read_table("article", curated)["title"].to_pylist() == ["2014 Copa Ejemplo"]


@pytest.mark.parametrize("command", ["ingest", "check"])
@pytest.mark.parametrize(("name", "content", "line"), BAD_FILES[:3], ids=IDS[:3])
def test_where_all_is_refused_nothing_is_published(
    command: str,
    name: str,
    content: bytes,
    line: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("raw").mkdir()
    (Path("raw") / name).write_bytes(content)
    assert run_command_line([command]) == ExitCode.NO_INPUT
    out, err = capsys.readouterr()
    assert (out, err) == ("", f"{line}\nscoreline: raw: every file was refused\n")
    assert not Path("curated").exists()


NOTHING_TO_READ = [
    # raw folder holds    the line on stderr
    (None, "scoreline: raw: no such folder\n"),
    ({}, "scoreline: raw: no article in it (put a rendered text there as Title.txt)\n"),
    (
        {"manifest.toml": "[[article", "A.txt": "x"},
        "scoreline: raw/manifest.toml: Expected ']]' at the end of an array declaration "
        "(at end of document)\n",
    ),
]


@pytest.mark.parametrize("command", ["ingest", "check"])
@pytest.mark.parametrize(("files", "line"), NOTHING_TO_READ)
def test_nothing_to_read(
    command: str,
    files: dict[str, str] | None,
    line: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    if files is not None:
        Path("raw").mkdir()
        for name, text in files.items():
            (Path("raw") / name).write_text(text, encoding="utf-8")
    assert run_command_line([command]) == ExitCode.NO_INPUT
    assert capsys.readouterr() == ("", line)


def test_the_last_snapshot_stays_when_raw_is_lost(
    raw: Path, curated: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ingest(raw, curated)
    before = _content(curated)
    (raw / "2014_Copa_Ejemplo.txt").write_bytes(b"")
    assert ingest(raw, curated) == ExitCode.NO_INPUT
    (raw / "2014_Copa_Ejemplo.txt").unlink()
    assert ingest(raw, curated) == ExitCode.NO_INPUT
    raw.rmdir()
    assert ingest(raw, curated) == ExitCode.NO_INPUT
    assert _content(curated) == before


def test_an_output_that_is_a_file(
    raw: Path, curated: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    curated.write_text("in the way", encoding="utf-8")
    (raw / "Empty.txt").write_bytes(b"")
    assert ingest(raw, curated) == ExitCode.NO_OUTPUT
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines()[0] == "refused: Empty.txt: empty"  # not forgotten over the other
    assert err.splitlines()[1].startswith(f"scoreline: cannot write {curated}: ")
    assert len(err.splitlines()) == 2
    assert curated.read_text(encoding="utf-8") == "in the way"


def test_an_output_that_fails_in_the_middle_leaves_the_last_snapshot(
    raw: Path,
    curated: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    ingest(raw, curated)
    before = _content(curated)
    article = raw / "2014_Copa_Ejemplo.txt"
    article.write_text(article.read_text(encoding="utf-8").replace("2−2", "2−1"), encoding="utf-8")
    capsys.readouterr()

    def disk_full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pipeline.publish.snapshot.write_file", disk_full)
    assert ingest(raw, curated) == ExitCode.NO_OUTPUT
    line = f"scoreline: cannot write {curated}: No space left on device\n"
    assert capsys.readouterr() == ("", line)
    assert _content(curated) == before


def test_an_article_that_breaks_the_parser_does_not_break_the_run(
    raw: Path,
    curated: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (raw / "Poison.txt").write_text("= Poison =\n", encoding="utf-8")

    def parse(article: SourceArticle) -> ArticleRecords:
        if article.row.title == "Poison":
            raise RecursionError("too deep\nby far")
        return parse_article(article)

    monkeypatch.setattr(run, "parse_article", parse)
    assert ingest(raw, curated) == ExitCode.SOME_REFUSED
    line = "refused: Poison.txt: could not be parsed: RecursionError: too deep by far\n"
    assert capsys.readouterr().err == line
    assert read_table("match", curated).num_rows == 2


@pytest.mark.parametrize("is_debug", [False, True])
def test_an_error_nobody_foresaw(
    is_debug: bool,
    raw: Path,
    curated: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail(*_: object) -> None:
        raise KeyError("x")

    monkeypatch.setattr(run, "build_rows", fail)
    monkeypatch.setenv("SCORELINE_DEBUG", "1" if is_debug else "")
    assert ingest(raw, curated) == ExitCode.UNEXPECTED
    first, *trace = capsys.readouterr().err.splitlines()
    assert first == ("scoreline: unexpected KeyError: 'x' (set SCORELINE_DEBUG=1 to see where)")
    assert bool(trace) is is_debug
    assert not curated.exists()


def test_interrupted(
    raw: Path, curated: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(run, "build_rows", interrupt)
    assert ingest(raw, curated) == ExitCode.INTERRUPTED
    assert capsys.readouterr() == ("", "scoreline: interrupted\n")


def _content(curated: Path) -> dict[str, bytes | None]:
    """Every name beside and in the folder, with its bytes: a half-written file would show.
    Records of the runs are no output.
    """
    runs = curated.with_name("curated-runs")
    names = [
        path
        for path in curated.parent.rglob("*")
        if path.parts[-2:-1] != ("raw",) and runs not in (path, *path.parents)
    ]
    return {
        str(path): path.read_bytes() if path.is_file() else None
        for path in names
        if path.name != "raw"
    }
