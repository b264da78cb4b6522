"""Single cells of hand-made tables: a person with a flag, a number with a remark, a place."""

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.parse.flag_templates import Flag, take_flags
from pipeline.parse.parser_functions import expand
from pipeline.parse.records import TeamRef
from pipeline.parse.team_ref import read_team_cell
from pipeline.parse.value_items import split_items
from pipeline.problems import Unreadable
from pipeline.wikitext.links import normalise_target
from pipeline.wikitext.numbers import read_count
from pipeline.wikitext.plain import tidy
from pipeline.wikitext.text import read_text

_LONGEST = 2_000
_SHORT = 200
_SORTNAME = re.compile(
    r"\{\{\s*+sort[ _]?name\s*+\|([^{}|=]{1,60})\|([^{}|=]{1,60})(?:\|([^{}]{0,160}))?\}\}",
    re.IGNORECASE,
)
_ATHLETE = re.compile(
    r"\{\{\s*+flag ?(?:athlete|player|icon athlete)\s*+\|"
    r"(\[\[[^\[\]]{1,120}\]\]|[^{}|\[\]]{1,60})\|([^{}|]{1,40})[^{}]{0,60}\}\}",
    re.IGNORECASE,
)
_USUAL = re.compile(
    r"(?:(\{\{[^{}|\n]{1,60}\|[^{}|=\n]{1,60}\}\})\s*+)?"
    r"\[\[([^\[\]{}|<>&':\n]++)(?:\|([^\[\]{}|<>&'\n]++))?\]\]"
)
_NUMBER = re.compile(r"[0-9](?:[0-9.,'’\u00a0\u2009\u202f ]{0,12}[0-9])?")
_BEHIND_NAME = re.compile(r"\s*(?:\([^()]{0,80}\)|(?<![†‡*^§¶#])[†‡*^§¶#]++|,\s*$)\s*$")
_NOTHING = re.compile(r"[\s–—−?-]*|n/?a|tb[acd]|none|vacant", re.IGNORECASE)


class Person(NamedTuple):
    """A person as a cell names one; ``nationality`` is the code in front of the name."""

    name: str
    link: str | None = None
    nationality: str | None = None


def read_person(markup: str) -> Person | None:
    """The first person of a cell; None for an empty one.

    >>> read_person("{{flagicon|BRA}} [[Bill (footballer, born 1984)|Bill]]")
    Person(name='Bill', link='Bill (footballer, born 1984)', nationality='BRA')
    >>> read_person("{{sortname|Andy|Cole}}<sup>4</sup>"), read_person("''Vacant''")
    (Person(name='Andy Cole', link='Andy Cole', nationality=None), None)
    """
    return _person_short(markup) if len(markup) <= _SHORT else _person(markup)


def read_team(markup: str) -> TeamRef | None:
    """The first team of a cell: a scorer may have played for two.

    >>> read_team("[[Santos FC|Santos]]<br>[[São Paulo FC|São Paulo]]").name
    'Santos'
    """
    if "<" in markup or "\n" in markup:
        items = split_items(markup)
        markup = items[0] if items else ""
    return read_team_cell(markup).team if markup else None


def read_number(markup: str) -> int | None:
    """The number a cell begins with; None for an empty one.

    >>> read_number("'''10,800'''<ref>x</ref>"), read_number("{{nts|53289}}"), read_number("—")
    (10800, 53289, None)
    >>> read_number("6 (2 pen.)"), read_number("{{formatnum:8000}} seats")
    (6, 8000)
    >>> read_number("many")
    Traceback (most recent call last):
    pipeline.problems.Unreadable: not a number: 'many'
    """
    if markup.isascii() and markup.isdigit() and len(markup) < 10:
        return int(markup)
    return _number_short(markup) if len(markup) <= _SHORT else _number(markup)


def read_line(markup: str) -> str | None:
    """The text of a cell on one line; None for an empty one.

    >>> read_line("[[Estadio Azteca]]<br>[[Mexico City]]"), read_line(" ")
    ('Estadio Azteca, Mexico City', None)
    """
    return ", ".join(line.strip(" ,") for line in _shown(markup).split("\n") if line) or None


def read_nationality(markup: str) -> str | None:
    """The code of a flag, else the words.

    >>> read_nationality("{{flag|BRA|name=Brazil}}"), read_nationality("[[Brazil]]")
    ('BRA', 'Brazil')
    """
    rest, flags = take_flags(markup)
    return _code(flags) or _shown(rest).partition("\n")[0] or None


def _person(markup: str) -> Person | None:
    if len(markup) > _LONGEST:
        raise Unreadable("too long for a person", markup[:80])
    usual = _USUAL.fullmatch(markup)
    if usual is not None:
        person = _usual_person(*usual.groups())
        if person is not None:
            return person
    markup = _SORTNAME.sub(_spell_name, _ATHLETE.sub(r"{{flagicon|\2}} \1", markup))
    rest, flags = take_flags(markup)
    inline = read_text(rest)
    line = inline.text.partition("\n")[0]
    link = next((link for link in inline.links if link.label and link.label in line), None)
    name = link.label if link and line.startswith(link.label) else _BEHIND_NAME.sub("", line)
    if _NOTHING.fullmatch(name):
        return None
    return Person(name, link.target if link else None, _code(flags))


def _usual_person(flag: str | None, target: str, label: str | None) -> Person | None:
    """The person of a link behind no more than a flag; None where that is not all of it."""
    name = tidy(label or target)
    rest, flags = take_flags(flag) if flag else ("", [])
    if rest or not name or _NOTHING.fullmatch(name):
        return None
    return Person(name, normalise_target(target), _code(flags))


def _number(markup: str) -> int | None:
    shown = _shown(expand(markup))
    if _NOTHING.fullmatch(shown):
        return None
    found = _NUMBER.match(shown)
    number = read_count(found[0]) if found else None
    if number is None:
        raise Unreadable("not a number", shown[:200])
    return number


_person_short = lru_cache(maxsize=4096)(_person)
_number_short = lru_cache(maxsize=1024)(_number)


def _shown(markup: str) -> str:
    return read_text(markup).text


def _code(flags: list[Flag]) -> str | None:
    return next((flag.code for flag in flags if flag.code), None)


def _spell_name(found: re.Match[str]) -> str:
    """``{{sortname|First|Last|target|dab=…}}`` as the link it makes."""
    name = f"{found[1].strip()} {found[2].strip()}"
    arguments = [argument.partition("=") for argument in (found[3] or "").split("|")]
    named = {key.strip(): value.strip() for key, equals, value in arguments if equals}
    target = next((key.strip() for key, equals, _ in arguments if not equals and key.strip()), name)
    if "nolink" in named:
        return name
    return f"[[{target} ({named['dab']})|{name}]]" if named.get("dab") else f"[[{target}|{name}]]"
