"""What each stage costs on the three articles, checks on many rows, wikitext against others."""

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from pipeline.normalise.rows import build_rows
from pipeline.parse.article import parse_article
from pipeline.publish.snapshot import encode_tables, publish
from pipeline.read.store import read_store
from pipeline.validate import run_checks
from tests import bench_checks, bench_wikitext

ROUNDS = 25
RAW = Path(__file__).parent.parent / "raw"
T = TypeVar("T")


def measure(work: Callable[[], T]) -> tuple[float, T]:
    """Median CPU seconds of a piece of work, and its result."""
    seconds = []
    for _ in range(ROUNDS):
        start = time.process_time()
        result = work()
        seconds.append(time.process_time() - start)
    return statistics.median(seconds), result


def main() -> None:
    """Print a line a stage, then the checks on many rows and the comparison of parsers."""
    stages()
    print()
    bench_checks.main()
    print()
    bench_wikitext.main()


def stages() -> None:
    """Print a line a stage, and the whole run without imports."""
    read, store = measure(lambda: read_store(RAW))
    parse, records = measure(lambda: [(a, parse_article(a)) for a in store.articles])
    normalise, rows = measure(lambda: build_rows(records))
    validate, checked = measure(lambda: run_checks(rows))
    rows.extend((*checked.findings, *checked.checks))
    encode, _ = measure(lambda: encode_tables(rows))
    with tempfile.TemporaryDirectory() as folder:
        start = time.process_time()
        publish(rows, Path(folder) / "curated")
        write = time.process_time() - start
    megabytes = sum(len(article.text.encode()) for article in store.articles) / 1e6
    by_stage = {
        "read": read,
        "parse": parse,
        "normalise": normalise,
        "validate": validate,
        "encode": encode,
        "publish": write,
    }
    print(f"{len(store.articles)} articles, {megabytes * 1e3:.1f} kB, median of {ROUNDS} rounds")
    print(f"{'stage':<10} {'ms/article':>10} {'MB/s':>8}")
    for stage, seconds in {**by_stage, "in all": sum(by_stage.values()) - encode}.items():
        per_article = seconds * 1e3 / len(store.articles)
        print(f"{stage:<10} {per_article:>10.2f} {megabytes / seconds:>8.2f}")
    print("publish holds encode; it is one run, the others are medians")


if __name__ == "__main__":
    main()
