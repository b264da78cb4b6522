"""How a run keeps its records."""

from pathlib import Path
from typing import Literal

from pydantic import Field

from pipeline.config.strict import Strict


class Job(Strict):
    """``runs`` is where records go, by default ``curated-runs`` beside a ``curated``; the last
    ``keep_runs`` stay. ``metrics`` is the file for Prometheus, by default in there too.
    ``stale_hours``: older data is called stale. ``log``: lines for people, or JSON.
    """

    runs: Path | None = None
    keep_runs: int = Field(default=100, ge=1)
    metrics: Path | None = None
    stale_hours: float = Field(default=36.0, gt=0)
    log: Literal["text", "json"] = "text"
