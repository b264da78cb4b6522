"""The files below a raw folder, without ever leaving it."""

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from pipeline.config import Limits
from pipeline.problems import RefusedError
from pipeline.read.source import RefusedFile
from pipeline.read.text import check_size

MANIFEST = "manifest.toml"
FETCHED = "fetched"
_ABOUT_THE_FOLDER = re.compile(r"\..*|(README|LICENSE|ATTRIBUTION)([.-].*)?")


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file that may hold an article. ``name`` is its path below the raw folder, with ``/``."""

    name: str
    path: Path


def check_is_folder(raw: Path) -> None:
    """Refuse a raw folder that is none.

    Raises:
        RefusedError: there is no such folder, or it cannot be looked at.
    """
    try:
        mode = raw.stat().st_mode
    except FileNotFoundError:
        raise RefusedError(f"{raw}: no such folder") from None
    except OSError as error:
        raise RefusedError(f"{raw}: {unreadable(error)}") from error
    if not stat.S_ISDIR(mode):
        raise RefusedError(f"{raw}: not a folder")


def find_files(raw: Path) -> Iterator[FoundFile | RefusedFile]:
    """Every file below ``raw`` that should hold an article, in no particular order.

    What describes the folder (hidden files, the manifest, README, LICENSE, ATTRIBUTION) and the
    archive of fetched pages are left out. Folders that cannot be listed, and links to folders, are
    refused.
    """
    open_folders = [raw]
    while open_folders:  # not recursive: how deep the folders go is not ours to choose
        folder = open_folders.pop()
        try:
            entries = list(os.scandir(folder))
        except OSError as error:
            yield RefusedFile(_name(raw, folder), unreadable(error))
            continue
        for entry in entries:
            try:
                found = _look_at(raw, entry)
            except OSError as error:
                found = RefusedFile(_name(raw, Path(entry.path)), unreadable(error))
            if isinstance(found, Path):
                open_folders.append(found)
            elif found is not None:
                yield found


def read_bytes(raw: Path, path: Path, limits: Limits) -> bytes:
    """The content of one file.

    Raises:
        RefusedError: it is a link out of ``raw``, not a plain file, or larger than the limit.
        OSError: it cannot be read.
    """
    with open_inside(raw, path, limits.file_bytes) as file:
        return file.read(limits.file_bytes + 1)  # it may have grown since


def open_inside(raw: Path, path: Path, most_bytes: int | None = None) -> BinaryIO:
    """Open one file of the folder to be read piece by piece; otherwise like ``read_bytes``."""
    real = Path(os.path.realpath(path, strict=True))
    if not real.is_relative_to(os.path.realpath(raw)):
        raise RefusedError("a link that leaves the raw folder")
    status = real.stat()
    if not stat.S_ISREG(status.st_mode):  # a pipe would make us wait for ever
        raise RefusedError("not a plain file")
    if most_bytes is not None:
        check_size(status.st_size, most_bytes)
    return real.open("rb")


def unreadable(error: OSError) -> str:
    """Why the system would not let us read, without the path."""
    return f"cannot be read: {error.strerror or type(error).__name__}"


def _look_at(raw: Path, entry: os.DirEntry[str]) -> FoundFile | RefusedFile | Path | None:
    path = Path(entry.path)
    if _ABOUT_THE_FOLDER.fullmatch(entry.name) or path in (raw / MANIFEST, raw / FETCHED):
        return None
    if entry.is_dir(follow_symlinks=False):
        return path
    if entry.is_symlink() and path.is_dir():
        return RefusedFile(_name(raw, path), _link_to_folder(raw, path))
    return FoundFile(_name(raw, path), path)


def _link_to_folder(raw: Path, path: Path) -> str:
    target, root = Path(os.path.realpath(path)), Path(os.path.realpath(raw))
    if not target.is_relative_to(root):
        return "a link that leaves the raw folder"
    if Path(os.path.realpath(path.parent)).is_relative_to(target):
        return "a link that makes the folders a loop"
    return "a link to a folder that is read in its own place"


def _name(raw: Path, path: Path) -> str:
    name = path.relative_to(raw).as_posix()
    return os.fsencode(name).decode("utf-8", "backslashreplace")
