"""Which of two dates is likelier wrong: far from its round, or out of order with its neighbours."""

from bisect import bisect_left
from collections.abc import Iterable
from datetime import date

from pipeline.tables import Match
from pipeline.validate.facts import Facts
from pipeline.validate.wording import the_match

_Round = tuple[str, str, str | None, int | None]
_NEAR = 7  # days, within which a round is played
_FAR = 14


def weigh_dates(facts: Facts, one: Match, other: Match) -> str | None:
    """Which of two matches is likelier misdated; null where both, or neither, are dated as the
    rest of their round and as the matches beside them.
    """
    first, second = (days_from_its_round(facts, match) for match in (one, other))
    if first is not None and second is not None:
        if min(first, second) > _NEAR or max(first, second) < _FAR:
            return None
        doubted, days = (one, first) if first > second else (other, second)
        return _wrong(doubted, f"the rest of its round is {days} days away or more")
    fits = _is_in_order(facts, one, other), _is_in_order(facts, other, one)
    if fits not in ((True, False), (False, True)):
        return None
    return _wrong(other if fits[0] else one, "it is out of order with the matches beside it")


def days_from_its_round(facts: Facts, match: Match) -> int | None:
    """Days to the nearest other match of the same round; null where there is none."""
    days = facts.kept(_days_by_round)[_round_of(match)] if match.match_date else []
    if match.match_date is None or len(days) < 2:
        return None
    place = bisect_left(days, match.match_date)
    beside = [*days[max(place - 1, 0) : place], *days[place + 1 : place + 2]]
    return min(abs((day - match.match_date).days) for day in beside)


def _wrong(match: Match, why: str) -> str:
    return f"the date of {the_match(match)} is likelier wrong, for {why}"


def _is_in_order(facts: Facts, match: Match, other: Match) -> bool | None:
    """Whether a match lies between those above and below it, the other one in doubt left out."""
    dated, places = facts.kept(_dated)
    place = places.get(match.match_id)
    if place is None or match.match_date is None:
        return None
    above = _first_beside(match, other, reversed(dated[max(place - 2, 0) : place]))
    below = _first_beside(match, other, dated[place + 1 : place + 3])
    if above is None and below is None:
        return None
    return (above or date.min) <= match.match_date <= (below or date.max)


def _first_beside(match: Match, other: Match, candidates: Iterable[Match]) -> date | None:
    """The date of the next match of the same list; each group of a stage is a list of its own."""
    for one in candidates:
        if one.match_id != other.match_id:
            is_alike = one.article_id == match.article_id and one.group_name == match.group_name
            return one.match_date if is_alike else None
    return None


def _dated(facts: Facts) -> tuple[list[Match], dict[str, int]]:
    """The dated matches in the order of the articles, and the place of each."""
    dated = [match for match in facts.matches if match.match_date is not None]
    return dated, {match.match_id: place for place, match in enumerate(dated)}


def _days_by_round(facts: Facts) -> dict[_Round, list[date]]:
    found: dict[_Round, list[date]] = {}
    for match in facts.matches:
        if match.match_date is not None:
            found.setdefault(_round_of(match), []).append(match.match_date)
    return {key: sorted(days) for key, days in found.items()}


def _round_of(match: Match) -> _Round:
    return match.edition_id, match.section, match.round, match.leg
