"""Categories with their sub-categories, pages that embed a template, and what discover tells."""

from pipeline.config import Settings, Source
from pipeline.fetch.discovering import Discovered, discover
from tests.fetch.clock import FakeClock
from tests.fetch.conftest import Fetch
from tests.fetch.fake_wiki import FakeWiki
from tests.fetch.test_rounds import outcomes


def a_wiki_with_lists(wiki: FakeWiki) -> None:
    wiki.members["Category:Cups"] = ["2001 Cup", "Category:Old cups", "Category:Cups"]
    wiki.members["Category:Old cups"] = ["1901 Cup", "2001 Cup", "Category:Oldest cups"]
    wiki.members["Category:Oldest cups"] = ["1801 Cup", "Category:Cups"]
    wiki.embedding["Template:Football box"] = ["2001 Cup", "2014 Cup"]
    for title in ("2001 Cup", "1901 Cup", "1801 Cup", "2014 Cup"):
        wiki.add(title, "text")


def test_members_of_categories_down_to_the_depth(wiki: FakeWiki, fetch: Fetch) -> None:
    a_wiki_with_lists(wiki)

    assert set(outcomes(fetch(categories=("Cups",), category_depth=0))) == {"2001 Cup"}
    assert set(outcomes(fetch(categories=("Cups",)))) == {"2001 Cup", "1901 Cup"}
    found = outcomes(fetch(categories=("Category:Cups",), category_depth=9))
    assert set(found) == {"2001 Cup", "1901 Cup", "1801 Cup"}


def test_a_circle_of_categories_is_asked_for_once(wiki: FakeWiki, fetch: Fetch) -> None:
    a_wiki_with_lists(wiki)
    fetch(categories=("Cups",), category_depth=9)
    asked = [query["cmtitle"] for query in wiki.queries if "list" in query]

    assert asked == ["Category:Cups", "Category:Old cups", "Category:Oldest cups"]


def test_a_list_that_comes_in_parts(wiki: FakeWiki, fetch: Fetch) -> None:
    a_wiki_with_lists(wiki)
    wiki.page_of_list = 1

    found = outcomes(fetch(templates=("Football box",), categories=("Cups",)))
    assert found == {"2001 Cup": "stored", "1901 Cup": "stored", "2014 Cup": "stored"}


def test_a_list_with_nothing_in_it_is_a_problem(wiki: FakeWiki, fetch: Fetch) -> None:
    fetched = fetch(categories=("Cusp",))

    assert fetched.problems == ["category 'Cusp': nothing is in it; is the name right?"]
    assert not fetched.is_whole


def of_source(settings: Settings, **source: object) -> Discovered:
    one = Source.model_validate({"wiki": "testwiki", **source})
    (found,) = discover(settings, [one], limit=None, clock=FakeClock())
    return found


def test_discover_asks_for_lists_alone(wiki: FakeWiki, fetch: Fetch, settings: Settings) -> None:
    a_wiki_with_lists(wiki)
    fetch("2001 Cup")
    wiki.queries.clear()
    found = of_source(settings, titles=("2014 Cup",), categories=("Cups",))

    assert found.titles == ("2014 Cup", "2001 Cup", "1901 Cup")
    assert found.named_by == {"title": 1, "category 'Cups'": 2}
    assert (found.stored_count, found.requests_needed) == (1, 2)
    assert found.request_count == len(wiki.queries) == 2
    assert all("list" in query for query in wiki.queries)


def test_discover_asks_nothing_where_all_titles_are_named(
    wiki: FakeWiki, settings: Settings
) -> None:
    found = of_source(settings, titles=tuple(f"Page {number}" for number in range(120)))

    assert (found.request_count, wiki.queries) == (0, [])
    assert (len(found.titles), found.requests_needed) == (120, 6)


def test_discover_tells_of_more_titles_than_a_source_may_lead_to(
    wiki: FakeWiki, settings: Settings
) -> None:
    found = of_source(settings, titles=("A", "B", "C", "A"), most_titles=2)
    assert found.titles == ("A", "B")
    assert found.problems == ("a source leads to more than 2 titles (most_titles)",)
    assert of_source(settings, titles=("A", "B", "A"), most_titles=2).problems == ()
