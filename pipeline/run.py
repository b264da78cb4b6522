"""The whole pipeline in order: read, parse, normalise, validate, publish."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pipeline.config import Settings
from pipeline.engine.local import each
from pipeline.engine.tally import Progress
from pipeline.normalise.rows import build_rows
from pipeline.parse.article import load_parsers, may_hold_football, parse_article
from pipeline.problems import RefusedError
from pipeline.publish.snapshot import Published, publish
from pipeline.read.source import RefusedFile
from pipeline.read.store import RawStore, read_store
from pipeline.sorting import Parsed, articles_of, sort_out
from pipeline.tables import Match, Rows
from pipeline.validate import mark_quality, run_checks


class OutputRefusedError(RefusedError):
    """The snapshot cannot be written. What was published before is as it was."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run did. ``published`` is null where no article was left to publish."""

    rows: Rows
    store: RawStore
    published: Published | None


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
    found = read_store(settings.raw, settings.limits, may_hold_football)
    store, parsed = _parse(found, settings, progress)
    rows = build_rows(parsed, store.redirects)
    checked = run_checks(rows)
    rows.extend(checked.findings)
    rows.extend(checked.checks)
    rows.replace(Match, mark_quality(rows[Match], checked.findings, rows))
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


def _publish(rows: Rows, curated: Path) -> Published:
    try:
        return publish(rows, curated)
    except RefusedError as error:
        raise OutputRefusedError(str(error)) from error
