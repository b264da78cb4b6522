"""A raw folder to articles. A file that cannot be one is refused with a reason."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pipeline.config import Limits
from pipeline.problems import RefusedError
from pipeline.read.files import FoundFile, find_files, read_bytes, unreadable
from pipeline.read.manifest import Entry, file_key, read_manifest
from pipeline.read.source import RefusedFile, SourceArticle
from pipeline.read.text import read_text
from pipeline.read.title import article_url, revision_url, title_of_name
from pipeline.tables import Article, TextFormat

_FORMAT_OF_SUFFIX = {".txt": TextFormat.PLAIN_TEXT}


@dataclass(frozen=True, slots=True)
class RawStore:
    """What a raw folder holds: articles in order of their id, refused files in order of name."""

    articles: tuple[SourceArticle, ...]
    refused: tuple[RefusedFile, ...]


def read_store(raw: Path, limits: Limits | None = None) -> RawStore:
    """Read every article of a raw folder.

    Raises:
        RefusedError: there is no such folder, nothing is in it, or its manifest is broken.
    """
    if not raw.is_dir():
        raise RefusedError(f"{raw}: {'not a folder' if raw.exists() else 'no such folder'}")
    limits = limits or Limits()
    entries = read_manifest(raw, limits)
    found = [_article(raw, file, entries, limits) for file in find_files(raw)]
    if not found:
        raise RefusedError(f"{raw}: no article in it (put a rendered text there as Title.txt)")
    return _in_order([*found, *_missing(entries, found)])


def find_text(raw: Path, row: Article, limits: Limits) -> str | None:
    """The very text a row of ``article`` was made from; null where it is no longer in ``raw``."""
    try:
        articles = read_store(raw, limits).articles
    except RefusedError:
        return None
    same = (row.article_id, row.sha1)
    texts = (one.text for one in articles if (one.row.article_id, one.row.sha1) == same)
    return next(texts, None)


def _article(
    raw: Path, file: FoundFile | RefusedFile, entries: Mapping[str, Entry], limits: Limits
) -> SourceArticle | RefusedFile:
    if isinstance(file, RefusedFile):
        return file
    entry = entries.get(file_key(file.name)) or Entry(file=file.name)
    try:
        text_format = _format(file.name)
        title = entry.title or title_of_name(file.path.stem)
        text = read_text(read_bytes(raw, file.path, limits), limits)
    except OSError as error:
        return RefusedFile(file.name, unreadable(error))
    except (RefusedError, ValueError) as error:
        return RefusedFile(file.name, str(error))
    return SourceArticle(_row(entry, title, text_format, text), text, file.name)


def _format(name: str) -> TextFormat:
    suffix = PurePosixPath(name).suffix
    found = _FORMAT_OF_SUFFIX.get(suffix.lower())
    if found is None:
        raise RefusedError(f"unknown file kind {suffix!r} (known: {', '.join(_FORMAT_OF_SUFFIX)})")
    return found


def _row(entry: Entry, title: str, text_format: TextFormat, text: str) -> Article:
    return Article(
        article_id=f"{entry.wiki}:{title}",
        wiki=entry.wiki,
        title=title,
        page_id=entry.page_id,
        revision_id=entry.revision_id,
        revision_timestamp=None,
        sha1=hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest(),
        text_format=text_format,
        char_count=len(text),
        source_url=entry.source_url or article_url(entry.wiki, title),
        permalink_url=revision_url(entry.wiki, title, entry.revision_id),
        license=entry.license,
        retrieved_at=None,
        wikidata_id=None,
    )


def _missing(
    entries: Mapping[str, Entry], found: Iterable[SourceArticle | RefusedFile]
) -> list[RefusedFile]:
    there = {file_key(file.file) for file in found}
    reason = "named in manifest.toml, but no such file is there"
    return [RefusedFile(entry.file, reason) for key, entry in entries.items() if key not in there]


def _in_order(found: Iterable[SourceArticle | RefusedFile]) -> RawStore:
    """Sort, and let the first file of a title win: by path, so that a rerun decides alike."""
    articles: dict[str, SourceArticle] = {}
    refused: list[RefusedFile] = []
    for file in sorted(found, key=lambda file: file.file):
        if isinstance(file, RefusedFile):
            refused.append(file)
        elif (first := articles.setdefault(file.row.article_id, file)) is not file:
            title, used = file.row.title, first.file
            refused.append(RefusedFile(file.file, f"title {title!r} is already used by {used}"))
    return RawStore(tuple(articles[key] for key in sorted(articles)), tuple(refused))
