"""Writing that survives a power cut."""

import os
from pathlib import Path


def write_file(path: Path, content: bytes) -> None:
    """Write a new file and wait until it is on the disk. An Arrow buffer will do for bytes."""
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def replace_file(path: Path, content: bytes) -> None:
    """Write a file beside the one that may be there and put it in its place: nobody reads half of
    it. What of it a dead run left, the next one replaces. That the new one stands there is sure
    once the directory is synced.
    """
    new = path.with_name(f".{path.name}.new")
    new.unlink(missing_ok=True)
    write_file(new, content)
    new.replace(path)


def make_directory(path: Path) -> None:
    """Make a directory and those above it, each on the disk before the next."""
    if path.is_dir():
        return
    make_directory(path.parent)
    path.mkdir(exist_ok=True)  # another may just have made it
    sync_directory(path.parent)


def sync_directory(path: Path) -> None:
    """Wait until the names in a directory are on the disk."""
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
