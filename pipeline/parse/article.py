"""One article to records, whatever its dialect."""

from collections.abc import Callable

from pipeline.parse.plain_article import parse_plain
from pipeline.parse.records import ArticleRecords
from pipeline.parse.wiki_article import parse_wikitext
from pipeline.read.source import SourceArticle
from pipeline.tables import TextFormat

_PARSERS: dict[TextFormat, Callable[[str, str], ArticleRecords]] = {
    TextFormat.PLAIN_TEXT: lambda text, _: parse_plain(text),
    TextFormat.WIKITEXT: parse_wikitext,
}


def parse_article(source: SourceArticle) -> ArticleRecords:
    """Read everything one article says. Sees this article only, and no lookup table."""
    return _PARSERS[source.row.text_format](source.text, source.row.title)
