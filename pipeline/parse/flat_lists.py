"""Lists in one parameter made flat, every character in its place, so that offsets still hold."""

import re
from itertools import pairwise

from pipeline.parse.registry import read_pairs
from pipeline.problems import Unreadable
from pipeline.wikitext.brackets import Bracket, brackets
from pipeline.wikitext.names import normalise_name
from pipeline.wikitext.pieces import equals_at
from pipeline.wikitext.unwrap import UNWRAP
from pipeline.wikitext.zones import zones

LONGEST = 20_000
"""No side has scored so often; keeps hostile lists cheap."""

_ROLES = read_pairs("list_templates")
_BREAK = re.compile(r"</?(?:br|li|ul|ol|p|div)\b[^<>]{0,200}>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_ENTITY = re.compile(r"&(?:(?:nbsp|thinsp|ensp|emsp|#160)|(prime|#39|apos|rsquo|#8242));")
_DEEPEST = 8
# What makes a list more than links, goals and line breaks.
_ODD = re.compile(r"&|<(?![bB][rR][ />])|\{\{(?!(?:[Gg]oal|pengoal|penmiss)[|}])")


def flatten(value: str) -> str:
    r"""The list with notes, comments and tags blanked out, wrappers opened, list templates turned
    into lines. Templates that mean something in such a list stay.

    >>> flatten("{{ubl|[[A]] {{goal|5}}|B <small>7'</small>}}{{efn|x}}<br/>C")
    "     \n[[A]] {{goal|5}}\nB        7'                   \n    C"
    """
    if len(value) > LONGEST:
        raise Unreadable("list too long", value[:80])
    if not _ODD.search(value):
        return _BREAK.sub(lambda found: "\n".ljust(len(found[0])), value) if "<" in value else value
    around = zones(value)
    text = list(value)
    for zone in around:
        _blank(text, zone.start, zone.end)
    for bracket in brackets(value, 0, len(value), around):
        if bracket.height > _DEEPEST:
            continue
        if bracket.mark == "{{":
            _open_call(value, text, bracket)
        elif bracket.mark == "{{{":
            _blank(text, bracket.start, bracket.end)
    flat = "".join(text)
    flat = _BREAK.sub(lambda found: "\n".ljust(len(found[0])), flat)
    flat = _TAG.sub(lambda found: " " * len(found[0]), flat)
    return _ENTITY.sub(_entity, flat)


def _open_call(value: str, text: list[str], bracket: Bracket) -> None:
    start, end = bracket.start, bracket.end
    title_end = bracket.pipes[0] if bracket.pipes else end - 2
    name = normalise_name(value[start + 2 : title_end])
    role, rule = _ROLES.get(name), UNWRAP.get(name)
    if role == "list":
        _blank(text, start, title_end)
        _blank(text, end - 2, end)
        for pipe, stop in pairwise([*bracket.pipes, end - 2]):
            if equals_at(value, pipe + 1, stop) >= 0:
                _blank(text, pipe, stop)
            text[pipe] = "\n"
    elif role is None and rule is not None:
        _keep_argument(value, text, bracket, rule if isinstance(rule, int) else 0)


def _keep_argument(value: str, text: list[str], bracket: Bracket, number: int) -> None:
    """Blank out a wrapper but for one argument."""
    parts = pairwise([*bracket.pipes, bracket.end - 2])
    positional = [part for part in parts if equals_at(value, part[0] + 1, part[1]) < 0]
    if number == 0 or not positional or number > len(positional):
        _blank(text, bracket.start, bracket.end)
        return
    first, last = positional[number - 1 if number > 0 else number]
    _blank(text, bracket.start, first + 1)
    _blank(text, last, bracket.end)


def _blank(text: list[str], start: int, end: int) -> None:
    text[start:end] = " " * (end - start)


def _entity(found: re.Match[str]) -> str:
    return ("'" if found[1] else " ").ljust(len(found[0]))
