"""What sources would fetch, and how many requests that takes; only lists are asked for."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from pipeline.config import Settings, Source
from pipeline.fetch.client import Client
from pipeline.fetch.clock import Clock
from pipeline.fetch.fetching import contact_of
from pipeline.fetch.listing import Listing
from pipeline.fetch.reach import Reach
from pipeline.fetch.states import MOST_TITLES
from pipeline.fetch.texts import MOST_REVISIONS
from pipeline.read.archive import Archive


@dataclass(frozen=True, slots=True)
class Discovered:
    """What one source leads to: titles in all, how many each of its parts names first, how many
    are stored; the requests the list took, and at most those that fetching it takes.
    """

    wiki: str
    titles: Sequence[str]
    named_by: Counter[str]
    stored_count: int
    problems: Sequence[str]
    request_count: int

    @property
    def requests_needed(self) -> int:
        """Requests for the revisions of all titles, and for the texts of those not stored."""
        new = len(self.titles) - self.stored_count
        return -(-len(self.titles) // MOST_TITLES) + -(-new // MOST_REVISIONS)


def discover(
    settings: Settings, sources: Sequence[Source], limit: int | None, clock: Clock | None = None
) -> Iterator[Discovered]:
    """List each source, one after the other. Where all titles are named, nothing is asked.

    Raises:
        NoContactError: nobody is named who runs this.
    """
    contact, archive = contact_of(settings), Archive(settings.raw, settings.limits)
    for source in sources:
        client = Client(settings.wiki(source.wiki), contact, settings.fetch, clock)
        listing = Listing(client, source)
        reach = Reach(source.most_titles)
        try:
            named = dict(islice(reach.take(listing.titles()), limit))
        finally:
            client.close()
        stored = {page.title for page in archive.current(client.wiki.name).values()}
        yield Discovered(
            client.wiki.name,
            tuple(named),
            Counter(named.values()),
            len(stored & named.keys()),
            (*reach.problems, *listing.problems),
            client.request_count,
        )
