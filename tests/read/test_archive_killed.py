"""A writer killed at any call that changes the disk leaves an archive that is whole."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.read.archive import Archive
from pipeline.read.archive.verify import verify
from tests.conftest import ROOT
from tests.read.archive_killed import NEW, OLD, write


def files(raw: Path) -> dict[str, bytes]:
    return {
        path.relative_to(raw).as_posix(): path.read_bytes()
        for path in raw.rglob("*")
        if path.is_file()
    }


def sweep(tmp_path: Path, *options: str) -> dict[str, int]:
    """Every trial's folder, and how its writer ended."""
    command = [sys.executable, "-m", "tests.read.archive_killed", str(tmp_path), *options]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return {name: int(fate) for name, fate in map(str.split, done.stdout.splitlines())}


def test_every_kill_leaves_it_whole(tmp_path: Path) -> None:
    fates = sweep(tmp_path)
    *killed, survivor = fates.values()
    assert survivor == 0
    assert len(killed) > 25
    assert set(killed) == {-signal.SIGKILL}
    undisturbed = files(tmp_path / [*fates][-1])
    assert sorted(undisturbed) == [
        "fetched/enwiki/1-15.page", "fetched/enwiki/2-25.page", "fetched/enwiki/3-30.page",
        "fetched/enwiki/MANIFEST",
    ]  # fmt: skip
    seen = set()
    for name in fates:
        raw = tmp_path / name
        assert [one for one in verify(raw).damaged if not _is_first_manifest(raw, one.file)] == []
        seen.add(tuple(page.revision_id for page in Archive(raw).current("enwiki").values()))
        write(raw)
        assert files(raw) == undisturbed
    assert {(10, 20, 30), (15, 25, 30)} <= seen, "kills on both sides of the step"


def test_a_hasty_writer_is_caught(tmp_path: Path) -> None:
    """The sweep has teeth: a manifest that is written first names what is not there."""
    damaged = [name for name in sweep(tmp_path, "hasty") if verify(tmp_path / name).damaged]
    assert len(damaged) >= len(OLD)


def _is_first_manifest(raw: Path, file: str) -> bool:
    """Before the first fetch has ended there is no manifest."""
    return file == "fetched/enwiki/MANIFEST" and not (raw / file).exists()


def test_what_was_stored_is_not_written_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = Archive(tmp_path)
    archive.put_all(OLD)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.page")}
    Archive(tmp_path).put_all([*OLD, *NEW])
    after = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.page")}
    assert {path: after[path] for path in before} == before
    assert len(after) == len(OLD) + len(NEW)


def test_every_file_is_on_the_disk_before_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Write, fsync, rename, fsync of the folder: in this order for every file."""
    calls: list[tuple[str, str]] = []
    fsync, replace = os.fsync, os.replace

    def seen_fsync(descriptor: int) -> None:
        calls.append(("fsync", str(Path(f"/proc/self/fd/{descriptor}").readlink())))
        fsync(descriptor)

    def seen_replace(source: Path, target: Path) -> None:
        calls.append(("rename", f"{source} {target}"))
        replace(source, target)

    monkeypatch.setattr(os, "fsync", seen_fsync)
    monkeypatch.setattr(os, "replace", seen_replace)
    write(tmp_path)
    folder = str(tmp_path / "fetched/enwiki")
    renames = [(at, names.split(" ")) for at, (call, names) in enumerate(calls) if call == "rename"]
    assert len(renames) == 3 + 2 + 3 + 1
    for at, (source, _) in renames:
        assert ("fsync", source) in calls[:at]
        assert ("fsync", folder) in calls[at:]
