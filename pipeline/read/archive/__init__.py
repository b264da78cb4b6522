"""Fetched pages below raw/: keyed by wiki, page and revision, kept for good, checked when read."""

from pipeline.read.archive.archive import Archive
from pipeline.read.archive.manifest import Changes
from pipeline.read.archive.revision import Current, FetchedRevision

__all__ = ["Archive", "Changes", "Current", "FetchedRevision"]
