"""A raw folder to articles. A file that cannot be one is refused with a reason."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.config import Limits
from pipeline.problems import RefusedError
from pipeline.read.archive.pages import linked_items, read_archive
from pipeline.read.files import FETCHED, check_is_folder, find_files
from pipeline.read.manifest import Entry, file_key, read_manifest
from pipeline.read.pages import FromFile, read_file
from pipeline.read.source import (
    RefusedFile,
    SkippedPages,
    SourceArticle,
    SourcePage,
    SourceRedirect,
    SourceTemplate,
)
from pipeline.read.text import sha1_of
from pipeline.read.wanted import HoldsSomething, anything
from pipeline.tables import Article


@dataclass(frozen=True, slots=True)
class RawStore:
    """What a raw folder holds: articles in order of their id, refused files in order of name.

    ``templates`` are what articles may show, by ``enwiki:Template:Name`` or ``enwiki:Module:Name``
    in every language; ``redirects`` lead from ``enwiki:Title`` to ``enwiki:Title``, perhaps to
    another redirect, to a page that is not here, or in a circle. ``items`` are the Wikidata items
    of titles, where they were fetched.
    """

    articles: tuple[SourceArticle, ...]
    refused: tuple[RefusedFile, ...]
    templates: Mapping[str, SourceTemplate] = field(default_factory=dict)
    redirects: Mapping[str, str] = field(default_factory=dict)
    skipped: tuple[SkippedPages, ...] = ()
    items: Mapping[str, str] = field(default_factory=dict)


def read_store(
    raw: Path, limits: Limits | None = None, holds_something: HoldsSomething = anything
) -> RawStore:
    """Read every article of a raw folder; of the pages in exports, those that hold something.

    Raises:
        RefusedError: there is no such folder, nothing is in it, or its manifest is broken.
    """
    check_is_folder(raw)
    limits = limits or Limits()
    entries = read_manifest(raw, limits)
    files: set[str] = set()
    found: list[FromFile] = []
    for file in find_files(raw):
        files.add(file_key(file.file if isinstance(file, RefusedFile) else file.name))
        if isinstance(file, RefusedFile):
            found.append(file)
        else:
            named = entries.get(file_key(file.name), ())
            found += read_file(raw, file, named, limits, holds_something)
    found += read_archive(raw, limits)
    if not found:
        raise RefusedError(f"{raw}: no article in it (put a rendered text there as Title.txt)")
    store = _in_order([*found, *_missing(entries, files)])
    return replace(store, items=linked_items(raw, limits))


def find_text(raw: Path, row: Article, limits: Limits) -> str | None:
    """The very text a row of ``article`` was made from; null where it is no longer in ``raw``."""

    def is_it(text: str) -> bool:
        return sha1_of(text) == row.sha1

    try:
        articles = read_store(raw, limits, is_it).articles
    except RefusedError:
        return None
    same = (row.article_id, row.sha1)
    texts = (one.text for one in articles if (one.row.article_id, one.row.sha1) == same)
    return next(texts, None)


def _missing(entries: Mapping[str, Sequence[Entry]], files: set[str]) -> list[RefusedFile]:
    reason = "named in manifest.toml, but no such file is there"
    return [RefusedFile(some[0].file, reason) for key, some in entries.items() if key not in files]


def _in_order(found: Iterable[FromFile]) -> RawStore:
    """Sort, and let the first file of a title win: by path, so that a rerun decides alike. What was
    put there by hand wins over what was fetched.
    """
    pages: dict[str, SourcePage] = {}
    refused: list[RefusedFile] = []
    skipped: list[SkippedPages] = []
    replaced: Counter[str] = Counter()
    for file in sorted(found, key=lambda file: (_is_fetched(file), file.file)):
        if isinstance(file, RefusedFile):
            refused.append(file)
        elif isinstance(file, SkippedPages):
            skipped.append(file)
        elif _is_same(first := pages.setdefault(file.key, file), file):
            continue
        elif _is_fetched(file) and not _is_fetched(first):
            replaced[_folder(file)] += 1
        else:
            title, used = file.key.partition(":")[2], first.file
            refused.append(RefusedFile(file.file, f"title {title!r} is already used by {used}"))
    in_order = [pages[key] for key in sorted(pages)]
    return RawStore(
        articles=tuple(page for page in in_order if isinstance(page, SourceArticle)),
        refused=tuple(refused),
        templates={page.key: page for page in in_order if isinstance(page, SourceTemplate)},
        redirects={page.key: page.target for page in in_order if isinstance(page, SourceRedirect)},
        skipped=tuple(replace(one, put_by_hand=replaced[one.file]) for one in skipped),
    )


def _is_fetched(file: FromFile) -> bool:
    return file.file.startswith(f"{FETCHED}/")


def _folder(file: FromFile) -> str:
    """``fetched/enwiki`` of a page of the archive."""
    return file.file.rpartition("/")[0]


def _is_same(first: SourcePage, other: SourcePage) -> bool:
    """Whether the second says nothing new: itself, or the same page in another export."""
    if isinstance(first, SourceRedirect) or isinstance(other, SourceRedirect):
        return (
            isinstance(first, SourceRedirect)
            and isinstance(other, SourceRedirect)
            and (first.target == other.target)
        )
    return type(first) is type(other) and first.text == other.text
