"""Checks of the dates of matches against each other."""

from collections.abc import Iterator
from datetime import date

from pipeline.tables import ROUNDS_IN_ORDER, Match, Severity
from pipeline.validate.doubted_year import (
    Doubt,
    doubted_years,
    neighbours,
)
from pipeline.validate.facts import Facts, sides_of
from pipeline.validate.outcome import Failed, Outcome, Passed, Undecided
from pipeline.validate.registry import check
from pipeline.validate.round_dates import DOUBTED, UNDATED, doubted_dates
from pipeline.validate.weighing.dates import weigh_dates
from pipeline.validate.weighing.telling import told
from pipeline.validate.wording import count, day, leg_name, the_match


@check(Severity.ERROR)
def year_fits_the_neighbouring_matches(facts: Facts) -> Iterator[Outcome]:
    """No date lies half a year or more away from the edition while the same day of another year
    falls among the matches beside it: the other leg, the match before, the match after.
    """
    doubts = facts.kept(doubted_years)
    for edition_id in facts.edition:
        beside = neighbours(facts, edition_id)
        for match in facts.own_matches(edition_id):
            if match.match_date is None:
                yield Undecided(match.article_id, UNDATED)
            elif not beside[match.match_id]:
                yield Undecided(match.article_id, "no dated match stands beside it")
            elif match.match_id in doubts:
                yield _wrong_year(match, match.match_date, doubts[match.match_id])
            else:
                yield Passed(match.article_id)


def _wrong_year(match: Match, when: date, doubt: Doubt) -> Failed:
    other = doubt.neighbour
    apart = (when - other.match_date).days if other.match_date else 0
    side = f"{count(abs(apart), 'day')} {'after' if apart > 0 else 'before'}"
    is_leg = match.tie_id is not None and match.tie_id == other.tie_id
    named = f"the {leg_name(other.leg or 0)}" if is_leg else f"{the_match(other)}, beside it,"
    on = f" on {day(other.match_date)}" if other.match_date else ""
    leg = f", {leg_name(match.leg)}" if match.leg else ""
    return Failed(
        row=match,
        message=f'"{match.date_text or day(when)}" ({the_match(match)}{leg})'
        f" lies {side} {named}{on};"
        f" the year is probably {doubt.likely_date.year}",
        expected=doubt.likely_date.isoformat(),
        observed=match.date_text or when.isoformat(),
        other=other,
    )


@check(Severity.ERROR)
def a_team_plays_its_rounds_in_order(facts: Facts) -> Iterator[Outcome]:
    """No team plays a later knock-out round before its last match of an earlier one, in one stage
    of one edition.
    """
    doubted = facts.kept(doubted_dates)
    by_team: dict[tuple[str, str | None, str], list[Match]] = {}
    for match in facts.matches:
        if match.round_kind in ROUNDS_IN_ORDER:
            for side in sides_of(match):
                key = (match.edition_id, match.stage, side.team_id)
                by_team.setdefault(key, []).append(match)
    for match in facts.matches:
        earlier = _earlier_rounds(match, by_team)
        if not earlier:
            continue
        if match.match_date is None or any(one.match_date is None for one in earlier):
            yield Undecided(match.article_id, UNDATED)
        elif doubted & {match.match_id, *(one.match_id for one in earlier)}:
            yield Undecided(match.article_id, DOUBTED)
        else:
            yield _after_the_earlier(facts, match, match.match_date, earlier)


def _earlier_rounds(
    match: Match, by_team: dict[tuple[str, str | None, str], list[Match]]
) -> list[Match]:
    if match.round_kind not in ROUNDS_IN_ORDER:
        return []
    rank = ROUNDS_IN_ORDER.index(match.round_kind)
    before = ROUNDS_IN_ORDER[:rank]
    teams = (side.team_id for side in sides_of(match))
    played = (one for team in teams for one in by_team[match.edition_id, match.stage, team])
    return [one for one in played if one.round_kind in before]


def _after_the_earlier(facts: Facts, match: Match, when: date, earlier: list[Match]) -> Outcome:
    last = max(earlier, key=lambda one: one.match_date or date.min)
    if last.match_date is None or last.match_date <= when:
        return Passed(match.article_id)
    return Failed(
        row=match,
        message=f"{the_match(match)} is dated {day(when)}, before the earlier round's"
        f" {the_match(last)} on {day(last.match_date)}" + told(weigh_dates(facts, match, last)),
        expected=f"not before {last.match_date.isoformat()}",
        observed=when.isoformat(),
        other=last,
    )
