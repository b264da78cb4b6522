"""The archive as pages to be read: the current revision of each, and the redirects."""

from collections.abc import Iterator
from pathlib import Path

from pipeline.config import Limits
from pipeline.problems import RefusedError
from pipeline.read.archive.disk import wiki_folders
from pipeline.read.archive.manifest import Manifest
from pipeline.read.archive.places import MANIFEST, PageKey, page_name
from pipeline.read.archive.revision import Current
from pipeline.read.archive.stored import (
    is_in_use,
    read_manifest,
    read_revision,
    rebuild_manifest,
)
from pipeline.read.archive.strays import shown_name, strays
from pipeline.read.namespaces import KEPT, NAMES, canonical, namespace_of
from pipeline.read.page import Page, as_source
from pipeline.read.source import RefusedFile, SkippedPages, SourcePage, SourceRedirect
from pipeline.read.text import check_lines, check_size
from pipeline.read.title import clean_title
from pipeline.tables import TextFormat

_LICENSE = "CC BY-SA 4.0"
_ENGLISH = "enwiki"


def read_archive(raw: Path, limits: Limits) -> Iterator[SourcePage | RefusedFile | SkippedPages]:
    """Every page of the archive that is on its wiki, and what is damaged or does not belong. A page
    that turns out to hold nothing of ours is counted for its wiki: a category names many.
    """
    yield from strays(raw)
    for folder in wiki_folders(raw):
        try:
            manifest: Manifest | None = read_manifest(folder, limits)
        except RefusedError as error:
            manifest = rebuild_manifest(folder, limits)
            if is_in_use(folder):
                reason = f"{error}; the newest revision of each page is read instead"
                yield RefusedFile(shown_name(folder.name, MANIFEST), reason)
        if manifest:
            yield from _pages(folder, manifest, limits)
            yield from _redirects(folder, manifest)
            yield SkippedPages(shown_name(folder.name))


def linked_items(raw: Path, limits: Limits) -> dict[str, str]:
    """The Wikidata items that are known, by title: of the pages, and of those they link to. Where
    two wikis have the title, English Wikipedia's counts.
    """
    items: dict[str, str] = {}
    for folder in sorted(wiki_folders(raw), key=lambda folder: folder.name == _ENGLISH):
        try:
            manifest = read_manifest(folder, limits)
        except RefusedError:
            continue  # it is told where the pages are read
        found = {page.title: page.wikidata_id for page in manifest.current.values()}
        for title, item in (manifest.wikidata | found).items():
            if item is not None:
                items[title] = item
    return items


def _pages(folder: Path, manifest: Manifest, limits: Limits) -> Iterator[SourcePage | RefusedFile]:
    for number, current in manifest.current.items():
        if current.namespace not in KEPT:
            continue
        key = PageKey(number, current.revision_id)
        try:
            yield as_source(_page(folder, key, current, limits))
        except (RefusedError, ValueError) as error:
            yield RefusedFile(shown_name(folder.name, page_name(key)), str(error))


def _page(folder: Path, key: PageKey, current: Current, limits: Limits) -> Page:
    revision = read_revision(folder, key, limits)
    check_size(revision.size, limits.file_bytes)
    check_lines(revision.text, limits)
    return Page(
        file=shown_name(folder.name, page_name(key)),
        wiki=revision.wiki,
        title=clean_title(current.title),
        text=revision.text,
        text_format=TextFormat.WIKITEXT,
        license=_LICENSE,
        namespace=current.namespace,
        names=NAMES,
        page_id=key.page_id,
        revision_id=key.revision_id,
        timestamp=current.timestamp,
        retrieved_at=revision.retrieved_at,
        wikidata_id=current.wikidata_id,
        held_revision_id=current.held_revision_id,
        export=shown_name(folder.name),
    )


def _redirects(folder: Path, manifest: Manifest) -> Iterator[SourceRedirect]:
    for title, target in manifest.redirects.items():
        key, target_key = (
            f"{manifest.wiki}:{canonical(name, namespace_of(name))}" for name in (title, target)
        )
        yield SourceRedirect(key, target_key, shown_name(folder.name, MANIFEST))
