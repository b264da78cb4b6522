"""The archive of fetched pages: revisions that never change, and which of them is current."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from pipeline.config import Limits
from pipeline.problems import RefusedError
from pipeline.read.archive.disk import holds, remove_unfinished, write_files
from pipeline.read.archive.manifest import Changes, Manifest, render_manifest
from pipeline.read.archive.places import MANIFEST, PageKey, folder_name, page_name
from pipeline.read.archive.revision import Current, FetchedRevision, render_page
from pipeline.read.archive.stored import read_manifest, read_revision, rebuild_manifest
from pipeline.read.files import FETCHED


class Archive:
    """What was fetched into a raw folder. One writer at a time; a kill at any moment loses nothing
    that was stored.

    Where a manifest is lost or damaged, it is made again from the revisions when it is needed, and
    written with the next ``record``.
    """

    def __init__(self, raw: Path, limits: Limits | None = None) -> None:
        self._home = raw / FETCHED
        self._limits = limits or Limits()
        self._manifests: dict[str, Manifest] = {}
        self._stored: dict[str, set[PageKey]] = {}

    def current(self, wiki: str) -> Mapping[int, Current]:
        """The current revision of each page that is on the wiki, by the page's id."""
        return self._manifest(wiki).current

    def redirects(self, wiki: str) -> Mapping[str, str]:
        """Where titles lead that no page has, one step each."""
        return self._manifest(wiki).redirects

    def missing(self, wiki: str) -> frozenset[str]:
        """The titles that were asked for and that lead nowhere."""
        return frozenset(self._manifest(wiki).missing)

    def wikidata(self, wiki: str) -> Mapping[str, str | None]:
        """The Wikidata items of titles that articles link to; None where there is none."""
        return self._manifest(wiki).wikidata

    def has(self, wiki: str, page_id: int, revision_id: int) -> bool:
        """Whether a revision is stored, whole to its last byte."""
        try:
            self.read(wiki, page_id, revision_id)
        except RefusedError:
            return False
        return True

    def read(self, wiki: str, page_id: int, revision_id: int) -> FetchedRevision:
        """One stored revision.

        Raises:
            RefusedError: it is not there, or damaged.
        """
        key = PageKey(page_id, revision_id)
        revision = read_revision(self._folder(wiki), key, self._limits)
        self._stored.setdefault(wiki, set()).add(key)
        return revision

    def put(self, revision: FetchedRevision) -> None:
        """Store one revision; like ``put_all``."""
        self.put_all([revision])

    def put_all(self, revisions: Iterable[FetchedRevision]) -> None:
        """Store revisions for good. One that is stored and whole stays as it is.

        Raises:
            RefusedError: the folder is a link or a file.
            OSError: the disk is full, or does not let us.
        """
        new: dict[str, dict[PageKey, bytes]] = {}
        for one in revisions:
            if not self.has(one.wiki, one.page_id, one.revision_id):
                key = PageKey(one.page_id, one.revision_id)
                new.setdefault(one.wiki, {})[key] = render_page(one)
        for wiki, files in new.items():
            contents = {page_name(key): content for key, content in files.items()}
            write_files(self._folder(wiki), contents)
            self._stored.setdefault(wiki, set()).update(files)

    def record(self, wiki: str, changes: Changes) -> None:
        """Take over what a fetch found out, in one step; where that is nothing, nothing is written.

        Raises:
            ValueError: a revision that shall be current was not stored.
            RefusedError: the folder is a link or a file.
            OSError: the disk is full, or does not let us.
        """
        for number, page in changes.current.items():
            if not self._is_stored(wiki, PageKey(number, page.revision_id)):
                raise ValueError(f"revision {page.revision_id} of page {number} is not stored")
        self._write(self._manifest(wiki).merged(changes, self._stored.get(wiki, ())))

    def _folder(self, wiki: str) -> Path:
        return self._home / folder_name(wiki)

    def _is_stored(self, wiki: str, key: PageKey) -> bool:
        return key in self._stored.get(wiki, ()) or self.has(wiki, *key)

    def _manifest(self, wiki: str) -> Manifest:
        if wiki not in self._manifests:
            try:
                self._manifests[wiki] = read_manifest(self._folder(wiki), self._limits)
            except RefusedError:
                self._manifests[wiki] = self._rebuilt(wiki)
        return self._manifests[wiki]

    def _rebuilt(self, wiki: str) -> Manifest:
        return rebuild_manifest(self._folder(wiki), self._limits) or Manifest(wiki=wiki)

    def _write(self, manifest: Manifest) -> None:
        folder = self._folder(manifest.wiki)
        remove_unfinished(folder)
        content = render_manifest(manifest)
        if not holds(folder / MANIFEST, content, self._limits):
            write_files(folder, {MANIFEST: content})
        self._manifests[manifest.wiki] = manifest
