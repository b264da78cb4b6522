"""The test wiki answers as Wikipedia does in all that a fetch must be ready for."""

import socket
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import requests

from tests.mediawiki.pages import BIG, BIG_SIZE, CLUBS, season_titles
from tests.mediawiki.server import MediaWiki

pytestmark = pytest.mark.mediawiki

CONTENT = {"prop": "revisions", "rvprop": "ids|content|sha1|size", "rvslots": "main"}


def ask(wiki: MediaWiki, **parameters: str | int) -> Any:
    asked = {"action": "query", "format": "json", "formatversion": 2, **parameters}
    return requests.get(wiki.api, params=asked, timeout=20).json()


def test_starts_within_a_second_and_leaves_nobody_behind(tmp_path: Path) -> None:
    seconds = []
    for number in range(3):  # the best of them: others may keep the machine busy
        with MediaWiki(tmp_path / str(number)) as wiki:
            group = wiki.process_group
            seconds.append(wiki.seconds_to_start)
        with pytest.raises(requests.ConnectionError):
            ask(wiki)
        assert _are_gone(group)
    assert min(seconds) < 1


def test_takes_another_port_where_somebody_was_faster(tmp_path: Path) -> None:
    made = MediaWiki(tmp_path / "wiki")
    with socket.create_server(("127.0.0.1", made.port)), made as wiki:
        taken, own = (tmp_path / "wiki" / "server.log").read_text().splitlines()[:2]
        assert "Address already in use" in taken
        assert f":{wiki.port}) started" in own
        assert "pages" in ask(wiki, titles="Nothing")["query"]


def _are_gone(group: int) -> bool:
    deadline = time.monotonic() + 5
    while _living(group) and time.monotonic() < deadline:
        time.sleep(0.02)
    return not _living(group)


def _living(group: int) -> list[str]:
    """The processes of a group that are not dead already."""
    lines = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it may end while we look
            lines.append(path.read_text())
    states = [line.rpartition(")")[2].split() for line in lines]
    return [state for state, _, of, *_ in states if int(of) == group and state not in "ZX"]


def test_there_are_330_seasons(wiki: MediaWiki) -> None:
    titles = season_titles()
    assert len(set(titles)) == 330
    found = ask(wiki, titles="|".join(titles[:50]), prop="info")
    assert all("lastrevid" in page for page in found["query"]["pages"])


def test_a_title_that_leads_to_itself_vanishes(wiki: MediaWiki) -> None:
    titles = "Redirect loop A|Redirect to itself|Redirect to missing|Redirect to another wiki"
    found = ask(wiki, titles=titles, redirects=1)["query"]
    assert [page["title"] for page in found["pages"]] == ["No such page"]
    assert len(found["redirects"]) == 5
    assert found["interwiki"] == [{"title": "wikipedia:Football", "iw": "wikipedia"}]


def test_chains_and_sections_of_redirects(wiki: MediaWiki) -> None:
    found = ask(wiki, titles="Double redirect|Redirect to a section", redirects=1)["query"]
    assert {page["title"] for page in found["pages"]} == {
        "1960–61 Northland League",
        "1961–62 Northland League",
    }
    assert [one.get("tofragment") for one in found["redirects"]].count("League table") == 1


def test_decomposed_titles_come_back_encoded(wiki: MediaWiki) -> None:
    found = ask(wiki, titles="Sa\u0303o Paulo F.C.")["query"]
    (normalized,) = found["normalized"]
    assert (normalized["fromencoded"], normalized["to"]) == (True, "São Paulo F.C.")
    assert normalized["from"] == "Sa%CC%83o%20Paulo%20F.C."


def test_a_category_goes_on(wiki: MediaWiki) -> None:
    asked: dict[str, str | int] = {
        "list": "categorymembers", "cmtitle": "Category:Clubs of Testland", "cmlimit": "max",
    }  # fmt: skip
    first = ask(wiki, **asked)
    rest = ask(wiki, **asked, **first["continue"])
    sizes = [len(found["query"]["categorymembers"]) for found in (first, rest)]
    assert sizes == [500, CLUBS - 500]
    assert "continue" not in rest


def test_answers_of_more_than_8_mib_are_cut(wiki: MediaWiki) -> None:
    found = ask(wiki, titles="|".join(BIG), **CONTENT)
    with_text = [page for page in found["query"]["pages"] if page.get("revisions")]
    sizes = [len(page["revisions"][0]["slots"]["main"]["content"]) for page in with_text]
    assert sizes == [BIG_SIZE] * 4
    assert [page.get("revisions") for page in found["query"]["pages"]][4:] == [[], None]
    assert "continue" in found


def test_pages_that_show_others(wiki: MediaWiki) -> None:
    title = "Template:Football box collapsible"
    shown = ask(wiki, list="embeddedin", eititle=title, eilimit="max")["query"]["embeddedin"]
    assert {page["title"] for page in shown} >= set(season_titles())
    titles = "Shows a page|Shows a section"
    pages = ask(wiki, titles=titles, prop="templates", tllimit="max")["query"]["pages"]
    for page in pages:
        names = {template["title"] for template in page["templates"]}
        assert names >= {"1960–61 Northland League", "Module:Sports table"}


def test_wikidata_items(wiki: MediaWiki) -> None:
    found = ask(wiki, titles="Club 001|Club 002", prop="pageprops", ppprop="wikibase_item")
    items = [page.get("pageprops") for page in found["query"]["pages"]]
    assert sorted(map(str, items)) == ["None", str({"wikibase_item": items[0]["wikibase_item"]})]


def test_what_happens_between_two_nights(own_wiki: MediaWiki) -> None:
    before = {page["title"]: page for page in _info(own_wiki, "Club 001|Club 002|Club 003")}
    own_wiki.edit("Club 001", "A new text")
    own_wiki.edit("Club 004", "")
    own_wiki.move("Club 002", "Club Two")
    own_wiki.delete("Club 003")
    own_wiki.age("Club 001", "20240601000000")
    after = {page["title"]: page for page in _info(own_wiki, "Club 001|Club 002|Club 003|Club 004")}
    assert after["Club 001"]["lastrevid"] > before["Club 001"]["lastrevid"]
    assert after["Club Two"]["pageid"] == before["Club 002"]["pageid"]
    assert after["Club 003"]["missing"]
    assert after["Club 004"]["length"] == 0
    revisions = ask(own_wiki, titles="Club 001", **{**CONTENT, "rvprop": "ids|timestamp|content"})
    (revision,) = revisions["query"]["pages"][0]["revisions"]
    assert revision["timestamp"] == "2024-06-01T00:00:00Z"
    assert revision["slots"]["main"]["content"] == "A new text"


def test_a_hidden_text(own_wiki: MediaWiki) -> None:
    (page,) = _info(own_wiki, "Club 001")
    own_wiki.edit("Club 001", "A new text")
    own_wiki.hide(page["lastrevid"])
    found = ask(own_wiki, revids=page["lastrevid"], **CONTENT)["query"]["pages"][0]
    assert found["revisions"][0]["slots"]["main"]["texthidden"]


def _info(wiki: MediaWiki, titles: str) -> Any:
    return ask(wiki, titles=titles, redirects=1, prop="info")["query"]["pages"]


def test_lag_and_read_only(own_wiki: MediaWiki) -> None:
    own_wiki.lag(7.5)
    address = f"{own_wiki.api}?action=query&format=json&maxlag=5"
    refused = requests.get(address, timeout=20)
    assert (refused.status_code, refused.json()["error"]["code"]) == (200, "maxlag")
    assert refused.headers["Retry-After"] == "5"
    own_wiki.lag(None)
    own_wiki.read_only("being moved")
    general = ask(own_wiki, meta="siteinfo", maxlag=5)["query"]["general"]
    assert general["readonlyreason"] == "being moved"


def test_requests_are_counted_at_the_server(own_wiki: MediaWiki) -> None:
    ask(own_wiki, titles="Club 001", **CONTENT)
    requests.post(own_wiki.api, data={"action": "query", "titles": "Łódź"}, timeout=20)
    first, second = own_wiki.requests()
    assert (first.asks_for_content, second.asks_for_content) == (True, False)
    assert second.parameters["titles"] == "Łódź"
    assert "gzip" in first.accept_encoding
    assert first.began < first.ended < time.time()
    own_wiki.forget_requests()
    assert own_wiki.requests() == []
