"""What a raw folder is made of: articles, pages they show, other names for them, and refusals."""

from dataclasses import dataclass, replace

from pipeline.counting import in_number
from pipeline.tables import Article


@dataclass(frozen=True, slots=True)
class SourceArticle:
    """One article to be parsed. ``file`` is its path below the raw store, for messages; behind a
    colon, the page of an export: ``euro.xml.gz: UEFA Euro 2012 Group A``. ``export`` is that export
    where nobody asked for this very page.
    """

    row: Article
    text: str
    file: str
    export: str | None = None

    @property
    def key(self) -> str:
        """What it is found by: ``enwiki:Title``."""
        return self.row.article_id


@dataclass(frozen=True, slots=True)
class SourceTemplate:
    """A template or module that articles may show, and what it would be as an article; ``title`` is
    as on its wiki.
    """

    row: Article
    title: str
    text: str
    file: str

    @property
    def key(self) -> str:
        """``enwiki:Template:Name`` or ``enwiki:Module:Name``, in every language."""
        return self.row.article_id


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
class SkippedPages:
    """How many pages of an export or a wiki are not read: none of ours, or put by hand, too."""

    file: str
    without_football: int = 0
    of_other_kinds: int = 0
    put_by_hand: int = 0

    def with_more(self, without_football: int) -> "SkippedPages":
        """The same with pages that turned out later to hold nothing."""
        return replace(self, without_football=self.without_football + without_football)

    def __str__(self) -> str:
        """One line; empty where nothing was skipped.

        >>> str(SkippedPages("dump.xml.bz2", 1234, 56))
        'skipped in dump.xml.bz2: 1,234 pages without football, 56 pages of other kinds'
        """
        numbers = [
            (self.without_football, "without football"),
            (self.of_other_kinds, "of other kinds"),
            (self.put_by_hand, "put there by hand"),
        ]
        said = ", ".join(
            f"{number:,} {in_number(number, 'page')} {what}" for number, what in numbers if number
        )
        return f"skipped in {self.file}: {said}" if said else ""


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """A file of the raw store that is not used, and why, in a few words."""

    file: str
    reason: str
