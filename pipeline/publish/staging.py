"""Where a snapshot is made before anyone can see it, and writing that survives a power cut."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa


@contextmanager
def staging(curated: Path) -> Iterator[Path]:
    """An empty directory beside ``curated``, gone afterwards.

    Beside it, because readers' globs find whatever is in it; on its file system, because only
    there a rename is one step.
    """
    root = _root(curated)
    place = root / str(os.getpid())
    place.mkdir(parents=True)
    try:
        yield place
    finally:
        # what cannot be removed now is a leftover for the next run, not a reason to fail
        shutil.rmtree(root, ignore_errors=True)


def remove_leftovers(curated: Path) -> None:
    """Remove what dead runs left in the staging directory. One publisher at a time."""
    root = _root(curated)
    if root.is_symlink():
        root.unlink()
    elif root.exists():
        shutil.rmtree(root)


def write_file(path: Path, content: bytes | pa.Buffer) -> None:
    """Write a new file and wait until it is on the disk."""
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def make_directory(path: Path) -> None:
    """Make a directory and those above it, each on the disk before the next."""
    if path.is_dir():
        return
    make_directory(path.parent)
    path.mkdir()
    sync_directory(path.parent)


def sync_directory(path: Path) -> None:
    """Wait until the names in a directory are on the disk."""
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _root(curated: Path) -> Path:
    return curated.parent / f".scoreline-staging-{curated.name}"
