"""Publishers that meet a fault, each at another of its calls that change the disk.

Run under strace, which strikes a certain call of each name in each process, the ``WHEN``-th: a
publisher that is to be struck at its third ``fsync`` makes ``WHEN - 3`` that come to nothing first.
So one process tries them all, and imports what it needs once.

``python -m tests.publish.killed FOLDER MODE NAME:NUMBER…`` publishes the sample with score 2 to
FOLDER/NAME-NUMBER/curated for each publisher, and prints how each of them ended.
"""

import contextlib
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from pipeline.config import Keeping
from pipeline.problems import RefusedError
from pipeline.publish import snapshot
from pipeline.publish.exchange import exchange
from pipeline.publish.files import measure
from pipeline.publish.load import current_snapshot
from pipeline.publish.manifest import (
    MANIFEST_NAME,
    Origin,
    _sealed,
    build_manifest,
    render_manifest,
)
from pipeline.publish.parquet import encode
from pipeline.publish.snapshot import Terms
from tests.publish.sample import sample_rows

REFUSED, OTHERWISE = 5, 70
KEEPING = Keeping(snapshots=2, hours=0)
"""Of the snapshots that are there when a publisher comes, it clears the older one away."""
_PATH, _NOTHING = Path("/nowhere/at/all"), os.open(os.devnull, os.O_WRONLY)

CALLS: dict[str, Callable[[], object]] = {
    "write": lambda: os.write(_NOTHING, b""),
    "pwrite64": lambda: os.pwrite(_NOTHING, b"", 0),
    "fsync": lambda: os.fsync(_NOTHING),
    "rename": lambda: _PATH.rename(_PATH),
    "renameat2": lambda: exchange(_PATH, _PATH),
    "mkdir": lambda: _PATH.mkdir(),
    "symlink": lambda: _PATH.symlink_to(_PATH),
    "unlink": lambda: _PATH.unlink(),
    "rmdir": lambda: _PATH.rmdir(),
    "unlinkat": lambda: os.unlink(_PATH, dir_fd=_NOTHING),
    "openat": lambda: os.open(_PATH, os.O_RDONLY),
}
"""Every call a publisher changes the disk by, and one of each that changes nothing."""

WHEN = dict.fromkeys(CALLS, 150) | {"openat": 8000}  # more than the imports make


def publish_in_place(curated: Path) -> None:
    """The publisher that the tests must catch: it writes over the snapshot that is current."""
    place = current_snapshot(curated)
    tables = snapshot._tables(sample_rows(score=2))
    files = measure(tables)
    for name, (row, table) in zip(files, tables.items(), strict=True):
        (place / f"{name}.parquet").write_bytes(encode(row, table))
    manifest = build_manifest(files, place, (), Origin()) | {"snapshot_id": place.name}
    del manifest["manifest_sha256"]
    (place / MANIFEST_NAME).write_bytes(render_manifest(_sealed(manifest)))


def publish_well(curated: Path) -> None:
    snapshot.publish(sample_rows(score=2), curated, Terms(artefacts=two_artefacts, keeping=KEEPING))


def two_artefacts(place: Path, new_id: str, previous: Path | None) -> Iterable[str]:
    """A page and one more Parquet file, as the package writes them."""
    (place / "README.md").write_text(f"{new_id} after {previous and previous.name}\n")
    goals = (place / "goal.parquet.unpublished").read_bytes()
    (place / "changes.parquet.unpublished").write_bytes(goals)
    return "README.md", "changes.parquet.unpublished"


PUBLISHERS = {"well": publish_well, "in_place": publish_in_place}


def main(folder: Path, mode: str, points: Iterable[str]) -> None:
    rows = sample_rows(score=2)
    files = snapshot.encode_tables(rows)
    setattr(snapshot, "measure", lambda _: files)  # noqa: B010 - once: it touches no disk
    fates = []
    for point in points:
        name, number = point.split(":")
        curated = folder / f"{name}-{number}" / "curated"
        fates.append(f"{point} {_struck(curated, name, int(number), mode)}")
    print("\n".join(fates))


def _struck(curated: Path, name: str, number: int, mode: str) -> int:
    """How the publisher ended: its exit code, or the signal below zero."""
    child = os.fork()
    if child == 0:
        for _ in range(WHEN[name] - number):
            with contextlib.suppress(OSError):
                CALLS[name]()
        os._exit(_ended(PUBLISHERS[mode], curated))
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def _ended(publisher: Callable[[Path], None], curated: Path) -> int:
    try:
        publisher(curated)
    except RefusedError:
        return REFUSED
    except BaseException:  # whatever it is, the exit code tells
        return OTHERWISE
    return 0


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3:])
