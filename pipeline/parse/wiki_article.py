"""Raw wikitext to records: finds the constructs and gives each to its reader."""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache, lru_cache

from pipeline.parse.brackets import BRACKET_NAMES, read_bracket
from pipeline.parse.fb_cl import FB_CL_NAMES, read_fb_cl, split_fb_cl
from pipeline.parse.fb_r import FB_R_NAMES, read_fb_r, split_fb_r
from pipeline.parse.football_box import BOX_NAMES
from pipeline.parse.fussballtabelle import (
    FUSSBALLTABELLE_NAMES,
    read_fussballtabelle,
    split_fussballtabelle,
)
from pipeline.parse.listed_matches import read_listed_matches
from pipeline.parse.records import (
    ArticleRecords,
    MatchRecord,
    PlaceOf,
    Problem,
    Record,
    sort_records,
)
from pipeline.parse.round_n import ROUND_N_NAMES, read_round_n
from pipeline.parse.sports_results import SPORTS_RESULTS_NAMES, read_sports_results
from pipeline.parse.sports_series import read_sports_series
from pipeline.parse.sports_table import SPORTS_TABLE_NAMES, read_sports_table
from pipeline.parse.tie_tables import read_tie_table, split_tie_tables
from pipeline.parse.tie_words import SERIES_NAMES, TIE_ROW_NAMES
from pipeline.parse.wiki_boxes import read_boxes
from pipeline.parse.wiki_infobox import GENERIC_INFOBOXES
from pipeline.parse.wiki_infoboxes import INFOBOXES, read_infoboxes
from pipeline.parse.wiki_interest import Interest, names_football
from pipeline.parse.wiki_rules import read_rules
from pipeline.parse.wiki_table_walk import SCORER_LISTS, read_scorer_lists, read_wikitables
from pipeline.parse.wiki_transclusions import TRANSCLUSION_NAMES, read_transclusion
from pipeline.parse.wiki_walk import WikiWalk
from pipeline.problems import Unreadable
from pipeline.wikitext.calls import Call
from pipeline.wikitext.names import NameSet
from pipeline.wikitext.scan import calls_at

Read = tuple[Sequence[Record], Sequence[Problem]]
ReadOne = Callable[[str, Call, PlaceOf, int], Read]


def parse_wikitext(text: str, title: str) -> ArticleRecords:
    """Read one article; every call of a family we know is accounted for in ``coverage``."""
    if not _INTEREST.is_in(text):
        return sort_records((), ())
    with _no_search_for_cycles():
        return _read_all(text, title)


@contextmanager
def _no_search_for_cycles() -> Iterator[None]:
    """Keep Python from looking for objects that hold each other: none of ours do, and it takes half
    the time of an article with a hundred thousand headings.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _read_all(text: str, title: str) -> ArticleRecords:
    walk = WikiWalk(text, title)
    spots = list(ALL_NAMES.openings(text))
    calls, infoboxes, scorer_lists = (
        calls_at(text, [spot for spot in spots if names.opens_at(text, spot)], walk.hidden)
        for names in (_ALL, INFOBOXES, SCORER_LISTS)
    )
    by_reader: dict[int, list[Call]] = {}
    for call in calls:
        by_reader.setdefault(_reader_of(call.name), []).append(call)
    for number, (_, reader) in enumerate(_READERS):
        if number in by_reader:
            reader(walk, by_reader[number])
    read_infoboxes(walk, infoboxes)
    read_wikitables(walk)
    read_scorer_lists(walk, scorer_lists)
    read_listed_matches(walk)
    read_rules(walk)
    return walk.finish()


def may_hold_football(text: str) -> bool:
    """Whether a page nobody chose may be one of ours; it sees hundreds of others for each of them.

    >>> may_hold_football("{{Infobox football club season}}"), may_hold_football("{{4TeamBracket}}")
    (True, False)
    """
    return _chosen().is_in(text) and names_football(text)


@cache  # not there before a run meets an export
def _chosen() -> Interest:
    """What an infobox alone does not make interesting, whatever it is about."""
    pages = (name for name in ALL_NAMES.patterns if name not in GENERIC_INFOBOXES)
    return Interest(NameSet(pages))


def _one_by_one(read: ReadOne, construct: str) -> Callable[[WikiWalk, Sequence[Call]], None]:
    """Gives a reader each call by itself, with a number of its own."""

    def read_each(walk: WikiWalk, calls: Sequence[Call]) -> None:
        for call in calls:
            walk.table_count += 1
            try:
                records, problems = read(walk.text, call, walk.place_of, walk.table_count)
            except Unreadable as problem:
                walk.refuse(call.start, call.span, problem, construct)
                continue
            walk.add(call.start, records)
            walk.refuse_parts(problems, construct)

    return read_each


def _read_ties(walk: WikiWalk, calls: Sequence[Call]) -> None:
    for table in split_tie_tables(walk.text, calls):
        _read_rows(walk, table, read_tie_table, "tie row")


def _read_fb_cl(walk: WikiWalk, calls: Sequence[Call]) -> None:
    for table in split_fb_cl(calls):
        _read_rows(walk, table, read_fb_cl, "fb cl row")


def _read_fb_r(walk: WikiWalk, calls: Sequence[Call]) -> None:
    for grid in split_fb_r(calls):
        _read_rows(walk, grid, read_fb_r, "fb r row")


def _read_fussballtabelle(walk: WikiWalk, calls: Sequence[Call]) -> None:
    for table in split_fussballtabelle(calls):
        _read_rows(walk, table, read_fussballtabelle, "league table")


ReadRows = Callable[[str, Sequence[Call], PlaceOf, int], Read]


def _read_rows(walk: WikiWalk, calls: Sequence[Call], read: ReadRows, construct: str) -> None:
    """Gives a reader the calls that make up one table; each is accounted for by itself."""
    walk.table_count += 1
    records, problems = read(walk.text, calls, walk.place_of, walk.table_count)
    refused = {span.start for span, _ in problems}
    for call in calls:
        if call.start not in refused:
            walk.add(call.start, ())
    walk.records.extend(records)
    for span, problem in problems:
        walk.refuse(span.start, span, problem, construct)


def _read_transclusions(walk: WikiWalk, calls: Sequence[Call]) -> None:
    for call in calls:
        read_transclusion(walk, call)


def _read_sports_table(text: str, call: Call, place_of: PlaceOf, number: int) -> Read:
    return read_sports_table(text, call, place_of, number, segment=0)


def _read_sports_results(text: str, call: Call, place_of: PlaceOf, number: int) -> Read:
    records: list[MatchRecord]
    records, problems = read_sports_results(text, call, place_of, number)
    return records, problems


_READERS: list[tuple[NameSet, Callable[[WikiWalk, Sequence[Call]], None]]] = [
    (NameSet(BOX_NAMES), read_boxes),
    (TIE_ROW_NAMES, _read_ties),
    (SERIES_NAMES, _one_by_one(read_sports_series, "sports series")),
    (BRACKET_NAMES, _one_by_one(read_bracket, "bracket")),
    (ROUND_N_NAMES, _one_by_one(read_round_n, "bracket")),
    (NameSet(SPORTS_TABLE_NAMES), _one_by_one(_read_sports_table, "sports table")),
    (NameSet(SPORTS_RESULTS_NAMES), _one_by_one(_read_sports_results, "results grid")),
    (NameSet(FB_CL_NAMES), _read_fb_cl),
    (NameSet(FB_R_NAMES), _read_fb_r),
    (NameSet(FUSSBALLTABELLE_NAMES), _read_fussballtabelle),
    (NameSet(TRANSCLUSION_NAMES), _read_transclusions),
]
_ALL = NameSet(pattern for names, _ in _READERS for pattern in names.patterns)


ALL_NAMES = NameSet((*_ALL.patterns, *INFOBOXES.patterns, *SCORER_LISTS.patterns))
"""Found in one pass. What holds calls of other names (an infobox) is then split by itself."""

_INTEREST = Interest(ALL_NAMES)


def _reader_of(name: str) -> int:
    """Which reader a call is for; -1 for none."""
    return _number_short(name) if len(name) <= 80 else _number(name)


def _number(name: str) -> int:
    return next((n for n, (names, _) in enumerate(_READERS) if name in names), -1)


_number_short = lru_cache(maxsize=1024)(_number)  # short ones only: the text is hostile
