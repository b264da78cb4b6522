"""Rows of small articles, written as text."""

from pipeline.normalise.rows import build_rows
from pipeline.parse.plain_article import parse_plain
from pipeline.parse.records import Context, Place
from pipeline.read.source import SourceArticle
from pipeline.tables import Rows
from pipeline.wikitext.spans import Span
from tests.validate.build import an_article

PLACE = Place(Span(0, 1), 1, (), Context(), "test")
MEXICO = "Infobox\n- Title: Copa MX\n- Country: Mexico\n\n"


def rows_of(text: str, title: str = "2014 Copa Ejemplo") -> Rows:
    """The rows of one article without problems."""
    records = parse_plain(text)
    assert not records.problems, records.problems
    row = an_article(article_id=f"enwiki:{title}", title=title, char_count=len(text))
    return build_rows([(SourceArticle(row, text, "test.txt"), records)])


def games(*lines: str) -> str:
    """Score lines, a week apart, as match blocks without scorers."""
    blocks = [f"{1 + 7 * n % 28} March 2014\n{line}\n" for n, line in enumerate(lines)]
    return "\n".join(blocks) + "\n"
