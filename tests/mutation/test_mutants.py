"""One changed fact is found, under the right rule and at the right place; no fact, no finding."""

import random

import pytest

from tests.mutation.judging import RULES, Verdict, findings, in_turn
from tests.mutation.pool import articles, judge_made_up, judge_real, season_articles
from tests.mutation.sides import CHANGED, mistaken

_LEAST = 0.97
_KINDS = 12


@pytest.mark.parametrize("seed", range(0, 60, 10))
def test_an_article_that_holds_gives_no_finding(seed: int) -> None:
    for made in articles(seed):
        assert findings(made.title, made.text) == ()


def test_a_changed_fact_of_a_made_up_article_is_found() -> None:
    verdict = Verdict()
    for seed in (100, 200, 300):
        verdict.add(judge_made_up(seed, 48))
    assert len(verdict.tried) >= _KINDS
    assert verdict.share >= _LEAST, verdict.missed


def test_a_changed_fact_of_a_season_article_is_found() -> None:
    verdict = judge_real(7, 56)
    assert verdict.tried.total() == 56
    assert verdict.share >= _LEAST, verdict.missed


@pytest.mark.parametrize("seed", [400, 500])
def test_no_finding_takes_the_side_that_was_changed(seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 - makes articles, not secrets
    pool = in_turn(mutant for made in articles(seed) for mutant in made.mutants())
    for kind in sorted({*CHANGED, "winner in bold"} & set(pool)):
        for mutant in rng.choices(pool[kind], k=3):
            assert list(mistaken(mutant)) == []


def test_every_kind_of_change_is_there() -> None:
    kinds = {mutant.kind for made in articles(1) for mutant in made.mutants()}
    assert kinds | {"infobox total", "note's aggregate", "note's winner"} == set(RULES)


def test_the_season_articles_are_the_three() -> None:
    assert len(season_articles()) == 3
