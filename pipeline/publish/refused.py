"""Where a snapshot that the gate refused is kept, for someone to look into."""

import shutil
from pathlib import Path

from pipeline.durable import make_directory, sync_directory

_NAME = ".refused"


def keep_refused(place: Path, curated: Path) -> Path:
    """Keep a finished directory in ``curated/.refused``, in place of all others there. Its Parquet
    files keep their unpublished names. Returns where it is.
    """
    forget_refused(curated)
    make_directory(curated / _NAME)
    kept = place.rename(curated / _NAME / place.name)
    sync_directory(kept.parent)
    return kept


def forget_refused(curated: Path) -> None:
    """Remove what is kept there: something newer was published, or refused."""
    root = curated / _NAME
    if root.is_symlink():
        root.unlink()
    elif root.exists():
        shutil.rmtree(root)
