"""Inline markup of a value as plain text, with the links it holds."""

import re
from collections.abc import Mapping
from functools import lru_cache

from pipeline.problems import Unreadable
from pipeline.values import value
from pipeline.wikitext.brackets import Bracket
from pipeline.wikitext.calls import CallKind, read_title
from pipeline.wikitext.fold import fold
from pipeline.wikitext.links import Link, normalise_target, read_link
from pipeline.wikitext.plain import escape, strip_inline, tidy
from pipeline.wikitext.unwrap import BETWEEN_WIKIS, UNWRAP, Rule
from pipeline.wikitext.zones import Zone, has_zone

MAX_LENGTH = 200_000
"""A longer value is no value: it is refused."""
_SHORT = 100  # characters of a value that is remembered

_MARKUP = re.compile(r"[{}\[\]<&]|''")
_SIMPLE_LINK = re.compile(r"\[\[([^\[\]{}|<>&'\n:]++)(?:\|([^\[\]{}|<>&'\n]++))?\]\]")
_FLAT_LINK = re.compile(r"\[\[([^\[\]|]*+)(?:\|([^\[\]|]*+))?\]\]")
_NAMED = re.compile(r"\s*+([^\W\d][\w -]{0,30}|[0-9]{1,3}) ?=\s*+")
_LABEL = re.compile(r"\s*+lt\s*+=\s*+(\S.*)", re.DOTALL)
_NOT_SHOWN = re.compile(
    r"\s*+(?:file|image|category|archivo|imagen|categoría|datei|bild|kategorie|ficheiro|arquivo|"
    r"imagem|categoria|immagine|fichier|catégorie)\s*+:",
    re.IGNORECASE,
)


@value(frozen=True, slots=True)
class Inline:
    """A value's text. Line breaks, ``<br>`` among them, are kept as ``\\n``.

    ``unknown`` names the templates no rule was given for: their text is not in ``text``.
    """

    text: str
    links: tuple[Link, ...] = ()
    unknown: tuple[str, ...] = ()


def read_text(value: str, start: int = 0, rules: Mapping[str, Rule] = UNWRAP) -> Inline:
    r"""Read a value that stands at offset ``start``; link offsets are of the same text.

    >>> read_text("2–1 {{small|(''a.e.t.'')}}<ref>x</ref><!-- y -->").text
    '2–1 (a.e.t.)'
    >>> inline = read_text("{{fb|BRA}} [[Ronaldo (footballer)|Ronaldo]]&nbsp;{{sort|x|67'}}", 100)
    >>> inline.text, inline.links[0].target, inline.links[0].start, inline.unknown
    ("Ronaldo 67'", 'Ronaldo (footballer)', 111, ('fb',))
    """
    if len(value) <= _SHORT and not start and rules is UNWRAP:
        return _read_short(value)
    return _read(value, start, rules)


def _read(value: str, start: int, rules: Mapping[str, Rule]) -> Inline:
    if len(value) > MAX_LENGTH:
        raise Unreadable("value too long", value[:80])
    if not _MARKUP.search(value):
        return Inline(tidy(value))
    simple = _SIMPLE_LINK.fullmatch(value)
    if simple is not None:
        label = simple[2] or simple[1]
        link = Link(normalise_target(simple[1]), label.strip(), start, start + len(value))
        return Inline(tidy(label), (link,))
    if "{" not in value and not ("<" in value and has_zone(value)):
        flat = _read_flat(value, start)
        if flat is not None:
            return flat
    return _Renderer(value, start, rules).read()


@lru_cache(maxsize=4096)  # the cells of a header are read by each reader of tables in turn
def _read_short(value: str) -> Inline:
    return _read(value, 0, UNWRAP)


def _read_flat(value: str, start: int) -> Inline | None:
    """The same for text and plain links alone; None where a bracket is left over."""
    links: list[Link] = []

    def take(found: re.Match[str]) -> str:
        target, label = found.groups()
        if ":" in target and _NOT_SHOWN.match(target):
            return ""
        shown = label if label is not None else target.strip().lstrip(":")
        place = start + found.start(), start + found.end()
        links.append(Link(normalise_target(target), tidy(strip_inline(shown)), *place))
        return shown

    text = _FLAT_LINK.sub(take, value) if "[[" in value else value
    if "[[" in text or "]]" in text:
        return None
    return Inline(tidy(strip_inline(text)), tuple(links))


class _Renderer:
    """Puts the text of a value together, and keeps its links and the templates without a rule."""

    def __init__(self, value: str, start: int, rules: Mapping[str, Rule]) -> None:
        self._value = value
        self._start = start
        self._rules = rules
        self._links: list[Link] = []
        self._unknown: list[str] = []

    def read(self) -> Inline:
        text = tidy(strip_inline(fold(self._value, self._shown, self._close)))
        links = tuple(sorted(self._links, key=lambda link: link.start))
        return Inline(text, links, tuple(self._unknown))

    def _shown(self, zone: Zone) -> str:
        inner = self._value[zone.inner_start : zone.inner_end]
        return escape(inner) if zone.kind in ("nowiki", "pre") else ""

    def _close(self, bracket: Bracket, arguments: list[str]) -> str:
        if bracket.mark == "[[":
            return self._link(bracket, arguments)
        if bracket.mark == "{{{":
            return arguments[1] if len(arguments) > 1 else ""
        kind, name, _, argument = read_title(arguments[0])
        if name in BETWEEN_WIKIS and len(arguments) > 1:
            return self._link_between(bracket, arguments[1:])
        if kind is CallKind.INVOKE:
            del arguments[1:2]  # the function
        return self._call(name, arguments[1:] if argument is None else [argument, *arguments[1:]])

    def _link(self, bracket: Bracket, arguments: list[str]) -> str:
        if ":" in arguments[0] and _NOT_SHOWN.match(arguments[0]):
            return ""
        link = read_link(self._value, bracket)
        label = arguments[-1] if len(arguments) > 1 else arguments[0].strip().lstrip(":")
        shown = tidy(strip_inline(label))
        place = self._start + bracket.start
        self._links.append(Link(link.target, shown, place, self._start + bracket.end))
        return label

    def _link_between(self, bracket: Bracket, arguments: list[str]) -> str:
        """The link of ``{{ill}}``: red here, and named by the title unless ``lt`` says else."""
        title = _positional(arguments).get(1, "").strip()
        labels = [found[1] for argument in arguments if (found := _LABEL.fullmatch(argument))]
        label = labels[-1] if labels else title
        target = normalise_target(tidy(strip_inline(title)))
        if target:
            place = self._start + bracket.start, self._start + bracket.end
            self._links.append(Link(target, tidy(strip_inline(label)), *place))
        return label

    def _call(self, name: str, arguments: list[str]) -> str:
        rule = self._rules.get(name)
        if rule is None:
            self._unknown.append(name)
            return ""
        if isinstance(rule, str):
            return escape(rule)
        positional = _positional(arguments)
        if isinstance(rule, tuple):
            return " ".join(positional.get(number, "") for number in rule)
        return positional.get(rule if rule >= 0 else max(positional, default=0), "")


def _positional(arguments: list[str]) -> dict[int, str]:
    found: dict[int, str] = {}
    number = 0
    for argument in arguments:
        named = _NAMED.match(argument)
        if named is None:
            number += 1
            found[number] = argument
        elif named[1].isdecimal():
            found[int(named[1])] = argument[named.end() :]
    return found
