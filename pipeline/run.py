"""The whole pipeline in order: read, parse, normalise, validate, publish."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.config import Settings
from pipeline.engine.local import Failed, Progress, each
from pipeline.normalise.rows import build_rows
from pipeline.parse.article import parse_article
from pipeline.parse.records import ArticleRecords
from pipeline.problems import RefusedError
from pipeline.publish.load import current_snapshot, read_table
from pipeline.publish.snapshot import Published, publish
from pipeline.read.source import RefusedFile, SourceArticle
from pipeline.read.store import RawStore, find_text, read_store
from pipeline.report.one_match import MatchView
from pipeline.tables import Article, Finding, Goal, Match, Rows, Tie, table_name
from pipeline.validate import mark_quality, run_checks

Parsed = tuple[SourceArticle, ArticleRecords]
RowT = TypeVar("RowT")


class OutputRefusedError(RefusedError):
    """The snapshot cannot be written. What was published before is as it was."""


class NoSuchMatchError(LookupError):
    """The snapshot holds no match of that id. ``str()`` is one line with the nearest ids."""


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
    store, parsed = _parse(read_store(settings.raw, settings.limits), progress)
    rows = build_rows(parsed)
    checked = run_checks(rows)
    rows.extend(checked.findings)
    rows.extend(checked.checks)
    rows.replace(Match, mark_quality(rows[Match], checked.findings, rows))
    return rows, store


def _parse(store: RawStore, progress: Progress) -> tuple[RawStore, Sequence[Parsed]]:
    parsed: list[Parsed] = []
    refused = list(store.refused)
    for article, records in each(parse_article, store.articles, progress):
        if isinstance(records, Failed):
            refused.append(RefusedFile(article.file, f"could not be parsed: {records.reason}"))
        elif _says_nothing(records):
            refused.append(RefusedFile(article.file, "no match, table or infobox found in it"))
        else:
            parsed.append((article, records))
    kept = tuple(article for article, _ in parsed)
    return RawStore(kept, tuple(sorted(refused, key=lambda file: file.file))), parsed


def _says_nothing(records: ArticleRecords) -> bool:
    """Problems count as something said: they are published, for someone to look at."""
    return not (
        records.matches
        or records.fields
        or records.participants
        or records.standings
        or records.top_scorers
        or records.problems
    )


def _publish(rows: Rows, curated: Path) -> Published:
    try:
        return publish(rows, curated)
    except RefusedError as error:
        raise OutputRefusedError(str(error)) from error


def find_match(settings: Settings, match_id: str) -> MatchView:
    """One match of the current snapshot with what hangs on it, and the text it was read from.

    Raises:
        NoSuchMatchError: there is no such match.
        OSError: there is no snapshot, or it is damaged.
    """
    snapshot = current_snapshot(settings.curated)
    found = _select(snapshot, Match, "match_id", [match_id])
    if not found:
        raise NoSuchMatchError(_nearest(match_id, snapshot))
    (match,) = found
    (article,) = _select(snapshot, Article, "article_id", [match.article_id])
    goals = _select(snapshot, Goal, "match_id", [match_id])
    keys: dict[str, list[str | None]] = {
        "match": [match_id],
        "goal": [f"{match_id} | {goal.goal_number}" for goal in goals],
        "tie": [match.tie_id],
    }
    findings = _select(
        snapshot, Finding, "row_key", [key for some in keys.values() for key in some]
    )
    return MatchView(
        match=match,
        article=article,
        tie=next(iter(_select(snapshot, Tie, "tie_id", [match.tie_id])), None),
        goals=tuple(goals),
        findings=tuple(one for one in findings if one.row_key in keys.get(one.table_name, [])),
        text=find_text(settings.raw, article, settings.limits),
    )


def _select(
    snapshot: Path, row: type[RowT], column: str, values: Sequence[str | None]
) -> list[RowT]:
    table = read_table(table_name(row), snapshot)
    wanted = pc.is_in(table[column], value_set=pa.array(values, pa.string()), skip_nulls=True)
    return [row(**record) for record in table.filter(wanted).to_pylist()]


def _nearest(match_id: str, snapshot: Path) -> str:
    known = read_table("match", snapshot)["match_id"].to_pylist()
    nearest = get_close_matches(match_id, known, n=3, cutoff=0.4)
    hint = f"; nearest: {', '.join(nearest)}" if nearest else ""
    return f"no match {match_id!r} in the current snapshot{hint}"
