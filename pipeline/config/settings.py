"""Command line and environment -> settings, strict."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Self

from pydantic import Field, ValidationError, model_validator

from pipeline.config.gate import Gate
from pipeline.config.job import Job
from pipeline.config.limits import Limits, WorkLimits
from pipeline.config.package import Package
from pipeline.config.publishing import Keeping
from pipeline.config.strict import Strict


def core_count() -> int:
    """How many processors we may use."""
    if hasattr(os, "sched_getaffinity"):  # not on macOS
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Settings(Strict):
    """Where a run reads, where it publishes, what it refuses, and how many articles it reads at
    the same time.
    """

    raw: Path = Path("raw")
    curated: Path = Path("curated")
    limits: Limits = Limits()
    work: WorkLimits = WorkLimits()
    jobs: int = Field(default_factory=core_count, ge=1)
    gate: Gate = Gate()
    keep: Keeping = Keeping()
    package: Package = Package()
    job: Job = Job()

    @property
    def address(self) -> str | None:
        """``s3://bucket/prefix`` where ``curated`` is one; as a path it has one slash less.

        >>> Settings(curated=Path("s3://bucket/prefix")).address, Settings().address
        ('s3://bucket/prefix', None)
        """
        parts = self.curated.parts
        return f"s3://{'/'.join(parts[1:])}" if parts[:1] == ("s3:",) else None

    @property
    def runs(self) -> Path:
        """Where records of runs go unless told otherwise: not into what is published.

        >>> Settings(curated=Path("/data/out")).runs, Settings(curated=Path("s3://b/p")).runs
        (PosixPath('/data/out-runs'), PosixPath('curated-runs'))
        """
        whole = Path("curated") if self.address else self.curated
        named = whole if whole.name else whole.absolute()
        return self.job.runs or named.with_name(f"{named.name}-runs")

    @property
    def place(self) -> Path:
        """The folder of snapshots on this machine: ``curated``, or the mirror of a store."""
        return self.runs / "mirror" if self.address else self.curated

    @model_validator(mode="after")
    def _does_not_publish_into_raw(self) -> Self:
        raw, curated = (Path(os.path.realpath(path)) for path in (self.raw, self.curated))
        if raw == curated or raw in curated.parents:
            raise ValueError(f"{self.curated} lies in the raw folder {self.raw}")
        return self


def load_settings(
    raw: Path | None, curated: Path | None, environ: Mapping[str, str], jobs: int | None = None
) -> Settings:
    """Put the settings of a run together: what is given here, else the environment, else defaults.

    Raises:
        ValueError: the settings cannot be used; ``str()`` is one line.

    >>> environ = {"SCORELINE_RAW": "articles", "SCORELINE_CURATED": ""}
    >>> str(load_settings(None, None, environ).raw), str(load_settings(None, None, environ).curated)
    ('articles', 'curated')
    >>> load_settings(Path("a"), Path("a/out"), {})
    Traceback (most recent call last):
    ValueError: a/out lies in the raw folder a
    """
    given = {
        "raw": raw or _path(environ, "SCORELINE_RAW"),
        "curated": curated or _path(environ, "SCORELINE_CURATED"),
        "jobs": jobs,
    }
    try:
        return Settings.model_validate({name: one for name, one in given.items() if one})
    except ValidationError as error:
        raise ValueError(error.errors()[0]["msg"].removeprefix("Value error, ")) from error


def _path(environ: Mapping[str, str], name: str) -> Path | None:
    return Path(environ[name]) if environ.get(name) else None
