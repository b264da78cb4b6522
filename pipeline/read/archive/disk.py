"""The folders and files of the archive on the disk. No link is ever followed."""

import os
import stat
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pipeline.config import Limits
from pipeline.durable import make_directory, sync_directory, write_file
from pipeline.problems import RefusedError
from pipeline.read.archive.places import UNFINISHED, PageKey, key_of_name
from pipeline.read.files import FETCHED, unreadable
from pipeline.read.text import check_size

_AT_ONCE = 8  # files flushed together cost the disk little more than one


def is_folder(path: Path) -> bool:
    """Whether it is a folder itself, not a link to one."""
    try:
        return stat.S_ISDIR(path.lstat().st_mode)
    except OSError:
        return False


def wiki_folders(raw: Path) -> list[Path]:
    """The folder of every wiki there is, in order of their names."""
    names = (name for name in names_in(raw / FETCHED) if not name.startswith("."))
    return [folder for name in names if is_folder(folder := raw / FETCHED / name)]


def names_in(folder: Path) -> list[str]:
    """What lies in a folder, in order; nothing where there is none.

    Raises:
        RefusedError: the system does not let us look.
    """
    try:
        return sorted(path.name for path in folder.iterdir()) if is_folder(folder) else []
    except OSError as error:
        raise RefusedError(f"{folder}: {unreadable(error)}") from error


def keys_in(folder: Path) -> set[PageKey]:
    """The revisions that files of a folder are named after."""
    return {key for name in names_in(folder) if (key := key_of_name(name))}


def read_plain(path: Path, limits: Limits) -> bytes:
    """The content of a plain file.

    Raises:
        RefusedError: it is a link, no plain file, or too large.
        OSError: it cannot be read.
    """
    # a pipe would make us wait for ever
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise RefusedError("not a plain file")
        check_size(status.st_size, limits.export_bytes)
        with open(descriptor, "rb", closefd=False) as file:
            return file.read()
    finally:
        os.close(descriptor)


def holds(path: Path, content: bytes, limits: Limits) -> bool:
    """Whether a plain file holds these bytes already."""
    try:
        return read_plain(path, limits) == content
    except (RefusedError, OSError):
        return False


def write_files(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Bring files into a folder, each at once and for good; they replace what was there.

    Raises:
        RefusedError: the folder or one above it is a link or a file.
        OSError: the disk is full, or does not let us.
    """
    _make_folder(folder)
    pairs = [(folder / f"{UNFINISHED}{os.getpid()}-{name}", folder / name) for name in contents]
    for unfinished, _ in pairs:  # a dead run may have had our number
        unfinished.unlink(missing_ok=True)
    try:
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            list(pool.map(write_file, [unfinished for unfinished, _ in pairs], contents.values()))
        for unfinished, place in pairs:
            unfinished.replace(place)
    finally:
        for unfinished, _ in pairs:
            unfinished.unlink(missing_ok=True)
    sync_directory(folder)


def remove_files(folder: Path, names: Iterable[str]) -> None:
    """Remove files of a folder for good."""
    for name in names:
        (folder / name).unlink(missing_ok=True)
    sync_directory(folder)


def remove_unfinished(folder: Path) -> None:
    """Remove what dead runs did not finish. One writer at a time."""
    left = [name for name in names_in(folder) if name.startswith(UNFINISHED)]
    if left:
        remove_files(folder, left)


def _make_folder(folder: Path) -> None:
    make_directory(folder.parent.parent)
    for path in (folder.parent, folder):
        make_directory(path)
        if not is_folder(path):
            raise RefusedError(f"{path}: not a folder of its own")
