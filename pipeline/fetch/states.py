"""The current revision of pages, by title, without their text."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from pipeline.fetch.account import Outcome
from pipeline.fetch.answers import PageShape, RevisionShape
from pipeline.fetch.client import Client
from pipeline.fetch.continuing import ask_in_parts, put_together
from pipeline.fetch.resolving import Resolver, Way
from pipeline.read.namespaces import KEPT

MOST_TITLES = 50
MODELS = frozenset(["wikitext", "Scribunto"])
_ABOUT_REVISIONS = "ids|timestamp|size|sha1"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageState:
    """A page and a revision of it, as the wiki states them; ``sha1`` may be of more than the text,
    or empty where the wiki would have to compute it.

    ``held_revision_id`` is a newer revision that is not believed yet.
    """

    page_id: int
    namespace: int
    title: str
    revision_id: int
    parent_id: int | None
    timestamp: datetime
    size: int
    sha1: str
    wikidata_id: str | None
    held_revision_id: int | None = None


@dataclass(frozen=True, slots=True)
class Absent:
    """A title without a page that can be stored."""

    outcome: Outcome
    note: str = ""


@dataclass(frozen=True, slots=True)
class Redirected:
    """A title that only leads to another; the other is None where they lead in a circle."""

    target: str | None


Found = PageState | Absent | Redirected


@dataclass(slots=True)
class States:
    """What a wiki says of titles, and of those they lead to; ``time`` is that of the wiki, where it
    has answered.
    """

    found: dict[str, Found] = field(default_factory=dict)
    redirects: dict[str, str] = field(default_factory=dict)
    time: datetime | None = None

    def add(self, more: "States") -> None:
        """Add what an answer says of other titles; a failure takes nothing back."""
        for title, found in more.found.items():
            known = self.found.get(title)
            if known is None or (isinstance(known, Absent) and known.outcome is Outcome.FAILED):
                self.found[title] = found
        self.redirects |= more.redirects
        self.time = more.time or self.time

    def is_lost(self, title: str, page_id: int) -> bool:
        """Whether the title of a page that we know is now none, or leads to another page."""
        found = self.found.get(title)
        if isinstance(found, Absent):
            return found.outcome is Outcome.MISSING
        return isinstance(found, Redirected) or (
            isinstance(found, PageState) and found.page_id != page_id
        )

    def fail(self, titles: Iterable[str], reason: str) -> None:
        """Take back what was said of titles: something that belongs to it could not be asked."""
        for title in titles:
            self.found[title] = Absent(Outcome.FAILED, reason)
            self.redirects.pop(title, None)


def ask_states(client: Client, titles: Sequence[str]) -> States:
    """Ask for the current revision of up to fifty titles; each of them is in what comes back.

    Raises:
        AskingError: there is no whole answer.
    """
    query = {
        "prop": "info|revisions|pageprops",
        "rvprop": _ABOUT_REVISIONS,
        "ppprop": "wikibase_item",
        "redirects": "1",
        "titles": "|".join(titles),
    }
    answer = put_together(ask_in_parts(client, query))
    resolver = Resolver(answer)
    states = States(redirects=dict(resolver.redirects), time=answer.curtimestamp)
    for title in titles:
        way = resolver.find(title)
        if way.steps:
            states.found[title] = Redirected(None if way.is_circle else way.end)
        if not way.is_circle:
            states.found[way.end if way.steps else title] = _found(way)
    return states


def ask_settled(client: Client, state: PageState, before: datetime) -> PageState | None:
    """The newest revision of a page that was saved at or before a moment; None where the page was
    not there yet, or its text of then is hidden.

    Raises:
        AskingError: there is no whole answer.
    """
    query = {
        "prop": "revisions",
        "rvprop": _ABOUT_REVISIONS,
        "rvlimit": "1",
        "rvdir": "older",
        "rvstart": f"{before:%Y-%m-%dT%H:%M:%SZ}",
        "pageids": str(state.page_id),
    }
    # one part: the rest of the history is not asked for
    answer = put_together(ask_in_parts(client, query, most_parts=1))
    revisions = [one for page in answer.pages for one in page.revisions or ()]
    if len(revisions) != 1 or revisions[0].sha1hidden or revisions[0].timestamp > before:
        return None
    return _with_revision(state, revisions[0])


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """What pages that were stored under other titles are now: gone for good, or renamed."""

    gone: frozenset[int] = frozenset()
    titles: Mapping[int, str] = field(default_factory=dict)

    def and_of(self, other: "Whereabouts") -> "Whereabouts":
        """Those of more pages."""
        return Whereabouts(self.gone | other.gone, {**self.titles, **other.titles})


def ask_whereabouts(client: Client, page_ids: Sequence[int]) -> Whereabouts:
    """Ask what became of up to fifty pages; one that is a redirect now is gone.

    Raises:
        AskingError: there is no whole answer.
    """
    query = {"prop": "info", "pageids": "|".join(map(str, page_ids))}
    pages = put_together(ask_in_parts(client, query)).pages
    there = {page.pageid: page for page in pages if page.pageid in page_ids}
    gone = {number for number, page in there.items() if page.missing or page.redirect}
    titles = {number: page.title for number, page in there.items() if number not in gone}
    return Whereabouts(
        frozenset(number for number in gone if number is not None),
        {number: title for number, title in titles.items() if number is not None and title},
    )


def _found(way: Way) -> Found:
    page = way.page
    if way.other_wiki is not None:
        return Absent(Outcome.INVALID, f"on another wiki ({way.other_wiki[:40]})")
    if page is None:
        return Absent(Outcome.FAILED, "the wiki says nothing of it")
    if page.invalid:
        return Absent(Outcome.INVALID, page.invalidreason[:120])
    if page.special or page.ns not in KEPT:
        return Absent(Outcome.INVALID, "neither an article nor a template")
    if page.missing:
        return Absent(Outcome.MISSING)
    if page.contentmodel not in MODELS:
        return Absent(Outcome.INVALID, f"its content is {page.contentmodel[:40]!r}")
    return _state(page)


def _state(page: PageShape) -> Found:
    if not page.pageid or page.ns is None or len(page.revisions or ()) != 1:
        return Absent(Outcome.FAILED, "the wiki does not name its revision")
    (revision,) = page.revisions or ()
    if revision.sha1hidden:
        return Absent(Outcome.HIDDEN, f"the text of revision {revision.revid}")
    return PageState(
        page_id=page.pageid,
        namespace=page.ns,
        title=page.title,
        revision_id=revision.revid,
        parent_id=revision.parentid,
        timestamp=revision.timestamp,
        size=revision.size,
        sha1=revision.sha1 or "",
        wikidata_id=page.wikidata_id,
    )


def _with_revision(state: PageState, revision: RevisionShape) -> PageState:
    """The same page with an older revision, the current one held back."""
    return replace(
        state,
        revision_id=revision.revid,
        parent_id=revision.parentid,
        timestamp=revision.timestamp,
        size=revision.size,
        sha1=revision.sha1 or "",
        held_revision_id=state.revision_id,
    )
