"""Publishes that die: the n-th trial is killed at its n-th call that changes the disk.

``python -m tests.publish.killed FROM TO [hasty]`` copies the directory FROM to TO/001, TO/002 and
so on, publishes the sample with score 2 in each, and prints what became of every publisher.
"""

import shutil
import sys
from itertools import count
from pathlib import Path
from typing import Any

from pipeline.publish import snapshot
from tests.killing import fate_under_fire
from tests.publish.sample import sample_rows


def main(source: Path, target: Path, *, is_hasty: bool) -> None:
    """One trial per call, until a publisher comes through."""
    files = snapshot.encode_tables(sample_rows(score=2))
    snapshot.encode_tables = lambda rows: files  # once for all trials: it touches no disk
    for number in count(1):
        place = target / f"{number:03}"
        shutil.copytree(source, place, symlinks=True)
        fate = _publish_under_fire(place / "curated", number, is_hasty)
        print(place.name, fate)
        if fate == 0:
            return


def _publish_under_fire(curated: Path, number: int, is_hasty: bool) -> int:
    def work() -> None:
        if is_hasty:
            _point_first()
        snapshot.publish(sample_rows(score=2), curated)

    return fate_under_fire(work, number)


def _point_first() -> None:
    """The publisher that the test must catch: it points before the snapshot is there."""
    bring_in = snapshot._bring_in

    def hasty(curated: Path, manifest: Any, files: Any) -> bool:
        (curated / "CURRENT").write_text(f"{manifest['snapshot_id']}\n")
        return bring_in(curated, manifest, files)

    snapshot._bring_in = hasty


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), is_hasty="hasty" in sys.argv[3:])
