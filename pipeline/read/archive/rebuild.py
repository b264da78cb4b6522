"""Manifests that are lost or damaged, made again from the revisions they named."""

from pathlib import Path

from pipeline.config import Limits
from pipeline.problems import RefusedError
from pipeline.read.archive.disk import remove_unfinished, wiki_folders, write_files
from pipeline.read.archive.manifest import render_manifest
from pipeline.read.archive.places import MANIFEST
from pipeline.read.archive.stored import read_manifest, rebuild_manifest


def rebuild(raw: Path, limits: Limits) -> list[str]:
    """Make manifests again where they are lost or damaged; the wikis it was done for. Of each page
    the newest revision is current; redirects, missing titles and Wikidata items of links are to be
    fetched again.

    Raises:
        OSError: the disk does not let us.
    """
    return [wiki for folder in wiki_folders(raw) if (wiki := _rebuild(folder, limits))]


def _rebuild(folder: Path, limits: Limits) -> str | None:
    try:
        read_manifest(folder, limits)
    except RefusedError:
        manifest = rebuild_manifest(folder, limits)
    else:
        return None
    if manifest is None:
        return None
    remove_unfinished(folder)
    write_files(folder, {MANIFEST: render_manifest(manifest)})
    return manifest.wiki
