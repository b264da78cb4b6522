"""A power cut: what is named is on the disk before its name is, as the calls of a publish tell."""

import re
from pathlib import Path

import pytest

from pipeline.publish.load import current_snapshot
from tests.publish import sweep

_EVENT = re.compile(r'^\d+ +(write|fsync)\(\d+<([^>]*)>|^\d+ +(rename)\("([^"]*)", "([^"]*)"')


@pytest.fixture
def published(tmp_path: Path) -> tuple[Path, list[tuple[str, ...]]]:
    """Where a publish went, and all it wrote, waited for and renamed, in order."""
    sweep.need_strace()
    sweep.prepare(tmp_path)
    log = sweep.traced("well", tmp_path)
    found = (_EVENT.match(line) for line in log.splitlines())
    events = [tuple(filter(None, match.groups())) for match in found if match]
    (trial,) = (tmp_path / "counted-well").iterdir()
    return trial / "curated", events


def test_each_file_is_on_the_disk_before_it_is_named(
    published: tuple[Path, list[tuple[str, ...]]],
) -> None:
    curated, events = published
    home = current_snapshot(curated)
    moved = next(n for n, e in enumerate(events) if e[0] == "rename" and e[2] == str(home))
    commit = next(
        n for n, e in enumerate(events) if e[0] == "rename" and e[2] == str(curated / "CURRENT")
    )
    stage = Path(events[moved][1])
    for path in home.iterdir():
        names = (str(stage / path.name), f"{stage / path.name}.unpublished")
        written = [n for n, e in enumerate(events) if e[0] == "write" and e[1] in names]
        synced = [n for n, e in enumerate(events) if e[0] == "fsync" and e[1] in names]
        assert written, path.name
        assert max(written) < max(synced) < moved, path.name
    shown = [n for n, e in enumerate(events) if e[0] == "rename" and Path(e[-1]).parent == home]
    assert len(shown) > 20
    for folder, after in ((home.parent, moved), (home, max(shown))):
        assert any(e == ("fsync", str(folder)) for e in events[after:commit]), folder
    pointer = events[commit][1]
    assert ("fsync", pointer) in events[:commit]
    assert ("fsync", str(curated)) in events[commit:]
    # CURRENT goes last; behind it the oldest snapshot leaves its place, and is removed elsewhere
    (cleared,) = [e for e in events[commit + 1 :] if e[0] == "rename"]
    oldest = Path(cleared[1])
    assert (oldest.parent, oldest.exists()) == (home.parent, False)
    assert curated / ".staging" in Path(cleared[2]).parents
    assert ("fsync", str(home.parent)) in events[events.index(cleared) :]
