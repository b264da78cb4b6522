"""What became of each article of a run: read, refused, or none of ours."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.engine.limits import Failed
from pipeline.parse.of_interest import tells_of_a_competition
from pipeline.parse.records import (
    ArticleRecords,
    Context,
    CoverageRecord,
    Place,
    ProblemRecord,
    sort_records,
)
from pipeline.read.source import RefusedFile, SourceArticle
from pipeline.read.store import RawStore
from pipeline.wikitext.spans import Span

Parsed = tuple[SourceArticle, ArticleRecords]

_TEMPLATE = ":Template:"


def articles_of(store: RawStore) -> Sequence[SourceArticle]:
    """Everything of a store that may hold a table or a match: its articles, and its templates."""
    shown = (
        SourceArticle(one.row, one.text, one.file)
        for key, one in store.templates.items()
        if _TEMPLATE in key
    )
    return *store.articles, *shown


def sort_out(
    store: RawStore, done: Iterable[tuple[SourceArticle, ArticleRecords | Failed]]
) -> tuple[RawStore, Sequence[Parsed]]:
    """The store with what is left of its articles, and these with their records."""
    parsed: list[Parsed] = []
    refused = list(store.refused)
    empty: Counter[str] = Counter()
    for article, records in done:
        if isinstance(records, Failed) and records.is_cut_off:
            parsed.append((article, _cut_off(article, records.reason)))
        elif isinstance(records, Failed):
            refused.append(RefusedFile(article.file, f"could not be parsed: {records.reason}"))
        elif records.is_empty and _TEMPLATE in article.key:
            continue  # most templates hold nothing of ours
        elif article.export and not tells_of_a_competition(records):
            empty[article.export] += 1
        elif records.is_empty:
            refused.append(RefusedFile(article.file, "no match, table or infobox found in it"))
        else:
            parsed.append((article, records))
    kept = tuple(article for article, _ in parsed)
    in_order = tuple(sorted(refused, key=lambda file: file.file))
    skipped = tuple(one.with_more(empty[one.file]) for one in store.skipped)
    return replace(store, articles=kept, refused=in_order, skipped=skipped), parsed


def _cut_off(article: SourceArticle, reason: str) -> ArticleRecords:
    """All that is known of an article that took too much to read: one problem, at its start."""
    place = Place(Span(0, 1), 1, (), Context(), "article")
    problem = ProblemRecord(place, reason, article.text[:1])
    return sort_records([problem], (CoverageRecord("article", 1, 0, 0, 1, ()),))
