"""Which pages of an export are kept: a dump of a wiki holds a hundred others for each of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipeline.read.manifest import Entry
from pipeline.read.namespaces import ARTICLE, KEPT, TEMPLATE, redirect_target
from pipeline.read.revision import ExportPage

HoldsSomething = Callable[[str], bool]
"""Whether a text may hold anything of ours; quick, for it sees every page."""


def anything(_: str) -> bool:
    """Every text may.

    >>> anything("")
    True
    """
    return True


@dataclass(frozen=True, slots=True)
class Wanted:
    """Pages that are named, by title or by the id of a revision, and those that hold something."""

    titles: frozenset[str] = frozenset()
    revisions: frozenset[int] = frozenset()
    holds_something: HoldsSomething = anything

    def names(self, page: ExportPage) -> bool:
        """Whether a page is one of those that somebody asked for by name."""
        revision_id = page.revision.revision_id if page.revision else None
        return page.title.replace("_", " ") in self.titles or revision_id in self.revisions

    def keeps(self, page: ExportPage) -> bool:
        """Whether a page of a kind we read is kept. What gives no text, nobody can judge."""
        if page.namespace not in (ARTICLE, TEMPLATE) or page.redirect or self.names(page):
            return page.namespace in KEPT
        text = page.revision.text if page.revision else None
        return text is None or self.holds_something(text) or redirect_target(text) is not None


def named_by(entries: Sequence[Entry], holds_something: HoldsSomething) -> Wanted:
    """What the entries of the manifest for an export name, and what holds something."""
    titles = frozenset(entry.title for entry in entries if entry.title)
    revisions = frozenset(entry.revision_id for entry in entries if entry.revision_id)
    return Wanted(titles, revisions, holds_something)
