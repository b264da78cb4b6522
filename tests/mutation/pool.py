"""Seeded choice of articles and of mutants."""

import random
from collections.abc import Iterator, Mapping

from tests.conftest import ROOT
from tests.mutation import real
from tests.mutation.competitions import cup, league
from tests.mutation.judging import Verdict, findings, in_turn
from tests.mutation.pieces import Made, Mutant

CHUNK = 50
"""Mutants that one piece of the long run judges."""

_SMALL = (4, 5, 6, 8)
_LARGE = (4, 5, 6, 7, 8, 10, 12, 16, 18, 20)


def articles(seed: int, is_large: bool = False) -> Iterator[Made]:
    """One article of every shape: leagues of one and two rounds, knock-out, groups before it."""
    rng = random.Random(seed)  # noqa: S311 - makes articles, not secrets
    sizes = _LARGE if is_large else _SMALL
    yield league(seed, rng.choice(sizes), 2)
    yield league(seed + 1, rng.choice(sizes), 1)
    yield cup(seed + 2, rng.choice((4, 8)), 0)
    yield cup(seed + 3, rng.choice((6, 8, 12) if is_large else (6, 8)), 2)
    yield cup(seed + 4, rng.choice((16, 20) if is_large else (16,)), 4)


def season_articles() -> dict[str, str]:
    """Title and text of the three season articles."""
    files = sorted((ROOT / "raw").glob("*.txt"))
    return {file.stem.replace("_", " "): file.read_text(encoding="utf-8") for file in files}


def judge_made_up(seed: int, count: int, is_large: bool = False) -> Verdict:
    """Made-up articles as they are, and so many mutants of them, of every kind as many."""
    made_up = list(articles(seed, is_large))
    verdict = _judged(in_turn(one for made in made_up for one in made.mutants()), seed, count, {})
    for made in made_up:
        verdict.judge_unchanged(made.title, made.text)
    return verdict


def judge_real(seed: int, count: int) -> Verdict:
    """The same of the three season articles, whose own findings do not count."""
    texts = season_articles()
    pool = in_turn(one for title, text in texts.items() for one in real.mutants(title, text))
    known = {
        title: {finding.finding_id for finding in findings(title, text)}
        for title, text in texts.items()
    }
    return _judged(pool, seed, count, known)


def judge_chunk(number: int) -> Verdict:
    """``CHUNK`` mutants of the long run: every seventh time of the season articles."""
    return judge_made_up(1_000 * number, CHUNK, True) if number % 7 else judge_real(number, CHUNK)


def _judged(
    pool: Mapping[str, list[Mutant]], seed: int, count: int, known: Mapping[str, set[str]]
) -> Verdict:
    rng = random.Random(seed)  # noqa: S311 - likewise
    verdict = Verdict()
    kinds = sorted(pool)
    for number in range(count):
        mutant = rng.choice(pool[kinds[number % len(kinds)]])
        verdict.judge(mutant, known.get(mutant.title, ()))
    return verdict
