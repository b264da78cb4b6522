"""The year of a day that is written without one."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from pipeline.parse.title import Title, read_title

_YEARS = re.compile(r"([0-9]{4})(?:[\u2013/-]([0-9]{2,4}))?")
_HEADING = re.compile(r"(?:18|19|20)[0-9]{2}(?:[\u2013/-][0-9]{2,4})?")
_FIRST_MONTH_OF_SEASON = 7


class Years:
    """Places days in the year or years of an edition.

    A day that falls but once between the first and the last of the edition is that one. Else a
    season over two years begins in July. An edition whose title names no year takes the year most
    dates of the article are in, if there is one.

    >>> from pipeline.parse.title import read_title
    >>> years = Years(read_title("2018–19 Austrian Football Bundesliga"), [])
    >>> years.of(8, 1), years.of(3, 1)
    (2018, 2019)
    >>> lasted = date(2019, 8, 9), date(2020, 8, 2)
    >>> Years(read_title("2019–20 FA Cup"), [], lasted).of(8, 1)
    2020
    >>> Years(read_title("FIFA World Cup"), []).of(8, 1) is None
    True
    """

    def __init__(
        self, title: Title, dated: Iterable[int], lasted: tuple[date, date] | None = None
    ) -> None:
        self._lasted = lasted
        found = _YEARS.search(title.season_label or "")
        self._first = int(found[1]) if found else None
        self._last = _last_year(found[1], found[2]) if found else None
        self._dated: Iterable[int] = () if found else dated  # counted once someone asks

    def below(self, section: Sequence[str]) -> "Years":
        """The same below headings: of those that are a year or a season, the innermost says it.

        >>> from pipeline.parse.title import read_title
        >>> Years(read_title("Japan national football team"), [2018]).below(("2025",)).of(6, 5)
        2025
        """
        heading = next((text for text in reversed(section) if _HEADING.fullmatch(text)), None)
        return self if heading is None else _years_of(heading)

    def of(self, month: int, day: int) -> int | None:
        """The year of a day and month; None where the article gives no hint."""
        within = self._within(month, day)
        if within is not None:
            return within
        for year, _ in Counter(self._dated).most_common(1):
            self._first = self._last = year
        self._dated = ()
        return self._first if month >= _FIRST_MONTH_OF_SEASON else self._last

    def _within(self, month: int, day: int) -> int | None:
        if self._lasted is None:
            return None
        first, last = self._lasted
        ends = (first.month, first.day), (last.month, last.day)
        fitting = [
            year
            for year in range(first.year, min(last.year, first.year + 2) + 1)
            if (year > first.year or (month, day) >= ends[0])
            and (year < last.year or (month, day) <= ends[1])
        ]
        return fitting[0] if len(fitting) == 1 else None


@lru_cache(maxsize=256)
def _years_of(heading: str) -> Years:
    return Years(read_title(heading), ())


def _last_year(first: str, last: str | None) -> int:
    return int(first[: -len(last)] + last) if last else int(first)
