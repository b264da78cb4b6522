"""What a raw folder is made of: articles, pages they show, other names for them, and refusals."""

from dataclasses import dataclass

from pipeline.tables import Article


@dataclass(frozen=True, slots=True)
class SourceArticle:
    """One article to be parsed. ``file`` is its path below the raw store, for messages; behind a
    colon, the page of an export: ``euro.xml.gz: UEFA Euro 2012 Group A``.
    """

    row: Article
    text: str
    file: str

    @property
    def key(self) -> str:
        """What it is found by: ``enwiki:Title``."""
        return self.row.article_id


@dataclass(frozen=True, slots=True)
class SourceTemplate:
    """A template or module that articles may show; no article itself. ``key`` is like
    ``enwiki:Template:Name`` or ``enwiki:Module:Name`` in every language, ``title`` as on its wiki.
    """

    key: str
    title: str
    revision_id: int | None
    text: str
    file: str


@dataclass(frozen=True, slots=True)
class SourceRedirect:
    """A page that only sends its readers to another; ``key`` and ``target`` are like
    ``enwiki:Title``.
    """

    key: str
    target: str
    file: str


SourcePage = SourceArticle | SourceTemplate | SourceRedirect


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """A file of the raw store that is not used, and why, in a few words."""

    file: str
    reason: str
