"""Dates as people write them: ``January 14, 2014``, ``16 April 2014``, ``May 8 and 9``."""

import re
from collections.abc import Iterable
from datetime import date

from pipeline.parse.registry import read_pairs
from pipeline.problems import Unreadable

MONTHS = {
    "January": 1,
    "February": 2,
    "March": 3,
    "April": 4,
    "May": 5,
    "June": 6,
    "July": 7,
    "August": 8,
    "September": 9,
    "October": 10,
    "November": 11,
    "December": 12,
}
_LONGEST_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_NUMBERS = MONTHS | {name[:3]: number for name, number in MONTHS.items()}
_MONTH = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_FULL = re.compile(
    rf"""
    (?P<m1>{_MONTH})\s+(?P<d1>[0-9]{{1,2}}),?\s+(?P<y1>[0-9]{{4}})    # January 14, 2014
    | (?P<d2>[0-9]{{1,2}})\s+(?P<m2>{_MONTH}),?\s+(?P<y2>[0-9]{{4}})  # 16 April 2014
    """,
    re.VERBOSE,
)
FULL_DATE = (
    rf"(?:(?:{_MONTH})\s+[0-9]{{1,2}},?\s+[0-9]{{4}}|[0-9]{{1,2}}\s+(?:{_MONTH}),?\s+[0-9]{{4}})"
)
_DAYS = r"[0-9]{1,2}(?:(?:\s*,\s*|\s+and\s+)[0-9]{1,2}\b)*"
_DAY_OF_MONTH = re.compile(
    rf"""
    (?P<m1>{_MONTH})\s+(?P<days1>{_DAYS})\b    # May 8 and 9
    | (?P<days2>{_DAYS})\s+(?P<m2>{_MONTH})\b  # 8 and 9 May
    """,
    re.VERBOSE,
)


def month_numbers() -> dict[str, int]:
    """The months by their names in lower case, in all languages we know.

    >>> month_numbers()["december"], month_numbers()["dezember"]
    (12, 12)
    """
    others = {name: int(number) for name, number in read_pairs("months").items()}
    return {name.casefold(): number for name, number in MONTHS.items()} | others


def is_date(text: str) -> bool:
    """Whether a line is nothing but a date with its year.

    >>> is_date("January 14, 2014"), is_date("on January 14, 2014")
    (True, False)
    """
    return _FULL.fullmatch(text.strip()) is not None


def parse_date(text: str) -> date:
    """Read a date with its year, in either order.

    >>> parse_date("January 14, 2014") == parse_date("14 Jan 2014")
    True
    >>> parse_date("February 30, 2014")
    Traceback (most recent call last):
    pipeline.problems.Unreadable: no such day: 'February 30, 2014'
    """
    found = _FULL.fullmatch(text.strip())
    if found is None:
        raise Unreadable("not a date", text)
    month, day, year = (found[f"{name}1"] or found[f"{name}2"] for name in "mdy")
    return _day(int(year), _NUMBERS[month], int(day), text)


def find_dates(text: str) -> list[date]:
    """Every date with its year in a text; days that do not exist are passed over."""
    dates = []
    for found in _FULL.finditer(text):
        try:
            dates.append(parse_date(found[0]))
        except Unreadable:
            continue
    return dates


def find_days(text: str, known: Iterable[date]) -> list[date]:
    """Days without a year, placed in the one year that puts them between the known dates.

    >>> find_days("on May 8 and 9", [date(2013, 5, 1), date(2013, 5, 26)])
    [datetime.date(2013, 5, 8), datetime.date(2013, 5, 9)]
    >>> find_days("on May 8", [date(2013, 1, 1), date(2014, 12, 1)])
    []
    """
    dates = list(known)
    if not dates:
        return []
    first, last = min(dates), max(dates)
    days = []
    for found in _DAY_OF_MONTH.finditer(text):
        month = _NUMBERS[found["m1"] or found["m2"]]
        for day in re.findall(r"[0-9]+", found["days1"] or found["days2"]):
            days += _in_the_one_year(month, int(day), first, last)
    return days


def _in_the_one_year(month: int, day: int, first: date, last: date) -> list[date]:
    fitting: list[date] = []
    if day > _LONGEST_MONTH[month - 1]:
        return fitting  # in no year: thousands may lie between the dates of an article
    for year in range(first.year, last.year + 1):
        try:
            candidate = date(year, month, day)
        except ValueError:
            continue
        if first <= candidate <= last:
            fitting.append(candidate)
        if len(fitting) > 1:
            return []
    return fitting


def _day(year: int, month: int, day: int, text: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise Unreadable("no such day", text) from None
