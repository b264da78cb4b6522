"""Answers changed at random places: every title has its line, and the next run makes good."""

import copy
import os
import random
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest

from pipeline.config import Follow, Source
from pipeline.fetch.account import Fetched, Outcome
from tests.fetch.fake_wiki import FakeWiki

VALUES: list[Any] = [None, [], {}, "", "x", -1, 0, 12, 2**60, 1.5, True, False, [[]], [{}]]
VALUES += [{"a": {}}, "A|B", "\x00", "#", " ", "A" * 3000, "Q0", "Q\u0663", "2014 Cup", "Talk:A"]
NAMES = ["continue", "redirects", "normalized", "interwiki", "badrevids", "error", "errors"]
NAMES += ["missing", "invalid", "special", "pageid", "title", "revisions"]
SOURCE = Source(
    wiki="testwiki",
    titles=("2014 Cup", "To a cup", "Loop 1", "Nothing"),
    categories=("Cups",),
    follow=(Follow.SEASONS, Follow.TRANSCLUSIONS),
)
TEXT = (
    "{{Infobox football league season|competition=Cup|prevseason=[[2013 Cup]]}} {{:Cup table}}"
    "{{football box|date=1 May 2014|team1=[[Alfa]]|score=1–0|team2=[[Beta]]}}"
)


@pytest.fixture(autouse=True)
def _no_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: None)


@pytest.mark.parametrize("seed", range(150))
def test_nothing_in_an_answer_ends_a_run(
    seed: int,
    wiki: FakeWiki,
    fetch_all: Callable[..., Fetched],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dice = random.Random(seed)  # noqa: S311 - repeatable
    share = dice.choice([0.1, 0.5, 1])
    _fill(wiki)
    if dice.random() < 0.5:
        fetch_all(SOURCE)
        wiki.edit("2014 Cup", "another text")
    with monkeypatch.context() as patch:
        patch.setattr(FakeWiki, "answer", _changing(FakeWiki.answer, dice, share))
        fetch_all(SOURCE)  # raises AccountError where the account does not add up
    again = fetch_all(SOURCE)
    assert again.problems == []
    assert again.accounts[0].counts[Outcome.FAILED] == 0


def _fill(wiki: FakeWiki) -> None:
    for year in (2013, 2014):
        wiki.add(f"{year} Cup", TEXT, item=f"Q{year}")
    wiki.add("Cup table", "text")
    wiki.redirect("To a cup", "2014 Cup")
    wiki.redirect("Loop 1", "Loop 2")
    wiki.redirect("Loop 2", "Loop 1")
    wiki.members["Category:Cups"] = ["2013 Cup", "2014 Cup", "Category:Cups"]
    wiki.page_of_list = 2


Answer = Callable[[FakeWiki, Mapping[str, str]], dict[str, Any]]


def _changing(answer: Answer, dice: random.Random, share: float) -> Answer:
    def changed(wiki: FakeWiki, query: Mapping[str, str]) -> dict[str, Any]:
        try:
            found = answer(wiki, query)
        except ValueError:  # a continuation that it never gave
            return {"error": {"code": "badcontinue"}}
        if dice.random() < share:
            found = copy.deepcopy(found)
            for _ in range(dice.randint(1, 4)):
                _change(found, dice)
        return found

    return changed


def _change(found: dict[str, Any], dice: random.Random) -> None:
    holder, key = dice.choice([*_places(found)] or [(found, "query")])
    match dice.choice(["lose", "replace", "add"]):
        case "lose":
            holder.pop(key, None) if isinstance(holder, dict) else holder.pop(key)
        case "replace":
            holder[key] = copy.deepcopy(dice.choice(VALUES))
        case _ if isinstance(holder, list):
            holder.append(copy.deepcopy(dice.choice(holder)))
        case _:
            holder[dice.choice(NAMES)] = copy.deepcopy(dice.choice(VALUES))


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Everything that an answer holds, as what it is in and its key there."""
    keys = value if isinstance(value, dict) else range(len(value) if isinstance(value, list) else 0)
    for key in keys:
        yield value, key
        yield from _places(value[key])
