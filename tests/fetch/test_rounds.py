"""What becomes of titles: stored, unchanged, moved, deleted, hidden, and all the others."""

import threading
import time
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

import pytest

from pipeline.config import Follow, Settings, Source
from pipeline.fetch.account import Fetched, Line
from pipeline.fetch.options import Options
from pipeline.read.archive import Archive
from tests.fetch.clock import FakeClock
from tests.fetch.conftest import Fetch
from tests.fetch.fake_wiki import LONG_AGO, NOW, FakeRevision, FakeWiki


def outcomes(fetched: Fetched) -> dict[str, str]:
    (account,) = fetched.accounts
    return {line.title: line.outcome.value for line in account.lines}


def line_of(fetched: Fetched, title: str) -> Line:
    (account,) = fetched.accounts
    return next(line for line in account.lines if line.title == title)


def stored(settings: Settings) -> dict[str, str]:
    """The texts that are current, by title, as the next run sees them."""
    archive = Archive(settings.raw)
    return {
        one.title: archive.read("testwiki", number, one.revision_id).text
        for number, one in archive.current("testwiki").items()
    }


def test_texts_are_stored_once_and_a_night_without_edits_asks_for_none(
    wiki: FakeWiki, fetch: Fetch, settings: Settings
) -> None:
    wiki.add("A", "old", "text of A", item="Q7")
    wiki.add("B", "text of B")

    assert outcomes(fetch("A", "B")) == {"A": "stored", "B": "stored"}
    assert stored(settings) == {"A": "text of A", "B": "text of B"}
    assert Archive(settings.raw).current("testwiki")[10].wikidata_id == "Q7"

    wiki.queries.clear()
    assert outcomes(fetch("A", "B")) == {"A": "unchanged", "B": "unchanged"}
    assert (len(wiki.queries), wiki.content_queries) == (1, [])


def test_only_the_changed_text_is_asked_for(
    wiki: FakeWiki, fetch: Fetch, settings: Settings
) -> None:
    wiki.add("A", "text of A")
    wiki.add("B", "text of B")
    fetch("A", "B")
    edited = wiki.edit("B", "new text of B")
    wiki.queries.clear()

    assert outcomes(fetch("A", "B")) == {"A": "unchanged", "B": "stored"}
    (query,) = wiki.content_queries
    assert query["revids"] == str(edited.revision_id)
    assert stored(settings)["B"] == "new text of B"


def test_each_kind_of_title_has_its_line(wiki: FakeWiki, fetch: Fetch) -> None:
    wiki.add("A", "text")
    wiki.add("São Paulo F.C.", "text")
    wiki.redirect("To A", "A")
    wiki.redirect("To nothing", "Nothing")
    wiki.redirect("Loop 1", "Loop 2")
    wiki.redirect("Loop 2", "Loop 1")
    wiki.add("Data", "{}", model="json")
    wiki.add("Talk:A", "text", namespace=1)
    wiki.add("Hidden", "text").revisions[-1].is_hidden = True
    wiki.interwiki["Fr:Titre"] = "fr"
    titles = ["a#Section", "To A", "To nothing", "Loop 1", "Data", "Talk:A", "Hidden", "fr:Titre"]
    fetched = fetch(*titles, "Gone", "A|B", "A[1]", "Sa\u0303o Paulo F.C.")

    assert outcomes(fetched) == {
        "a#Section": "stored",
        "To A": "redirected",
        "To nothing": "redirected",
        "Nothing": "missing",
        "Loop 1": "redirected",
        "Data": "invalid",
        "Talk:A": "invalid",
        "Hidden": "hidden",
        "fr:Titre": "invalid",
        "Gone": "missing",
        "A|B": "invalid",
        "A[1]": "invalid",
        "Sa\u0303o Paulo F.C.": "stored",
    }
    (account,) = fetched.accounts
    assert account.counts.total() == account.requested == 13
    assert line_of(fetched, "Loop 1").note == "in a circle, to no page"
    assert line_of(fetched, "To A").target == "A"
    assert line_of(fetched, "fr:Titre").note == "on another wiki (fr)"


def test_a_page_that_was_moved_is_the_same_page(
    wiki: FakeWiki, fetch: Fetch, settings: Settings
) -> None:
    page = wiki.add("Old", "text")
    fetch("Old")
    page.title = "New"
    wiki.edit("New", "text")
    wiki.redirect("Old", "New")
    fetched = fetch("Old")

    assert outcomes(fetched) == {"Old": "redirected", "New": "stored"}
    assert line_of(fetched, "New").note == "was 'Old'"
    assert stored(settings) == {"New": "text"}
    assert Archive(settings.raw).redirects("testwiki") == {"Old": "New"}


def test_a_page_that_was_moved_without_a_redirect_is_looked_for(
    wiki: FakeWiki, fetch: Fetch, settings: Settings
) -> None:
    page = wiki.add("Old", "text")
    fetch("Old")
    page.title = "New"
    fetched = fetch("Old")

    assert outcomes(fetched) == {"Old": "missing", "New": "unchanged"}
    assert line_of(fetched, "Old").note == "what was stored of it is now 'New'"
    assert stored(settings) == {"New": "text"}


def test_a_page_that_was_deleted_is_read_no_longer_but_kept(
    wiki: FakeWiki, fetch: Fetch, settings: Settings
) -> None:
    page = wiki.add("A", "text")
    fetch("A")
    del wiki.pages[page.page_id]
    fetched = fetch("A")

    assert outcomes(fetched) == {"A": "missing"}
    assert line_of(fetched, "A").note == "what was stored of it is no longer read"
    assert stored(settings) == {}
    archive = Archive(settings.raw)
    assert archive.has("testwiki", page.page_id, page.revisions[0].revision_id)
    assert outcomes(fetch("A")) == {"A": "missing"}


def test_a_page_that_became_a_redirect_is_read_no_longer(
    wiki: FakeWiki, fetch: Fetch, settings: Settings
) -> None:
    page = wiki.add("A", "text")
    wiki.add("B", "text of B")
    fetch("A", "B")
    page.target = "B"
    wiki.edit("A", "#REDIRECT [[B]]")

    assert outcomes(fetch("A", "B")) == {"A": "redirected", "B": "unchanged"}
    assert stored(settings) == {"B": "text of B"}


def test_a_page_made_anew_under_an_old_title_takes_its_place(
    wiki: FakeWiki, fetch: Fetch, settings: Settings
) -> None:
    wiki.add("Other", "text")
    page = wiki.add("A", "text")
    fetch("A")
    page.title = "A (2014)"
    wiki.add("A", "another text")
    fetched = fetch("A")

    assert outcomes(fetched) == {"A": "stored", "A (2014)": "unchanged"}
    assert stored(settings) == {"A": "another text", "A (2014)": "text"}


LONG = "a long text of a season " * 50


@pytest.mark.parametrize("text", ["", "vandal", LONG[: len(LONG) // 2 - 1]])
def test_a_young_revision_that_takes_the_text_away_is_held_back(
    wiki: FakeWiki, fetch: Fetch, settings: Settings, text: str
) -> None:
    page = wiki.add("A", LONG)
    fetch("A")
    young = wiki.edit("A", text, NOW - timedelta(hours=47))
    wiki.queries.clear()
    fetched = fetch("A")

    assert outcomes(fetched) == {"A": "unchanged"}
    assert f"revision {young.revision_id} leaves {len(text)} of" in line_of(fetched, "A").note
    assert (len(wiki.queries), stored(settings)) == (1, {"A": LONG})
    current = Archive(settings.raw).current("testwiki")[page.page_id]
    assert current.held_revision_id == young.revision_id

    young.saved = NOW - timedelta(hours=48)
    assert outcomes(fetch("A")) == {"A": "stored"}
    assert stored(settings) == {"A": text}
    assert Archive(settings.raw).current("testwiki")[page.page_id].held_revision_id is None


def test_a_page_we_never_had_is_stored_as_it_was_before_a_young_revision(
    wiki: FakeWiki, fetch: Fetch, settings: Settings
) -> None:
    wiki.add("A", "stub", LONG)
    wiki.edit("A", "vandal", NOW - timedelta(hours=3))
    wiki.edit("A", "", NOW - timedelta(hours=2))

    assert outcomes(fetch("A")) == {"A": "stored"}
    assert stored(settings) == {"A": LONG}
    assert [query.get("pageids") for query in wiki.queries] == [None, "10", None]


@pytest.mark.parametrize("text", [LONG[: len(LONG) // 2], LONG * 2, "another text " * 60])
def test_a_young_revision_that_leaves_enough_is_believed(
    wiki: FakeWiki, fetch: Fetch, settings: Settings, text: str
) -> None:
    wiki.add("A", LONG)
    fetch("A")
    wiki.edit("A", text, NOW)

    assert outcomes(fetch("A")) == {"A": "stored"}
    assert stored(settings) == {"A": text}


def test_a_new_page_that_is_blank_has_nothing_before_it(wiki: FakeWiki, fetch: Fetch) -> None:
    wiki.add("A").revisions[-1].saved = NOW
    fetched = fetch("A")

    assert outcomes(fetched) == {"A": "stored"}
    assert line_of(fetched, "A").note == "it is blank"


def test_settle_hours_and_share_are_settings(wiki: FakeWiki, fetch: Fetch) -> None:
    wiki.add("A", LONG)
    fetch("A")
    wiki.edit("A", LONG[:-500], NOW - timedelta(hours=1))

    assert outcomes(fetch("A", more={"shrink_share": 0.1})) == {"A": "unchanged"}
    assert outcomes(fetch("A", more={"shrink_share": 0.1, "settle_hours": 1})) == {"A": "stored"}


def test_the_next_and_the_last_season_come_along_until_there_are_no_more(
    wiki: FakeWiki, fetch: Fetch
) -> None:
    for year in range(2001, 2006):
        wiki.add(f"{year} Cup", _season(year))
    fetched = fetch("2003 Cup", follow=(Follow.SEASONS,))
    found = outcomes(fetched)

    assert [title for title, outcome in found.items() if outcome == "stored"] == [
        *("2003 Cup", "2002 Cup", "2004 Cup", "2001 Cup", "2005 Cup")
    ]
    assert {found["2000 Cup"], found["2006 Cup"]} == {"missing"}
    assert line_of(fetched, "2004 Cup").origin == "season"
    wiki.queries.clear()
    assert set(outcomes(fetch("2003 Cup", follow=(Follow.SEASONS,)))) == set(found)
    assert wiki.content_queries == []


def test_pages_that_are_shown_inside_come_along(wiki: FakeWiki, fetch: Fetch) -> None:
    wiki.add("Cup", "{{#lst:Cup Group 1|table}} {{:Cup Group 2}} {{2014 Cup table}} {{cite web}}")
    wiki.add("Cup Group 1", "{{:Cup Group 1 final}}")
    wiki.add("Cup Group 1 final", "text")
    wiki.add("Template:2014 Cup table", "text", namespace=10)
    found = outcomes(fetch("Cup", follow=(Follow.TRANSCLUSIONS,)))

    assert found == {
        "Cup": "stored",
        "Cup Group 1": "stored",
        "Cup Group 2": "missing",
        "Template:2014 Cup table": "stored",
        "Cup Group 1 final": "stored",
    }


def test_without_follow_nothing_comes_along(wiki: FakeWiki, fetch: Fetch) -> None:
    wiki.add("2003 Cup", _season(2003))

    assert outcomes(fetch("2003 Cup")) == {"2003 Cup": "stored"}


def test_items_of_teams_and_people_are_asked_for_once(
    wiki: FakeWiki, fetch: Fetch, settings: Settings
) -> None:
    wiki.add("Cup", _BOX)
    wiki.add("CF Monterrey", "text", item="Q1")
    wiki.redirect("Altamira", "Altamira F.C.")
    wiki.add("Altamira F.C.", "text", item="Q2")
    wiki.add("Omar Arce", "text")
    fetch("Cup")
    archive = Archive(settings.raw)

    assert archive.wikidata("testwiki") == {
        "CF Monterrey": "Q1",
        "Altamira": "Q2",
        "Altamira F.C.": "Q2",
        "Omar Arce": None,
    }
    assert archive.redirects("testwiki") == {"Altamira": "Altamira F.C."}
    wiki.queries.clear()
    fetch("Cup")
    assert len(wiki.queries) == 1
    wiki.by_title("Omar Arce").item = "Q3"  # type: ignore[union-attr]
    wiki.edit("Cup", _BOX + "\n")
    fetch("Cup")
    assert Archive(settings.raw).wikidata("testwiki")["Omar Arce"] == "Q3"


def test_who_is_a_team_here_and_a_person_there_is_asked_for_where_either_is_new(
    wiki: FakeWiki, fetch: Fetch, settings: Settings
) -> None:
    wiki.add("Cup", _BOX.replace("Altamira", "Omar Arce"))
    wiki.add("Other cup", _BOX)
    wiki.add("Omar Arce", "text")
    fetch("Cup", "Other cup")
    wiki.by_title("Omar Arce").item = "Q3"  # type: ignore[union-attr]
    wiki.edit("Cup", _BOX.replace("[[Omar Arce|Arce]]", "").replace("Altamira", "Omar Arce"))
    fetch("Cup", "Other cup")
    assert Archive(settings.raw).wikidata("testwiki")["Omar Arce"] == "Q3"


def test_pages_that_were_not_edited_since_are_left_out(wiki: FakeWiki, fetch: Fetch) -> None:
    wiki.add("A", "text")
    wiki.add("B", "text")
    wiki.edit("B", "new text")
    fetched = fetch("A", "B", options=Options(since=LONG_AGO + timedelta(days=1)))

    assert outcomes(fetched) == {"A": "unchanged", "B": "stored"}
    assert line_of(fetched, "A").note == "last edited 2024-05-01"


def test_the_limit_is_kept_and_what_redirects_lead_to_comes_along(
    wiki: FakeWiki, fetch: Fetch
) -> None:
    wiki.add("A", "text")
    wiki.redirect("To A", "A")

    assert outcomes(fetch("To A", "B", "C", options=Options(limit=2))) == {
        "To A": "redirected",
        "B": "missing",
        "A": "stored",
    }


def test_a_dry_run_writes_nothing(wiki: FakeWiki, fetch: Fetch, settings: Settings) -> None:
    wiki.add("A", "text")

    assert outcomes(fetch("A", options=Options(is_dry=True))) == {"A": "stored"}
    assert wiki.content_queries == []
    assert not settings.raw.exists()


def test_a_source_leads_to_no_more_titles_than_it_may(wiki: FakeWiki, fetch: Fetch) -> None:
    for year in range(2001, 2006):
        wiki.add(f"{year} Cup", _season(year))
    fetched = fetch("2001 Cup", follow=(Follow.SEASONS,), most_titles=3)

    assert fetched.accounts[0].requested == 3
    assert fetched.problems == ["a source leads to more than 3 titles (most_titles)"]
    assert not fetched.is_whole


def test_a_page_full_of_links_leads_to_no_more_titles_than_it_may(
    wiki: FakeWiki, fetch: Fetch, settings: Settings
) -> None:
    shown = "".join(f"{{{{:Cup Group {number}}}}}" for number in range(3))
    players = "<br>".join(f"[[Player {number}]] {{{{goal|{number + 1}}}}}" for number in range(9))
    wiki.add("Cup", _BOX.replace("[[Omar Arce|Arce]] {{goal|45}}", players) + shown)
    wiki.add("Quiet cup", _BOX)
    follow = (Follow.TRANSCLUSIONS,)
    fetched = fetch("Cup", "Quiet cup", follow=follow, more={"most_links": 7})
    known = Archive(settings.raw).wikidata("testwiki")

    assert fetched.problems == ["'Cup' links more than 7 titles (most_links)"]
    assert not fetched.is_whole
    assert {f"Cup Group {number}" for number in range(3)} < outcomes(fetched).keys()
    assert {"CF Monterrey", "Altamira", "Player 0", "Player 1"} <= known.keys()
    assert "Player 2" not in known
    assert "Omar Arce" in known, "the other page has room of its own"


def test_no_title_is_left_out_unsaid_however_it_is_spelled(wiki: FakeWiki, fetch: Fetch) -> None:
    titles = ("A", "a", "A_", "A|B", "B", "C")
    assert {*outcomes(fetch(*titles, most_titles=6))} == {*titles}
    fetched = fetch(*titles, most_titles=3)
    assert fetched.problems == ["a source leads to more than 3 titles (most_titles)"]


def test_each_source_is_followed_whoever_else_names_its_titles(
    wiki: FakeWiki, fetch_all: Callable[..., Fetched]
) -> None:
    for year in range(2001, 2006):
        wiki.add(f"{year} Cup", _season(year))
    wiki.redirect("Cup of 2003", "2003 Cup")
    alone = Source(wiki="testwiki", titles=("2002 Cup", "2003 Cup", "Cup of 2003", "Nothing"))
    titles = ("cup of 2003", "Nothing", "A|B")
    followed = Source(wiki="testwiki", titles=titles, follow=(Follow.SEASONS,))

    fetched = fetch_all(alone, followed)
    assert {f"{year} Cup" for year in range(2000, 2007)} <= outcomes(fetched).keys()
    assert len(wiki.content_queries) == 3


def test_names_of_pages_beyond_the_last_title_are_asked_for(
    wiki: FakeWiki, fetch: Fetch, settings: Settings
) -> None:
    wiki.add("2014 Cup", _season(2014))
    wiki.add("Cup", _BOX)
    fetch("2014 Cup", "Cup", follow=(Follow.SEASONS,), most_titles=2)

    assert "CF Monterrey" in Archive(settings.raw).wikidata("testwiki")


def test_three_requests_in_flight_store_the_same(
    wiki: FakeWiki, fetch: Fetch, settings: Settings
) -> None:
    titles = [f"Page {number}" for number in range(160)]
    for title in titles:
        wiki.add(title, f"text of {title}")
    fetched = fetch(*titles, more={"in_flight": 3})

    assert list(outcomes(fetched)) == titles
    assert stored(settings) == {title: f"text of {title}" for title in titles}
    assert {len(query.get("titles", "").split("|")) for query in wiki.queries} <= {1, 10, 50}


def test_a_page_nobody_understands_fails_alone(
    wiki: FakeWiki, fetch: Fetch, settings: Settings
) -> None:
    wiki.add("A", "text")
    wiki.add("B", "text").page_id = "eleven"  # type: ignore[assignment]

    assert outcomes(fetch("A", "B")) == {"A": "stored", "B": "failed"}
    assert stored(settings) == {"A": "text"}


def test_the_clock_of_the_wiki_says_what_is_young(
    wiki: FakeWiki, fetch: Fetch, clock: FakeClock
) -> None:
    wiki.add("A", LONG)
    fetch("A")
    wiki.edit("A", "", NOW - timedelta(hours=47))
    clock.sleep(7 * 24 * 3600)

    assert outcomes(fetch("A")) == {"A": "unchanged"}


@pytest.mark.parametrize("most", [1, 2, 3])
def test_no_more_requests_are_under_way_than_are_allowed(
    wiki: FakeWiki, fetch: Fetch, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    lock, under_way, seen, full = threading.Lock(), 0, set(), threading.Event()
    answer = FakeWiki.answer

    def slowly(self: FakeWiki, query: Mapping[str, str]) -> dict[str, Any]:
        nonlocal under_way
        with lock:
            under_way += 1
            seen.add(under_way)
            if under_way == most:
                full.set()
        full.wait(30)
        time.sleep(0.01)  # for one more than allowed
        with lock:
            under_way -= 1
        return answer(self, query)

    monkeypatch.setattr(FakeWiki, "answer", slowly)
    for number in range(400):
        wiki.add(f"Page {number}", "text")
    titles = [page.title for page in wiki.pages.values()]
    fetch(*titles, more={"in_flight": most, "requests_per_minute": 1e6})

    assert max(seen) == most
    assert all(len(query.get("titles", "").split("|")) <= 50 for query in wiki.queries)


@pytest.mark.parametrize(
    ("first", "then", "outcome"),
    [
        ("", None, "stored"),
        (None, "", "failed"),
        ("0" * 40, None, "failed"),
        ("", "0" * 40, "failed"),
    ],
)
def test_a_text_is_stored_only_with_the_sha1_that_is_stated_of_it(
    wiki: FakeWiki,
    fetch: Fetch,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    first: str | None,
    then: str | None,
    outcome: str,
) -> None:
    """``first`` and ``then`` replace what the two answers state."""
    wiki.add("A", "text")
    shape = FakeRevision.shape

    def state_another(revision: FakeRevision, *, with_text: bool) -> dict[str, Any]:
        found = shape(revision, with_text=with_text)
        stated = then if with_text else first
        if stated is not None:
            found["sha1"] = stated
        if stated is not None and with_text:
            found["slots"]["main"]["sha1"] = stated
        return found

    monkeypatch.setattr(FakeRevision, "shape", state_another)

    assert outcomes(fetch("A")) == {"A": outcome}
    assert stored(settings) == ({"A": "text"} if outcome == "stored" else {})


def _season(year: int) -> str:
    return (
        f"{{{{Infobox football league season|competition=Cup|season={year}\n"
        f"|prevseason=[[{year - 1} Cup|{year - 1}]]|nextseason=[[{year + 1} Cup#Final|x]]}}}}"
    )


_BOX = """\
== Final ==
{{football box|date=1 May 2014|team1=[[CF Monterrey|Monterrey]]|score=1–0|team2=[[Altamira]]
|goals1=[[Omar Arce|Arce]] {{goal|45}}}}
"""
