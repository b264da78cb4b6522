"""Templates that hold tables or matches, as articles of their own."""

import hashlib

from pipeline.read.source import SourceArticle, SourceTemplate
from pipeline.read.title import article_url, revision_url
from pipeline.tables import Article, TextFormat

_LICENSE = "CC BY-SA 4.0"


def as_article(template: SourceTemplate) -> SourceArticle:
    """A template page to be parsed like an article; its title keeps ``Template:``."""
    wiki, _, title = template.key.partition(":")
    return SourceArticle(
        Article(
            article_id=template.key,
            wiki=wiki,
            title=title,
            page_id=None,
            revision_id=template.revision_id,
            revision_timestamp=None,
            sha1=hashlib.sha1(template.text.encode(), usedforsecurity=False).hexdigest(),
            text_format=TextFormat.WIKITEXT,
            char_count=len(template.text),
            source_url=article_url(wiki, title),
            permalink_url=revision_url(wiki, title, template.revision_id),
            license=_LICENSE,
            retrieved_at=None,
            wikidata_id=None,
        ),
        template.text,
        template.file,
    )
