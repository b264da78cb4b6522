"""Days between slashes, ``12/08/1999`` or ``12/08``: which is the month is told by their column."""

import re
from collections.abc import Iterable

from pipeline.parse.dates import MONTHS

_SLASHED = re.compile(r"\s*([0-9]{1,2})/([0-9]{1,2})(?:/((?:18|19|20)[0-9]{2}))?\s*")
_NAMES = list(MONTHS)


def is_day_first(markups: Iterable[str]) -> bool | None:
    """Whether the days of a column come before the months; None where they do not tell, or one
    tells this and another that.

    >>> is_day_first(["25/08/1999", "12/10"]), is_day_first(["8/25"]), is_day_first(["12/10/1999"])
    (True, False, None)
    """
    told = set[bool]()
    for markup in markups:
        found = _SLASHED.fullmatch(markup) if len(markup) < 20 else None
        if found is not None:
            first, second = int(found[1]), int(found[2])
            told |= {True} if first > 12 >= second else {False} if second > 12 >= first else set()
    return told.pop() if len(told) == 1 else None


def spell_slashed(markup: str, day_first: bool | None) -> str:
    """Such a day in words; anything else, and a day of no known order, as it stands.

    >>> spell_slashed("12/10/1999", True), spell_slashed("8/3", False), spell_slashed("8/3", None)
    ('12 October 1999', '3 August', '8/3')
    >>> spell_slashed("1999/2000", True)
    '1999/2000'
    """
    found = _SLASHED.fullmatch(markup) if day_first is not None and len(markup) < 20 else None
    if found is None:
        return markup
    day, month = (found[1], found[2]) if day_first else (found[2], found[1])
    if not 1 <= int(month) <= len(_NAMES):
        return markup
    return f"{int(day)} {_NAMES[int(month) - 1]} {found[3] or ''}".strip()
