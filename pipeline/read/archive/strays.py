"""What lies in the folder of the archive and is none of it. Hidden files are those of a run."""

import os
from collections.abc import Iterator
from pathlib import Path

from pipeline.read.archive.disk import is_folder, names_in, wiki_folders
from pipeline.read.archive.places import MANIFEST, key_of_name
from pipeline.read.files import FETCHED
from pipeline.read.source import RefusedFile

_NO_FOLDER = "no folder of its own"
_STRAY = "it does not belong here"


def strays(raw: Path) -> Iterator[RefusedFile]:
    """Files and links where a folder should be, and files that no fetch has put there."""
    home = raw / FETCHED
    if os.path.lexists(home) and not is_folder(home):
        yield RefusedFile(FETCHED, _NO_FOLDER)
    for name in _visible(home):
        if not is_folder(home / name):
            yield RefusedFile(shown_name(name), _NO_FOLDER)
    for folder in wiki_folders(raw):
        for name in _visible(folder):
            if name != MANIFEST and key_of_name(name) is None:
                yield RefusedFile(shown_name(folder.name, name), _STRAY)


def shown_name(*names: str) -> str:
    r"""A place in the archive as it is told, whatever bytes its name is made of.

    >>> shown_name("enwiki", "MANIFEST"), shown_name("\udce9")
    ('fetched/enwiki/MANIFEST', 'fetched/\\xe9')
    """
    return os.fsencode("/".join([FETCHED, *names])).decode("utf-8", "backslashreplace")


def _visible(folder: Path) -> list[str]:
    return [name for name in names_in(folder) if not name.startswith(".")]
