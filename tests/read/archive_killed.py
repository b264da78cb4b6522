"""Writers of the archive that die: the n-th trial is killed at its n-th call that changes the disk.

``python -m tests.read.archive_killed TO [hasty]`` does the same work in TO/001, TO/002 and so on,
and prints what became of every writer.
"""

import sys
from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path

from pipeline.config import Limits
from pipeline.read.archive import Archive, Changes
from pipeline.read.archive.disk import write_files
from pipeline.read.archive.manifest import Manifest, render_manifest
from pipeline.read.archive.places import MANIFEST
from pipeline.read.archive.prune import prune
from pipeline.read.files import FETCHED
from tests.killing import fate_under_fire
from tests.read.fetched import as_current, fetched

OLD = [fetched(page, page * 10, f"old {page}") for page in (1, 2, 3)]
NEW = [fetched(page, page * 10 + 5, f"new {page}") for page in (1, 2)]


def write(raw: Path) -> None:
    """Two nights of fetching, and a pruning."""
    for revisions, changes in ((OLD, Changes()), (NEW, Changes(redirects={"A": "Copa 1"}))):
        archive = Archive(raw)
        missing = [
            one for one in revisions if not archive.has(one.wiki, one.page_id, one.revision_id)
        ]
        archive.put_all(missing)
        archive.record("enwiki", as_current(*revisions))
        archive.record("enwiki", changes)
    prune(raw, 2, Limits())
    prune(raw, 1, Limits())


def write_hastily(raw: Path) -> None:
    """The writer that the test must catch: it names pages before they are there."""
    archive = Archive(raw)
    manifest = Manifest(wiki="enwiki").merged(as_current(*OLD), ())
    write_files(raw / FETCHED / "enwiki", {MANIFEST: render_manifest(manifest)})
    archive.put_all(OLD)


def main(target: Path, work: Callable[[Path], None]) -> None:
    """One trial per call, until a writer comes through."""
    for number in count(1):
        raw = target / f"{number:03}"
        fate = fate_under_fire(partial(work, raw), number)
        print(raw.name, fate)
        if fate == 0:
            return


if __name__ == "__main__":
    main(Path(sys.argv[1]), write_hastily if "hasty" in sys.argv[2:] else write)
