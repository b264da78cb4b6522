"""The whole pipeline in order: fetch, read, parse, normalise, validate, publish."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.config import Package, Settings, Source, read_acknowledged
from pipeline.engine.forked import map_forked
from pipeline.engine.limits import Failed
from pipeline.engine.local import each
from pipeline.engine.tally import Progress
from pipeline.normalise.rows import build_rows
from pipeline.parse.article import load_parsers, may_hold_football, parse_article
from pipeline.problems import RefusedError
from pipeline.publish.gate import GateError
from pipeline.publish.snapshot import Published, Terms, publish
from pipeline.read.source import RefusedFile
from pipeline.read.store import RawStore, read_store
from pipeline.sorting import Parsed, articles_of, sort_out
from pipeline.tables import Match, Rows
from pipeline.validate import acknowledge, mark_quality, run_checks

if TYPE_CHECKING:
    from pipeline.fetch.account import Fetched
    from pipeline.fetch.links import Links
    from pipeline.fetch.options import Options
    from pipeline.read.archive import FetchedRevision


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
    rows = build_rows(parsed, store.redirects, store.items)
    watch.stage("normalise")
    checked = run_checks(rows, partial(map_forked, jobs=settings.jobs))
    rows.extend(acknowledge(checked.findings, read_acknowledged(settings.acknowledged)))
    rows.extend(checked.checks)
    rows.replace(Match, mark_quality(rows[Match], checked.findings, rows))
    watch.stage("validate")
    return rows, store


def _parse(
    store: RawStore, settings: Settings, progress: Progress
) -> tuple[RawStore, Sequence[Parsed]]:
    articles = articles_of(store)
    done = each(
        parse_article,
        articles,
        progress,
        jobs=settings.jobs,
        size=lambda article: article.row.char_count,
        limits=settings.work,
        prepare=partial(load_parsers, sorted({one.row.text_format for one in articles})),
    )
    return sort_out(store, done)


def _publish(rows: Rows, settings: Settings, allow_shrink: Sequence[str]) -> Published:
    terms = Terms(
        gate=settings.gate,
        allow_shrink=tuple(allow_shrink),
        keeping=settings.keep,
        artefacts=partial(_write_artefacts, settings.package),
    )
    try:
        if settings.address:
            from pipeline.publish.remote import publish_to_store  # here: it takes a while to load

            return publish_to_store(rows, settings.address, settings.place, terms)
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
