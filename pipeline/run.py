"""The whole pipeline in order: read, parse, normalise, validate, publish."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from pipeline.config import Package, Settings
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
from pipeline.publish.gate import GateError
from pipeline.publish.snapshot import Published, Terms, publish
from pipeline.read.shown import as_article
from pipeline.read.source import RefusedFile, SourceArticle
from pipeline.read.store import RawStore, read_store
from pipeline.tables import Match, Rows
from pipeline.validate import mark_quality, run_checks
from pipeline.wikitext.spans import Span

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
        RefusedError: there is nothing to read.
    """
    found = read_store(settings.raw, settings.limits)
    watch.stage("read")
    store, parsed = _parse(found, settings, progress)
    watch.stage("parse")
    rows = build_rows(parsed, store.redirects)
    watch.stage("normalise")
    checked = run_checks(rows)
    rows.extend(checked.findings)
    rows.extend(checked.checks)
    rows.replace(Match, mark_quality(rows[Match], checked.findings, rows))
    watch.stage("validate")
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
