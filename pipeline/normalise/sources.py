"""The source columns of a row, from the article and the place it was read at."""

from typing import Any

from pipeline.parse.records import Place
from pipeline.tables import Article


def source_columns(article: Article, place: Place) -> dict[str, Any]:
    """What every row of a ``Sourced`` class takes beside its own columns."""
    return {
        "article_id": article.article_id,
        "revision_id": article.revision_id,
        "section": " / ".join(place.section),
        "source_start": place.span.start,
        "source_end": place.span.end,
        "source_line": place.line,
        "source_construct": place.construct,
        "via_article_id": None,
    }
