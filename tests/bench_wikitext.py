"""Wikitext to records against two well-known parsers that do the same job: lines of ``make bench``.

wikitextparser is under the GPL, so it is no requirement of ours: it takes part where it happens to
be installed.
"""

import functools
import gc
import sys
import time
from collections.abc import Callable, Iterable
from statistics import median

import mwparserfromhell
import pytest

from pipeline.parse.football_box import BOX_NAMES
from pipeline.parse.records import Record
from pipeline.parse.wiki_article import ALL_NAMES, parse_wikitext
from pipeline.parse.wiki_boxes import read_boxes
from pipeline.parse.wiki_walk import WikiWalk
from pipeline.wikitext.calls import read_title
from pipeline.wikitext.names import NameSet
from pipeline.wikitext.scan import calls_at, find_calls
from tests.seasons import seasons
from tests.wikitext.corpus import articles

try:
    import wikitextparser
except ImportError:
    wikitextparser = None

Page = tuple[str, str]  # title and text
Job = Callable[[Page], object]

BOXES = NameSet(BOX_NAMES)
ROUNDS = 3
SEASONS = 60
PAGE_SIZE = 8_000_000
PROSE = (
    "The building was put up in [[1902]] – by whom is not known – and has been a town hall, a school"  # noqa: E501
    " and a museum since.<ref>{{cite web |url=https://example.org/1902 |title=A house}}</ref> It"
    " stands on the river [[Elbe]], close to the old bridge, and was listed in 1974.\n\n"
)


def our_boxes(page: Page) -> list[Record]:
    """All match boxes of a page as match records with their goals and places."""
    title, text = page
    spots = list(BOXES.openings(text))
    if not spots:
        return []
    walk = WikiWalk(text, title)
    read_boxes(walk, calls_at(text, spots, walk.hidden))
    return walk.records


def our_everything(page: Page) -> object:
    """All records of a page: tables, lists and headings too, which the others do not look at."""
    return parse_wikitext(page[1], page[0])


def with_mwparserfromhell(names: NameSet) -> Job:
    """Parse, filter the templates, and read name and value of every parameter."""

    def read(page: Page) -> list[tuple[str, str]]:
        return [
            (str(param.name).strip(), str(param.value).strip())
            for template in mwparserfromhell.parse(page[1]).filter_templates()
            if _name(str(template.name)) in names
            for param in template.params
        ]

    return read


def with_wikitextparser(names: NameSet) -> Job:
    """The same; it counts ``{{#invoke:`` and ``{{#lst:`` as parser functions."""

    def read(page: Page) -> list[tuple[str, str]]:
        parsed = wikitextparser.parse(page[1])
        found = []
        for template in parsed.templates:
            if _name(template.name) in names:
                found += [(p.name.strip(), p.value.strip()) for p in template.arguments]
        for function in parsed.parser_functions:
            arguments = function.arguments
            called = f"{function.name}:{arguments[0].value}" if arguments else function.name
            if _name(called) in names:
                found += [(p.name.strip(), p.value.strip()) for p in arguments[1:]]
        return found

    return read


def _name(raw: str) -> str:
    return read_title(raw)[1]


def main() -> None:
    """Print a line for each job and each kind of article."""
    print(f"wikitext, median of {ROUNDS} interleaved rounds, caches emptied before each")
    if wikitextparser is None:
        print("wikitextparser is not installed: no comparison with it")
    made = list(seasons(SEASONS))
    groups = {"made seasons": made}
    try:
        groups = {"real articles": [_page(*named) for named in articles().items()], **groups}
    except pytest.skip.Exception as absent:
        print(f"real articles: {absent}")
    for group, pages in groups.items():
        _compare(f"{group}, {_share(pages):.0%} in boxes: match boxes", pages, our_boxes, BOXES)
        _compare(f"{group}: every construct we read", pages, our_everything, ALL_NAMES)
    page = "", PROSE * (PAGE_SIZE // len(PROSE))
    seconds = median(_seconds(our_everything, [page]) for _ in range(ROUNDS))
    print(f"a page without football: {_megabytes([page]) / seconds:.0f} MB/s")


def _page(path: str, text: str) -> Page:
    return path.rpartition("/")[2].partition(".")[0].replace("_", " "), text


def _compare(label: str, pages: list[Page], ours: Job, names: NameSet) -> None:
    jobs: dict[str, Job] = {"mwparserfromhell": with_mwparserfromhell(names)}
    if wikitextparser is not None:
        jobs["wikitextparser"] = with_wikitextparser(names)
    rounds: dict[str, list[float]] = {name: [] for name in ("ours", *jobs)}
    for _ in range(ROUNDS):
        for name, job in jobs.items():
            rounds["ours"].append(_seconds(ours, pages))  # beside each of the others
            rounds[name].append(_seconds(job, pages))
    size, medians = _megabytes(pages), {name: median(times) for name, times in rounds.items()}
    print(f"{label}: {size:.1f} MB")
    for name, seconds in medians.items():
        ratio = "" if name == "ours" else f"  ours is {seconds / medians['ours']:.1f} x as fast"
        print(f"  {name:<17} {size / seconds:7.2f} MB/s{ratio}")


def _seconds(job: Job, pages: Iterable[Page]) -> float:
    """CPU seconds for all pages, as in a process that has just begun: nothing remembered."""
    for module in [name for name in sys.modules if name.startswith("pipeline.")]:
        for kept in vars(sys.modules[module]).values():
            # What has no bound (tables of the registry) is not about any article.
            if isinstance(kept, functools._lru_cache_wrapper) and kept.cache_info().maxsize:
                kept.cache_clear()
    gc.collect()
    start = time.process_time()
    for page in pages:
        job(page)
    return time.process_time() - start


def _megabytes(pages: Iterable[Page]) -> float:
    return sum(len(text.encode()) for _, text in pages) / 1e6


def _share(pages: list[Page]) -> float:
    """How much of the text stands in match boxes."""
    inside = sum(call.end - call.start for _, text in pages for call in find_calls(text, BOXES))
    return inside / sum(len(text) for _, text in pages)


if __name__ == "__main__":
    main()
