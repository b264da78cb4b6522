"""Which of two dates is likelier wrong: the one far from the rest of its round."""

from bisect import bisect_left
from datetime import date

from pipeline.tables import Match
from pipeline.validate.facts import Facts
from pipeline.validate.wording import the_match

_Round = tuple[str, str, str | None, int | None]
_NEAR = 7  # days, within which a round is played
_FAR = 14


def weigh_dates(facts: Facts, one: Match, other: Match) -> str | None:
    """Which of two matches is likelier misdated; null where both, or neither, are dated as the
    rest of their round.
    """
    first, second = (days_from_its_round(facts, match) for match in (one, other))
    if first is None or second is None:
        return None
    if min(first, second) > _NEAR or max(first, second) < _FAR:
        return None
    doubted, days = (one, first) if first > second else (other, second)
    return (
        f"the date of {the_match(doubted)} is likelier wrong,"
        f" for the rest of its round is {days} days away or more"
    )


def days_from_its_round(facts: Facts, match: Match) -> int | None:
    """Days to the nearest other match of the same round; null where there is none."""
    days = facts.kept(_days_by_round)[_round_of(match)] if match.match_date else []
    if match.match_date is None or len(days) < 2:
        return None
    place = bisect_left(days, match.match_date)
    beside = [*days[max(place - 1, 0) : place], *days[place + 1 : place + 2]]
    return min(abs((day - match.match_date).days) for day in beside)


def _days_by_round(facts: Facts) -> dict[_Round, list[date]]:
    found: dict[_Round, list[date]] = {}
    for match in facts.matches:
        if match.match_date is not None:
            found.setdefault(_round_of(match), []).append(match.match_date)
    return {key: sorted(days) for key, days in found.items()}


def _round_of(match: Match) -> _Round:
    return match.edition_id, match.section, match.round, match.leg
