"""Command line and environment -> settings, strict."""

from pipeline.config.acknowledged import read_acknowledged
from pipeline.config.gate import Gate
from pipeline.config.job import Job
from pipeline.config.limits import MIB, Limits, WorkLimits
from pipeline.config.package import Package
from pipeline.config.publishing import Keeping
from pipeline.config.settings import Settings, core_count, load_settings
from pipeline.config.strict import Strict

__all__ = [
    "MIB",
    "Gate",
    "Job",
    "Keeping",
    "Limits",
    "Package",
    "Settings",
    "Strict",
    "WorkLimits",
    "core_count",
    "load_settings",
    "read_acknowledged",
]
