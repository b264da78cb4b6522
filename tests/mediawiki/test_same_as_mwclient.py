"""The same three hundred titles through mwclient: the same texts, the same account."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import mwclient
import pytest

from pipeline.fetch.account import Line, Outcome
from pipeline.read.archive import Archive
from tests.mediawiki.fetching import WIKI, fetch, titled
from tests.mediawiki.server import MediaWiki
from tests.mediawiki.titles import EXPECTED

pytestmark = pytest.mark.mediawiki

_READERS = 3
_OTHER_NAMESPACES = frozenset([-1, 1, 14])  # which a fetch leaves alone
Seen = tuple[Outcome, str | None]


def test_the_same_as_mwclient(wiki: MediaWiki, tmp_path: Path) -> None:
    titles = [title for title in EXPECTED if "|" not in title]  # two titles to mwclient
    fetched = fetch(wiki.api, tmp_path, titled(*titles))
    ours = {line.title: _as_seen(line, tmp_path) for line in fetched.accounts[0].lines}
    theirs = dict(_seen_by_mwclient(wiki, titles))
    assert len(theirs) == 299
    assert {title: ours[title] for title in titles} == theirs


def _as_seen(line: Line, raw: Path) -> Seen:
    if line.page_id is None or line.revision_id is None:
        return line.outcome, None
    return line.outcome, Archive(raw).read(WIKI, line.page_id, line.revision_id).text


def _seen_by_mwclient(wiki: MediaWiki, titles: list[str]) -> Iterator[tuple[str, Seen]]:
    parts = [titles[start::_READERS] for start in range(_READERS)]
    with ThreadPoolExecutor(_READERS) as pool:
        for part in pool.map(lambda part: _read_part(wiki, part), parts):
            yield from part


def _read_part(wiki: MediaWiki, titles: list[str]) -> list[tuple[str, Seen]]:
    site = mwclient.Site(f"127.0.0.1:{wiki.port}", path="/", scheme="http", max_lag=5)
    return [(title, _read(site, title)) for title in titles]


def _read(site: mwclient.Site, title: str) -> Seen:
    try:
        page = site.pages[title]
    except (mwclient.errors.InvalidPageTitle, KeyError):
        return Outcome.INVALID, None
    if page.namespace in _OTHER_NAMESPACES:
        return Outcome.INVALID, None
    if page.redirect:
        return Outcome.REDIRECTED, None
    if not page.exists:
        return Outcome.MISSING, None
    return Outcome.STORED, str(page.text())
