"""Football results from Wikipedia as tidy, checked, traceable tables."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from os import PathLike
    from pathlib import Path

    import pandas as pd

__all__ = ["current_snapshot", "load"]


def load(table: str, curated: "str | PathLike[str] | None" = None) -> "pd.DataFrame":
    """One table of the current snapshot as a DataFrame; see ``pipeline.publish.load.load``.

    ``pipeline.load("match")`` reads below ``$SCORELINE_CURATED``, else below ``curated``.
    """
    from pipeline.publish import load as reader  # here, so that ``import pipeline`` stays cheap

    return reader.load(table, curated)


def current_snapshot(curated: "str | PathLike[str] | None" = None) -> "Path":
    """The directory of the current snapshot, which never changes once it is published.

    Hand it to ``load`` to read several tables of one and the same snapshot.
    """
    from pipeline.publish import load as reader

    return reader.current_snapshot(curated)
