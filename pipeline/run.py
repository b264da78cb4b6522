"""The whole pipeline in order: fetch, read, parse, normalise, validate, publish."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.config import Package, Settings, Source, read_acknowledged
from pipeline.engine.limits import Failed
from pipeline.engine.local import each
from pipeline.engine.tally import Progress
from pipeline.normalise.rows import build_rows
from pipeline.parse.article import load_parsers, may_hold_football, parse_article
from pipeline.parse.of_interest import tells_of_a_competition
from pipeline.parse.records import (
    ArticleRecords,
    Context,
    CoverageRecord,
    Place,
    ProblemRecord,
    sort_records,
)
from pipeline.problems import RefusedError
from pipeline.publish.gate import GateError
from pipeline.publish.snapshot import Published, Terms, publish
from pipeline.read.source import RefusedFile, SourceArticle
from pipeline.read.store import RawStore, read_store
from pipeline.tables import Match, Rows
from pipeline.validate import acknowledge, mark_quality, run_checks
from pipeline.wikitext.spans import Span

if TYPE_CHECKING:
    from pipeline.fetch.account import Fetched
    from pipeline.fetch.links import Links
    from pipeline.fetch.options import Options
    from pipeline.read.archive import FetchedRevision

_TEMPLATE = ":Template:"
Parsed = tuple[SourceArticle, ArticleRecords]


class Watch:
    """Is told how far a run has come. This one keeps it to itself."""

    def stage(self, name: str) -> None:
        """A stage has ended: the one of that name."""

    def assembled(self, rows: Rows, store: RawStore) -> None:
        """All rows are there."""

    def published(self, published: Published) -> None:
        """There is a current snapshot."""


class OutputRefusedError(RefusedError):
    """The snapshot cannot be written. What was published before is as it was."""


_NOBODY = Watch()


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
    settings: Settings,
    progress: Progress,
    tell_refused: Callable[[RefusedFile], None],
    allow_shrink: Sequence[str] = (),
    watch: Watch = _NOBODY,
) -> Outcome:
    """Read the raw folder and publish what it says. Each refused file is told before that.
    ``allow_shrink`` names editions (or patterns of them) that the gate lets through.

    Raises:
        RefusedError: there is nothing to read.
        GateError: there is less than in the last snapshot, which stays.
        OutputRefusedError: the snapshot cannot be written.
    """
    rows, store = assemble(settings, progress, watch)
    watch.assembled(rows, store)
    for file in store.refused:
        tell_refused(file)
    if not store.articles:
        return Outcome(rows, store, None)
    published = _publish(rows, settings, allow_shrink)
    watch.stage("publish")
    watch.published(published)
    return Outcome(rows, store, published)


def assemble(
    settings: Settings, progress: Progress, watch: Watch = _NOBODY
) -> tuple[Rows, RawStore]:
    """All rows of the raw folder, checked, and the files they come from or that were refused.

    Raises:
        RefusedError: there is nothing to read, or what is acknowledged cannot be.
    """
    found = read_store(settings.raw, settings.limits, may_hold_football)
    watch.stage("read")
    store, parsed = _parse(found, settings, progress)
    watch.stage("parse")
    rows = build_rows(parsed, store.redirects)
    watch.stage("normalise")
    checked = run_checks(rows)
    rows.extend(acknowledge(checked.findings, read_acknowledged(settings.acknowledged)))
    rows.extend(checked.checks)
    rows.replace(Match, mark_quality(rows[Match], checked.findings, rows))
    watch.stage("validate")
    return rows, store


def _parse(
    store: RawStore, settings: Settings, progress: Progress
) -> tuple[RawStore, Sequence[Parsed]]:
    parsed: list[Parsed] = []
    refused = list(store.refused)
    empty: Counter[str] = Counter()
    shown = tuple(
        SourceArticle(one.row, one.text, one.file)
        for key, one in store.templates.items()
        if _TEMPLATE in key
    )
    sources = (*store.articles, *shown)
    dialects = sorted({source.row.text_format for source in sources})
    for article, records in each(
        parse_article,
        sources,
        progress,
        jobs=settings.jobs,
        size=lambda article: article.row.char_count,
        limits=settings.work,
        prepare=partial(load_parsers, dialects),
    ):
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


def _publish(rows: Rows, settings: Settings, allow_shrink: Sequence[str]) -> Published:
    terms = Terms(
        gate=settings.gate,
        allow_shrink=tuple(allow_shrink),
        keeping=settings.keep,
        artefacts=partial(_write_artefacts, settings.package),
    )
    try:
        return publish(rows, settings.curated, terms)
    except GateError:
        raise
    except RefusedError as error:
        raise OutputRefusedError(str(error)) from error


def _write_artefacts(
    package: Package, place: Path, snapshot_id: str, previous: Path | None
) -> Sequence[str]:
    from pipeline.publish.package import write_artefacts  # here: most runs publish nothing new

    return write_artefacts(place, snapshot_id, previous, package)
