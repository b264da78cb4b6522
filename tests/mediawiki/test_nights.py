"""What happens on a wiki between two nights, and what the second night makes of it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.fetch.account import Fetched, Outcome
from pipeline.read.archive import Archive
from pipeline.read.archive.verify import verify
from tests.mediawiki.fetching import WIKI, fetch, outcomes, texts, titled
from tests.mediawiki.server import MediaWiki

pytestmark = pytest.mark.mediawiki

LONG_AGO = "20240701000000"
SEASON = "1990–91 Midland League"
SOURCE = titled("Club 001", "Club 002", "Club 003", SEASON)


class Nights:
    """Two nights with something in between."""

    def __init__(self, wiki: MediaWiki, raw: Path) -> None:
        self.wiki = wiki
        self.raw = raw
        self.first = fetch(wiki.api, raw, SOURCE)
        self.before = texts(raw)

    def second(self, between: Callable[[], object] = lambda: None) -> Fetched:
        between()
        self.wiki.forget_requests()
        fetched = fetch(self.wiki.api, self.raw, SOURCE)
        assert verify(self.raw).damaged == ()
        return fetched

    def asked_for(self) -> list[str]:
        """The revisions whose text was asked for."""
        asked = [one for one in self.wiki.requests() if one.asks_for_content]
        return [number for one in asked for number in one.parameters["revids"].split("|")]


@pytest.fixture
def nights(own_wiki: MediaWiki, tmp_path: Path) -> Nights:
    return Nights(own_wiki, tmp_path)


def note_of(fetched: Fetched, title: str) -> str:
    (line,) = (line for line in fetched.accounts[0].lines if line.title == title)
    return line.note


def test_an_edit_is_fetched_and_nothing_else(nights: Nights) -> None:
    new = nights.before["Club 001"] + "It was founded in 1901."

    def edit() -> None:
        nights.wiki.edit("Club 001", new)
        nights.wiki.age("Club 001", LONG_AGO)

    fetched = nights.second(edit)
    assert outcomes(fetched)["Club 001"] is Outcome.STORED
    assert [*outcomes(fetched).values()].count(Outcome.UNCHANGED) == 3
    assert texts(nights.raw) == nights.before | {"Club 001": new.strip()}
    assert len(nights.asked_for()) == 1
    archive = Archive(nights.raw)
    (page_id,) = (n for n, page in archive.current(WIKI).items() if page.title == "Club 001")
    assert len([*(nights.raw / "fetched" / WIKI).glob(f"{page_id}-*.page")]) == 2


def test_a_change_of_a_template_is_none_of_the_page(nights: Nights) -> None:
    nights.second(lambda: nights.wiki.edit("Template:Goal", "{{{1}}} minutes"))
    assert nights.asked_for() == []


def test_a_moved_page_keeps_its_number(nights: Nights) -> None:
    fetched = nights.second(lambda: nights.wiki.move("Club 001", "First Club"))
    found = outcomes(fetched)
    assert (found["Club 001"], found["First Club"]) == (Outcome.REDIRECTED, Outcome.STORED)
    assert note_of(fetched, "First Club") == "was 'Club 001'"
    now = texts(nights.raw)
    assert now.pop("First Club") == nights.before["Club 001"]
    assert "Club 001" not in now
    assert Archive(nights.raw).redirects(WIKI)["Club 001"] == "First Club"


def test_a_page_moved_without_a_redirect(nights: Nights) -> None:
    fetched = nights.second(
        lambda: nights.wiki.move("Club 001", "First Club", leaves_redirect=False)
    )
    assert outcomes(fetched)["Club 001"] is Outcome.MISSING
    assert outcomes(fetched)["First Club"] is Outcome.STORED
    assert texts(nights.raw)["First Club"] == nights.before["Club 001"]


def test_two_pages_change_places(nights: Nights) -> None:
    def swap() -> None:
        for one, other in (("Club 001", "Aside"), ("Club 002", "Club 001"), ("Aside", "Club 002")):
            nights.wiki.move(one, other, leaves_redirect=False)

    nights.second(swap)
    now = texts(nights.raw)
    assert now["Club 001"] == nights.before["Club 002"]
    assert now["Club 002"] == nights.before["Club 001"]


def test_a_deleted_page_is_listed_and_no_longer_read(nights: Nights) -> None:
    fetched = nights.second(lambda: nights.wiki.delete("Club 001"))
    assert outcomes(fetched)["Club 001"] is Outcome.MISSING
    assert {*texts(nights.raw)} == {"Club 002", "Club 003", SEASON}
    assert len([*nights.raw.rglob("*.page")]) == 4, "what was stored stays"


def test_a_page_that_became_a_redirect(nights: Nights) -> None:
    def redirect() -> None:
        nights.wiki.edit("Club 001", "#REDIRECT [[Club 002]]")
        nights.wiki.age("Club 001", LONG_AGO)

    fetched = nights.second(redirect)
    assert outcomes(fetched)["Club 001"] is Outcome.REDIRECTED
    assert {*texts(nights.raw)} == {"Club 002", "Club 003", SEASON}


class TestBlanked:
    """A young revision that takes the page away is not believed until it has settled."""

    @pytest.mark.parametrize("left", ["", "Vandals were here."])
    def test_is_held_back_while_it_is_young(self, nights: Nights, left: str) -> None:
        fetched = nights.second(lambda: nights.wiki.edit(SEASON, left))
        assert outcomes(fetched)[SEASON] is Outcome.UNCHANGED
        assert "held back until" in note_of(fetched, SEASON)
        assert texts(nights.raw) == nights.before
        assert nights.asked_for() == []
        held = [page.held_revision_id for page in Archive(nights.raw).current(WIKI).values()]
        assert len([one for one in held if one]) == 1

    def test_is_used_when_it_has_settled(self, nights: Nights) -> None:
        nights.second(lambda: nights.wiki.edit(SEASON, ""))
        fetched = nights.second(lambda: nights.wiki.age(SEASON, LONG_AGO))
        assert outcomes(fetched)[SEASON] is Outcome.STORED
        assert texts(nights.raw)[SEASON] == ""

    def test_is_forgotten_when_it_is_taken_back(self, nights: Nights) -> None:
        nights.second(lambda: nights.wiki.edit(SEASON, ""))
        fetched = nights.second(lambda: nights.wiki.edit(SEASON, nights.before[SEASON]))
        assert outcomes(fetched)[SEASON] is Outcome.STORED
        assert texts(nights.raw)[SEASON] == nights.before[SEASON].strip()

    def test_in_the_first_night_the_revision_before_it_is_used(
        self, own_wiki: MediaWiki, tmp_path: Path
    ) -> None:
        own_wiki.edit(SEASON, "")
        fetched = fetch(own_wiki.api, tmp_path, titled(SEASON))
        assert outcomes(fetched)[SEASON] is Outcome.STORED
        assert "held back until" in note_of(fetched, SEASON)
        assert texts(tmp_path)[SEASON].startswith("{{Infobox")


def test_a_text_hidden_while_we_ask(own_wiki: MediaWiki, tmp_path: Path) -> None:
    """Between what is current and its text an editor replaces it, and hides what was there."""
    calls: list[int] = []

    def hide(*_: int) -> None:
        """The first call comes before anything was asked."""
        calls.append(1)
        if len(calls) == 2:
            revision_id = _current(own_wiki, tmp_path / "other")
            own_wiki.edit("Club 001", "'''Club 001''' is a club that we say less about.")
            own_wiki.hide(revision_id)

    raw = tmp_path / "raw"
    fetched = fetch(own_wiki.api, raw, titled("Club 001", "Club 002"), progress=hide)
    assert outcomes(fetched) == {"Club 001": Outcome.HIDDEN, "Club 002": Outcome.STORED}
    assert {*texts(raw)} == {"Club 002"}


def _current(wiki: MediaWiki, raw: Path) -> int:
    fetch(wiki.api, raw, titled("Club 001"))
    (page,) = Archive(raw).current(WIKI).values()
    return page.revision_id
