"""Manifests that are lost or damaged, made again from the revisions they named."""

from pathlib import Path
from typing import NamedTuple

from pipeline.config import Limits
from pipeline.problems import RefusedError
from pipeline.read.archive.disk import remove_unfinished, wiki_folders, write_files
from pipeline.read.archive.manifest import render_manifest
from pipeline.read.archive.places import MANIFEST
from pipeline.read.archive.stored import is_in_use, read_manifest, rebuild_manifest
from pipeline.read.archive.strays import shown_name
from pipeline.read.source import RefusedFile

_NOTHING_LEFT = "no whole revision is left to make it from; fetch"


class Rebuilt(NamedTuple):
    """The wikis whose manifest was made again, and the manifests that cannot be."""

    wikis: tuple[str, ...]
    damaged: tuple[RefusedFile, ...]


def rebuild(raw: Path, limits: Limits) -> Rebuilt:
    """Make manifests again where they are lost or damaged. Of each page the newest revision is
    current; redirects, missing titles and Wikidata items of links are to be fetched again.

    Raises:
        OSError: the disk does not let us.
    """
    found = [_rebuild(folder, limits) for folder in wiki_folders(raw)]
    return Rebuilt(
        tuple(one for one in found if isinstance(one, str)),
        tuple(one for one in found if isinstance(one, RefusedFile)),
    )


def _rebuild(folder: Path, limits: Limits) -> str | RefusedFile | None:
    if not is_in_use(folder):
        return None
    try:
        read_manifest(folder, limits)
    except RefusedError:
        manifest = rebuild_manifest(folder, limits)
    else:
        return None
    if manifest is None:
        return RefusedFile(shown_name(folder.name, MANIFEST), _NOTHING_LEFT)
    remove_unfinished(folder)
    write_files(folder, {MANIFEST: render_manifest(manifest)})
    return manifest.wiki
