"""The year of a day that is written without one."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property, lru_cache

from pipeline.parse.scores import DASH
from pipeline.parse.title import Title, read_title

_SEASON = re.compile(rf"([0-9]{{4}})(?:\s?(?:{DASH}|/)\s?([0-9]{{4}}|[0-9]{{2}}))?")
_HEADING = re.compile(r"(?:18|19|20)[0-9]{2}(?:[\u2013/-][0-9]{2,4})?")
_QUALIFYING = re.compile(r"qualif|eliminat[oó]ri|clasificaci[oó]n", re.IGNORECASE)
_LONGEST_WAY = 4  # years from the first qualifying match to the finals
_FIRST_MONTH_OF_SEASON = 7


class Years:
    """Places days in the year or years of an edition.

    A day that falls but once between the first and the last of the edition is that one. Else a
    season over two years begins in July. An edition whose title names no year takes the year most
    dates of the article are in, if there is one. So does one of qualifying matches, whose title
    names the year of the finals, if all are in the same.

    >>> from pipeline.parse.title import read_title
    >>> years = Years(read_title("2018–19 Austrian Football Bundesliga"), [])
    >>> years.of(8, 1), years.of(3, 1)
    (2018, 2019)
    >>> Years(read_title("1999–00 Segunda División"), []).of(3, 1)
    2000
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
        self._first: int | None
        self._last: int | None
        self._first, self._last = season_years(title.season_label or "")
        self._is_of_finals = self._names_finals(title)
        is_open = self._first is None or self._is_of_finals
        self._dated: Iterable[int] = dated if is_open else ()  # counted once asked for

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
        if self._is_of_finals:
            return self._of_all
        for year, _ in Counter(self._dated).most_common(1):
            self._first = self._last = year
        self._dated = ()
        return self._first if month >= _FIRST_MONTH_OF_SEASON else self._last

    def _names_finals(self, title: Title) -> bool:
        """Whether the year of the title is that of the finals, not of the matches."""
        if self._first is None or self._first != self._last:
            return False
        if _QUALIFYING.search(title.competition_name):
            return True
        lasted = self._lasted
        return lasted is not None and not lasted[0].year <= self._first <= lasted[1].year

    @cached_property
    def _of_all(self) -> int | None:
        """The year of all dates of the article up to the finals, if it is one."""
        finals = self._last or 0
        years = {year for year in self._dated if finals - _LONGEST_WAY <= year <= finals}
        return years.pop() if len(years) == 1 and self._lasted is None else None

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


def season_years(label: str) -> tuple[int, int] | tuple[None, None]:
    """First and last year of a season by its label, the same one twice where it names but one.

    >>> season_years("1990"), season_years("2018–19"), season_years("1999-00")
    ((1990, 1990), (2018, 2019), (1999, 2000))
    >>> season_years("Apertura")
    (None, None)
    """
    found = _SEASON.match(label.strip())
    if found is None:
        return None, None
    first, last = int(found[1]), int(found[2] or found[1])
    if last < 100:
        last += first // 100 * 100
        last += 100 if last < first else 0
    return first, last
