"""Checked in shares or at once, side by side or in turn: the findings are the same."""

from collections.abc import Callable, Iterable, Sequence

import pytest

from pipeline.config import Settings
from pipeline.engine.forked import map_forked
from pipeline.run import assemble
from pipeline.tables import Article, Rows
from pipeline.validate import CHECKS
from pipeline.validate.running import Checked, run_all
from pipeline.validate.shares import shares_of
from tests.bench_checks import made_up_rows
from tests.validate.build import a_match, an_article, an_edition
from tests.wikitext.corpus import articles_folder


def _in_shares_of(rows: Rows, enough: int, jobs: int = 1) -> Checked:
    def spread(function: Callable[[Rows], Checked], _: Sequence[Rows]) -> Iterable[Checked]:
        return map_forked(function, shares_of(rows, enough), jobs=jobs)

    return run_all(rows, CHECKS, spread)


@pytest.mark.parametrize("jobs", [1, 3])
def test_made_up_seasons(jobs: int) -> None:
    rows = made_up_rows(2_000)
    assert len(shares_of(rows, 1)) == 5
    at_once = _in_shares_of(rows, 10**9)
    assert at_once.findings
    assert _in_shares_of(rows, 1, jobs) == at_once


def test_real_articles() -> None:
    rows, _ = assemble(Settings(raw=articles_folder(), jobs=2), lambda *_: None)
    assert len(shares_of(rows, 1)) > 10
    at_once = _in_shares_of(rows, 10**9)
    assert at_once.findings
    assert _in_shares_of(rows, 1, jobs=2) == at_once


def _rows(*given: object) -> Rows:
    rows = Rows()
    rows.extend(given)
    return rows


def _pages(*titles: str) -> list[Article]:
    return [an_article(article_id=f"enwiki:{title}", title=title) for title in titles]


@pytest.mark.parametrize(
    ("rows", "shares"),
    [
        (Rows(), []),
        (_rows(*_pages("A", "B")), [{"A"}, {"B"}]),
        (
            _rows(
                *_pages("A", "B", "C"),
                an_edition(edition_id="1", article_id="enwiki:A"),
                a_match("P 1-0 Q", edition_id="1", article_id="enwiki:C", seen_on=()),
            ),
            [{"A", "C"}, {"B"}],
        ),
        (
            _rows(
                *_pages("A", "B", "C"),
                an_edition(edition_id="1", article_id="enwiki:A"),
                an_edition(edition_id="2", article_id="enwiki:B", parent_edition_id="1"),
            ),
            [{"A", "B"}, {"C"}],
        ),
        (
            _rows(
                *_pages("A", "B", "C"),
                a_match("P 1-0 Q", article_id="enwiki:A", seen_on=("enwiki:A", "enwiki:C")),
            ),
            [{"A", "C"}, {"B"}],
        ),
    ],
    ids=["nothing", "alone", "one edition", "a part of an edition", "one match"],
)
def test_articles_that_are_checked_together(rows: Rows, shares: list[set[str]]) -> None:
    found = shares_of(rows, 1)
    assert [{article.title for article in share[Article]} for share in found] == shares


def test_small_shares_are_put_together() -> None:
    rows = _rows(*_pages("A", "B", "C", "D", "E"))
    assert [len(share[Article]) for share in shares_of(rows, 2)] == [2, 2, 1]
