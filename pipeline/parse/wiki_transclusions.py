"""Calls that show another page, or a section of one."""

import re

from pipeline.parse.parser_functions import expand
from pipeline.parse.records import TransclusionRecord
from pipeline.parse.wiki_walk import WikiWalk
from pipeline.problems import Unreadable
from pipeline.wikitext.calls import Call, CallKind

_YEAR = "[0-9][0-9][0-9][0-9]"
_TABLE_TEMPLATES = tuple(
    f"{_YEAR}*{word}*" for word in ("table", "standings", "results", "matches", "bracket")
)
"""Templates of one edition that hold a table, a grid or a bracket; a year begins their names."""

TRANSCLUSION_NAMES = (
    *(":*", "#lst", "#lstx", "#section", "#section-x", "#lsth", "#section-h"),
    *_TABLE_TEMPLATES,
)
_NAMESPACE = re.compile(r"^(?:template|plantilla|predefinição|vorlage|modèle) ?: ?", re.IGNORECASE)
_BY_HEADING = {"#lsth", "#section-h"}


def read_transclusion(walk: WikiWalk, call: Call) -> None:
    """Which page a call shows, and the label or heading of the section it asks for."""
    place = walk.place_of(call.span, "transclusion")
    if call.kind is CallKind.TEMPLATE:
        title = _NAMESPACE.sub("", call.title)
        record = TransclusionRecord(place, f"Template:{title}")
    elif call.kind is CallKind.PAGE:
        section = call.value("transcludesection") or call.value("section") or None
        record = TransclusionRecord(place, call.title, section)
    else:
        target, asked = expand(call.value("1")).strip(), expand(call.value("2")).strip() or None
        if not target or "{" in target:
            problem = Unreadable("transclusion of a page it does not name", call.value("1"))
            walk.refuse(call.start, call.span, problem, "transclusion")
            return
        is_heading = call.name in _BY_HEADING
        record = TransclusionRecord(
            place, target, None if is_heading else asked, asked if is_heading else None
        )
    walk.add(call.start, [record])
