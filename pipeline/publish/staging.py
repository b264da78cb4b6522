"""Where a snapshot is made before anyone can see it."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.durable import make_directory, sync_directory
from pipeline.publish.names import UNPUBLISHED

_NAME = ".staging"


@contextmanager
def staging(curated: Path) -> Iterator[Path]:
    """An empty directory inside ``curated``, gone afterwards.

    Inside it, because ``curated`` may be a file system of its own, and only within one a rename
    is one step. The globs of some readers enter it all the same: until they are published, the
    names of Parquet files in it end in ``UNPUBLISHED``.
    """
    root = curated / _NAME
    place = root / str(os.getpid())
    try:
        make_directory(place)
        yield place
    finally:
        _clear(root)


def _clear(root: Path) -> None:
    """What cannot be removed now is a leftover for the next run, not a reason to fail."""
    try:
        shutil.rmtree(root, ignore_errors=True)
    except BaseException:  # a signal, which comes once
        shutil.rmtree(root, ignore_errors=True)
        raise


def is_staging(curated: Path) -> bool:
    """Whether a run is changing what is published, or died while it did."""
    return (curated / _NAME).exists()


def remove_leftovers(curated: Path) -> None:
    """Remove what dead runs left in the staging directory. One publisher at a time."""
    root = curated / _NAME
    if root.is_symlink():
        root.unlink()
    elif root.exists():
        shutil.rmtree(root)


def sync_tree(top: Path) -> None:
    """Wait until every file below a directory, and every name in it, is on the disk."""
    for folder, _, files in os.walk(top, topdown=False):
        for file in sorted(files):
            _sync_file(Path(folder, file))
        sync_directory(Path(folder))


def show(snapshot: Path) -> None:
    """Give the Parquet files of a directory the names they are published under."""
    for path in sorted(snapshot.iterdir()):
        if path.name.endswith(UNPUBLISHED):
            path.rename(path.with_name(path.name.removesuffix(UNPUBLISHED)))
    sync_directory(snapshot)


def is_unfinished(snapshot: Path) -> bool:
    """Whether a run died between moving this directory in and showing its files."""
    return any(snapshot.glob(f"*{UNPUBLISHED}"))


def _sync_file(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
