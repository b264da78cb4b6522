"""Rows of small articles, written as text or as wikitext."""

from collections.abc import Mapping, Sequence

from pipeline.normalise.corrections import CorrectionEntry
from pipeline.normalise.rows import build_rows
from pipeline.parse.plain_article import parse_plain
from pipeline.parse.records import Context, Place
from pipeline.parse.wiki_article import parse_wikitext
from pipeline.read.source import SourceArticle
from pipeline.tables import Rows, TextFormat
from pipeline.wikitext.spans import Span
from tests.validate.build import an_article

PLACE = Place(Span(0, 1), 1, (), Context(), "test")
CUP = "2014 Copa Ejemplo"
MEXICO = "Infobox\n- Title: Copa MX\n- Country: Mexico\n\n"


def rows_of(text: str, title: str = CUP) -> Rows:
    """The rows of one article without problems."""
    records = parse_plain(text)
    assert not records.problems, records.problems
    row = an_article(article_id=f"enwiki:{title}", title=title, char_count=len(text))
    return build_rows([(SourceArticle(row, text, "test.txt"), records)])


def rows_of_pages(
    pages: Mapping[str, str],
    redirects: Mapping[str, str] | None = None,
    wiki: str = "enwiki",
    corrections: Sequence[CorrectionEntry] | None = None,
) -> Rows:
    """The rows of articles in wikitext, by title; a title may name a wiki of its own."""
    parsed = []
    for page, text in pages.items():
        own_wiki, _, title = page.rpartition(":")
        records = parse_wikitext(text, title)
        assert not records.problems, records.problems
        row = an_article(
            article_id=f"{own_wiki or wiki}:{title}",
            wiki=own_wiki or wiki,
            title=title,
            text_format=TextFormat.WIKITEXT,
            char_count=len(text),
        )
        parsed.append((SourceArticle(row, text, f"{title}.xml"), records))
    return build_rows(parsed, redirects, corrections=corrections)


def box(line: str, when: str = "", **more: str) -> str:
    """A match box from ``"Alfa 1–0 Beta"`` or ``"Alfa v Beta"``."""
    words = line.split(" ")
    middle = next(n for n, word in enumerate(words) if word == "v" or "–" in word)
    values = {
        "date": when,
        "team1": f"[[{' '.join(words[:middle])}]]",
        "score": words[middle],
        "team2": f"[[{' '.join(words[middle + 1 :])}]]",
        **more,
    }
    return "{{football box" + "".join(f"|{k}={v}" for k, v in values.items() if v) + "}}\n"


def games(*lines: str) -> str:
    """Score lines, a week apart, as match blocks without scorers."""
    blocks = [f"{1 + 7 * n % 28} March 2014\n{line}\n" for n, line in enumerate(lines)]
    return "\n".join(blocks) + "\n"
