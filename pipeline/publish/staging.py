"""Where a snapshot is made before anyone can see it."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


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


def _root(curated: Path) -> Path:
    return curated.parent / f".scoreline-staging-{curated.name}"
