"""Damaged and hostile exports: the whole file is refused, in one line, in little memory."""

import bz2
import gzip
import random
import resource
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import zstandard

from pipeline.config import MIB, Limits
from pipeline.read.export import read_export
from pipeline.read.source import RefusedFile
from pipeline.read.store import RawStore, read_store
from tests.read.exports import PACK, export, page, revision

WORDS = ["{{Football box", "|score=1–0", "\n", "[[Club Á]]", "'''", "90+2", "<br />", "& ", "=="]
TRIALS = 60


def text_of(seed: int) -> str:
    return "".join(random.Random(seed).choices(WORDS, k=600))  # noqa: S311


PAGES = [page(f"Page {n}", revision(text_of(n), 10 + n), number=n) for n in range(1, 9)]
WHOLE = export(PAGES)


def packed(packing: str) -> bytes:
    """The export in several streams, as the dumps of the wiki are."""
    cut = len(WHOLE) // 3
    parts = (WHOLE[:cut], WHOLE[cut : 2 * cut], WHOLE[2 * cut :])
    return b"".join(PACK[packing](part) for part in parts)


def stored(folder: Path, packing: str, data: bytes) -> RawStore:
    (folder / f"x.xml{packing}").write_bytes(data)
    return read_store(folder)


@pytest.mark.parametrize("packing", PACK)
def test_several_streams_are_one_file(packing: str, tmp_path: Path) -> None:
    store = stored(tmp_path, packing, packed(packing))
    assert [article.text for article in store.articles] == [text_of(n) for n in range(1, 9)]
    assert store.refused == ()


@pytest.mark.parametrize("packing", PACK)
def test_a_file_that_was_cut_is_never_a_shorter_file(packing: str, tmp_path: Path) -> None:
    data = packed(packing)
    lengths = {*random.Random(1).choices(range(1, len(data) - 12), k=TRIALS)}  # noqa: S311
    thirds = {data.find(data[:4], 1) - 1, data.find(data[:4], 1), data.rfind(data[:4])}
    for length in sorted(lengths | {at for at in thirds if at > 0}):
        store = stored(tmp_path, packing, data[:length])
        assert store.articles == ()
        ((name, reason),) = [(file.file, file.reason) for file in store.refused]
        assert name == f"x.xml{packing}"
        assert reason.startswith("damaged: the "), reason
        assert "ends early" in reason, reason


@pytest.mark.parametrize("packing", PACK)
def test_a_flipped_bit_is_found(packing: str, tmp_path: Path) -> None:
    """What is left of flips changes nothing we keep: a comment, a header that is not checked."""
    expected = stored(tmp_path, packing, packed(packing))
    draw, refused = random.Random(2), 0  # noqa: S311
    for _ in range(TRIALS):
        data = bytearray(packed(packing))
        data[draw.randrange(len(data))] ^= 1 << draw.randrange(8)
        store = stored(tmp_path, packing, bytes(data))
        if store.articles:
            assert _texts(store) == _texts(expected)
        else:
            refused += 1
            (file,) = store.refused
            assert file.file == f"x.xml{packing}"
            assert "\n" not in file.reason
    assert refused > TRIALS * 0.8


def _texts(store: RawStore) -> list[str]:
    return [article.text for article in store.articles]


BROKEN = [
    # file         content                                       reason
    ("x.xml", b"", "empty"),
    ("x.xml.bz2", b"", "empty"),
    ("x.xml.gz", gzip.compress(b""), "empty"),
    ("x.xml.bz2", WHOLE, "damaged: the bz2 stream is broken (Invalid data stream)"),
    ("x.xml.bz2", bz2.compress(WHOLE) + b"rest", "damaged: the bz2 stream is broken"),
    ("x.xml.gz", gzip.compress(WHOLE) + b"rest", "damaged: the gz stream is broken"),
    ("x.xml.gz", bz2.compress(WHOLE), "damaged: the gz stream is broken"),
    ("x.xml.zst", gzip.compress(WHOLE), "damaged: the zst stream is broken"),
    ("x.xml", WHOLE + WHOLE, "damaged: line 542, column 1: junk after document element"),
    ("x.xml", bz2.compress(WHOLE), "damaged: line 1, column "),
    ("x.xml", WHOLE.replace(b"</page>", b"", 1), "damaged: line 541, column 3: mismatched tag"),
    ("x.xml", WHOLE.replace(b"[[Club", b"<b/>", 1), "damaged: a tag 'b' inside 'text'"),
    ("x.xml", "á".encode("latin-1") + WHOLE, "damaged: line 1, column 1: not well-formed"),
    (
        "x.xml",
        WHOLE.replace(b"Football", b"Fotball", 1),
        "damaged: the text of page 'Page 1' is not what it was",
    ),
    (
        "x.xml",
        b"<mediawiki><page><title>A</title><revision><text bytes='3'>ab</text></revision></page>"
        b"</mediawiki>",
        "damaged: the text of page 'A' is not what it was",
    ),
    ("x.xml", WHOLE.replace(b"<id>11<", b"<id>1x<"), "damaged: '1x' stands where a number"),
    ("x.xml", WHOLE.replace(b"<id>11<", b"<id>9999999999<"), "damaged: '9999999999' stands"),
    ("x.xml", WHOLE.replace(b"05-01T", b"05-99T"), "damaged: '2024-05-99T10:00:00Z' stands where"),
    ("x.xml", WHOLE.replace(b"<title>", b"<title><b/>", 1), "damaged: a tag 'b' inside 'title'"),
    ("x.xml", b"<html></html>", "not a MediaWiki export: its root is 'html'"),
    (
        "x.xml",
        b'<mediawiki xmlns="urn:x"></mediawiki>',
        "not a MediaWiki export: its schema is 'urn:x'",
    ),
    ("x.xml", b"<mediawiki></mediawiki>", "no article in it, only 0 pages of other kinds"),
    ("x.xml", b"<mediawiki>" + b"<a>" * 200_000, "not a MediaWiki export: more than 16 tags deep"),
    ("x.xml", b"<mediawiki>&nbsp;</mediawiki>", "damaged: line 1, column 12: undefined entity"),
    (
        "x.xml",
        b'<!DOCTYPE m [<!ENTITY a "ab">]><mediawiki>&a;</mediawiki>',
        "it declares a document type ('m'), which no export does",
    ),
    (
        "x.xml",
        b'<!DOCTYPE m [<!ENTITY a SYSTEM "file:///etc/passwd">]><mediawiki>&a;</mediawiki>',
        "it declares a document type ('m')",
    ),
]


@pytest.mark.parametrize(
    ("name", "content", "reason"), [pytest.param(*case, id=case[2]) for case in BROKEN]
)
def test_a_file_that_is_no_export(name: str, content: bytes, reason: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "Good.wikitext").write_text("x", encoding="utf-8")
    store = read_store(tmp_path)
    assert [article.row.title for article in store.articles] == ["Good"]
    ((file, found),) = [(file.file, file.reason) for file in store.refused]
    assert file == name
    assert found.startswith(reason)


def _lines(count: int) -> Iterator[bytes]:
    yield b"<mediawiki><page><title>A</title><revision><text>"
    for _ in range(count):
        yield b"line of text\n" * (MIB // 13)
    yield b"</text></revision></page></mediawiki>"


def test_a_text_of_10_mb_is_kept_exactly(tmp_path: Path) -> None:
    (article,) = stored(tmp_path, "", b"".join(_lines(10))).articles
    assert article.text == "line of text\n" * (MIB // 13) * 10


FILL = {
    "text": (b"<page><title>A</title><revision><text>", b"a\n"),
    "cdata": (b"<page><title>A</title><revision><text><![CDATA[", b"a\n"),
    "title": (b"<page><title>", b"a"),
    "comment": (b"<!--", b"a"),
    "attribute": (b'<page a="', b"a"),
    "tag": (b"<", b"a"),
    "instruction": (b"<?a ", b"a"),
    "spaces": (b"", b" "),
    "zeros": (b"", b"\0"),
}


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere ru_maxrss counts otherwise")
@pytest.mark.parametrize("packing", [".bz2", ".gz", ".zst"])
@pytest.mark.parametrize("kind", FILL)
def test_a_bomb_is_refused_in_little_memory(kind: str, packing: str, tmp_path: Path) -> None:
    head, filling = FILL[kind]
    path = tmp_path / f"x.xml{packing}"
    with path.open("wb") as file:
        chunk = filling * (4 * MIB // len(filling))
        streams = [PACK[packing](b"<mediawiki>" + head), *[PACK[packing](chunk)] * 160]
        file.writelines(streams)  # 640 MiB from less than one
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    (refused,) = read_store(tmp_path).refused
    assert isinstance(refused, RefusedFile)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100 * 1024


def test_names_without_end_are_refused() -> None:
    pieces = (b"".join(b'<a%d b%d=""/>' % (n, n) for n in range(at, at + 500)) for at in range(20))
    with pytest.raises(Exception, match="more than 1000 kinds of tag"):
        read_export([b"<mediawiki>", *pieces], Limits())


def test_zst_blocks_that_grow_a_thousandfold(tmp_path: Path) -> None:
    data = zstandard.ZstdCompressor(level=19).compress(bytes(512 * MIB))
    assert len(data) < 32 * 1024
    (refused,) = stored(tmp_path, ".zst", data).refused
    assert refused.reason.startswith("damaged: line 1, column 1")
