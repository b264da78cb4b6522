"""A raw folder, a wiki in memory, and a clock that nobody waits for."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from pipeline.config import FetchSettings, Settings, Source
from pipeline.fetch.account import Fetched
from pipeline.fetch.fetching import fetch_sources
from pipeline.fetch.links import Links, read_links
from pipeline.fetch.options import Options
from pipeline.read.archive import Archive, FetchedRevision
from tests.fetch.clock import FakeClock
from tests.fetch.fake_wiki import NOW, FakeWiki

Fetch = Callable[..., Fetched]
ADDRESS = "http://127.0.0.1:1/api.php"


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(NOW)


@pytest.fixture
def wiki(monkeypatch: pytest.MonkeyPatch) -> FakeWiki:
    """What every client asks instead of a wiki."""
    wiki = FakeWiki()
    monkeypatch.setattr("pipeline.fetch.client.Wire", lambda *_: wiki)
    return wiki


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(raw=tmp_path / "raw", contact="ops@example.org", wikis={"testwiki": ADDRESS})


@pytest.fixture
def archive(settings: Settings) -> Archive:
    return Archive(settings.raw)


@pytest.fixture
def fetch_all(settings: Settings, clock: FakeClock) -> Callable[..., Fetched]:
    """Fetch sources of the wiki; what they lead to is read in this process."""

    def run(
        *sources: Source, options: Options | None = None, more: dict[str, Any] | None = None
    ) -> Fetched:
        now = settings.model_copy(update={"fetch": FetchSettings(**(more or {}))})
        progress = lambda done, total: None  # noqa: E731 - nobody looks
        return fetch_sources(now, sources, _read, progress, options=options, clock=clock)

    return run


@pytest.fixture
def fetch(fetch_all: Callable[..., Fetched]) -> Fetch:
    """Fetch one source of the wiki."""

    def run(
        *titles: str,
        options: Options | None = None,
        more: dict[str, Any] | None = None,
        **source: Any,
    ) -> Fetched:
        one = Source(wiki="testwiki", titles=titles, **source)
        return fetch_all(one, options=options, more=more)

    return run


def _read(pages: Sequence[FetchedRevision]) -> list[Links | None]:
    return [read_links(page) for page in pages]
