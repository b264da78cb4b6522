"""Damaged archives, each with the very reason that is given for it."""

import json
import os
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from pipeline.config import Limits
from pipeline.read.archive import Archive
from pipeline.read.archive.seal import seal
from pipeline.read.archive.verify import verify
from tests.read.archive_killed import NEW, OLD, write
from tests.read.fetched import as_current, fetched

PAGE, OTHER, MANIFEST = "12-345.page", "13-345.page", "MANIFEST"
BYTES = "damaged: its bytes are not those that were written"
AGAIN = "(scoreline raw rebuild makes it again)"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    archive, pages = Archive(tmp_path), [fetched(12), fetched(13)]
    archive.put_all(pages)
    archive.record("enwiki", as_current(*pages))
    return tmp_path / "fetched/enwiki"


def _path(name: str, change: Callable[[Path], object]) -> Callable[[Path], object]:
    return lambda folder: change(folder / name)


def _bytes(name: str, change: Callable[[bytes], bytes]) -> Callable[[Path], object]:
    return _path(name, lambda path: path.write_bytes(change(path.read_bytes())))


def _resealed(name: str, change: Callable[[bytes], bytes]) -> Callable[[Path], object]:
    """Changed by one who knows the seal."""
    return _bytes(name, lambda data: seal(change(data.partition(b"\n")[2])))


def _stated(name: str, **values: Any) -> Callable[[Path], object]:
    """The header of a page says something else."""

    def change(content: bytes) -> bytes:
        header, _, text = content.partition(b"\n")
        return json.dumps({**json.loads(header), **values}).encode() + b"\n" + text

    return _resealed(name, change)


def _swapped(folder: Path) -> None:
    one, other = (folder / PAGE).read_bytes(), (folder / OTHER).read_bytes()
    (folder / PAGE).write_bytes(other)
    (folder / OTHER).write_bytes(one)


def _linked(path: Path) -> None:
    path.rename(path.parent.parent.parent / "elsewhere")
    path.symlink_to(path.parent.parent.parent / "elsewhere")


def _piped(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _made_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _rewritten(folder: Path) -> None:
    text = "a text of the same number"
    (folder / PAGE).unlink()
    Archive(folder.parent.parent).put(fetched(12, text=text))


LOOP = "cannot be read: Too many levels of symbolic links"
DAMAGES: dict[str, tuple[Callable[[Path], object], dict[str, str]]] = {
    # what was done                       to what                     and what is said
    "empty page": (_bytes(PAGE, lambda _: b""), {PAGE: BYTES}),
    "only the seal": (_bytes(PAGE, lambda data: data[:79]), {PAGE: BYTES}),
    "no seal": (_bytes(PAGE, lambda data: data[79:]), {PAGE: BYTES}),
    "capital seal": (_bytes(PAGE, lambda data: data[:30].upper() + data[30:]), {PAGE: BYTES}),
    "line ends": (_bytes(PAGE, lambda data: data.replace(b"\n", b"\r\n")), {PAGE: BYTES}),
    "last byte": (_bytes(PAGE, lambda data: data[:-1]), {PAGE: BYTES}),
    "a byte more": (_bytes(PAGE, lambda data: data + b"\n"), {PAGE: BYTES}),
    "another title": (_bytes(PAGE, lambda data: data.replace(b"Copa", b"Liga")), {PAGE: BYTES}),
    "another text": (_bytes(PAGE, lambda data: data.replace(b"Alfa", b"Beta")), {PAGE: BYTES}),
    "resealed text": (
        _resealed(PAGE, lambda data: data.replace(b"Alfa", b"Beta")),
        {PAGE: "not a fetched page: the text is not the one the wiki states the SHA-1 of"},
    ),
    "resealed nothing": (
        _resealed(PAGE, lambda _: b""),
        {PAGE: "not a fetched page: Invalid JSON"},
    ),
    "no UTF-8": (_resealed(PAGE, lambda data: data + b"\xff"), {PAGE: "'utf-8' codec"}),
    "another number": (
        _stated(PAGE, page_id=14),
        {PAGE: "damaged: what it holds belongs into 14-345.page"},
    ),
    "another wiki": (_stated(PAGE, wiki="eswiki"), {PAGE: "damaged: it belongs to 'eswiki'"}),
    "an unknown key": (_stated(PAGE, more=1), {PAGE: "not a fetched page: Extra inputs"}),
    "no time": (_stated(PAGE, timestamp="soon"), {PAGE: "not a fetched page: Input should be a"}),
    "swapped": (
        _swapped,
        {
            PAGE: "damaged: what it holds belongs into 13-345.page",
            OTHER: "damaged: what it holds belongs into 12-345.page",
        },
    ),
    "another text of the number": (
        _rewritten,
        {PAGE: "damaged: its text is not the one the manifest names"},
    ),
    "page gone": (_path(PAGE, Path.unlink), {PAGE: "missing: the manifest names it"}),
    "page a link": (_path(PAGE, _linked), {PAGE: LOOP}),
    "page a pipe": (_path(PAGE, _piped), {PAGE: "not a plain file"}),
    "page a folder": (_path(PAGE, _made_a_folder), {PAGE: "not a plain file"}),
    "page twice": (
        lambda folder: (folder / "14-345.page").write_bytes((folder / PAGE).read_bytes()),
        {"14-345.page": "damaged: what it holds belongs into 12-345.page"},
    ),
    "a stray": (_path("Copa.txt", Path.touch), {"Copa.txt": "it does not belong here"}),
    "a stray number": (_path("1-2.page.bak", Path.touch), {"1-2.page.bak": "it does not belong"}),
    "manifest gone": (_path(MANIFEST, Path.unlink), {MANIFEST: f"missing {AGAIN}"}),
    "manifest cut": (_bytes(MANIFEST, lambda data: data[:-1]), {MANIFEST: f"{BYTES} {AGAIN}"}),
    "manifest a link": (_path(MANIFEST, _linked), {MANIFEST: f"{LOOP} {AGAIN}"}),
    "manifest of another wiki": (
        _resealed(MANIFEST, lambda data: data.replace(b'"enwiki"', b'"eswiki"')),
        {MANIFEST: f"damaged: it belongs to 'eswiki' {AGAIN}"},
    ),
    "manifest without its wiki": (
        _resealed(MANIFEST, lambda data: data.replace(b'"wiki"', b'"home"')),
        {MANIFEST: "not a manifest: Field required"},
    ),
    "manifest of lists": (_resealed(MANIFEST, lambda _: b"[]\n"), {MANIFEST: "not a manifest: "}),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_the_reason_is_given(folder: Path, name: str) -> None:
    damage, expected = DAMAGES[name]
    damage(folder)
    found = verify(folder.parent.parent).damaged
    assert [file.file for file in found] == [f"fetched/enwiki/{name}" for name in sorted(expected)]
    for file in found:
        assert file.reason.startswith(expected[file.file.rpartition("/")[2]])


def test_a_page_that_is_too_large_is_not_read(folder: Path) -> None:
    sizes = [path.stat().st_size for path in folder.glob("*.page")]
    found = verify(folder.parent.parent, Limits(export_bytes=min(sizes) - 1)).damaged
    assert [file.reason.partition(":")[0] for file in found] == ["too large"] * 3


class FullDisk:
    """Lets the n-th call that changes the disk fail, and counts them."""

    def __init__(self, fail_at: int, code: int) -> None:
        self.calls = 0
        self._fail_at = fail_at
        self._code = code

    def guard(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def guarded(*args: Any, **options: Any) -> Any:
            self.calls += 1
            if self.calls == self._fail_at:
                raise OSError(self._code, os.strerror(self._code))
            return call(*args, **options)

        return guarded


@pytest.mark.parametrize("code", [5, 28])  # EIO, ENOSPC
def test_a_disk_that_fails_at_any_call_damages_nothing(
    tmp_path: Path, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in count(1):
        raw, disk = tmp_path / str(number), FullDisk(number, code)
        failed = False
        with monkeypatch.context() as patch:
            for name in ("fsync", "mkdir", "replace", "unlink"):
                patch.setattr(os, name, disk.guard(getattr(os, name)))
            try:
                write(raw)
            except OSError:
                failed = True
        if disk.calls < number:
            break
        assert failed or disk.calls > number, "an unlink may be tried again"
        names = {file.file for file in verify(raw).damaged} if raw.exists() else set()
        assert names <= {"fetched/enwiki/MANIFEST"}
        write(raw)
        assert verify(raw).damaged == ()
        assert len(Archive(raw).current("enwiki")) == len(OLD)
    assert number > 25


def test_what_a_dead_run_of_our_number_left_is_in_nobodys_way(tmp_path: Path) -> None:
    folder = tmp_path / "fetched/enwiki"
    folder.mkdir(parents=True)
    for name in ("1-15.page", "MANIFEST"):
        (folder / f".tmp-{os.getpid()}-{name}").write_bytes(b"half")
    archive = Archive(tmp_path)
    archive.put(NEW[0])
    archive.record("enwiki", as_current(NEW[0]))
    assert sorted(path.name for path in folder.iterdir()) == ["1-15.page", "MANIFEST"]
