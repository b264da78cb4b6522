"""One article to records, whatever its dialect."""

from collections.abc import Callable, Collection
from functools import cache

from pipeline.parse.records import ArticleRecords
from pipeline.problems import Unreadable
from pipeline.read.source import SourceArticle
from pipeline.tables import TextFormat


def parse_article(source: SourceArticle) -> ArticleRecords:
    """Read everything one article says. Sees this article only, and no lookup table.

    Raises ``Unreadable`` for a dialect that no parser reads.
    """
    return _parser_of(source.row.text_format)(source)


def load_parsers(dialects: Collection[TextFormat]) -> None:
    """Load what reads these dialects: the first article of each takes a hundred times longer
    otherwise.
    """
    for dialect in dialects:
        _parser_of(dialect)


def may_hold_football(text: str) -> bool:
    """Whether raw wikitext that nobody chose is worth parsing; quick, for a dump is mostly not."""
    from pipeline.parse.wiki_article import may_hold_football

    return may_hold_football(text)


@cache
def _parser_of(dialect: TextFormat) -> Callable[[SourceArticle], ArticleRecords]:
    """Each dialect's parsers compile patterns by the hundred: only those needed are loaded."""
    if dialect is TextFormat.WIKITEXT:
        from pipeline.parse.wiki_article import parse_wikitext

        return lambda source: parse_wikitext(source.text, source.row.title)
    if dialect is TextFormat.PLAIN_TEXT:
        from pipeline.parse.plain_article import parse_plain

        return lambda source: parse_plain(source.text)
    raise Unreadable("no parser for this dialect", dialect)
