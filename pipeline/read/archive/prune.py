"""Remove old revisions from the archive."""

from collections.abc import Iterable
from itertools import groupby, islice
from pathlib import Path
from typing import NamedTuple

from pipeline.config import Limits
from pipeline.problems import RefusedError
from pipeline.read.archive.disk import keys_in, remove_files, wiki_folders, write_files
from pipeline.read.archive.manifest import Manifest, render_manifest
from pipeline.read.archive.places import MANIFEST, PageKey, page_name
from pipeline.read.archive.stored import read_manifest
from pipeline.read.archive.strays import shown_name


class Pruned(NamedTuple):
    """How many revisions were removed, and how many are left."""

    removed: int
    left: int


def prune(raw: Path, keep: int, limits: Limits) -> Pruned:
    """Of each page keep the ``keep`` newest revisions, and the current one always.

    Raises:
        RefusedError: a manifest is lost or damaged, so that nobody knows the current revisions.
        OSError: the disk does not let us.
    """
    manifests = {folder: _manifest(folder, limits) for folder in wiki_folders(raw)}
    pruned = [_prune(folder, manifest, keep) for folder, manifest in manifests.items() if manifest]
    return Pruned(sum(one.removed for one in pruned), sum(one.left for one in pruned))


def _manifest(folder: Path, limits: Limits) -> Manifest | None:
    if not keys_in(folder):
        return None
    try:
        return read_manifest(folder, limits)
    except RefusedError as error:
        place = shown_name(folder.name, MANIFEST)
        raise RefusedError(f"{place}: {error} (scoreline raw rebuild makes it again)") from error


def _prune(folder: Path, manifest: Manifest, keep: int) -> Pruned:
    stored = keys_in(folder)
    removed = stored - _kept(manifest, stored, keep)
    if removed:
        # first the manifest: a kill in between leaves files too many, not too few
        write_files(folder, {MANIFEST: render_manifest(manifest.without(removed))})
        remove_files(folder, map(page_name, sorted(removed)))
    return Pruned(len(removed), len(stored) - len(removed))


def _kept(manifest: Manifest, stored: Iterable[PageKey], keep: int) -> set[PageKey]:
    kept = {PageKey(number, page.current.revision_id) for number, page in manifest.pages.items()}
    newest_first = sorted(stored, reverse=True)
    for _, keys in groupby(newest_first, key=lambda key: key.page_id):
        kept.update(islice(keys, keep))
    return kept
