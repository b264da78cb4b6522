"""Matches, dates and numbers as the messages of findings write them."""

from collections.abc import Sequence
from datetime import date

from pipeline.counting import count as count  # for the checks, with the rest
from pipeline.tables import Edition, Match

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_LEGS = {1: "first leg", 2: "second leg", 3: "third leg"}


def day(when: date) -> str:
    """A date, whatever the locale.

    >>> day(date(2014, 4, 16))
    '16 April 2014'
    """
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def score(first: int | None, second: int | None) -> str:
    """A score, with ``?`` for what is not known.

    >>> score(3, 2), score(None, 2)
    ('3–2', '?–2')
    """
    return "–".join("?" if goals is None else str(goals) for goals in (first, second))


def signed(number: int) -> str:
    """A goal difference.

    >>> signed(32), signed(0), signed(-2)
    ('+32', '0', '−2')
    """
    return f"{number:+d}".replace("-", "−") if number else "0"


def listing(parts: Sequence[str]) -> str:
    """Parts of a sentence in a row.

    >>> listing(["a", "b", "c"])
    'a, b and c'
    """
    return " and ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)


def the_match(match: Match) -> str:
    """A match in a sentence: the teams with their score."""
    if match.home_score is None or match.away_score is None:
        return f"{match.home_team_name} v {match.away_team_name}"
    result = score(match.home_score, match.away_score)
    return f"{match.home_team_name} {result} {match.away_team_name}"


def leg_name(leg: int) -> str:
    """The leg in words.

    >>> leg_name(2), leg_name(4)
    ('second leg', 'leg 4')
    """
    return _LEGS.get(leg, f"leg {leg}")


def edition_name(edition: Edition) -> str:
    """An edition in a sentence: its part, its competition, its season."""
    season = edition.season_label or ""
    part = "" if edition.part is None or edition.part in season else edition.part
    return " ".join(word for word in (edition.competition_name, part, season) if word)
