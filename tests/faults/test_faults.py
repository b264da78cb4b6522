"""Whatever a server answers: exact data or a listed failure, in time. The next run makes good."""

import os
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import requests

from pipeline.config import MIB, FetchSettings, Settings, Source
from pipeline.fetch.account import Fetched, Outcome
from pipeline.fetch.fetching import fetch_sources
from pipeline.fetch.links import Links
from pipeline.read.archive import Archive, FetchedRevision
from pipeline.read.archive.verify import verify
from tests.faults.kinds import API, KINDS, STATUS, TRANSPORT, VARIANTS, End, Kind, Meant
from tests.faults.server import FaultServer
from tests.faults.transport import drip, hang_before_headers, hang_in_body
from tests.faults.truth import BY_TITLE, PAGES
from tests.fetch.clock import FakeClock

WIKI = "testwiki"
SHORT, LONG = 0.15, 1.0  # seconds for a request; short where it is waited for
_WAITED_FOR = (drip, hang_before_headers, hang_in_body)
TRIES = 6
SLACK = 10.0  # seconds for a slow machine; who hangs, or reads what drips, takes far longer
ALWAYS = 10_000

SOURCES = tuple(
    Source(wiki=WIKI, titles=tuple(page.title for page in PAGES[start : start + 2]))
    for start in (0, 2, 4)
)
"""Three rounds of two requests: what is current, then the texts."""

PLACES = {
    Meant.ANY: {"first": 1, "middle": 4, "last": 6},
    Meant.TEXTS: {"first": 2, "middle": 4, "last": 6},
}


class HelpfulClock(FakeClock):
    """Lets a server that refuses connections come back after the second wait."""

    def __init__(self, server: FaultServer, *, helps: bool) -> None:
        super().__init__()
        self._server = server
        self._helps = helps

    def sleep(self, seconds: float) -> None:
        super().sleep(seconds)
        if self._helps and len([one for one in self.slept if one >= 1]) == 2:
            self._server.listen_again()


@pytest.fixture(autouse=True)
def _no_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """What survives a power cut is tested elsewhere, and takes its time."""
    monkeypatch.setattr(os, "fsync", lambda _: None)


def timeout_of(kind: Kind) -> float:
    return SHORT if kind.fault in _WAITED_FOR else LONG


def fetch(
    server: FaultServer, raw: Path, timeout: float = LONG, *, helps: bool = True
) -> tuple[Fetched, FakeClock]:
    settings = Settings(
        raw=raw,
        curated=raw.parent / "curated",
        contact="ops@example.org",
        wikis={WIKI: server.address},
        fetch=FetchSettings(requests_per_minute=6000, timeout_seconds=timeout, most_bytes=4 * MIB),
    )
    clock = HelpfulClock(server, helps=helps)
    return fetch_sources(settings, SOURCES, no_links, lambda *_: None, clock=clock), clock


def no_links(pages: Sequence[FetchedRevision]) -> Iterable[Links]:
    return [Links() for _ in pages]


def check_nothing_is_wrong(raw: Path, fetched: Fetched) -> set[str]:
    """Every title has one line; what is stored is true; the titles that are not come back."""
    (account,) = fetched.accounts
    outcomes = {line.title: line.outcome for line in account.lines}
    assert [line.title for line in account.lines] == [*BY_TITLE]
    archive = Archive(raw)
    current = archive.current(WIKI)
    stored = {title for title, outcome in outcomes.items() if outcome in HAVE}
    assert {page.title for page in current.values()} >= stored
    for number, page in current.items():
        revision = archive.read(WIKI, number, page.revision_id)
        true = BY_TITLE[page.title]
        assert (revision.text, revision.page_id, revision.revision_id) == (
            true.text, true.page_id, true.revision_id,
        )  # fmt: skip
    damaged = [file.reason for file in verify(raw).damaged] if current else []
    assert damaged == []
    lacking = [line for line in account.lines if line.outcome not in HAVE]
    assert all(line.note for line in lacking)
    assert {line.outcome for line in lacking} <= {Outcome.FAILED, Outcome.HIDDEN, Outcome.INVALID}
    assert fetched.is_whole is (Outcome.FAILED not in outcomes.values())
    return {line.title for line in lacking}


HAVE = (Outcome.STORED, Outcome.UNCHANGED)
CASES = [
    pytest.param(
        kind, place, times, id=f"{kind.name}, {place}, {'once' if times == 1 else 'always'}"
    )
    for kind, place, times in product([*KINDS, *VARIANTS], ("first", "middle", "last"), (1, ALWAYS))
]


@pytest.fixture
def elsewhere() -> Iterator[FaultServer]:
    """A server that nobody may ask."""
    with FaultServer() as server:
        yield server


@pytest.mark.parametrize(("kind", "place", "times"), CASES)
def test_exact_data_or_a_listed_failure(
    kind: Kind, place: str, times: int, tmp_path: Path, elsewhere: FaultServer
) -> None:
    raw = tmp_path / "raw"
    with FaultServer(kind.fault, PLACES[kind.meant][place], times, kind.meant) as server:
        server.elsewhere = elsewhere.address
        began = time.monotonic()
        fetched, clock = fetch(server, raw, timeout_of(kind), helps=times == 1)
        seconds = time.monotonic() - began
        asked = len(server.queries)
    assert server.landed >= 1
    assert elsewhere.queries == []
    lacking = check_nothing_is_wrong(raw, fetched)
    expected = kind.once if times == 1 else kind.always
    assert (End.LISTED if lacking else End.EXACT) == expected
    assert seconds < SLACK + 2 * timeout_of(kind) * max(asked, TRIES)
    assert max(clock.slept, default=0) <= 15 * 60

    with FaultServer() as server:
        again, _ = fetch(server, raw)
        texts = [query["revids"].split("|") for query in server.queries if "revids" in query]
    assert check_nothing_is_wrong(raw, again) == set()
    assert {BY_TITLE[title].revision_id for title in lacking} >= {
        int(number) for numbers in texts for number in numbers
    }, "what is stored is not asked for again"


def test_there_are_fifty_kinds() -> None:
    assert (len(TRANSPORT), len(STATUS), len(API)) == (18, 15, 17)
    assert len({kind.name for kind in [*KINDS, *VARIANTS]}) == 50 + len(VARIANTS)


def test_a_hasty_client_is_caught(elsewhere: FaultServer) -> None:
    """The faults have teeth: who trusts a library stores what is wrong, or stops in the middle."""
    kinds = [kind for kind in [*KINDS, *VARIANTS] if kind.fault is not drip]  # it would wait for it
    fates = Counter(_hasty_fate(kind, elsewhere) for kind in kinds)
    assert fates["wrong"] >= 10
    assert fates["crashed"] >= 20


def _hasty_fate(kind: Kind, elsewhere: FaultServer) -> str:
    """Ask for the texts of all pages as tutorials do."""
    with FaultServer(kind.fault) as server:
        server.elsewhere = elsewhere.address
        query = {"revids": "|".join(str(page.revision_id) for page in PAGES)}
        try:
            found = requests.get(server.address, query, timeout=timeout_of(kind)).json()
            pages = found.get("query", {}).get("pages", [])
            texts = {page["title"]: _hasty_text(page) for page in pages}
        except Exception:  # whatever it is, nothing is stored
            return "crashed"
    return "right" if texts == {page.title: page.text for page in PAGES} else "wrong"


def _hasty_text(page: dict[str, Any]) -> str:
    (revision,) = page.get("revisions") or [{}]
    return str(revision.get("slots", {}).get("main", {}).get("content", ""))
