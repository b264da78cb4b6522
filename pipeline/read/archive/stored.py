"""What lies in the folder of a wiki, held against what its name promises."""

from collections.abc import Iterator
from pathlib import Path

from pipeline.config import Limits
from pipeline.problems import RefusedError
from pipeline.read.archive.disk import keys_in, names_in, read_plain
from pipeline.read.archive.manifest import Manifest, parse_manifest, rebuilt
from pipeline.read.archive.places import MANIFEST, PageKey, folder_name, page_name
from pipeline.read.archive.revision import FetchedRevision, PageHeader, parse_page
from pipeline.read.files import unreadable


def is_in_use(folder: Path) -> bool:
    """Whether anything was ever stored in the folder of a wiki."""
    return MANIFEST in names_in(folder) or bool(keys_in(folder))


def read_revision(folder: Path, key: PageKey, limits: Limits) -> FetchedRevision:
    """One stored revision.

    Raises:
        RefusedError: it is not there, damaged, or another one.
    """
    revision = parse_page(_read(folder / page_name(key), limits))
    if (revision.page_id, revision.revision_id) != key:
        found = page_name(PageKey(revision.page_id, revision.revision_id))
        raise RefusedError(f"damaged: what it holds belongs into {found}")
    _check_wiki(revision.wiki, folder)
    return revision


def read_manifest(folder: Path, limits: Limits) -> Manifest:
    """The manifest of a wiki.

    Raises:
        RefusedError: it is not there, damaged, or that of another wiki.
    """
    manifest = parse_manifest(_read(folder / MANIFEST, limits))
    _check_wiki(manifest.wiki, folder)
    return manifest


def rebuild_manifest(folder: Path, limits: Limits) -> Manifest | None:
    """The manifest as far as the whole revisions of a folder tell; None where there are none."""
    headers = list(_headers(folder, limits))
    return rebuilt(headers[0].wiki, headers) if headers else None


def _headers(folder: Path, limits: Limits) -> Iterator[PageHeader]:
    for key in sorted(keys_in(folder)):
        try:
            yield read_revision(folder, key, limits).header
        except RefusedError:
            continue  # to be fetched again; verify names it


def _read(path: Path, limits: Limits) -> bytes:
    try:
        return read_plain(path, limits)
    except FileNotFoundError:
        raise RefusedError("missing") from None
    except OSError as error:
        raise RefusedError(unreadable(error)) from error


def _check_wiki(wiki: str, folder: Path) -> None:
    if folder_name(wiki) != folder.name:
        raise RefusedError(f"damaged: it belongs to {wiki[:100]!r}")
