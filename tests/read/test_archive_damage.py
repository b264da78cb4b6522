"""``raw verify`` finds every damage to the archive and names the file."""

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.__main__ import run_command_line
from pipeline.config import Limits
from pipeline.job.lock import only_run
from pipeline.read.archive import Archive
from pipeline.read.archive.verify import Verified, verify
from pipeline.read.store import read_store
from pipeline.report.exit_code import ExitCode
from tests.read.fetched import TEXT, as_current, fetched

Dice = random.Random
Names = set[str]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    raw = tmp_path_factory.mktemp("whole")
    archive = Archive(raw)
    for wiki in ("enwiki", "eswiki"):
        old = [fetched(page, page * 10, f"old {page}", wiki=wiki) for page in (1, 2, 3)]
        new = [fetched(page, page * 10 + 5, TEXT * page, wiki=wiki) for page in (1, 2, 3)]
        archive.put_all([*old, *new])
        archive.record(wiki, as_current(*new))
    return raw


@pytest.fixture
def raw(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(whole, tmp_path / "raw"))


def files(raw: Path) -> list[Path]:
    return sorted(path for path in raw.rglob("*") if path.is_file())


def flip(raw: Path, dice: Dice) -> Names:
    path = dice.choice(files(raw))
    data = bytearray(path.read_bytes())
    data[dice.randrange(len(data))] ^= dice.randrange(1, 256)
    path.write_bytes(data)
    return {path.relative_to(raw).as_posix()}


def cut(raw: Path, dice: Dice) -> Names:
    path = dice.choice(files(raw))
    os.truncate(path, dice.randrange(path.stat().st_size))
    return {path.relative_to(raw).as_posix()}


def lengthen(raw: Path, dice: Dice) -> Names:
    path = dice.choice(files(raw))
    path.write_bytes(path.read_bytes() + dice.randbytes(dice.randrange(1, 5)))
    return {path.relative_to(raw).as_posix()}


def delete(raw: Path, dice: Dice) -> Names:
    path = dice.choice(files(raw))
    path.unlink()
    return {path.relative_to(raw).as_posix()}


def swap(raw: Path, dice: Dice) -> Names:
    one, other = dice.sample(files(raw), 2)
    kept = one.read_bytes()
    one.write_bytes(other.read_bytes())
    other.write_bytes(kept)
    return {one.relative_to(raw).as_posix(), other.relative_to(raw).as_posix()}


ADDED = ["1-11.page", "12-345.page", "01-10.page", "1-10", "Copa.txt", "a\nb", "nül"]


def add(raw: Path, dice: Dice) -> Names:
    source = dice.choice(files(raw))
    name = dice.choice(
        ["1-11.page", "12-345.page", "01-10.page", "1-10", "Copa.txt", "a\nb", "nül"]
    )
    path = dice.choice(files(raw)).parent / name
    shutil.copy(source, path)
    return {path.relative_to(raw).as_posix()}


def link(raw: Path, dice: Dice) -> Names:
    path = dice.choice(files(raw))
    path.rename(raw / "elsewhere")
    path.symlink_to(raw / "elsewhere")
    return {path.relative_to(raw).as_posix()}


def displace(raw: Path, dice: Dice) -> Names:
    path = dice.choice(files(raw))
    path.unlink()
    path.mkdir()
    return {path.relative_to(raw).as_posix()}


DAMAGES: list[tuple[Callable[[Path, Dice], Names], int]] = [
    (flip, 200), (cut, 80), (lengthen, 40), (delete, 60), (swap, 60), (add, 30), (link, 15),
    (displace, 15),
]  # fmt: skip


def test_there_are_500_damages() -> None:
    assert sum(count for _, count in DAMAGES) == 500


@pytest.mark.parametrize(("damage", "count"), DAMAGES)
def test_every_damage_is_found_and_named(
    whole: Path, tmp_path: Path, damage: Callable[[Path, Dice], Names], count: int
) -> None:
    for number in range(count):
        raw = Path(shutil.copytree(whole, tmp_path / "raw"))
        names = damage(raw, random.Random(f"{damage.__name__} {number}"))  # noqa: S311 - repeatable
        found = {file.file for file in verify(raw).damaged}
        assert found == names, f"{damage.__name__} {number}"
        shutil.rmtree(raw)


def test_every_byte_of_a_page_counts(raw: Path) -> None:
    path = raw / "fetched/enwiki/1-10.page"
    data = path.read_bytes()
    assert len(data) > 300
    for place in range(len(data)):
        path.write_bytes(data[:place] + bytes([data[place] ^ 1 << place % 8]) + data[place + 1 :])
        assert [file.file for file in verify(raw).damaged] == ["fetched/enwiki/1-10.page"], place
    path.write_bytes(data)
    assert verify(raw) == Verified(12, 0, ())


def test_the_same_page_of_another_wiki(raw: Path) -> None:
    shutil.copy(raw / "fetched/enwiki/1-15.page", raw / "fetched/eswiki/1-15.page")
    shutil.copy(raw / "fetched/enwiki/MANIFEST", raw / "fetched/eswiki/MANIFEST")
    found = {file.file: file.reason for file in verify(raw).damaged}
    assert found["fetched/eswiki/1-15.page"] == "damaged: it belongs to 'enwiki'"
    assert found["fetched/eswiki/MANIFEST"].startswith("damaged: it belongs to 'enwiki'")


def test_a_text_that_is_whole_but_not_the_recorded_one(raw: Path) -> None:
    other = Archive(raw.parent / "other")
    other.put(fetched(1, 15, "another text of the same number"))
    shutil.copy(raw.parent / "other/fetched/enwiki/1-15.page", raw / "fetched/enwiki/1-15.page")
    (found,) = verify(raw).damaged
    assert found.reason == "damaged: its text is not the one the manifest names"


@pytest.mark.parametrize("place", ["fetched", "fetched/enwiki"])
@pytest.mark.parametrize("kind", ["link", "file"])
def test_a_folder_that_is_none(raw: Path, place: str, kind: str) -> None:
    (raw / place).rename(raw.parent / "away")
    if kind == "link":
        (raw / place).symlink_to(raw.parent / "away")
    else:
        (raw / place).write_text("no folder")
    assert [file.file for file in verify(raw).damaged] == [place]


def test_a_damaged_page_is_not_read(raw: Path) -> None:
    path = raw / "fetched/enwiki/1-15.page"
    path.write_bytes(path.read_bytes().replace(b"1\xe2\x80\x930", b"2\xe2\x80\x930"))
    store = read_store(raw, Limits())
    (refused,) = store.refused
    assert refused.file == "fetched/enwiki/1-15.page"
    assert refused.reason == "damaged: its bytes are not those that were written"
    assert [article.key for article in store.articles] == [
        "enwiki:Copa 2", "enwiki:Copa 3", "eswiki:Copa 1", "eswiki:Copa 2", "eswiki:Copa 3",
    ]  # fmt: skip


def test_a_damaged_manifest_is_said_and_the_newest_are_read(raw: Path) -> None:
    path = raw / "fetched/enwiki/MANIFEST"
    path.write_bytes(path.read_bytes().replace(b"Copa 1", b"Copa 7"))
    store = read_store(raw, Limits())
    (refused,) = store.refused
    assert refused.file == "fetched/enwiki/MANIFEST"
    assert refused.reason.endswith("; the newest revision of each page is read instead")
    assert [article.row.revision_id for article in store.articles] == [15, 25, 35] * 2


class TestCommand:
    def test_a_whole_archive(self, raw: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert run_command_line(["raw", "verify", "--raw", str(raw)]) == 0
        assert capsys.readouterr() == ("12 whole revisions, 0 damaged files\n", "")

    def test_damage_is_a_line_each(self, raw: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (raw / "fetched/enwiki/1-10.page").unlink()
        (raw / "fetched/enwiki/\x1b[31m").write_bytes(b"")
        assert run_command_line(["raw", "verify", "--raw", str(raw)]) == ExitCode.FINDINGS
        out, err = capsys.readouterr()
        assert out == "11 whole revisions, 2 damaged files\n"
        assert err == (
            "damaged: fetched/enwiki/\\x1b[31m: it does not belong here\n"
            "damaged: fetched/enwiki/1-10.page: missing: the manifest names it\n"
        )

    def test_prune(self, raw: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert run_command_line(["raw", "prune", "--keep", "1", "--raw", str(raw)]) == 0
        assert capsys.readouterr().out == "6 revisions removed, 6 left\n"
        assert run_command_line(["raw", "verify", "--raw", str(raw)]) == 0

    def test_rebuild(self, raw: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert run_command_line(["raw", "rebuild", "--raw", str(raw)]) == 0
        assert capsys.readouterr().out == "no manifest is lost or damaged\n"
        (raw / "fetched/enwiki/MANIFEST").unlink()
        assert run_command_line(["raw", "rebuild", "--raw", str(raw)]) == 0
        out = capsys.readouterr().out
        assert out == "enwiki: the manifest was made again; fetch to complete it\n"

    def test_rebuild_where_nothing_whole_is_left(
        self, raw: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        for path in (raw / "fetched/enwiki").iterdir():
            path.write_bytes(b"")
        (raw / "fetched/eswiki/MANIFEST").unlink()
        assert run_command_line(["raw", "rebuild", "--raw", str(raw)]) == ExitCode.FINDINGS
        assert capsys.readouterr() == (
            "eswiki: the manifest was made again; fetch to complete it\n",
            "damaged: fetched/enwiki/MANIFEST: no whole revision is left to make it from; fetch\n",
        )

    @pytest.mark.parametrize("command", [["prune", "--keep", "1"], ["rebuild"]])
    def test_while_a_fetch_is_at_work_nothing_is_changed(
        self, command: list[str], raw: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (raw / "fetched/enwiki/MANIFEST").unlink()
        before = verify(raw)
        with only_run(raw / ".fetch"):
            assert run_command_line(["raw", *command, "--raw", str(raw)]) == ExitCode.LOCKED
        message = f"scoreline: another run is at work on {raw / '.fetch'}\n"
        assert capsys.readouterr().err == message
        assert verify(raw) == before

    @pytest.mark.parametrize("command", [["verify"], ["prune", "--keep", "1"], ["rebuild"]])
    def test_no_such_folder(
        self, command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        gone = str(tmp_path / "gone")
        assert run_command_line(["raw", *command, "--raw", gone]) == ExitCode.NO_INPUT
        assert capsys.readouterr().err == f"scoreline: {gone}: no such folder\n"

    def test_a_disk_that_does_not_let_us(
        self, raw: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "fsync", full)
        before = verify(raw)
        code = run_command_line(["raw", "prune", "--keep", "1", "--raw", str(raw)])
        assert code == ExitCode.NO_OUTPUT
        message = f"scoreline: cannot write {raw}: No space left on device\n"
        assert capsys.readouterr().err == message
        assert verify(raw) == before
