"""The whole pipeline in order: fetch, read, parse, normalise, validate, publish."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.config import Settings, Source
from pipeline.engine.limits import Failed
from pipeline.engine.local import Progress, each
from pipeline.normalise.rows import build_rows
from pipeline.parse.article import parse_article
from pipeline.parse.records import (
    ArticleRecords,
    Context,
    CoverageRecord,
    Place,
    ProblemRecord,
    sort_records,
)
from pipeline.problems import RefusedError
from pipeline.publish.snapshot import Published, publish
from pipeline.read.shown import as_article
from pipeline.read.source import RefusedFile, SourceArticle
from pipeline.read.store import RawStore, read_store
from pipeline.tables import Match, Rows
from pipeline.validate import mark_quality, run_checks
from pipeline.wikitext.spans import Span

if TYPE_CHECKING:
    from pipeline.fetch.account import Fetched
    from pipeline.fetch.links import Links
    from pipeline.fetch.options import Options
    from pipeline.read.archive import FetchedRevision

_TEMPLATE = ":Template:"
Parsed = tuple[SourceArticle, ArticleRecords]


class OutputRefusedError(RefusedError):
    """The snapshot cannot be written. What was published before is as it was."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run did. ``published`` is null where no article was left to publish."""

    rows: Rows
    store: RawStore
    published: Published | None


def fetch(
    settings: Settings,
    sources: Sequence[Source],
    progress: Progress,
    options: "Options | None" = None,
) -> "Fetched":
    """Bring the pages that the sources name or lead to into the raw folder.

    Raises:
        NoContactError: the settings do not say who runs this.
        RefusedError, OSError: the raw folder cannot be used.
    """
    # These bring the HTTP client along and every pattern of the parsers: here, before the workers
    # are forked, and only for those who fetch.
    from pipeline.fetch.fetching import fetch_sources
    from pipeline.fetch.links import read_links

    def read(pages: "Sequence[FetchedRevision]") -> "Iterator[Links | None]":
        done = each(
            read_links,
            pages,
            lambda *_: None,
            jobs=settings.jobs,
            size=lambda page: len(page.text),
            limits=settings.work,
        )
        return (None if isinstance(links, Failed) else links for _, links in done)

    return fetch_sources(settings, sources, read, progress, options=options)


def ingest(
    settings: Settings, progress: Progress, tell_refused: Callable[[RefusedFile], None]
) -> Outcome:
    """Read the raw folder and publish what it says. Each refused file is told before that.

    Raises:
        RefusedError: there is nothing to read.
        OutputRefusedError: the snapshot cannot be written.
    """
    rows, store = assemble(settings, progress)
    for file in store.refused:
        tell_refused(file)
    published = _publish(rows, settings.curated) if store.articles else None
    return Outcome(rows, store, published)


def assemble(settings: Settings, progress: Progress) -> tuple[Rows, RawStore]:
    """All rows of the raw folder, checked, and the files they come from or that were refused.

    Raises:
        RefusedError: there is nothing to read.
    """
    store, parsed = _parse(read_store(settings.raw, settings.limits), settings, progress)
    rows = build_rows(parsed, store.redirects, store.items)
    checked = run_checks(rows)
    rows.extend(checked.findings)
    rows.extend(checked.checks)
    rows.replace(Match, mark_quality(rows[Match], checked.findings, rows))
    return rows, store


def _parse(
    store: RawStore, settings: Settings, progress: Progress
) -> tuple[RawStore, Sequence[Parsed]]:
    parsed: list[Parsed] = []
    refused = list(store.refused)
    shown = tuple(as_article(one) for key, one in store.templates.items() if _TEMPLATE in key)
    for article, records in each(
        parse_article,
        (*store.articles, *shown),
        progress,
        jobs=settings.jobs,
        size=lambda article: article.row.char_count,
        limits=settings.work,
    ):
        if isinstance(records, Failed) and records.is_cut_off:
            parsed.append((article, _cut_off(article, records.reason)))
        elif isinstance(records, Failed):
            refused.append(RefusedFile(article.file, f"could not be parsed: {records.reason}"))
        elif records.is_empty and _TEMPLATE in article.key:
            continue  # most templates hold nothing of ours
        elif records.is_empty:
            refused.append(RefusedFile(article.file, "no match, table or infobox found in it"))
        else:
            parsed.append((article, records))
    kept = tuple(article for article, _ in parsed)
    in_order = tuple(sorted(refused, key=lambda file: file.file))
    return replace(store, articles=kept, refused=in_order), parsed


def _cut_off(article: SourceArticle, reason: str) -> ArticleRecords:
    """All that is known of an article that took too much to read: one problem, at its start."""
    place = Place(Span(0, 1), 1, (), Context(), "article")
    problem = ProblemRecord(place, reason, article.text[:1])
    return sort_records([problem], (CoverageRecord("article", 1, 0, 0, 1, ()),))


def _publish(rows: Rows, curated: Path) -> Published:
    try:
        return publish(rows, curated)
    except RefusedError as error:
        raise OutputRefusedError(str(error)) from error
