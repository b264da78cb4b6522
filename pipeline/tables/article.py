"""The ``article`` table."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pipeline.tables._column import Column


class TextFormat(StrEnum):
    """The dialect the article's text is written in."""

    WIKITEXT = "wikitext"
    PLAIN_TEXT = "plain_text"
    HTML = "html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One revision of one article that was read."""

    article_id: Annotated[str, Column("The wiki and the title: enwiki:Title.", key=True)]
    wiki: Annotated[str, Column("Database name of the wiki, such as enwiki.")]
    title: Annotated[str, Column("Title of the article.")]
    page_id: Annotated[int | None, Column("Page number on the wiki, where known.", bits=32)]
    revision_id: Annotated[int | None, Column("Revision that was read, where known.", bits=32)]
    revision_timestamp: Annotated[
        datetime | None, Column("When that revision was saved, where known.")
    ]
    sha1: Annotated[str, Column("SHA-1 of the text as UTF-8, in hexadecimal.")]
    text_format: Annotated[TextFormat, Column("Dialect of the text.")]
    char_count: Annotated[int, Column("Length of the text.", unit="character", minimum=1, bits=32)]
    source_url: Annotated[str | None, Column("The article on its wiki.")]
    permalink_url: Annotated[str | None, Column("That very revision, where known.")]
    license: Annotated[str, Column("Licence of the text these rows derive from.")]
    retrieved_at: Annotated[datetime | None, Column("When it was fetched, where known.")]
    wikidata_id: Annotated[str | None, Column("Wikidata item of the article, where known.")]
    held_revision_id: Annotated[
        int | None,
        Column("Newer revision that is not read yet: young, and it takes text away.", bits=32),
    ] = None
