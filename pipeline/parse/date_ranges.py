"""The first and last day of a season as an infobox gives them, its years known from elsewhere."""

import re
from datetime import date
from typing import NamedTuple

from pipeline.parse.dates import month_numbers
from pipeline.parse.scores import DASH
from pipeline.parse.years import season_years

_LONGEST = 200
_MONTH_NUMBERS = month_numbers()
_MONTH = "|".join(sorted(map(re.escape, _MONTH_NUMBERS), key=len, reverse=True))
_DAY = (
    rf"(?P<{{0}}d1>[0-9]{{{{1,2}}}})(?:st|nd|rd|th|\.?º?)(?:\s+de)?\s+(?P<{{0}}m1>{_MONTH})\.?"
    r"(?:(?:,|\s+de|\s+del)?\s+(?P<{0}y1>[0-9]{{4}}))?"
    rf"|(?P<{{0}}m2>{_MONTH})\.?\s+(?P<{{0}}d2>[0-9]{{{{1,2}}}})(?:,?\s+(?P<{{0}}y2>[0-9]{{{{4}}}}))?"
)
_TO = rf"\s*(?:{DASH}|\b(?:to|until|al?|bis|au|à|até)\b|/)\s*"
_WORDS_BEFORE = r"(?:(?:from|del?|vom|dal|du)\s+)?"
_RANGE = re.compile(
    rf"{_WORDS_BEFORE}(?P<first>{_DAY.format('a')}){_TO}(?P<last>{_DAY.format('b')})",
    re.IGNORECASE,
)
_SHORT = re.compile(  # 13–30 July, July 13–30, 1930
    rf"{_WORDS_BEFORE}(?:(?P<d1>[0-9]{{1,2}})\.?{_TO}(?P<last1>(?P<d2>[0-9]{{1,2}})\.?(?:\s+de)?\s+"
    rf"(?P<m1>{_MONTH})\.?(?:(?:,|\s+de)?\s+(?P<y1>[0-9]{{4}}))?)"
    rf"|(?P<first2>(?P<m2>{_MONTH})\.?\s+(?P<d3>[0-9]{{1,2}})){_TO}"
    rf"(?P<last2>(?P<d4>[0-9]{{1,2}})(?:,?\s+(?P<y2>[0-9]{{4}}))?))",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+", re.IGNORECASE)


class DateRange(NamedTuple):
    """Both ends as written; a day is None where no year is known for it."""

    first_text: str
    last_text: str
    first: date | None
    last: date | None


def read_date_range(text: str, season: str = "") -> DateRange | None:
    """A range of days; None where the text is none.

    >>> read_date_range("June 19 - November 7", "1990")[2:]
    (datetime.date(1990, 6, 19), datetime.date(1990, 11, 7))
    >>> read_date_range("13–30 July")
    DateRange(first_text='13', last_text='30 July', first=None, last=None)
    >>> read_date_range("11 August – 19 May", "2023–24")[2:]
    (datetime.date(2023, 8, 11), datetime.date(2024, 5, 19))
    >>> read_date_range("summer") is None
    True
    """
    if len(text) > _LONGEST:
        return None
    text = _WEEKDAY.sub("", text).strip()
    years = season_years(season)
    if found := _RANGE.match(text):
        first, last = _parts(found, "a"), _parts(found, "b")
        last_year = last[2] or years[1]
        first_year = first[2] or years[0] or last[2]
        days = _day(first, first_year), _day(last, last_year)
        return _ordered(found["first"], found["last"], *days)
    if found := _SHORT.match(text):
        return _short(found, years)
    return None


def _short(found: re.Match[str], years: tuple[int | None, int | None]) -> DateRange:
    """Both days fall in one month, and so in one year."""
    month = _MONTH_NUMBERS[(found["m1"] or found["m2"]).casefold()]
    year = int(found["y1"] or found["y2"] or 0) or (years[0] if years[0] == years[1] else None)
    ends = found["d1"] or found["d3"], found["d2"] or found["d4"]
    days = [_day((month, int(end), None), year) for end in ends]
    first_text = found["first2"] or found["d1"]
    return _ordered(first_text, found["last1"] or found["last2"], *days)


def _parts(found: re.Match[str], end: str) -> tuple[int, int, int | None]:
    """Month, day and year of one end."""
    month, day = found[f"{end}m1"] or found[f"{end}m2"], found[f"{end}d1"] or found[f"{end}d2"]
    year = found[f"{end}y1"] or found[f"{end}y2"]
    return _MONTH_NUMBERS[month.casefold()], int(day), int(year) if year else None


def _day(parts: tuple[int, int, int | None], year: int | None) -> date | None:
    try:
        return date(year, parts[0], parts[1]) if year else None
    except ValueError:
        return None


def _ordered(first_text: str, last_text: str, first: date | None, last: date | None) -> DateRange:
    if first and last and first > last:  # a year is wrong, and we cannot tell which
        first = last = None
    return DateRange(first_text, last_text, first, last)
