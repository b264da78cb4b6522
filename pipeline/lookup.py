"""One published match, with what hangs on it and the text it was read from."""

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.config import Settings
from pipeline.publish.load import current_snapshot, read_table
from pipeline.read.store import find_text
from pipeline.report.one_match import MatchView
from pipeline.tables import Article, Finding, Goal, Match, Tie, table_name

RowT = TypeVar("RowT")


class NoSuchMatchError(LookupError):
    """The snapshot holds no match of that id. ``str()`` is one line with the nearest ids."""


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
    holding = [known_id for known_id in known if match_id in known_id]
    nearest = holding[:3] or get_close_matches(match_id, known, n=3, cutoff=0.4)
    hint = f"; nearest: {', '.join(nearest)}" if nearest else ""
    return f"no match {match_id!r} in the current snapshot{hint}"
