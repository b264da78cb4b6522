"""How the data does: whether it is fresh, and since when it is not."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pipeline.publish.history import history
from pipeline.report.exit_code import ExitCode


def health_after(
    record: Mapping[str, Any], before: Mapping[str, Any], stale_hours: float, curated: Path
) -> dict[str, Any]:
    """``health.json`` after a run. ``data_as_of`` is when the last run began that went well: what
    is published says what the sources said then. ``age_hours`` is how long ago that was when the
    run ended; that no run comes at all is only seen by comparing ``data_as_of`` with a clock.
    """
    is_well = record["exit_code"] in (ExitCode.DONE, ExitCode.SOME_REFUSED)
    as_of = record["started_at"] if is_well else before.get("data_as_of")
    failures = 0 if is_well else _number(before.get("failures_in_a_row")) + 1
    age = _hours_between(as_of, record["ended_at"])
    is_stale = age is None or age > stale_hours
    return {
        "status": "failing" if not is_well else "stale" if is_stale else "ok",
        "checked_at": record["ended_at"],
        "outcome": record["outcome"],
        "exit_code": record["exit_code"],
        "message": record["message"],
        "failures_in_a_row": failures,
        "snapshot_id": record["snapshot_id"],
        "published_at": _published_at(curated),
        "data_as_of": as_of,
        "age_hours": age,
        "is_stale": is_stale,
        "newest_revision_at": record.get("newest_revision_at") or before.get("newest_revision_at"),
    }


def seconds(moment: str | None) -> float | None:
    """A moment of a record as seconds since 1970; None for none, or for what is no moment.

    >>> seconds("1970-01-02T00:00:00Z"), seconds("soon")
    (86400.0, None)
    """
    try:
        return datetime.fromisoformat(moment).timestamp() if moment else None
    except (ValueError, TypeError):
        return None


def _published_at(curated: Path) -> str | None:
    entries = history(curated)
    if not entries:
        return None
    since = datetime.fromtimestamp(entries[-1].since, UTC)
    return since.isoformat(timespec="seconds").replace("+00:00", "Z")


def _hours_between(begin: str | None, end: str) -> float | None:
    first, last = seconds(begin), seconds(end)
    return None if first is None or last is None else round((last - first) / 3600, 3)


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0
