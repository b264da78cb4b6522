"""Which snapshots were the current one, in order, and which of them may go."""

import re
import shutil
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from pipeline.config import Keeping
from pipeline.durable import make_directory, sync_directory
from pipeline.publish.load import current_id, linked_id
from pipeline.publish.manifest import verify_snapshot
from pipeline.publish.staging import is_unfinished, staging

_NAME = ".history"
_ENTRY = re.compile(r"([0-9]{8})-([0-9a-f]{16})")
_HOUR = 3600.0


@dataclass(frozen=True, slots=True)
class Entry:
    """A snapshot became the current one: as the ``number``-th, from 1, at ``since`` (seconds)."""

    number: int
    snapshot_id: str
    since: float


def history(curated: Path) -> list[Entry]:
    """Every time a snapshot became the current one, the oldest first, as far back as it is kept.

    An entry is an empty file, ``.history/00000012-0123456789abcdef``. The number tells the order,
    whatever the clock did; its time is that of the file, so that no clock gets into what a file
    holds.
    """
    folder = curated / _NAME
    if not folder.is_dir():
        return []
    found = [(_ENTRY.fullmatch(path.name), path) for path in sorted(folder.iterdir())]
    return [Entry(int(m[1]), m[2], path.stat().st_mtime) for m, path in found if m]


def note_current(curated: Path) -> None:
    """Add the current snapshot to the history, unless it is the last one there already. A run
    that died just after it had published is made up for by the next one.
    """
    entries, current = history(curated), current_id(curated)
    if current is None or (entries and entries[-1].snapshot_id == current):
        return
    make_directory(curated / _NAME)
    number = entries[-1].number + 1 if entries else 1
    (curated / _NAME / f"{number:08}-{current}").touch(exist_ok=False)
    sync_directory(curated / _NAME)


def remove_old(curated: Path, keeping: Keeping) -> None:
    """Remove the snapshots nobody can be reading any more, and their entries. Each leaves its place
    in one step: what stands there is whole, whenever this ends.
    """
    entries = history(curated)
    limit = time.time() - keeping.hours * _HOUR
    kept = _kept(entries, keeping.snapshots, limit) | {current_id(curated), linked_id(curated)}
    known = {entry.snapshot_id for entry in entries}
    for home in sorted((curated / "snapshots").iterdir()):
        if home.name in kept or home.is_symlink() or not home.is_dir():
            continue
        if home.name in known or is_unfinished(home) or home.stat().st_mtime <= limit:
            _remove(home, curated)
    for entry in entries[:-1]:
        if not (curated / "snapshots" / entry.snapshot_id).exists():
            (curated / _NAME / f"{entry.number:08}-{entry.snapshot_id}").unlink()


def _remove(home: Path, curated: Path) -> None:
    with staging(curated) as stage:
        removed = home.rename(stage / home.name)
        sync_directory(home.parent)
        shutil.rmtree(removed)


def last_whole(curated: Path) -> Path | None:
    """The current snapshot, or the last one before it that is not damaged; None without any."""
    names = [current_id(curated), *(entry.snapshot_id for entry in reversed(history(curated)))]
    homes = (curated / "snapshots" / name for name in dict.fromkeys(names) if name)
    return next((home for home in homes if not verify_snapshot(home)), None)


def _kept(entries: Sequence[Entry], count: int, limit: float) -> set[str | None]:
    """The last few, and all that were the current one since ``limit``.

    >>> a, b, c = Entry(1, "a", 10.0), Entry(2, "b", 20.0), Entry(3, "c", 30.0)
    >>> sorted(_kept([a, b, c], 1, 30.0)), sorted(_kept([a, b, c], 1, 19.0))
    (['c'], ['a', 'b', 'c'])
    >>> sorted(_kept([a, b, c], 2, 99.0)), sorted(_kept([a, b, c, a], 2, 99.0))
    (['b', 'c'], ['a', 'c'])
    """
    newest = list(dict.fromkeys(entry.snapshot_id for entry in reversed(entries)))[:count]
    replaced = pairwise(entries)
    return {*newest, *(entry.snapshot_id for entry, later in replaced if later.since > limit)}
