"""One article to records, whatever its dialect."""

from pipeline.parse.records import ArticleRecords
from pipeline.problems import Unreadable
from pipeline.read.source import SourceArticle
from pipeline.tables import TextFormat


def parse_article(source: SourceArticle) -> ArticleRecords:
    """Read everything one article says. Sees this article only, and no lookup table.

    Raises ``Unreadable`` for a dialect that no parser reads.
    """
    # Each dialect's parsers compile patterns by the hundred: only those needed are loaded.
    if source.row.text_format is TextFormat.WIKITEXT:
        from pipeline.parse.wiki_article import parse_wikitext

        return parse_wikitext(source.text, source.row.title)
    if source.row.text_format is TextFormat.PLAIN_TEXT:
        from pipeline.parse.plain_article import parse_plain

        return parse_plain(source.text)
    raise Unreadable("no parser for this dialect", source.row.text_format)
