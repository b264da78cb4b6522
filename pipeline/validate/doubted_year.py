"""Dates whose year is probably a slip of the pen: right when moved by whole years."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.tables import Edition, Match
from pipeline.validate.facts import Facts

# No match lies this far from its edition by a postponement; one that does has another cause.
_FAR = 180
# Matches that stand next to each other are rarely further apart than a round or two.
_NEAR = 45
# With fewer matches an edition, such as a final of its own, shows no season; its family does.
_FEW = 4


@dataclass(frozen=True, slots=True)
class Doubt:
    """The date a match probably has, and the match beside it that says so."""

    likely_date: date
    neighbour: Match


@dataclass(frozen=True, slots=True)
class Window:
    """The editions that state the first and the last day: the edition itself, else its season."""

    starts: Edition | None
    ends: Edition | None

    def days_outside(self, when: date) -> int:
        """How many days before the first day or after the last; 0 within, or with none stated."""
        first = self.starts.start_date if self.starts else None
        last = self.ends.end_date if self.ends else None
        early = (first - when).days if first else 0
        late = (when - last).days if last else 0
        return max(early, late, 0)


def stated_window(facts: Facts, edition_id: str) -> Window:
    """The days the article states for an edition."""
    editions = facts.with_parent(edition_id)
    return Window(
        next((one for one in editions if one.start_date is not None), None),
        next((one for one in editions if one.end_date is not None), None),
    )


def doubted_years(facts: Facts) -> dict[str, Doubt]:
    """The matches whose year breaks with their neighbours, by match_id."""
    doubts: dict[str, Doubt] = {}
    for edition_id in facts.edition:
        window = stated_window(facts, edition_id)
        beside = neighbours(facts, edition_id)
        days = _season(facts, edition_id)
        for match, when in _dated(facts.own_matches(edition_id)):
            doubt = _doubt(when, beside[match.match_id], days, window)
            if doubt is not None:
                doubts[match.match_id] = doubt
    return doubts


def neighbours(facts: Facts, edition_id: str) -> dict[str, list[Match]]:
    """For each dated match of an edition, by match_id: the other dated legs of its tie, then the
    dated matches before and after it in the article.
    """
    dated = [match for match, _ in _dated(facts.own_matches(edition_id))]
    beside: dict[str, list[Match]] = {}
    for position, match in enumerate(dated):
        tie = facts.tie(match)
        legs = [leg for leg, _ in _dated(facts.legs(tie))] if tie is not None else []
        others = [
            *legs,
            *dated[max(position - 1, 0) : position],
            *dated[position + 1 : position + 2],
        ]
        unique = {one.match_id: one for one in others if one.match_id != match.match_id}
        beside[match.match_id] = list(unique.values())
    return beside


def _dated(matches: Sequence[Match]) -> Iterator[tuple[Match, date]]:
    return ((match, match.match_date) for match in matches if match.match_date is not None)


def _season(facts: Facts, edition_id: str) -> list[date]:
    days = sorted(day for _, day in _dated(facts.own_matches(edition_id)))
    if len(days) >= _FEW:
        return days
    family = dict.fromkeys(one.edition_id for one in facts.family(edition_id))
    return sorted(day for one in family for _, day in _dated(facts.own_matches(one)))


def _doubt(when: date, beside: list[Match], days: list[date], window: Window) -> Doubt | None:
    is_outside = window.days_outside(when) > _FAR
    if not is_outside and (not _is_far(when, days) or _first_near(when, beside) is not None):
        return None
    for moved in _other_years(when, beside):
        neighbour = _first_near(moved, beside)
        if neighbour is None:
            continue
        if window.days_outside(moved) <= _FAR if is_outside else _is_usual(moved, days):
            return Doubt(moved, neighbour)
    return None


def _is_far(when: date, days: list[date]) -> bool:
    """Whether a date lies half a year from the median of the other ones."""
    others = len(days) - 1
    middle = (others - 1) // 2
    if bisect_left(days, when) <= middle:
        middle += 1  # the median of the others, counted in a list that holds the date itself
    return others > 0 and abs((when - days[middle]).days) > _FAR


def _is_usual(when: date, days: list[date]) -> bool:
    """Whether most matches lie around a date. In a competition of several years they do not, so
    the calendar cannot tell the year of one of its matches.
    """
    return 2 * sum(abs((when - day).days) <= _FAR for day in days) > len(days)


def _first_near(when: date, beside: list[Match]) -> Match | None:
    near = (match for match, day in _dated(beside) if abs((when - day).days) <= _NEAR)
    return next(near, None)


def _other_years(when: date, beside: list[Match]) -> Iterator[date]:
    """The same day in the years of the matches beside it; a new year may lie between them."""
    years = [day.year + step for step in (0, 1, -1) for _, day in _dated(beside)]
    for year in dict.fromkeys(years):
        try:
            yield when.replace(year=year)
        except ValueError:  # 29 February, or a year that does not exist
            continue
