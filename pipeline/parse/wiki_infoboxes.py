"""The infoboxes of an article; they hold other calls, so they are looked for by themselves."""

from collections.abc import Sequence

from pipeline.parse.match_infobox import read_match_infobox
from pipeline.parse.records import MatchRecord
from pipeline.parse.wiki_infobox import INFOBOX_NAMES, read_infobox
from pipeline.parse.wiki_walk import WikiWalk
from pipeline.problems import Unreadable
from pipeline.wikitext.calls import Call
from pipeline.wikitext.names import NameSet

INFOBOXES = NameSet(INFOBOX_NAMES)


def read_infoboxes(walk: WikiWalk, calls: Sequence[Call]) -> None:
    """Every box; the match of a match infobox where the page shows it in no other way."""
    has_match = any(isinstance(record, MatchRecord) for record in walk.records)
    for call in calls:
        walk.infobox_count += 1
        try:
            records, problems = read_infobox(call, walk.place_of, walk.infobox_count)
        except Unreadable as problem:
            walk.refuse(call.start, call.span, problem, "infobox")
            continue
        walk.add(call.start, records)
        walk.refuse_parts(problems, "infobox")
        has_match = has_match or _read_match(walk, call)


def _read_match(walk: WikiWalk, call: Call) -> bool:
    """Whether the box is about a match that can be read."""
    try:
        match = read_match_infobox(call, walk.place_of, walk.segment_of(call.start))
    except Unreadable as problem:
        walk.refuse_parts([(call.span, problem)], "match infobox")
        return False
    if match is not None:
        walk.records.append(match)
    return match is not None
