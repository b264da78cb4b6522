"""Every file of the archive, held against what was written."""

from pathlib import Path
from typing import NamedTuple

from pipeline.config import Limits
from pipeline.problems import RefusedError
from pipeline.read.archive.disk import keys_in, wiki_folders
from pipeline.read.archive.manifest import Manifest
from pipeline.read.archive.places import MANIFEST, PageKey, page_name
from pipeline.read.archive.revision import FetchedRevision
from pipeline.read.archive.stored import is_in_use, read_manifest, read_revision
from pipeline.read.archive.strays import shown_name, strays
from pipeline.read.source import RefusedFile

_MISSING = "missing: the manifest names it"


class Verified(NamedTuple):
    """How many revisions are whole, how many of them no manifest names yet (a fetch that was
    interrupted leaves such, and the next takes them up), and what is damaged, in order.
    """

    whole: int
    unrecorded: int
    damaged: tuple[RefusedFile, ...]


def verify(raw: Path, limits: Limits | None = None) -> Verified:
    """Hold every file of the archive against what was written."""
    limits = limits or Limits()
    found = [_verify_wiki(folder, limits) for folder in wiki_folders(raw)]
    damaged = [*strays(raw), *(file for one in found for file in one.damaged)]
    return Verified(
        sum(one.whole for one in found),
        sum(one.unrecorded for one in found),
        tuple(sorted(damaged, key=_by_file)),
    )


def _verify_wiki(folder: Path, limits: Limits) -> Verified:
    keys = keys_in(folder)
    manifest, damaged = _manifest(folder, limits) if is_in_use(folder) else (None, [])
    whole: set[PageKey] = set()
    for key in keys:
        try:
            revision = read_revision(folder, key, limits)
            _check_is_recorded_alike(revision, manifest)
            whole.add(key)
        except RefusedError as error:
            damaged.append(_named(folder, page_name(key), str(error)))
    listed = manifest.keys if manifest else whole
    damaged += [_named(folder, page_name(key), _MISSING) for key in listed - keys]
    return Verified(len(whole), len(whole - listed), tuple(damaged))


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
    return RefusedFile(shown_name(folder.name, name), reason)


def _by_file(file: RefusedFile) -> str:
    return file.file
