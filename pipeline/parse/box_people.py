"""Ground, crowd, referee and report of a match as a box gives them."""

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.parse.flag_templates import take_flags
from pipeline.parse.scores import DASH
from pipeline.wikitext.numbers import read_count
from pipeline.wikitext.text import read_text

_LONGEST = 10_000  # longer values are no names
_NO_TOWN = re.compile(r"^.{0,2}$|neutral|\batt|capacity|closed|[0-9]|venue|field", re.IGNORECASE)
_LEADING = re.compile(rf"^(?:(?:{DASH}|·|•|\||in|at|near)\s+)")
_FAR_TOO_MANY = 10  # digits of a crowd
_NOT_KNOWN = frozenset(("", "?", "-", "–", "—", "tbd", "tba", "tbc", "n/a", "unknown"))
_GROUND = re.compile(
    r"\[\[([^\[\]{}|<>&'\n]++)(?:\|([^\[\]{}|<>&'\n]++))?\]\]"
    r"(?:, ?\[\[([^\[\]{}|<>&'\n]++)(?:\|([^\[\]{}|<>&'\n]++))?\]\])?"
)
_CROWD = re.compile(
    r"\s*([0-9]{1,3}(?>(?:,[0-9]{3})+)|[0-9]++)\s*(?:\Z|<ref|<sup|\{\{(?:efn|refn))"
)
_NUMBER = re.compile(
    r"(?<![0-9.,])(?:[0-9]{1,3}(?:[.,\u00a0 '’][0-9]{3})+|[0-9]{1,9})(?![0-9])(?!\s*%)"
)
_NO_CROWD = re.compile(  # a range, a number of thousands, one that is cut short
    rf"(?:\s?(?:{DASH}|to|and)\s?|\n)[0-9]|[.,]?[0-9]{{0,2}}\s?(?:k\b|thousand|million)"
    r"|[.,][0-9]{1,2}(?![0-9])",
    re.IGNORECASE,
)
_CROWD_LINE = re.compile(r"(?:attendance|att\.?)\s*:\s*", re.IGNORECASE)
_REFEREE = re.compile(
    r"(?:\[\[([^\[\]{}|<>&'()\n]++)(?:\|([^\[\]{}|<>&'()\n]++))?\]\]|([^\[\]{}|<>&'()\n]*[^\[\]{}|<>&'()\s]))"
    r"\s*\(\[\[([^\[\]{}|<>&'()\n]++)(?:\|([^\[\]{}|<>&'()\n]++))?\]\]\)"
)
_BEHIND_NAME = re.compile(rf",\s(?!(?:Jr|Sr)\b)|\s{DASH}\s")  # Howard Webb, England
_NO_ASSOCIATION = re.compile(r"replaced|[0-9]", re.IGNORECASE)
_ADDRESS = re.compile(r"//[^\s\[\]|<>{}\"]{4,2000}")
_URL = re.compile(rf"(?:https?:)?{_ADDRESS.pattern}")
_ARCHIVES = ("//web.archive.org/", "//archive.org/", "//archive.today/", "//archive.is/")
_SUP = re.compile(r"<sup\b[^<>]{0,100}>[^<>]{0,200}</sup>", re.IGNORECASE)


class Ground(NamedTuple):
    """A stadium and its town, and a crowd where the same value gives it."""

    stadium: str | None
    city: str | None
    attendance: int | None = None


def read_ground(stadium: str, location: str = "") -> Ground:
    """Stadium and town; the town stands behind the stadium or in a parameter of its own.

    >>> read_ground("[[Ullevi]], [[Gothenburg]]")
    Ground(stadium='Ullevi', city='Gothenburg', attendance=None)
    >>> read_ground("[[Hard Rock Stadium]]", "[[Miami Gardens, Florida|Miami Gardens]], Florida")
    Ground(stadium='Hard Rock Stadium', city='Miami Gardens', attendance=None)
    >>> read_ground("[[A]]<br>[[B, Florida]]<br>Attendance: 6,281")
    Ground(stadium='A', city='B, Florida', attendance=6281)
    >>> read_ground("TBD")
    Ground(stadium=None, city=None, attendance=None)
    """
    return (_short_ground if len(stadium) + len(location) <= 160 else _read_ground)(
        stadium, location
    )


def _read_ground(stadium: str, location: str) -> Ground:
    usual = _GROUND.fullmatch(stadium)
    if usual is not None:
        name, city = _shown(usual[2] or usual[1]), _shown(usual[4] or usual[3])
        return Ground(name, _town(location) if location else city)
    inline = read_text(take_flags(stadium[:_LONGEST])[0])
    lines = inline.text.split("\n")
    crowd = next((line for line in lines if _CROWD_LINE.match(line)), None)
    text = ", ".join(line for line in lines if line and line is not crowd)
    name = next((k.label for k in inline.links if text.startswith(k.label)), "")
    if name:
        rest = _town_behind(text[len(name) :])
    else:
        name, _, rest = text.partition(",")
    rest = rest.strip()
    inner = next((k.label for k in inline.links if rest.startswith(k.label)), "")
    city = _town(location) if location else _shown(inner or rest.partition(",")[0])
    attendance = read_attendance(_CROWD_LINE.sub("", crowd)) if crowd else None
    return Ground(_shown(name), city, attendance)


_short_ground = lru_cache(maxsize=4096)(_read_ground)


def _town_behind(text: str) -> str:
    """What stands behind a linked stadium: its town, unless it is a note or another stadium."""
    text = text.strip(" ,;\n")
    if text.startswith("/"):
        return ""
    if text.startswith("("):
        inner = text[1:].partition(")")[0]
        return "" if _NO_TOWN.search(inner) else inner
    return _LEADING.sub("", text)


def _town(location: str) -> str | None:
    inline = read_text(take_flags(location[:_LONGEST])[0])
    text = inline.text.partition("\n")[0]
    label = next((k.label for k in inline.links if text.startswith(k.label)), "")
    return _shown(label or text.partition(",")[0])


def _shown(text: str | None) -> str | None:
    name = " ".join((text or "").split())
    return None if name.casefold() in _NOT_KNOWN else name


def read_attendance(markup: str) -> int | None:
    """The crowd; None where no number is given.

    >>> read_attendance("96,000"), read_attendance("350<sup>[[#fn 1|1]]</sup><ref>x</ref>")
    (96000, 350)
    >>> read_attendance("0 ([[Behind closed doors (sport)|none]])"), read_attendance("c. 5 000")
    (0, 5000)
    >>> read_attendance("''closed doors''") is None
    True
    """
    if not markup:
        return None
    usual = _CROWD.match(markup)
    if usual is not None:
        digits = usual[1].replace(",", "")
        return int(digits) if len(digits) < _FAR_TOO_MANY else None
    text = read_text(_SUP.sub("", _formatted(markup[:_LONGEST]))).text
    found = _NUMBER.search(text[:200])
    if found is None or _NO_CROWD.match(text, found.end()):
        return None
    return read_count(found[0])


def _formatted(markup: str) -> str:
    return re.sub(r"\{\{\s*formatnum\s*:([^{}|]{0,40})(?:\|[^{}]{0,10})?\}\}", r"\1", markup)


def read_referee(markup: str) -> tuple[str | None, str | None]:
    """The referee's name, and what stands in brackets behind it.

    >>> read_referee("[[Howard Webb]] ([[The Football Association|England]])<ref name=x/>")
    ('Howard Webb', 'England')
    >>> read_referee("Rene Eisner"), read_referee("A {{small|(replaced by B (C) - 67')}}")
    (('Rene Eisner', None), ('A', None))
    >>> read_referee("[[?]]")
    (None, None)
    """
    return (_short_referee if len(markup) <= 120 else _read_referee)(markup)


def _read_referee(markup: str) -> tuple[str | None, str | None]:
    if not markup:
        return None, None
    usual = _REFEREE.fullmatch(markup)
    if usual is not None:
        return _shown(usual[2] or usual[1] or usual[3]), _shown(usual[5] or usual[4])
    rest, flags = take_flags(_SUP.sub("", markup[:_LONGEST]))
    line = read_text(rest).text.replace("\n(", " (").partition("\n")[0]
    name, bracket, behind = line.partition("(")
    if not bracket:
        name, _, behind = _BEHIND_NAME.sub("\n", line, count=1).partition("\n")
    association = behind.partition(")")[0]
    if _NO_ASSOCIATION.search(association):
        association = ""
    if not association and "({{" in markup and flags:
        association = flags[-1].name or flags[-1].code
    return _shown(name.strip(" ,")), _shown(association)


_short_referee = lru_cache(maxsize=4096)(_read_referee)


def read_report(markup: str) -> str | None:
    """The first address given, an archived copy only where nothing else is.

    >>> read_report("[http://www.uefa.com/x Report]"), read_report("") is None
    ('http://www.uefa.com/x', True)
    >>> read_report("{{cite|archive-url=http://web.archive.org/1/http://a.org|url=http://a.org}}")
    'http://a.org'
    """
    found = _ADDRESS.search(markup, 0, _LONGEST)
    if found is None:
        return None
    address = found[0]
    if "archive" not in address:
        return f"{'http' if markup.endswith('http:', 0, found.start()) else 'https'}:{address}"
    urls = [other[0] for other in _URL.finditer(markup, 0, _LONGEST)]
    originals = (url for url in urls if not any(archive in url for archive in _ARCHIVES))
    return _with_scheme(next(originals, urls[0]))


def _with_scheme(url: str) -> str:
    return url if url.startswith("http") else f"https:{url}"
