"""The day and the time of a match as a box gives them."""

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from pipeline.parse.dates import MONTHS, month_numbers
from pipeline.parse.registry import read_lines, read_pairs
from pipeline.parse.scores import DASH
from pipeline.problems import Unreadable
from pipeline.wikitext.text import read_text
from pipeline.wikitext.zones import without_comments

YearOf = Callable[[int, int], int | None]
"""The year of a month and a day that the article gives without one; None where unknown."""

_MONTHS = month_numbers()
_NAMES = {number: name for name, number in MONTHS.items()}
_ORDERS = read_pairs("date_templates")
_LONGEST = 1_000
_MONTH = r"(?P<{}>[^\W\d_]{{3,12}})\.?"
_TEMPLATE = re.compile(r"\{\{\s*+([^{}|]{1,60})\|([^{}]{1,100})\}\}")
_NUMBERED = re.compile(r"\s*[1-6]\s*=")  # {{Start date|1=2014|2=4|3=26}}
_ISO = re.compile(
    rf"(?<![0-9])(?P<y>[0-9]{{4}})(?P<dash>{DASH})(?P<m>[0-9]{{1,2}})(?P=dash)(?P<d>[0-9]{{1,2}})(?![0-9])"
)
_DOTTED = re.compile(  # 5/6/2014 may be of May or of June, 26/5/2014 and 5.6.2014 are clear
    r"(?<![0-9.])(?:(?P<d>[0-9]{1,2})\.\s?(?P<m>[0-9]{1,2})\.\s?"
    r"|(?P<d2>1[3-9]|2[0-9]|3[01])/(?P<m2>0?[1-9]|1[0-2])/)(?P<y>[0-9]{4})(?![0-9])"
)
_WRITTEN = re.compile(
    rf"(?<![0-9])(?P<d1>[0-9]{{1,2}})(?:st|nd|rd|th|º|°|\.|er)?\s+(?:de\s+|of\s+)?{_MONTH.format('m1')}"
    r"(?:(?:,|\s+del?)?\s+(?P<y1>[0-9]{4})(?![0-9])|,(?P<y3>[0-9]{4})(?![0-9]))?"
    rf"|{_MONTH.format('m2')}\s+(?P<d2>[0-9]{{1,2}})(?:st|nd|rd|th)?(?![0-9])"
    r"(?:(?:\s*,\s*|\s+)(?P<y2>[0-9]{4})(?![0-9]))?"
)
_SECOND_DAY = re.compile(  # 30 April – 1 May
    rf"\s*(?:{DASH}|/|&|\b(?:and|or|to|y|e)\b)\s*(?:[0-9]{{1,2}}\s+[^\W\d_]{{3}}|[^\W\d_]{{3,12}}\s+[0-9]{{1,2}}\b)"
)
_MOVED = re.compile(r"original|scheduled|postponed|moved", re.IGNORECASE)  # the day is not this
_RANGE = re.compile(rf"[0-9]\s*(?:{DASH}|/|&|,|\band\b|\bor\b|\by\b)\s*[0-9]{{1,2}}\b(?!\s*:)")
_ZONE = re.compile(
    rf"\b(?:UTC|GMT(?=\s*[+−–-]\s*[0-9]))\s*(?:(?P<sign>[+±]|{DASH})\s*(?P<h>[0-9]{{1,2}})(?::?(?P<m>[0-9]{{2}})|\.(?P<part>[0-9]{{1,2}}))?)?"
)
# Names of standard time (CET, CST) are not among them: some write them in summer as well.
_ZONE_NAMES = {line["name"]: int(line["minutes"]) for line in read_lines("zone_names")}
_ZONE_NAME = re.compile(rf"\b(?:{'|'.join(_ZONE_NAMES)})\b")
_CLOCK = re.compile(r"[0-9]{1,2}(?:[:.h][0-9]{2}|\s*[ap]\.?m)", re.IGNORECASE)
_PLUS = re.compile(rf"(?:[+±]|{DASH})\s?[0-9]{{1,2}}:[0-9]{{2}}")  # UTC+05:30 is no clock
_UTZ = re.compile(r"\{\{\s*[Uu][Tt][ZzCc]\s*\|([^{}|]*+)\|?([^{}|]*+)(?:\|[^{}]*+)?\}\}")
_INCLUDES = re.compile(r"</?(?:includeonly|noinclude|onlyinclude)\s*/?>", re.IGNORECASE)


class Day(NamedTuple):
    """A day as written; ``year`` is None where it is not given, all are None for ``TBD``."""

    year: int | None
    month: int | None
    day: int | None
    text: str | None


class Kickoff(NamedTuple):
    """A time as written, and the minutes local time is ahead of UTC where the article says so."""

    text: str | None
    utc_offset_minutes: int | None


def read_date(markup: str, year_of: YearOf) -> tuple[date | None, str | None]:
    """The day and its text; None for a day that is open or falls in an unknown year.

    >>> read_date("{{Start date|1986|5|31|df=y}}", lambda month, day: None)
    (datetime.date(1986, 5, 31), '31 May 1986')
    >>> read_date("26 April", lambda month, day: 2015)
    (datetime.date(2015, 4, 26), '26 April')
    >>> read_date("19–20 May", lambda month, day: 2015), read_date("", lambda month, day: 2015)
    ((None, '19–20 May'), (None, None))
    >>> read_date("30 February 2015", lambda month, day: None)
    Traceback (most recent call last):
    pipeline.problems.Unreadable: no such day: '30 February 2015'
    """
    year, month, day, text = _short_day(markup) if len(markup) <= 60 else _read_day(markup)
    if month is None or day is None:
        return None, text
    if year is None:
        year = year_of(month, day)
        if year is None:
            return None, text
    try:
        return date(year, month, day), text
    except ValueError:
        raise Unreadable("no such day", text or markup[:60]) from None


def read_kickoff(markup: str) -> Kickoff:
    """The first time given, and its zone.

    >>> read_kickoff("15:00 UYT ([[UTC−03:30]])")
    Kickoff(text='15:00 UYT (UTC−03:30)', utc_offset_minutes=-210)
    >>> read_kickoff("{{UTZ|18:00|-4}}"), read_kickoff("{{UTZ|--:--|}}")
    (Kickoff(text='18:00', utc_offset_minutes=-240), Kickoff(text=None, utc_offset_minutes=None))
    >>> read_kickoff("20:45 CEST").utc_offset_minutes
    120
    >>> read_kickoff("20:45 [[Central European Time|CET]]").utc_offset_minutes is None
    True
    """
    return _short_kickoff(markup) if len(markup) <= 120 else _read_kickoff(markup)


def _read_day(markup: str) -> Day:
    if len(markup) > _LONGEST * 10:
        raise Unreadable("too long for a date", markup[:60])
    if "{{" in markup:
        markup = without_comments(markup)
        found = _TEMPLATE.search(markup)
        day = _of_template(found[1], found[2]) if found else None
        if day is not None:
            return day
    text = " ".join(read_text(markup).text.split())
    return _written(text[:_LONGEST]) if text else Day(None, None, None, None)


_short_day = lru_cache(maxsize=4096)(_read_day)


def _of_template(name: str, arguments: str) -> Day | None:
    order = _ORDERS.get(name.replace("_", " ").strip().lower())
    parts = arguments.split("|")
    if "=" in arguments:
        parts = [
            part for part in (_NUMBERED.sub("", one, count=1) for one in parts) if "=" not in part
        ]
    positional = [part.strip() for part in parts]
    if order is None or not positional:
        return None
    if order == "text" or not positional[0].isdecimal():
        return _written(" ".join(positional[:1]))
    given: dict[str, int | None] = dict.fromkeys("ymd")
    for letter, value in zip(order, positional, strict=False):
        given[letter] = _number(value, letter)
    year, month, day = given["y"], given["m"], given["d"]
    is_day_first = order == "dmy" or "df" in arguments or "dmy" in arguments
    return Day(year, month, day, _shown(year, month, day, is_day_first))


def _shown(year: int | None, month: int | None, day: int | None, is_day_first: bool) -> str | None:
    """The day as such a template shows it to readers of the English Wikipedia."""
    name = _NAMES.get(month or 0)
    if name is None or day is None:
        return " ".join(str(part) for part in (year, name) if part) or None
    shown = f"{day} {name}" if is_day_first else f"{name} {day}"
    if year is None:
        return shown
    return f"{shown} {year}" if is_day_first else f"{shown}, {year}"


def _number(value: str, letter: str) -> int | None:
    if value.isascii() and value.isdecimal() and len(value) <= 4:
        return int(value)
    return _MONTHS.get(value.casefold()) if letter == "m" else None


def _written(text: str) -> Day:
    """One day in words or ISO form; two days or none leave it open."""
    iso = _ISO.search(text)
    if iso:
        return Day(int(iso["y"]), int(iso["m"]), int(iso["d"]), text)
    dotted = _DOTTED.search(text)
    if dotted:
        day, month = dotted["d"] or dotted["d2"], dotted["m"] or dotted["m2"]
        return Day(int(dotted["y"]), int(month), int(day), text)
    found = None if _RANGE.search(text) else _WRITTEN.search(text)
    while found is not None:
        word = "m1" if found["m1"] else "m2"
        number = _MONTHS.get(found[word].casefold())
        if number is None:  # "Saturday 26" of "Saturday 26 April"
            found = _WRITTEN.search(text, found.end(word))
        elif _SECOND_DAY.match(text, found.end()) or _MOVED.search(text, 0, found.start()):
            break
        else:
            year = found["y1"] or found["y2"] or found["y3"]
            return Day(int(year) if year else None, number, int(found["d1"] or found["d2"]), text)
    return Day(None, None, None, text)


def _read_kickoff(markup: str) -> Kickoff:
    if not markup:
        return Kickoff(None, None)
    if len(markup) > _LONGEST * 10:
        raise Unreadable("too long for a time", markup[:60])
    given = _UTZ.search(markup)
    if given:
        text, zone = given[1].strip(), given[2].strip()
        offset = _offset(f"UTC{zone if zone[:1] in '+-−–±' else '+' + zone}") if zone else None
        return Kickoff(text if _CLOCK.match(text) else None, offset)
    inline = read_text(_INCLUDES.sub("", markup))
    text = inline.text.partition("\n")[0]
    local = _local(text)  # "14:00 BRT (17:00 UTC)": the second time is none of this place
    said = [local, *(link.target for link in inline.links if link.label in local)]
    offsets = (read(one) for read in (_offset, _offset_of_name) for one in said)
    offset = next((found for found in offsets if found is not None), None)
    return Kickoff(" ".join(text.split()) or None, offset)


_short_kickoff = lru_cache(maxsize=4096)(_read_kickoff)


def _local(text: str) -> str:
    second = next(
        islice(_CLOCK.finditer(_PLUS.sub(lambda found: "+" * len(found[0]), text)), 1, None), None
    )
    return text[: second.start()] if second else text


def _offset_of_name(text: str) -> int | None:
    found = _ZONE_NAME.search(text[:_LONGEST])
    return _ZONE_NAMES[found[0]] if found else None


def _offset(text: str) -> int | None:
    found = _ZONE.search(text[:_LONGEST])
    if found is None:
        return None
    minutes = int(found["h"] or 0) * 60 + int(found["m"] or 0)
    if found["part"]:  # 5.5 hours
        minutes += round(float(f"0.{found['part']}") * 60)
    if minutes > 14 * 60:
        return None
    return minutes if found["sign"] in (None, "+", "±") else -minutes
