"""Where one call ends and its pipes stand: in the regex engine while it nests little."""

import re

from pipeline.wikitext.brackets import Bracket, brackets
from pipeline.wikitext.zones import ZONE_TAGS, zones

# Everything is possessive or atomic: whatever is matched once is never looked at again. Each level
# of nesting is written out, since re cannot recurse; what nests deeper goes to brackets().
_COMMENT = r"<!--(?>[^-<]++|-(?!->)|<(?!!--))*+-->"
_REF_NAME = "[rR][eE][fF]"
_REF = (
    rf"<{_REF_NAME}(?=[\s/>])[^<>]*+(?:(?<=/)>"
    rf"|>(?>[^<]++|<(?!/?{_REF_NAME}[\s/>]))*+</{_REF_NAME}\s*+>)"
)
_LETTERS = "".join(sorted({c for tag in ZONE_TAGS.split("|") for c in (tag[0], tag[0].upper())}))
_OTHER_TAG = rf"<(?![!/{_LETTERS}])|<(?!!--|/?(?i:{ZONE_TAGS})[\s/>])"
_SINGLE = r"\{(?!\{)|\}(?!\})|\[(?!\[)|\](?!\])"



def _pieces(plain: str, levels: int) -> str:
    """What may follow each other: plain characters, and constructs that nest so many levels."""
    flat = rf"[^{plain}{{}}\[\]<]++|{_SINGLE}|{_OTHER_TAG}|{_COMMENT}|{_REF}"
    if not levels:
        return flat
    inner = _pieces("", levels - 1)
    return rf"{flat}|\{{\{{(?!\{{)(?>{inner})*+\}}\}}|\[\[(?!\[)(?>{inner})*+\]\]"


_STEP = re.compile(rf"(?>{_pieces('|', 3)})*+(?:(\|)|(\}}\}})|)")
_BEFORE_EQUALS = re.compile(rf"(?>{_pieces('=', 3)})*+(=)?")
_LINE_PIPE = re.compile(r"\n[ \t]*+(\|)(?!\})")


def closed_call(text: str, start: int, limit: int) -> Bracket | None:
    """The call whose two braces open at ``start``, or None if it is not closed before ``limit``.

    >>> closed_call("{{a|{{b|c}}|[[d|e]]|f}} g", 0, 25)
    Bracket(mark='{{', start=0, end=23, pipes=[3, 11, 19])
    """
    pipes: list[int] = []
    for found in _STEP.finditer(text, start + 2, limit):
        which = found.lastindex
        if which == 1:
            pipes.append(found.end() - 1)
        elif which == 2:
            return Bracket("{{", start, found.end(), pipes)
        else:
            break
    return _closed_by_brackets(text, start, limit)


def _closed_by_brackets(text: str, start: int, limit: int) -> Bracket | None:
    found = brackets(text, start, limit, zones(text, start, limit))
    return next((b for b in found if b.start == start and b.mark == "{{"), None)


def unclosed_call(text: str, start: int, limit: int) -> Bracket:
    """What is left of a call without a closer: to its last ``}}``, or to ``limit``.

    Which template lost its braces cannot be known, so only a pipe that begins a line counts.

    >>> unclosed_call("{{a\\n|b={{c\\n|d=e\\n}}\\nnot mine", 0, 28)
    Bracket(mark='{{', start=0, end=18, pipes=[4, 11])
    """
    last = text.rfind("}}", start, limit)
    end = limit if last < 0 else last + 2
    pipes = [found.start(1) for found in _LINE_PIPE.finditer(text, start, end)]
    return Bracket("{{", start, end, pipes)


def equals_at(text: str, start: int, end: int) -> int:
    """Offset of the first ``=`` outside braces, links, comments and refs; -1 without one.

    >>> equals_at("{{b|c=d}}[[e=f]] <small style=x>", 0, 32)
    29
    """
    found = _BEFORE_EQUALS.match(text, start, end)
    if found is not None and (found.lastindex or found.end() == end):
        return found.end() - 1 if found.lastindex else -1
    return _equals_by_brackets(text, start, end)


def _equals_by_brackets(text: str, start: int, end: int) -> int:
    around = zones(text, start, end)
    held = sorted(
        [(z.start, z.end) for z in around]
        + [(b.start, b.end) for b in brackets(text, start, end, around)]
    )
    at = start
    for first, last in [*held, (end, end)]:
        place = text.find("=", at, first) if at < first else -1
        if place >= 0:
            return place
        at = max(at, last)
    return -1
