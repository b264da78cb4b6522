"""The Wikidata items of titles that articles link to, fifty at a time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pipeline.fetch.client import Client
from pipeline.fetch.continuing import ask_in_parts, put_together
from pipeline.fetch.refusals import AskingError
from pipeline.fetch.resolving import Resolver
from pipeline.fetch.spreading import batches, spread
from pipeline.fetch.states import MOST_TITLES


@dataclass(slots=True)
class Items:
    """Items by title, None where there is none, also by the titles that redirects lead to; those
    redirects, one step each; and how many titles could not be asked for, with the reason of the
    last.
    """

    by_title: dict[str, str | None] = field(default_factory=dict)
    redirects: dict[str, str] = field(default_factory=dict)
    failed: int = 0
    reason: str = ""


def ask_items(client: Client, titles: Iterable[str]) -> Items:
    """The items of any number of titles."""
    found = Items()
    for part in spread(
        lambda batch: _ask(client, batch), batches(list(titles), MOST_TITLES), client.in_flight
    ):
        found.by_title |= part.by_title
        found.redirects |= part.redirects
        found.failed += part.failed
        found.reason = part.reason or found.reason
    return found


def _ask(client: Client, titles: Sequence[str]) -> Items:
    query = {
        "prop": "pageprops",
        "ppprop": "wikibase_item",
        "redirects": "1",
        "titles": "|".join(titles),
    }
    try:
        resolver = Resolver(put_together(ask_in_parts(client, query)))
    except AskingError as error:
        return Items(failed=len(titles), reason=str(error))
    items = Items(redirects=dict(resolver.redirects))
    for title in titles:
        way = resolver.find(title)
        item = way.page.wikidata_id if way.page else None
        items.by_title |= {title: item, way.end: item}
    return items
