"""Teams and people that articles link to: their Wikidata items into the archive."""

from pipeline.counting import count
from pipeline.fetch.client import Client
from pipeline.fetch.links import Links
from pipeline.fetch.wikidata import ask_items
from pipeline.read.archive import Archive, Changes


class LinkedNames:
    """Collects the titles of one wiki. One whose item we know is not asked for again; one without
    an item only when an article that links to it is new.
    """

    def __init__(self, client: Client, archive: Archive) -> None:
        self._client = client
        self._archive = archive
        self._titles: dict[str, bool] = {}
        self._teams: set[str] = set()

    def add(self, links: Links, *, is_new: bool) -> None:
        """Add what an article links to."""
        self._teams.update(links.teams)
        for title in (*links.teams, *links.people):
            self._titles[title] = self._titles.get(title, False) or is_new

    def fetch(self) -> list[str]:
        """Ask for the items and record them; what could not be asked, in words."""
        wiki = self._client.wiki.name
        known = self._archive.wikidata(wiki)
        wanted = [
            title
            for title, is_new in self._titles.items()
            if title not in known or (known[title] is None and is_new)
        ]
        if not wanted:
            return []
        items = ask_items(self._client, wanted)
        # what a redirect says of a team tells two spellings of it to be one; of people, nothing
        redirects = {start: to for start, to in items.redirects.items() if start in self._teams}
        self._archive.record(wiki, Changes(wikidata=items.by_title, redirects=redirects))
        if not items.failed:
            return []
        return [f"Wikidata items of {count(items.failed, 'linked title')}: {items.reason}"]
