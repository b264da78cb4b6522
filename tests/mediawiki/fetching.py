"""Fetching from the test wiki, as its tests do it."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from pipeline.config import FetchSettings, Settings, Source
from pipeline.fetch.account import Fetched, Outcome
from pipeline.fetch.clock import Clock
from pipeline.fetch.fetching import fetch_sources
from pipeline.fetch.links import Links, read_links
from pipeline.read.archive import Archive, FetchedRevision

WIKI = "testwiki"


def settings_for(address: str, raw: Path, **fetch: Any) -> Settings:
    """Settings that let a fetch run as fast as the wiki answers."""
    return Settings(
        raw=raw,
        curated=raw.parent / "curated",
        contact="ops@example.org",
        wikis={WIKI: address},
        fetch=FetchSettings(**{"requests_per_minute": 1e6, "timeout_seconds": 60, **fetch}),
    )


def fetch(
    address: str,
    raw: Path,
    *sources: Source,
    clock: Clock | None = None,
    progress: Callable[[int, int], None] = lambda *_: None,
    **options: Any,
) -> Fetched:
    """Fetch sources; the links of pages are read in this process."""
    settings = settings_for(address, raw, **options)
    return fetch_sources(settings, sources, _links, progress, clock=clock)


def titled(*titles: str, **other: Any) -> Source:
    """A source of these titles."""
    return Source(wiki=WIKI, titles=titles, **other)


def outcomes(fetched: Fetched) -> dict[str, Outcome]:
    """What became of each title."""
    (account,) = fetched.accounts
    return {line.title: line.outcome for line in account.lines}


def texts(raw: Path) -> dict[str, str]:
    """The text of each page in the archive, by its title."""
    archive = Archive(raw)
    return {
        page.title: archive.read(WIKI, number, page.revision_id).text
        for number, page in archive.current(WIKI).items()
    }


def stored(raw: Path) -> dict[str, Any]:
    """All that is in the archive, but for when it was fetched."""
    home = raw / "fetched" / WIKI
    found: dict[str, Any] = {"MANIFEST": (home / "MANIFEST").read_bytes()}
    archive = Archive(raw)
    for path in home.glob("*.page"):
        page_id, revision_id = map(int, path.stem.split("-"))
        revision = archive.read(WIKI, page_id, revision_id)
        found[path.name] = revision.model_copy(update={"retrieved_at": None})
    return found


def _links(pages: Sequence[FetchedRevision]) -> Iterable[Links]:
    return map(read_links, pages)
