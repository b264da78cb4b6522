"""Scan and split against mwparserfromhell: ``python -m tests.bench_scan [--hostile]``."""

import sys
import time
from collections.abc import Callable
from statistics import median

import mwparserfromhell

from pipeline.parse.article import may_hold_football
from pipeline.wikitext.headings import find_headings
from pipeline.wikitext.scan import find_calls
from pipeline.wikitext.tables import find_tables
from tests.wikitext.corpus import FOOTBALL, articles
from tests.wikitext.hostile import PATTERNS, hostile

ROUNDS = 5
PLAIN = "The club was founded in 1902 and {{cite web|url=x|title=y}} has won [[z]] since – so.\n"


def _ours(text: str) -> int:
    read = 0
    for call in find_calls(text, FOOTBALL):
        read += sum(1 for param in call.params if param.value)
    return read


def _theirs(text: str) -> int:
    read = 0
    for template in mwparserfromhell.parse(text).filter_templates():
        if str(template.name).strip().lower() in FOOTBALL:
            read += sum(1 for param in template.params if str(param.value).strip())
    return read


def _seconds(work: Callable[[str], object], texts: list[str], repeat: int = 1) -> float:
    start = time.process_time()
    for _ in range(repeat):
        for text in texts:
            work(text)
    return (time.process_time() - start) / repeat


def _compare(label: str, texts: list[str]) -> None:
    size = sum(len(text.encode()) for text in texts) / 1e6
    ours, theirs = [], []
    for _ in range(ROUNDS):
        ours.append(_seconds(_ours, texts, 10))
        theirs.append(_seconds(_theirs, texts))
    ratio = median(theirs) / median(ours)
    print(
        f"{label}: {size:.1f} MB, ours {size / median(ours):.0f} MB/s, "
        f"mwparserfromhell {size / median(theirs):.2f} MB/s, {ratio:.0f} x"
    )


def _boxes_only(texts: list[str]) -> list[str]:
    return ["\n".join(call.span.of(text) for call in find_calls(text, FOOTBALL)) for text in texts]


def _hostile() -> None:
    """Seconds at 64 kB and 1 MB, and the growth from one to the other (linear: 16)."""
    readers: dict[str, Callable[[str], object]] = {
        "find_calls": _ours,
        "find_tables": find_tables,
        "find_headings": find_headings,
    }
    for name in PATTERNS:
        small, large = hostile(name, 64_000), hostile(name, 1_000_000)
        for reader, read in readers.items():
            first = min(_seconds(read, [small]) for _ in range(3))
            second = min(_seconds(read, [large]) for _ in range(2))
            if second > 0.1:
                print(f"{name}, {reader}: {first:.3f} s, {second:.3f} s, {second / first:.0f} x")


def main() -> None:
    """Print the figures."""
    if "--hostile" in sys.argv:
        _hostile()
        return
    texts = list(articles().values())
    page = PLAIN * (8_000_000 // len(PLAIN))
    ways: dict[str, Callable[[str], object]] = {
        "the scan": _ours,
        "what decides on the pages of a dump": may_hold_football,
    }
    for way, past in ways.items():
        speed = len(page.encode()) / 1e6 / median(_seconds(past, [page]) for _ in range(ROUNDS))
        print(f"a page without any call of interest, {way}: {speed:.0f} MB/s")
    _compare("all articles", texts)
    _compare("their calls of interest alone", _boxes_only(texts))


if __name__ == "__main__":
    main()
