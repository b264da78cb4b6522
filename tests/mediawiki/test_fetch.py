"""A fetch from a real wiki: every title accounted for, every text as it is, and politely."""

import hashlib
import re
import time
from itertools import pairwise
from pathlib import Path

import pytest

from pipeline.config import Follow, Source
from pipeline.fetch.account import Fetched, Outcome
from pipeline.read.archive.verify import verify
from pipeline.read.store import read_store
from tests.fetch.clock import FakeClock
from tests.mediawiki.fetching import WIKI, fetch, outcomes, stored, texts, titled
from tests.mediawiki.pages import BIG, BIG_SIZE, CLUBS, LEAGUES, YEARS, pages, season_titles
from tests.mediawiki.server import MediaWiki
from tests.mediawiki.titles import EXPECTED

pytestmark = pytest.mark.mediawiki

TRUE = {page.title: page.texts[-1] for page in pages()}


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fetched") / "raw"


@pytest.fixture(scope="module")
def fetched(wiki: MediaWiki, raw: Path) -> Fetched:
    wiki.forget_requests()
    return fetch(wiki.api, raw, titled(*EXPECTED))


class TestThreeHundredTitles:
    def test_each_is_accounted_for(self, fetched: Fetched) -> None:
        assert len(EXPECTED) == 300
        found = outcomes(fetched)
        assert {title: found[title] for title in EXPECTED} == EXPECTED
        (account,) = fetched.accounts
        assert sum(account.counts.values()) == account.requested == len(account.lines)
        assert fetched.problems == []

    def test_titles_that_redirects_brought_along_are_accounted_for_too(
        self, fetched: Fetched
    ) -> None:
        more = {title: found for title, found in outcomes(fetched).items() if title not in EXPECTED}
        targets = {line.target for line in fetched.accounts[0].lines if line.target}
        assert more.keys() <= targets

    def test_every_text_is_the_very_one(self, fetched: Fetched, raw: Path) -> None:
        found = texts(raw)
        assert {title: TRUE[title] for title in found} == found
        assert len(found) >= 230
        assert verify(raw).damaged == ()

    def test_the_store_reads_it(self, fetched: Fetched, raw: Path) -> None:
        store = read_store(raw)
        articles = {article.row.title: article for article in store.articles}
        season = articles["1960–61 Northland League"]
        assert season.text == TRUE["1960–61 Northland League"]
        assert season.row.sha1 == hashlib.sha1(season.text.encode()).hexdigest()  # noqa: S324
        assert (season.row.revision_timestamp is None, season.row.retrieved_at is None) == (
            False, False,
        )  # fmt: skip
        assert store.redirects[f"{WIKI}:1960-61 Northland League"] == season.key
        assert f"{WIKI}:Template:Goal" in store.templates
        assert {file.reason for file in store.refused} == {
            "empty", "empty: it holds white space only",
        }  # fmt: skip

    def test_politely(self, fetched: Fetched, wiki: MediaWiki) -> None:
        requests = wiki.requests()
        agent = re.compile(r"ScorelineBot/\d\S* \(ops@example\.org\) requests/\d\S*")
        assert all(agent.fullmatch(one.user_agent) for one in requests)
        assert all(one.parameters["maxlag"] == "5" for one in requests)
        assert {one.accept_encoding for one in requests} == {"gzip"}
        assert max(_titles_in(one.parameters) for one in requests) == 50
        in_order = sorted(requests, key=lambda one: one.began)
        assert all(one.ended <= other.began for one, other in pairwise(in_order))
        assert fetched.request_count == len(requests)
        assert fetched.content_count == sum(one.asks_for_content for one in requests)


def _titles_in(parameters: dict[str, str]) -> int:
    return max(len(parameters.get(name, "").split("|")) for name in ("titles", "revids", "pageids"))


def test_a_night_with_nothing_new_asks_for_no_text(
    fetched: Fetched, raw: Path, wiki: MediaWiki
) -> None:
    before = {path: path.stat().st_mtime_ns for path in (raw / "fetched").rglob("*")}
    wiki.forget_requests()
    again = fetch(wiki.api, raw, titled(*EXPECTED))
    assert [one for one in wiki.requests() if one.asks_for_content] == []
    assert len(wiki.requests()) == again.request_count <= 8
    unchanged = {
        title: Outcome.UNCHANGED if outcome is Outcome.STORED else outcome
        for title, outcome in outcomes(fetched).items()
    }
    assert outcomes(again) == unchanged
    assert {path: path.stat().st_mtime_ns for path in (raw / "fetched").rglob("*")} == before


@pytest.mark.parametrize("in_flight", [2, 3])
def test_several_requests_in_flight(
    fetched: Fetched, raw: Path, wiki: MediaWiki, tmp_path: Path, in_flight: int
) -> None:
    wiki.forget_requests()
    same = fetch(wiki.api, tmp_path / "raw", titled(*EXPECTED), in_flight=in_flight)
    assert outcomes(same) == outcomes(fetched)
    assert stored(tmp_path / "raw") == stored(raw)
    assert _most_at_once(wiki) <= in_flight


def _most_at_once(wiki: MediaWiki) -> int:
    marks = sorted(mark for one in wiki.requests() for mark in ((one.began, 1), (one.ended, -1)))
    at_once = [sum(step for _, step in marks[:end]) for end in range(1, len(marks) + 1)]
    return max(at_once)


def test_texts_over_the_limit_of_an_answer(wiki: MediaWiki, tmp_path: Path) -> None:
    wiki.forget_requests()
    fetched = fetch(wiki.api, tmp_path, titled(*BIG))
    assert {*outcomes(fetched).values()} == {Outcome.STORED}
    assert {title: len(text) for title, text in texts(tmp_path).items()} == dict.fromkeys(
        BIG, BIG_SIZE
    )
    assert sum("rvcontinue" in one.parameters for one in wiki.requests()) >= 1


class TestLists:
    def test_a_category_of_many(self, wiki: MediaWiki, tmp_path: Path) -> None:
        source = Source(wiki=WIKI, categories=("Clubs of Testland",))
        found = outcomes(fetch(wiki.api, tmp_path, source))
        assert found == dict.fromkeys(
            (f"Club {number:03}" for number in range(1, CLUBS + 1)), Outcome.STORED
        )

    def test_sub_categories_that_lead_back(self, wiki: MediaWiki, tmp_path: Path) -> None:
        source = Source(wiki=WIKI, categories=("Seasons of Testland",), category_depth=1)
        found = outcomes(fetch(wiki.api, tmp_path / "a", source))
        assert {*found} == {*season_titles(), "Shows a page"}
        deep = source.model_copy(update={"category_depth": 5})
        found = outcomes(fetch(wiki.api, tmp_path / "b", deep))
        assert len(found) == len(LEAGUES) * len(YEARS) + 1 + CLUBS

    def test_an_empty_category_is_told(self, wiki: MediaWiki, tmp_path: Path) -> None:
        source = Source(wiki=WIKI, categories=("Empty of Testland",))
        fetched = fetch(wiki.api, tmp_path, source)
        assert (len(fetched.problems), fetched.is_whole) == (1, False)

    def test_pages_that_embed_a_template(self, wiki: MediaWiki, tmp_path: Path) -> None:
        source = Source(wiki=WIKI, templates=("Football box collapsible",))
        found = outcomes(fetch(wiki.api, tmp_path, source))
        assert {*found} == {*season_titles(), "Shows a page"}

    def test_seasons_before_and_after(self, wiki: MediaWiki, tmp_path: Path) -> None:
        first = "1970–71 Lakeland League"
        fetched = fetch(wiki.api, tmp_path, titled(first, follow=(Follow.SEASONS,)))
        there = {title for title, found in outcomes(fetched).items() if found is Outcome.STORED}
        assert there == {title for title in season_titles() if "Lakeland" in title}
        missing = {title for title, found in outcomes(fetched).items() if found is Outcome.MISSING}
        assert missing == {"1949–50 Lakeland League", "2005–06 Lakeland League"}

    def test_pages_that_are_shown(self, wiki: MediaWiki, tmp_path: Path) -> None:
        pages = ("Shows a page", "Shows a section")
        fetched = fetch(wiki.api, tmp_path, titled(*pages, follow=(Follow.TRANSCLUSIONS,)))
        (line,) = (line for line in fetched.accounts[0].lines if line.title not in pages)
        assert (line.title, line.origin) == ("1960–61 Northland League", "transclusion")


class TestLagging:
    def test_waits_until_the_wiki_is_no_longer_behind(
        self, own_wiki: MediaWiki, tmp_path: Path
    ) -> None:
        class Patient(FakeClock):
            def sleep(self, seconds: float) -> None:
                super().sleep(seconds)
                if len([one for one in self.slept if one >= 5]) == 3:
                    own_wiki.lag(None)

        own_wiki.lag(7.25)
        clock = Patient()
        fetched = fetch(
            own_wiki.api, tmp_path, titled("Club 001"), clock=clock, requests_per_minute=6000
        )
        assert outcomes(fetched) == {"Club 001": Outcome.STORED}
        assert min(one for one in clock.slept if one >= 1) >= 5

    def test_gives_up_and_says_so(self, own_wiki: MediaWiki, tmp_path: Path) -> None:
        own_wiki.lag(7.25)
        fetched = fetch(
            own_wiki.api, tmp_path, titled("Club 001"), clock=FakeClock(), requests_per_minute=6000
        )
        assert outcomes(fetched) == {"Club 001": Outcome.FAILED}
        assert len(own_wiki.requests()) == 6
        assert "maxlag" in fetched.accounts[0].lines[0].note

    def test_reads_a_wiki_that_is_read_only(self, own_wiki: MediaWiki, tmp_path: Path) -> None:
        own_wiki.read_only("the database is moved")
        fetched = fetch(own_wiki.api, tmp_path, titled("Club 001"))
        assert outcomes(fetched) == {"Club 001": Outcome.STORED}


def test_the_work_of_a_request_is_ours_for_5_ms(wiki: MediaWiki, tmp_path: Path) -> None:
    """So that a wiki that answers at once could be asked a hundred times a second and more."""
    titles = [f"Club {number:03}" for number in range(1, 51)]
    sources = [titled(title) for title in titles]
    fetch(wiki.api, tmp_path, *sources)
    seconds = []
    for _ in range(3):  # the best of them: others make this process slow, too
        before = time.process_time()
        again = fetch(wiki.api, tmp_path, *sources)
        seconds.append(time.process_time() - before)
        assert again.request_count == 50
    assert min(seconds) < 0.005 * 50
