"""Small rows to publish, and the state of the place they are published to."""

from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from pipeline.tables import TABLES, ColumnSpec, Goal, Match, MatchStatus, Rows, columns, table_name

RowT = TypeVar("RowT")

_PLAIN: dict[type, Any] = {str: "words", bool: True, float: 1.5, date: date(1998, 7, 12)}


def filled(row: type[RowT], **values: Any) -> RowT:
    """A row that keeps the contract; only the columns that matter to a test are named."""
    table: type = row
    defaults = {spec.name: _default(table, spec) for spec in columns(table)}
    return row(**(defaults | values))


def sample_rows(score: int = 1) -> Rows:
    """One row of every table and three matches more; another score is another content."""
    rows = Rows()
    rows.extend(filled(row) for row in TABLES)
    for number in (10, 3, 2):
        match_id = f"match {number}"
        played = {"home_score": score, "match_date": date(1998, 6, number)}
        rows.extend([filled(Match, match_id=match_id, status=MatchStatus.AWARDED, **played)])
        rows.extend([filled(Goal, match_id=match_id, minute=number)])
    return rows


def state(top: Path) -> dict[str, tuple[int, int]]:
    """Every path of a directory with its inode and the time of its last change."""
    return {str(top): _mark(top), **state_below(top)}


def state_below(top: Path) -> dict[str, tuple[int, int]]:
    """The same without the directory itself, which changes when something is staged in it."""
    return {str(path): _mark(path) for path in top.rglob("*")}


def _mark(path: Path) -> tuple[int, int]:
    return path.lstat().st_ino, path.lstat().st_mtime_ns


def _default(row: type, spec: ColumnSpec) -> Any:
    """Key and reference texts agree: ``team 1`` is the team of every row."""
    if spec.is_list:
        return ()
    if spec.is_nullable:
        return None
    if spec.kind is str and (spec.column.references or spec.column.key):
        return f"{spec.column.references or table_name(row)} 1"
    if spec.kind is int:
        return spec.column.minimum or 0
    return next(iter(spec.kind)) if spec.vocabulary else _PLAIN[spec.kind]  # type: ignore[call-overload]
