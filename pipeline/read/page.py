"""A page, wherever it was found, to an article, a template or a redirect."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from pipeline.read.namespaces import (
    ARTICLE,
    canonical,
    first_letter_up,
    namespace_of,
    redirect_target,
)
from pipeline.read.source import SourceArticle, SourcePage, SourceRedirect, SourceTemplate
from pipeline.read.text import sha1_of
from pipeline.read.title import article_url, revision_url
from pipeline.tables import Article, TextFormat


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One revision of a page, and what the manifest or the export says of it.

    ``names`` are the namespaces of its wiki, in lower case, by number; ``redirect`` is where the
    wiki says it leads, ``export`` what it was found in unasked.
    """

    file: str
    wiki: str
    title: str
    text: str
    text_format: TextFormat
    license: str
    namespace: int
    names: Mapping[str, int]
    redirect: str | None = None
    page_id: int | None = None
    revision_id: int | None = None
    timestamp: datetime | None = None
    source_url: str | None = None
    export: str | None = None
    retrieved_at: datetime | None = None
    wikidata_id: str | None = None
    held_revision_id: int | None = None


def as_source(page: Page) -> SourcePage:
    """What the page is to us."""
    key = _key(page, page.title, page.namespace)
    if page.text_format is TextFormat.PLAIN_TEXT:
        return SourceArticle(_row(page, f"{page.wiki}:{page.title}"), page.text, page.file)
    if target := page.redirect or redirect_target(page.text):
        target = first_letter_up(target)
        target_key = _key(page, target, namespace_of(target, page.names))
        return SourceRedirect(key, target_key, page.file)
    if page.namespace != ARTICLE:
        return SourceTemplate(_row(page, key), page.title, page.text, page.file)
    return SourceArticle(_row(page, key), page.text, page.file, page.export)


def _key(page: Page, title: str, namespace: int) -> str:
    return f"{page.wiki}:{canonical(title, namespace)}"


def _row(page: Page, key: str) -> Article:
    title = key.partition(":")[2]
    return Article(
        article_id=key,
        wiki=page.wiki,
        title=title,
        page_id=page.page_id,
        revision_id=page.revision_id,
        revision_timestamp=page.timestamp,
        sha1=sha1_of(page.text),
        text_format=page.text_format,
        char_count=len(page.text),
        source_url=page.source_url or article_url(page.wiki, title),
        permalink_url=revision_url(page.wiki, title, page.revision_id),
        license=page.license,
        retrieved_at=page.retrieved_at,
        wikidata_id=page.wikidata_id,
        held_revision_id=page.held_revision_id,
    )
