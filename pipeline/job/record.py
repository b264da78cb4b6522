"""What a run did, as ``run.json``: for operators and for what watches over it."""

import resource
import sys
import time
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any

from pipeline.config import Settings
from pipeline.job.folder import RunsFolder
from pipeline.publish.load import current_id
from pipeline.publish.snapshot import Published
from pipeline.read.store import RawStore
from pipeline.report.exit_code import ExitCode
from pipeline.report.log import log
from pipeline.run import Watch
from pipeline.tables import TABLES, Article, Finding, Problem, Rows, Severity, table_name

_MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024


class Recorder(Watch):
    """Follows a run from begin to end, and writes down what came of it."""

    def __init__(self, settings: Settings) -> None:
        """Begin the clock."""
        self._settings = settings
        self._began = self._last = time.monotonic()
        self._record: dict[str, Any] = {
            "scoreline_version": version("scoreline"),
            "started_at": now(),
            "jobs": settings.jobs,
            "snapshot_before": current_id(settings.place),
            "fetch": None,
            "seconds": {},
        }
        log.note("started", scoreline_version=self._record["scoreline_version"])

    def stage(self, name: str) -> None:
        """Note that a stage has ended, and how long it took."""
        last, self._last = self._last, time.monotonic()
        seconds = round(self._last - last, 3)
        self._record["seconds"][name] = seconds
        log.note("stage", stage=name, seconds=seconds)

    def fetched(self, facts: Mapping[str, Any]) -> None:
        """Note what was fetched: pages, revisions, retries and what else there is to say."""
        self._record["fetch"] = dict(facts)

    def assembled(self, rows: Rows, store: RawStore) -> None:
        """Note what was read and found."""
        grave = Counter(finding.severity for finding in rows[Finding])
        newest = [row.revision_timestamp for row in rows[Article] if row.revision_timestamp]
        self._record |= {
            "pages": {"read": len(store.articles), "refused": len(store.refused)},
            "revisions": sum(row.revision_id is not None for row in rows[Article]),
            "newest_revision_at": _text(max(newest)) if newest else None,
            "rows": {table_name(row): len(rows[row]) for row in TABLES},
            "findings": {str(severity): grave[severity] for severity in Severity},
            "problems": len(rows[Problem]),
        }

    def published(self, published: Published) -> None:
        """Note what became of it."""
        self._record |= {
            "is_new": published.is_new,
            "allowed_shrink": list(published.allowed_shrink),
        }

    def end(self, code: ExitCode, message: str | None) -> None:
        """Write the record, the health and the metrics. What cannot be written is said, no more:
        the exit code tells of the data.
        """
        used = (resource.getrusage(who).ru_maxrss for who in _WHO)
        self._record |= {
            "ended_at": now(),
            "outcome": self._outcome(code),
            "exit_code": int(code),
            "message": message,
            "peak_memory_bytes": max(used) * _MAXRSS_UNIT,
        }
        self._record["seconds"]["total"] = round(time.monotonic() - self._began, 3)
        log.note("ended", outcome=self._record["outcome"], exit_code=int(code))
        try:
            self._record["snapshot_id"] = current_id(self._settings.place)
            RunsFolder(self._settings).write(self._record)
        except OSError as error:
            log.warn("no_record", f"cannot write the record of the run: {error}")

    def _outcome(self, code: ExitCode) -> str:
        """The name of the exit code; where that is done, whether anything was published."""
        if code != ExitCode.DONE or "is_new" not in self._record:
            return code.name.lower()
        return "published" if self._record["is_new"] else "unchanged"


_WHO = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)


def now() -> str:
    """The time in UTC, such as 2026-11-21T03:00:00Z."""
    return _text(datetime.now(UTC))


def _text(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")
