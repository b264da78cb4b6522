"""Lists in one parameter made flat, every character in its place, so that offsets still hold."""

import re
from collections.abc import Iterable
from itertools import pairwise

from pipeline.parse.parser_functions import expand
from pipeline.parse.registry import read_pairs
from pipeline.problems import Unreadable
from pipeline.wikitext.brackets import Bracket, brackets
from pipeline.wikitext.names import normalise_name
from pipeline.wikitext.pieces import equals_at
from pipeline.wikitext.plain import FOOTNOTE
from pipeline.wikitext.text import read_text
from pipeline.wikitext.unwrap import BETWEEN_WIKIS, UNWRAP
from pipeline.wikitext.zones import zones

LONGEST = 20_000
"""No side has scored so often; keeps hostile lists cheap."""

_ROLES = read_pairs("list_templates")
_FILES = read_pairs("list_files")
_AS_CALL = {"scored": "{{pengoal}}", "missed": "{{penmiss}}", "other": "{{yel}}"}
_BREAK = re.compile(r"</?(?:br|li|ul|ol|p|div)\b[^<>]{0,200}>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_ENTITY = re.compile(
    r"&(?:(?:nbsp|thinsp|ensp|emsp|#160)|(prime|#39|apos|rsquo|#8242)|(plus|#43)|(amp));"
)
_ENTITIES = (" ", "'", "+", "&")
_ADDRESS = re.compile(
    r"\[(?:https?:)?//[^\[\]\n]*+\]|(?<!\w)https?://[^\s\[\]{}|<>]++", re.IGNORECASE
)
_FILE = re.compile(
    r"\s*+(?:file|image|fichier|datei|bild|archivo|imagen|ficheiro|arquivo|imagem|immagine)\s*+:",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\|\s*+lt\s*+=")  # of {{ill}}: what is shown in place of the title
_DEEPEST = 8
# What makes a list more than links, goals and line breaks.
_ODD = re.compile(
    r"&|//|<(?![bB][rR][ />])|\[\[[^\[\]|:]*+:"
    r"|\{\{(?!(?:[Gg]oal|pengoal|penmiss)(?>(?:\|[^{}\[\]<>]*+)?)\}\})"
)


def flatten(value: str) -> str:
    r"""The list with notes, comments and tags blanked out, wrappers opened, list templates turned
    into lines. Templates that mean something in such a list stay.

    >>> flatten("{{ubl|[[A]] {{goal|5}}|B <small>7'</small>}}{{efn|x}}<br/>C")
    "     \n[[A]] {{goal|5}}\nB        7'                   \n    C"
    >>> flatten("[[A]] {{goal|5|[[Penalty|pen.]]}}"), flatten("A [[File:Ball.svg]] 5'")
    ('[[A]] {{goal|5|          pen.  }}', "A                   5'")
    """
    if len(value) > LONGEST:
        raise Unreadable("list too long", value[:80])
    if not _ODD.search(value):
        return _BREAK.sub(lambda found: "\n".ljust(len(found[0])), value) if "<" in value else value
    around = zones(value)
    text = list(value)
    for zone in around:
        _blank(text, zone.start, zone.end)
    _open_brackets(value, text, brackets(value, 0, len(value), around))
    flat = _blanked(FOOTNOTE, "".join(text))
    flat = _BREAK.sub(lambda found: "\n".ljust(len(found[0])), flat)
    flat = _blanked(_ADDRESS, _blanked(_TAG, flat))
    return _ENTITY.sub(_entity, flat)


def _open_brackets(value: str, text: list[str], found: Iterable[Bracket]) -> None:
    links: list[Bracket] = []
    for bracket in found:
        if bracket.height > _DEEPEST:
            continue
        if bracket.mark == "{{":
            _open_call(value, text, bracket, links)
        elif bracket.mark == "{{{":
            _blank(text, bracket.start, bracket.end)
        elif not _FILE.match(value, bracket.start + 2):
            links.append(bracket)
        else:
            _open_file(value, text, bracket)


def _open_call(value: str, text: list[str], bracket: Bracket, links: list[Bracket]) -> None:
    start, end = bracket.start, bracket.end
    title_end = bracket.pipes[0] if bracket.pipes else end - 2
    name = normalise_name(value[start + 2 : title_end])
    role, rule = _ROLES.get(name), _link_of(name, value[start:end]) or UNWRAP.get(name)
    if role == "list":
        _blank(text, start, title_end)
        _blank(text, end - 2, end)
        for pipe, stop in pairwise([*bracket.pipes, end - 2]):
            if equals_at(value, pipe + 1, stop) >= 0:
                _blank(text, pipe, stop)
            text[pipe] = "\n"
    elif role is not None:
        while links and links[-1].start > start:  # a mark may be a link, what it tells is text
            _open_link(text, links.pop())
    elif isinstance(rule, str):
        _write(text, start, end, rule)
    elif rule is not None or name.startswith(("#tag:", "#if:")):
        _keep_argument(value, text, bracket, rule or _branch(name))


def _link_of(name: str, call: str) -> str | None:
    """The link that ``{{ill}}`` is; None for other templates, and where markup stands in it."""
    if name not in BETWEEN_WIKIS or call.count("{{") > 1 or "[" in call:
        return None
    link = next(iter(read_text(call).links), None)
    if link is None or not link.label:
        return None
    shown = "" if link.label == link.target else f"|{link.label}"
    written = f"[[{link.target}{shown}]]"
    return written if len(written) <= len(call) else None


def _branch(function: str) -> int:
    """Which argument the page shows of an ``#if``, its parameters being empty; 0 of a tag."""
    name, _, condition = function.partition(":")
    if name != "#if":
        return 0
    try:
        return 1 if expand(condition).strip() else 2
    except Unreadable:
        return 1


def _open_link(text: list[str], link: Bracket) -> None:
    _blank(text, link.start, link.pipes[-1] + 1 if link.pipes else link.start + 2)
    _blank(text, link.end - 2, link.end)


def _open_file(value: str, text: list[str], bracket: Bracket) -> None:
    """An icon says by its name what stands there: a ball nothing, a card that it is no goal."""
    title = value[bracket.start : bracket.pipes[0] if bracket.pipes else bracket.end].casefold()
    role = next((role for word, role in _FILES.items() if word in title), "")
    _write(text, bracket.start, bracket.end, _AS_CALL.get(role, ""))


def _keep_argument(
    value: str, text: list[str], bracket: Bracket, rule: int | tuple[int, ...]
) -> None:
    """Blank out a wrapper but for its text."""
    parts = list(pairwise([*bracket.pipes, bracket.end - 2]))
    shown = [part for part in parts if _LABEL.match(value, *part)]
    if shown and rule == 1:
        first, last = equals_at(value, shown[0][0] + 1, shown[0][1]), shown[0][1]
    else:
        positional = [part for part in parts if equals_at(value, part[0] + 1, part[1]) < 0]
        kept = [positional[n] for n in _places(rule) if positional and n < len(positional)]
        if not kept:
            _blank(text, bracket.start, bracket.end)
            return
        first, last = kept[0][0], kept[-1][1]
        for between, _ in kept[1:]:
            text[between] = " "
    _blank(text, bracket.start, first + 1)
    _blank(text, last, bracket.end)


def _places(rule: int | tuple[int, ...]) -> list[int]:
    """Which of the positional arguments a rule keeps, from 0; -1 is the last one."""
    numbers = rule if isinstance(rule, tuple) else (rule,)
    return [n - 1 if n > 0 else n for n in numbers if n]


def _blanked(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda found: " " * len(found[0]), text)


def _blank(text: list[str], start: int, end: int) -> None:
    text[start:end] = " " * (end - start)


def _write(text: list[str], start: int, end: int, words: str) -> None:
    text[start:end] = words[: end - start].ljust(end - start)


def _entity(found: re.Match[str]) -> str:
    return _ENTITIES[found.lastindex or 0].ljust(len(found[0]))
