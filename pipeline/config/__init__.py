"""Command line, environment and scoreline.toml -> settings, strict."""

from pipeline.config.acknowledged import read_acknowledged
from pipeline.config.fetching import FetchSettings
from pipeline.config.gate import Gate
from pipeline.config.job import Job
from pipeline.config.limits import MIB, Limits, WorkLimits
from pipeline.config.package import Package
from pipeline.config.publishing import Keeping
from pipeline.config.settings import Settings, core_count, load_settings
from pipeline.config.sources import Follow, Source
from pipeline.config.strict import Strict, first_reason
from pipeline.config.wikis import Wiki

__all__ = [
    "MIB",
    "FetchSettings",
    "Follow",
    "Gate",
    "Job",
    "Keeping",
    "Limits",
    "Package",
    "Settings",
    "Source",
    "Strict",
    "Wiki",
    "WorkLimits",
    "core_count",
    "first_reason",
    "load_settings",
    "read_acknowledged",
]
