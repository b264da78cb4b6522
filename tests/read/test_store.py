"""A raw folder: what becomes an article, and the exact line for what does not."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.config import MIB, Limits
from pipeline.problems import RefusedError
from pipeline.read.source import RefusedFile
from pipeline.read.store import RawStore, find_text, read_store
from pipeline.tables import TextFormat

TEXT = "= Copa =\n\nJanuary 14, 2014\nAlfa 1−0 Beta\n"


def put(raw: Path, name: str, content: str | bytes = TEXT) -> Path:
    path = raw / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def titles(store: RawStore) -> list[str]:
    return [article.row.title for article in store.articles]


def test_reads_an_article(tmp_path: Path) -> None:
    put(tmp_path, "2014_Copa_–_Año.txt")
    (article,) = read_store(tmp_path).articles
    row = article.row
    assert (article.text, article.file) == (TEXT, "2014_Copa_–_Año.txt")
    assert row.article_id == "enwiki:2014 Copa – Año"
    assert row.text_format is TextFormat.PLAIN_TEXT
    assert row.char_count == len(TEXT)
    assert row.sha1 == hashlib.sha1(TEXT.encode(), usedforsecurity=False).hexdigest()
    assert row.license == "CC BY-SA 4.0"
    assert row.source_url == "https://en.wikipedia.org/wiki/2014_Copa_%E2%80%93_A%C3%B1o"
    assert (row.page_id, row.revision_id, row.permalink_url) == (None, None, None)


def test_articles_are_in_order_of_id_however_deep_they_lie(tmp_path: Path) -> None:
    for name in ("z/y/A.txt", "B.TXT", "a/C.txt"):
        put(tmp_path, name)
    assert titles(read_store(tmp_path)) == ["A", "B", "C"]


TITLES = [
    # file name                  title
    ("Copa_MX.txt", "Copa MX"),
    ("Copa MX.txt", "Copa MX"),
    ("2013%E2%80%9314_Liga.txt", "2013–14 Liga"),
    ("AC%2FDC.txt", "AC/DC"),
    ("A%2F..%2F..%2Fetc%2Fpasswd.txt", "A/../../etc/passwd"),  # a title, never a path
    ("Cafe\u0301.txt", "Café"),
    ("Copa\u00a0\u200eMX_.txt", "Copa MX"),
    ("A.C._Milan.txt", "A.C. Milan"),
    ("100%.txt", "100%"),
    ("=CMD().txt", "=CMD()"),
    ("-rf.txt", "-rf"),
    ("$(reboot);'\".txt", "$(reboot);'\""),
    ("LICENSE_to_Kill_Cup.txt", "LICENSE to Kill Cup"),
]


@pytest.mark.parametrize(("name", "title"), TITLES)
def test_the_file_name_gives_the_title(name: str, title: str, tmp_path: Path) -> None:
    put(tmp_path, name)
    assert titles(read_store(tmp_path)) == [title]


BAD_NAMES = [
    # file name          reason
    ("%FF.txt", "'%FF' does not decode to UTF-8"),
    ("%20_.txt", "the title is empty"),
    ("%0A%1B[2J.txt", "a title cannot hold '\\n'"),
    ("A<script>.txt", "a title cannot hold '<'"),
    ("A%00.txt", "a title cannot hold '\\x00'"),
    ("A\u0085.txt", "a title cannot hold '\\x85'"),
]


@pytest.mark.parametrize(("name", "reason"), BAD_NAMES)
def test_a_file_name_that_is_no_title(name: str, reason: str, tmp_path: Path) -> None:
    put(tmp_path, name)
    assert read_store(tmp_path) == RawStore((), (RefusedFile(name, reason),))


def test_a_file_name_that_is_not_utf_8(tmp_path: Path) -> None:
    try:
        put(tmp_path, os.fsdecode(b"Quer\xe9taro.txt"))
    except OSError:
        pytest.skip("this file system takes no such name")
    expected = RefusedFile(r"Quer\xe9taro.txt", r"a title cannot hold '\udce9'")
    assert read_store(tmp_path).refused == (expected,)


KNOWN = "(known: .txt, .wikitext, .xml, .xml.bz2, .xml.gz, .xml.zst)"
REFUSED = [
    # file             content                                reason
    ("A.txt", b"", "empty"),
    ("A.txt", b"\xef\xbb\xbf", "empty"),
    ("A.txt", b" \r\n\t\n", "empty: it holds white space only"),
    ("A.txt", "Quer\u00e9taro".encode("latin-1"), "not UTF-8: byte 0xe9 at offset 4"),
    ("A.txt", b"\xed\xa0\x80", "not UTF-8: byte 0xed at offset 0"),
    ("A.txt", "A".encode("utf-16"), "not UTF-8: it begins with the byte order mark of UTF-16"),
    ("A.txt", b"PK\x03\x04", "binary: control byte 0x03 at offset 2"),
    ("A.txt", b"Alfa\x00", "binary: control byte 0x00 at offset 4"),
    ("A.txt", b"\x1b[31mAlfa", "binary: control byte 0x1b at offset 0"),
    ("A.txt", b"a" * 50_000_000, "too large: 47.7 MiB (limit: 16 MiB)"),
    ("A.txt", b"a\n" + b"b" * (2 * MIB), "line 2 is too long: 2.0 MiB (limit: 1 MiB)"),
    ("A.pdf", TEXT.encode(), f"unknown file kind '.pdf' {KNOWN}"),
    ("A", TEXT.encode(), f"unknown file kind '' {KNOWN}"),
    ("sub/manifest.toml", b"", f"unknown file kind '.toml' {KNOWN}"),
]


@pytest.mark.parametrize(
    ("name", "content", "reason"), [pytest.param(*case, id=case[2]) for case in REFUSED]
)
def test_a_file_that_cannot_be_an_article(
    name: str, content: bytes, reason: str, tmp_path: Path
) -> None:
    put(tmp_path, name, content)
    put(tmp_path, "Good.txt")
    store = read_store(tmp_path)
    assert store.refused == (RefusedFile(name, reason),)
    assert titles(store) == ["Good"]


def test_a_file_that_is_too_large_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "A.txt", b"a" * 11)
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("it was opened"))
    (refused,) = read_store(tmp_path, Limits(file_bytes=10)).refused
    assert refused.reason.startswith("too large")


def test_the_limits_themselves_are_allowed(tmp_path: Path) -> None:
    put(tmp_path, "A.txt", b"a" * 5 + b"\n" + b"b" * 4)
    assert titles(read_store(tmp_path, Limits(file_bytes=10, line_bytes=5))) == ["A"]


@pytest.mark.parametrize("content", ["\ufeffA\r\nB\n", "A\nB\n"])
def test_mark_and_line_ends_are_evened_out(content: str, tmp_path: Path) -> None:
    put(tmp_path, "A.txt", content)
    (article,) = read_store(tmp_path).articles
    assert article.text == "A\nB\n"
    assert article.row.char_count == 4


def test_a_title_used_twice_goes_to_the_first_file(tmp_path: Path) -> None:
    put(tmp_path, "b/Copa_MX.txt", "other")
    put(tmp_path, "a/Copa MX.txt")
    put(tmp_path, "0/Copa_MX.txt", "")  # refused itself, so it takes no title
    store = read_store(tmp_path)
    assert [article.file for article in store.articles] == ["a/Copa MX.txt"]
    assert store.refused == (
        RefusedFile("0/Copa_MX.txt", "empty"),
        RefusedFile("b/Copa_MX.txt", "title 'Copa MX' is already used by a/Copa MX.txt"),
    )


@pytest.mark.parametrize(
    "name",
    [".hidden.txt", ".git/A.txt", "README", "README.md", "b/README.txt", "LICENSE-CC.txt",
     "ATTRIBUTION.md"],
)  # fmt: skip
def test_what_describes_the_folder_is_no_article(name: str, tmp_path: Path) -> None:
    put(tmp_path, name)
    put(tmp_path, "Good.txt")
    store = read_store(tmp_path)
    assert (titles(store), store.refused) == (["Good"], ())


class TestLinks:
    def test_out_of_the_folder(self, tmp_path: Path) -> None:
        secret = put(tmp_path, "elsewhere/secret.txt")
        raw = put(tmp_path, "raw/Good.txt").parent
        (raw / "A.txt").symlink_to(secret)
        (raw / "B").symlink_to(secret.parent)
        store = read_store(raw)
        reason = "a link that leaves the raw folder"
        assert store.refused == (RefusedFile("A.txt", reason), RefusedFile("B", reason))
        assert titles(store) == ["Good"]

    def test_to_a_folder_next_door_of_like_name(self, tmp_path: Path) -> None:
        secret = put(tmp_path, "raw-old/secret.txt")
        raw = put(tmp_path, "raw/Good.txt").parent
        (raw / "A.txt").symlink_to(secret)
        assert len(read_store(raw).refused) == 1

    def test_a_loop_of_folders(self, tmp_path: Path) -> None:
        put(tmp_path, "a/b/Good.txt")
        (tmp_path / "a/b/up").symlink_to(tmp_path / "a")
        (tmp_path / "again").symlink_to(tmp_path / "a")
        store = read_store(tmp_path)
        assert titles(store) == ["Good"]
        assert store.refused == (
            RefusedFile("a/b/up", "a link that makes the folders a loop"),
            RefusedFile("again", "a link to a folder that is read in its own place"),
        )

    def test_a_link_to_itself_and_to_nothing(self, tmp_path: Path) -> None:
        (tmp_path / "A.txt").symlink_to("A.txt")
        (tmp_path / "B.txt").symlink_to("gone.txt")
        reasons = [file.reason for file in read_store(tmp_path).refused]
        assert reasons[0].startswith("cannot be read: Too many levels of symbolic links")
        assert reasons[1] == "cannot be read: No such file or directory"

    def test_inside_the_folder(self, tmp_path: Path) -> None:
        put(tmp_path, "A.txt")
        (tmp_path / "B.txt").symlink_to("A.txt")
        assert titles(read_store(tmp_path)) == ["A", "B"]

    def test_the_raw_folder_may_be_a_link(self, tmp_path: Path) -> None:
        put(tmp_path, "real/A.txt")
        (tmp_path / "raw").symlink_to("real")
        assert titles(read_store(tmp_path / "raw")) == ["A"]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "A.txt")
    assert read_store(tmp_path).refused == (RefusedFile("A.txt", "not a plain file"),)


def test_what_the_system_does_not_let_us_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "shut/A.txt")
    put(tmp_path, "B.txt")
    put(tmp_path, "C.txt")
    scan, open_file = os.scandir, Path.open

    def no_scan(path: Path) -> object:
        if path.name == "shut":
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    def no_open(path: Path, mode: str) -> object:
        if path.name == "B.txt":
            raise OSError(5, "Input/output error", str(path))
        return open_file(path, mode)

    monkeypatch.setattr(os, "scandir", no_scan)
    monkeypatch.setattr(Path, "open", no_open)
    store = read_store(tmp_path)
    assert titles(store) == ["C"]
    assert store.refused == (
        RefusedFile("B.txt", "cannot be read: Input/output error"),
        RefusedFile("shut", "cannot be read: Permission denied"),
    )


def test_what_has_a_name_no_system_takes(tmp_path: Path) -> None:
    too_long = "a" * 300
    put(tmp_path, "C.txt")
    (tmp_path / "A.txt").symlink_to(too_long)
    store = read_store(tmp_path)
    assert titles(store) == ["C"]
    assert store.refused == (RefusedFile("A.txt", "cannot be read: File name too long"),)
    with pytest.raises(RefusedError, match=r"aa: cannot be read: File name too long$"):
        read_store(tmp_path / too_long)


@pytest.mark.parametrize("shut", ["fetched", "fetched/enwiki"])
def test_an_archive_that_the_system_does_not_let_us_list(
    shut: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "fetched/enwiki/MANIFEST")
    list_folder = Path.iterdir

    def no_list(path: Path) -> Iterator[Path]:
        if path == tmp_path / shut:
            raise PermissionError(13, "Permission denied", str(path))
        return list_folder(path)

    monkeypatch.setattr(Path, "iterdir", no_list)
    with pytest.raises(RefusedError, match=rf"{shut}: cannot be read: Permission denied$"):
        read_store(tmp_path)


def test_a_folder_that_is_missing_or_none(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match=r"nix: no such folder$"):
        read_store(tmp_path / "nix")
    with pytest.raises(RefusedError, match=r"A\.txt: not a folder$"):
        read_store(put(tmp_path, "A.txt"))


@pytest.mark.parametrize("name", [None, "README.md", ".gitkeep"])
def test_a_folder_without_articles(name: str | None, tmp_path: Path) -> None:
    if name:
        put(tmp_path, name)
    with pytest.raises(RefusedError, match=r"no article in it \(put a rendered text there"):
        read_store(tmp_path)


def test_finds_the_text_of_a_row_while_it_is_the_same(tmp_path: Path) -> None:
    path = put(tmp_path, "A.txt")
    (article,) = read_store(tmp_path).articles
    assert find_text(tmp_path, article.row, Limits()) == TEXT
    path.write_text(TEXT + "more", encoding="utf-8")
    assert find_text(tmp_path, article.row, Limits()) is None
    path.unlink()
    assert find_text(tmp_path, article.row, Limits()) is None
