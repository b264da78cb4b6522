"""An article as it was found: what we know about it, and its text."""

from dataclasses import dataclass

from pipeline.tables import Article


@dataclass(frozen=True, slots=True)
class SourceArticle:
    """One article to be parsed. ``file`` is its path below the raw store, for messages."""

    row: Article
    text: str
    file: str


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """A file of the raw store that is not used, and why, in a few words."""

    file: str
    reason: str
