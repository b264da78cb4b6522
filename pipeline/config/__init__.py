"""Command line, environment and scoreline.toml -> settings, strict."""

from pipeline.config.fetching import FetchSettings
from pipeline.config.limits import MIB, Limits, WorkLimits
from pipeline.config.settings import Settings, core_count, load_settings
from pipeline.config.sources import Follow, Source
from pipeline.config.strict import Strict
from pipeline.config.wikis import Wiki

__all__ = [
    "MIB",
    "FetchSettings",
    "Follow",
    "Limits",
    "Settings",
    "Source",
    "Strict",
    "Wiki",
    "WorkLimits",
    "core_count",
    "load_settings",
]
