"""The folder of run records: one ``run.json`` per run, how the data does, and metrics."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline.config import Settings
from pipeline.durable import replace_file
from pipeline.job.health import health_after
from pipeline.job.metrics import render_metrics


class RunsFolder:
    """``00000012/run.json``, ``health.json`` and ``scoreline.prom`` below ``runs``."""

    def __init__(self, settings: Settings) -> None:
        """Find the folder; nothing is made before something is written."""
        self._job = settings.job
        self.path = settings.runs
        self._curated = settings.place

    def write(self, record: Mapping[str, Any]) -> None:
        """Write what a run left behind, each file whole or not at all.

        Raises:
            OSError: the disk is full, or the folder cannot be written.
        """
        self.path.mkdir(parents=True, exist_ok=True)
        runs = self._runs()
        number = int(runs[-1].name) + 1 if runs else 1
        place = self.path / f"{number:08}"
        place.mkdir()
        replace_file(place / "run.json", _json({"run": number, **record}))
        health = health_after(record, self.last_health(), self._job.stale_hours, self._curated)
        replace_file(self.path / "health.json", _json(health))
        for old in runs[: len(runs) + 1 - self._job.keep_runs]:
            shutil.rmtree(old)
        metrics = render_metrics(record, health).encode()
        # last: it may be somewhere else
        replace_file(self._job.metrics or self.path / "scoreline.prom", metrics)

    def last_health(self) -> dict[str, Any]:
        """How the data did before; nothing where that is not known."""
        try:
            found = json.loads((self.path / "health.json").read_bytes())
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def _runs(self) -> list[Path]:
        return sorted(one for one in self.path.iterdir() if one.is_dir() and one.name.isdigit())


def _json(value: Mapping[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=2).encode() + b"\n"
