"""The items of a value that lists several: by line breaks, bullets or list templates."""

import re

from pipeline.problems import Unreadable
from pipeline.wikitext.names import NameSet
from pipeline.wikitext.scan import all_calls
from pipeline.wikitext.zones import zones

LONGEST = 20_000
"""Of a value that is taken apart; nobody lists teams at such length."""

_LISTS = (
    "ubl,ublist,unbulleted list,unbulletedlist,plainlist,plain list,hlist,hlist-comma,flatlist,"
    "bulleted list,ordered list,nowrap,nobr,small,smaller,center,centre,nobold,big,align,"
    "nowrap begin,awrap,avoid wrap,collapsible list,hidden"
)
_LIST_CALLS = NameSet(_LISTS.split(","))
_MAY_HOLD_LIST = re.compile(
    r"\{\{[\s_]*+(?:u?n?bulleted|ublist|ubl|plain|[hf]l(?:at)?list|ordered|nowrap|nobr|small|cent"
    r"|nobold|big|align|awrap|avoid|collapsible|hidden)",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"<[bB][rR](?=[\s/>])[^<>]*+>|</?[lL][iI]\b[^<>]*+>|\n[ \t]*+[*#:]*+|\A[ \t]*+\*++"
)
_DEEPEST = 4


def split_items(value: str) -> list[str]:
    """The items as markup, comments and refs gone; empty ones are left out.

    >>> split_items("{{nowrap|[[A]]}}<br/>[[B|b]]<ref>x</ref><!-- <br>[[C]] -->")
    ['[[A]]', '[[B|b]]']
    >>> split_items("{{plainlist|\\n* [[A]]\\n* {{small|[[B]] (2nd title)}}\\n}}")
    ['[[A]]', '[[B]] (2nd title)']
    >>> split_items("") == []
    True
    """
    if len(value) > LONGEST:
        raise Unreadable("value too long for a list", value[:80])
    flat = flatten_lists(_without_zones(value))
    items = _BREAK.split(flat) if "<" in flat or "\n" in flat or flat.startswith("*") else [flat]
    return [item.strip() for item in items if item.strip()]


def flatten_lists(value: str) -> str:
    """The value with list templates written as lines, and those that only set it apart dropped.

    >>> flatten_lists("{{ubl|[[A]]|{{small|[[B]]}}}} (2)")
    '[[A]]\\n[[B]] (2)'
    """
    for _ in range(_DEEPEST):
        if len(value) > LONGEST or not _MAY_HOLD_LIST.search(value):
            break
        value = _flatten_once(value)
    return value


def _flatten_once(value: str) -> str:
    pieces, at = [], 0
    for call in all_calls(value, _LIST_CALLS):
        if call.start < at:  # inside the one before: its turn comes
            continue
        values = [param.value for param in call.positional()]
        if call.name == "align":
            values = values[1:]
        pieces += [value[at : call.start], "\n".join(values)]
        at = call.end
    return "".join([*pieces, value[at:]])


def _without_zones(value: str) -> str:
    """Without comments, refs and what else is not read."""
    if "<" not in value:
        return value
    pieces, at = [], 0
    for zone in zones(value):
        pieces.append(value[at : zone.start])
        at = zone.end
    return "".join([*pieces, value[at:]])
