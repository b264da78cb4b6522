"""Every file of the archive, held against what was written."""

import os
from pathlib import Path
from typing import NamedTuple

from pipeline.config import Limits
from pipeline.problems import RefusedError
from pipeline.read.archive.disk import is_folder, names_in
from pipeline.read.archive.manifest import Manifest
from pipeline.read.archive.places import MANIFEST, PageKey, key_of_name, page_name
from pipeline.read.archive.revision import FetchedRevision
from pipeline.read.archive.stored import read_manifest, read_revision
from pipeline.read.files import FETCHED
from pipeline.read.source import RefusedFile

_NO_FOLDER = "no folder of its own"


class Verified(NamedTuple):
    """How many revisions are whole, how many of them no manifest names yet (a fetch that was
    interrupted leaves such, and the next takes them up), and what is damaged, in order.
    """

    whole: int
    unrecorded: int
    damaged: tuple[RefusedFile, ...]


def verify(raw: Path, limits: Limits | None = None) -> Verified:
    """Hold every file of the archive against what was written."""
    limits, home = limits or Limits(), raw / FETCHED
    whole, unrecorded, damaged = 0, 0, []
    if os.path.lexists(home) and not is_folder(home):
        damaged.append(RefusedFile(FETCHED, _NO_FOLDER))
    for name in names_in(home):
        if name.startswith("."):
            continue
        if not is_folder(home / name):
            damaged.append(RefusedFile(f"{FETCHED}/{name}", _NO_FOLDER))
            continue
        found = _verify_wiki(home / name, limits)
        whole, unrecorded = whole + found.whole, unrecorded + found.unrecorded
        damaged += found.damaged
    return Verified(whole, unrecorded, tuple(damaged))


def _verify_wiki(folder: Path, limits: Limits) -> Verified:
    names = [name for name in names_in(folder) if not name.startswith(".")]
    keys = [key for name in names if (key := key_of_name(name))]
    manifest, damaged = _manifest(folder, limits) if names else (None, [])
    whole: set[PageKey] = set()
    for key in keys:
        try:
            revision = read_revision(folder, key, limits)
            _check_is_recorded_alike(revision, manifest)
            whole.add(key)
        except RefusedError as error:
            damaged.append(_named(folder, page_name(key), str(error)))
    stray = {*names} - {MANIFEST, *map(page_name, keys)}
    damaged += [_named(folder, name, "it does not belong here") for name in stray]
    listed = manifest.keys if manifest else whole
    lost = listed.difference(keys)
    damaged += [_named(folder, page_name(key), "missing: the manifest names it") for key in lost]
    return Verified(len(whole), len(whole - listed), tuple(sorted(damaged, key=_by_file)))


def _manifest(folder: Path, limits: Limits) -> tuple[Manifest | None, list[RefusedFile]]:
    try:
        return read_manifest(folder, limits), []
    except RefusedError as error:
        return None, [_named(folder, MANIFEST, f"{error} (scoreline raw rebuild makes it again)")]


def _check_is_recorded_alike(revision: FetchedRevision, manifest: Manifest | None) -> None:
    """A file can be whole and yet not be the one that was recorded."""
    page = manifest.pages.get(revision.page_id) if manifest else None
    if (
        page
        and page.current.revision_id == revision.revision_id
        and page.current.sha1 != revision.sha1
    ):
        raise RefusedError("damaged: its text is not the one the manifest names")


def _named(folder: Path, name: str, reason: str) -> RefusedFile:
    shown = os.fsencode(name).decode("utf-8", "backslashreplace")
    return RefusedFile(f"{FETCHED}/{folder.name}/{shown}", reason)


def _by_file(file: RefusedFile) -> str:
    return file.file
