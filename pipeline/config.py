"""Command line and environment -> settings, strict."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

MIB = 2**20


class Strict(BaseModel):
    """What is read from outside: nothing is converted, nothing unknown is let through."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")


class Limits(Strict):
    """How much one file may hold before it is refused. All in bytes; ``export_bytes`` is for all
    pages of an export, unpacked, and ``file_bytes`` then for each of them.
    """

    file_bytes: int = Field(default=16 * MIB, gt=0)
    line_bytes: int = Field(default=MIB, gt=0)
    export_bytes: int = Field(default=1024 * MIB, gt=0)


class WorkLimits(Strict):
    """What reading one article may take: seconds of a processor, some more for each MiB of text,
    and bytes of memory. Ordinary articles take a hundredth of it.
    """

    seconds: float = Field(default=2.0, gt=0)
    seconds_per_mib: float = Field(default=8.0, ge=0)
    memory_bytes: int = Field(default=1024 * MIB, gt=0)


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
