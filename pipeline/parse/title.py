"""What the title of an article says about the edition it is about."""

import re
from dataclasses import dataclass

_PART = re.compile(r"\b(?:Apertura|Clausura|Invierno|Verano|Opening|Closing)\b")
_YEARS = re.compile(r"\b[0-9]{4}(?:[\u2013/-][0-9]{2,4})?\b")


@dataclass(frozen=True, slots=True)
class Title:
    """The competition, the year or years, and the part of a season, as a title names them."""

    competition_name: str
    season_label: str | None
    part: str | None


def read_title(title: str) -> Title:
    """Take a title apart.

    >>> read_title("2013–14 Ascenso MX season")
    Title(competition_name='Ascenso MX', season_label='2013–14', part=None)
    >>> read_title("Clausura 2014 Copa MX")
    Title(competition_name='Copa MX', season_label='2014', part='Clausura')
    """
    years, part = _YEARS.search(title), _PART.search(title)
    rest = _PART.sub("", _YEARS.sub("", title)).removesuffix(" season")
    name = " ".join(rest.split()) or title
    return Title(name, years[0] if years else None, part[0] if part else None)
