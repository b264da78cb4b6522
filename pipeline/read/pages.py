"""One file of a raw folder to the pages it holds."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.config import Limits
from pipeline.counting import count
from pipeline.problems import RefusedError
from pipeline.read.export import read_export
from pipeline.read.files import FoundFile, open_inside, read_bytes, unreadable
from pipeline.read.kind import is_export, packing_of, text_format
from pipeline.read.manifest import Entry
from pipeline.read.namespaces import NAMES, namespace_of
from pipeline.read.page import Page, as_source
from pipeline.read.revision import Export, ExportPage
from pipeline.read.source import RefusedFile, SkippedPages, SourcePage
from pipeline.read.text import check_lines, read_text
from pipeline.read.title import clean_title, title_of_name
from pipeline.read.unpack import unpack
from pipeline.read.wanted import HoldsSomething, Wanted, named_by
from pipeline.tables import TextFormat

FromFile = SourcePage | RefusedFile | SkippedPages

_DEFAULT_WIKI = "enwiki"
_FEW = 5


def read_file(
    raw: Path,
    file: FoundFile,
    entries: Sequence[Entry],
    limits: Limits,
    holds_something: HoldsSomething,
) -> list[FromFile]:
    """What a file holds, in its order, or that it is refused. ``entries`` are the manifest's. Of an
    export, only pages that hold something are kept, and those which the manifest names.
    """
    try:
        if is_export(file.name):
            wanted = named_by(entries, holds_something)
            export = _read_export(raw, file.path, wanted, limits)
            found = [*_pages(file.name, export, entries, wanted, limits), *_absent(export, entries)]
            return [*_gathered(file.name, found), *_skipped(file.name, export)]
        entry = next(iter(entries), Entry(file=file.name))
        return [as_source(_page_of_text(raw, file, entry, limits))]
    except OSError as error:
        return [RefusedFile(file.name, unreadable(error))]
    except (RefusedError, ValueError) as error:
        return [RefusedFile(file.name, str(error))]


def _page_of_text(raw: Path, file: FoundFile, entry: Entry, limits: Limits) -> Page:
    dialect = text_format(file.name)
    title = entry.title or title_of_name(file.path.stem)
    return Page(
        file=file.name,
        wiki=entry.wiki or _DEFAULT_WIKI,
        title=title,
        text=read_text(read_bytes(raw, file.path, limits), limits),
        text_format=dialect,
        license=entry.license,
        namespace=namespace_of(title),
        names=NAMES,
        page_id=entry.page_id,
        revision_id=entry.revision_id,
        source_url=entry.source_url,
    )


def _read_export(raw: Path, path: Path, wanted: Wanted, limits: Limits) -> Export:
    with open_inside(raw, path) as file:
        return read_export(unpack(file, packing_of(path.name)), limits, wanted)


def _pages(
    file: str, export: Export, entries: Sequence[Entry], wanted: Wanted, limits: Limits
) -> Iterator[SourcePage | RefusedFile]:
    if not export.pages and not export.without_football:
        pages = count(export.of_other_kinds, "page")
        yield RefusedFile(file, f"no article in it, only {pages} of other kinds")
    for page in export.pages:
        name = f"{file}: {page.title}"
        try:
            found = _page_of_export(name, page, export, entries, limits)
            yield as_source(found if wanted.names(page) else replace(found, export=file))
        except (RefusedError, ValueError) as error:
            yield RefusedFile(name, str(error))


def _page_of_export(
    name: str, page: ExportPage, export: Export, entries: Sequence[Entry], limits: Limits
) -> Page:
    title = clean_title(page.title)
    entry = _entry_of(title, entries) or Entry(file=name)
    revision = page.revision
    if revision is None or revision.text is None:
        raise RefusedError("the export does not give its text")
    check_lines(revision.text, limits)
    is_newest = entry.revision_id is None  # what the export says of redirects is true of no other
    return Page(
        file=name,
        wiki=entry.wiki or export.wiki or _DEFAULT_WIKI,
        title=title,
        text=revision.text,
        text_format=TextFormat.WIKITEXT,
        license=entry.license,
        namespace=page.namespace,
        names=export.namespaces,
        redirect=clean_title(page.redirect) if page.redirect and is_newest else None,
        page_id=page.page_id,
        revision_id=revision.revision_id,
        timestamp=revision.timestamp,
        source_url=entry.source_url if entry.title else None,
    )


def _gathered(
    file: str, found: Sequence[SourcePage | RefusedFile]
) -> Iterator[SourcePage | RefusedFile]:
    """One refusal for many pages that are refused for the same reason."""
    times = Counter(one.reason for one in found if isinstance(one, RefusedFile))
    for one in found:
        if not isinstance(one, RefusedFile) or times[one.reason] <= _FEW:
            yield one
    for reason, number in times.items():
        if number > _FEW:
            yield RefusedFile(file, f"{number:,} pages: {reason}")


def _skipped(file: str, export: Export) -> Iterator[SkippedPages]:
    if export.without_football or export.pages:  # else it is refused
        yield SkippedPages(file, export.without_football, export.of_other_kinds)


def _entry_of(title: str, entries: Sequence[Entry]) -> Entry | None:
    own = (entry for entry in entries if entry.title == title)
    of_all = (entry for entry in entries if entry.title is None)
    return next(own, next(of_all, None))


def _absent(export: Export, entries: Sequence[Entry]) -> Iterator[RefusedFile]:
    """What the manifest names and the export does not hold."""
    titles = {page.title.replace("_", " ") for page in export.pages}
    revisions = {page.revision.revision_id for page in export.pages if page.revision}
    for entry in entries:
        if entry.title is not None and entry.title not in titles:
            yield RefusedFile(
                entry.file, f"manifest.toml names {entry.title!r}, which is not in it"
            )
        elif entry.revision_id not in {None, *revisions}:
            reason = f"manifest.toml names revision {entry.revision_id}, which is not in it"
            yield RefusedFile(entry.file, reason)
