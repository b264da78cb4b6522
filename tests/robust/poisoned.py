"""How much slower a run is where one article in a hundred never ends."""

import time
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from statistics import median
from typing import NamedTuple

from pipeline.engine.limits import Failed
from pipeline.engine.local import each
from pipeline.parse.article import load_parsers, parse_article
from pipeline.parse.records import ArticleRecords
from pipeline.read.source import SourceArticle
from pipeline.read.store import read_store
from pipeline.tables import TextFormat
from tests.engine.poison import POISON
from tests.wikitext.corpus import articles_folder

ARTICLES, ROUNDS = 400, 5
SIZE = 100_000  # characters of a poisonous article: the longest of 155 real ones has 184,223
KINDS = ("spin", "spin_deaf", "grow", "crash")


class Poisoned(NamedTuple):
    """Seconds of a run without poison and with it."""

    kind: str
    jobs: int
    clean: float
    poisoned: float


def poisoned_runs() -> list[Poisoned]:
    """Every kind of poison, read by one worker and by two, with and without in turns."""
    clean, poison = corpus(), {kind: _with_poison(corpus(), kind) for kind in KINDS}
    found = []
    for kind in KINDS:
        for jobs in (1, 2):
            pairs = [(_seconds(clean, jobs), _seconds(poison[kind], jobs)) for _ in range(ROUNDS)]
            found.append(Poisoned(kind, jobs, *(median(side) for side in zip(*pairs, strict=True))))
    return found


def corpus() -> Sequence[SourceArticle]:
    """So many real articles; those of the corpus come again and again."""
    articles = read_store(articles_folder()).articles
    return [articles[number % len(articles)] for number in range(ARTICLES)]


def parse_or_suffer(article: SourceArticle) -> ArticleRecords:
    """What the run does with an article; one named for a poison does what that does."""
    if article.row.title in POISON:
        POISON[article.row.title]()
    return parse_article(article)


def _with_poison(articles: Sequence[SourceArticle], kind: str) -> Sequence[SourceArticle]:
    """The same number of articles, the fiftieth of every hundred poisonous."""
    row = replace(articles[0].row, article_id=f"enwiki:{kind}", title=kind, char_count=SIZE)
    poison = SourceArticle(row, " " * SIZE, "poison.wikitext")
    return [poison if number % 100 == 50 else one for number, one in enumerate(articles)]


def _seconds(articles: Sequence[SourceArticle], jobs: int) -> float:
    begin = time.perf_counter()
    found = each(
        parse_or_suffer,
        articles,
        lambda *_: None,
        jobs=jobs,
        size=lambda article: article.row.char_count,
        prepare=partial(load_parsers, [TextFormat.WIKITEXT]),
    )
    seconds = time.perf_counter() - begin
    failed = [article.row.title for article, one in found if isinstance(one, Failed)]
    assert failed == [article.row.title for article in articles if article.row.title in POISON]
    return seconds


if __name__ == "__main__":
    for run in poisoned_runs():
        print(run, f"{run.poisoned / run.clean:.2f} x", flush=True)
