"""All sources of a run: wiki by wiki, source by source, round by round, until nothing leads on."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.config import Settings, Source, Wiki
from pipeline.counting import count
from pipeline.fetch.account import Account, Fetched
from pipeline.fetch.asked import Asked
from pipeline.fetch.client import Client
from pipeline.fetch.clock import Clock, SystemClock
from pipeline.fetch.links import Links, ReadLinks
from pipeline.fetch.listing import Listing, Named
from pipeline.fetch.names import LinkedNames
from pipeline.fetch.options import Options
from pipeline.fetch.reach import Reach
from pipeline.fetch.record import write_record
from pipeline.fetch.rounds import Rounds, Used
from pipeline.fetch.spreading import batches
from pipeline.problems import RefusedError
from pipeline.read.archive import Archive, FetchedRevision

Progress = Callable[[int, int], None]
_PAGES_AT_ONCE = 50


class NoContactError(ValueError):
    """Nobody is named who could be asked about our requests."""


def contact_of(settings: Settings) -> str:
    """Who runs this.

    Raises:
        NoContactError: the settings do not say.

    >>> contact_of(Settings())
    Traceback (most recent call last):
    pipeline.fetch.fetching.NoContactError: no contact: a wiki wants to know whom to ask about our \
requests. Set contact = "you@example.org" in scoreline.toml, SCORELINE_CONTACT, or --contact
    """
    if settings.contact is None:
        raise NoContactError(
            "no contact: a wiki wants to know whom to ask about our requests."
            ' Set contact = "you@example.org" in scoreline.toml, SCORELINE_CONTACT, or --contact'
        )
    return settings.contact


def sources_by_wiki(settings: Settings, sources: Iterable[Source]) -> dict[Wiki, list[Source]]:
    """The sources of each wiki, in their order."""
    by_wiki: dict[Wiki, list[Source]] = {}
    for source in sources:
        by_wiki.setdefault(settings.wiki(source.wiki), []).append(source)
    return by_wiki


def fetch_sources(
    settings: Settings,
    sources: Sequence[Source],
    read_links: ReadLinks,
    progress: Progress,
    *,
    options: Options | None = None,
    clock: Clock | None = None,
) -> Fetched:
    """Bring what the sources name into the archive, and account for every title.

    Raises:
        NoContactError: nobody is named who runs this; nothing was asked.
        RefusedError: the archive cannot be used.
        OSError: the archive cannot be written. What was stored before stays.
        AccountError: the account does not add up; the run record tells what there is of it.
    """
    contact, options, clock = contact_of(settings), options or Options(), clock or SystemClock()
    begun, fetched = clock.now(), Fetched()
    for wiki, some in sources_by_wiki(settings, sources).items():
        client = Client(wiki, contact, settings.fetch, clock)
        try:
            one = _WikiRun(client, settings, options, read_links, progress)
            one.fetch(some)
        finally:
            client.close()
        fetched.accounts.append(one.account)
        fetched.problems += one.problems
        fetched.request_count += client.request_count
        fetched.content_count += client.content_count
        fetched.retry_count += client.retry_count
    if not options.is_dry:
        write_record(settings.raw, fetched, begun, clock.now())
    for account in fetched.accounts:
        account.check()
    return fetched


class _WikiRun:
    """One wiki in one run."""

    def __init__(
        self,
        client: Client,
        settings: Settings,
        options: Options,
        read_links: ReadLinks,
        progress: Progress,
    ) -> None:
        self.account = Account(client.wiki.name)
        self.problems: list[str] = []
        self._client = client
        self._archive = Archive(settings.raw, settings.limits)
        self._most_links = settings.fetch.most_links
        self._asked = Asked(self.account, options.limit)
        self._rounds = Rounds(client, self._archive, self._asked, settings.fetch, options)
        self._names = LinkedNames(client, self._archive)
        self._links: dict[int, Links] = {}
        self._read_links = read_links
        self._progress = progress
        self._is_dry = options.is_dry

    def fetch(self, sources: Iterable[Source]) -> None:
        """All sources of the wiki."""
        for source in sources:
            self._fetch(source)
        if not self._is_dry:
            self.problems += self._names.fetch()

    def _fetch(self, source: Source) -> None:
        listing, reach = Listing(self._client, source), Reach(source.most_titles)
        named: Iterable[Named] = listing.titles()
        while True:
            new = self._asked.enter(reach.take(named))
            if not reach.titles:
                break
            used = self._rounds.run(new, self._advance) if new else []
            self._read(used)
            numbers = [*(one.page_id for one in used), *map(self.account.page_id, reach.titles)]
            named = self._followed(numbers, source)
        self.problems += reach.problems + listing.problems

    def _followed(self, numbers: Iterable[int | None], source: Source) -> Iterator[Named]:
        """Where pages lead, also those that another source has asked for before."""
        for number in dict.fromkeys(numbers):
            if number in self._links:
                yield from self._links[number].followed(source.follow)

    def _read(self, used: Sequence[Used]) -> None:
        """Note where pages lead, and what they name."""
        for batch in batches(used, _PAGES_AT_ONCE):
            pages = [(one, page) for one in batch if (page := self._page(one))]
            read = self._read_links([page for _, page in pages])
            for (one, page), links in zip(pages, read, strict=True):
                if links is None:
                    self.problems.append(f"{page.title!r}: its links cannot be read")
                else:
                    self._note(one, page.title, links)

    def _note(self, used: Used, title: str, links: Links) -> None:
        """Anyone can fill a page with links: no more of one are followed than may be."""
        followed = links.first(self._most_links)
        if followed != links:
            most = count(self._most_links, "title")
            self.problems.append(f"{title!r} links more than {most} (most_links)")
        self._names.add(followed, is_new=used.is_new)
        self._links[used.page_id] = replace(followed, teams=(), people=())

    def _page(self, used: Used) -> FetchedRevision | None:
        try:
            return self._archive.read(self._client.wiki.name, used.page_id, used.revision_id)
        except RefusedError:
            return None

    def _advance(self) -> None:
        self._progress(self.account.counts.total(), self.account.requested)
