"""Command line, environment and ``scoreline.toml`` -> settings, strict."""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Self

from pydantic import Field, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from pipeline.config.fetching import Contact, FetchSettings
from pipeline.config.file import FILE, SettingsFile, explain, read_settings_file
from pipeline.config.gate import Gate
from pipeline.config.job import Job
from pipeline.config.limits import Limits, WorkLimits
from pipeline.config.package import Package
from pipeline.config.publishing import Keeping
from pipeline.config.sources import Source
from pipeline.config.strict import Strict
from pipeline.config.wikis import Address, Wiki, find_wiki

_ENVIRONMENT = {
    "raw": "SCORELINE_RAW",
    "curated": "SCORELINE_CURATED",
    "contact": "SCORELINE_CONTACT",
}


def core_count() -> int:
    """How many processors we may use."""
    if hasattr(os, "sched_getaffinity"):  # not on macOS
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Settings(Strict):
    """Where a run reads, where it publishes, which findings are acknowledged, what it refuses, how
    many articles it reads at the same time; and which pages it fetches, as whom, from which wikis.
    """

    raw: Path = Path("raw")
    curated: Path = Path("curated")
    acknowledged: Path = Path("acknowledged.toml")
    limits: Limits = Limits()
    work: WorkLimits = WorkLimits()
    jobs: int = Field(default_factory=core_count, ge=1)
    gate: Gate = Gate()
    keep: Keeping = Keeping()
    package: Package = Package()
    job: Job = Job()
    contact: Contact | None = None
    source: tuple[Source, ...] = ()
    wikis: dict[str, Address] = Field(default_factory=dict)
    fetch: FetchSettings = FetchSettings()

    def wiki(self, name: str) -> Wiki:
        """The wiki of a name or an address.

        Raises:
            ValueError: there is none.
        """
        return find_wiki(name, self.wikis)

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

    @model_validator(mode="after")
    def _knows_its_wikis(self) -> Self:
        for number, source in enumerate(self.source):
            try:
                self.wiki(source.wiki)
            except ValueError as error:
                place = ("source", number, "wiki")
                said = {"reason": str(error), "place": place}
                raise PydanticCustomError("unknown_wiki", "{reason}", said) from None
        return self


def load_settings(
    given: Mapping[str, object], environ: Mapping[str, str], file: Path | None = None
) -> Settings:
    """Put the settings of a run together: what is given here, else the environment, else the file
    (``scoreline.toml`` of this folder where none is named), else defaults.

    Raises:
        ValueError: the settings cannot be used; ``str()`` is one line.

    >>> settings = load_settings({}, {"SCORELINE_RAW": "articles", "SCORELINE_CURATED": ""})
    >>> str(settings.raw), str(settings.curated)
    ('articles', 'curated')
    >>> load_settings({"raw": "a", "curated": "a/out"}, {})
    Traceback (most recent call last):
    ValueError: a/out lies in the raw folder a
    """
    found = _read_file(file, environ)
    named = {key: environ[name] for key, name in _ENVIRONMENT.items() if environ.get(name)}
    first = named | {key: value for key, value in given.items() if value is not None}
    left = found.without(first) if found else None
    values = (left.values if left else {}) | first
    try:
        return Settings.model_validate_json(json.dumps(values, default=str))
    except ValidationError as error:
        raise ValueError(explain(error, Settings, left)) from None


def _read_file(file: Path | None, environ: Mapping[str, str]) -> SettingsFile | None:
    named = file or (Path(environ["SCORELINE_CONFIG"]) if environ.get("SCORELINE_CONFIG") else None)
    if named is None and not Path(FILE).is_file():
        return None
    return read_settings_file(named or Path(FILE))
