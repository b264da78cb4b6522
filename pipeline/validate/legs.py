"""Checks of the two legs of a tie against each other."""

from collections.abc import Iterator

from pipeline.tables import Match, Severity, Tie
from pipeline.validate.facts import Facts
from pipeline.validate.outcome import Failed, Outcome, Passed, Undecided
from pipeline.validate.registry import check
from pipeline.validate.round_dates import DOUBTED, doubted_dates
from pipeline.validate.weighing.dates import weigh_dates
from pipeline.validate.weighing.telling import told, told_if
from pipeline.validate.wording import day, the_match


@check(Severity.WARNING)
def second_leg_swaps_home_and_away(facts: Facts) -> Iterator[Outcome]:
    """The team at home in the first leg is the visitor in the second. Replays of a single match
    and ties played on one ground do not apply.
    """
    for first, second in _pairs(facts):
        if _home_and_away(first) == _home_and_away(second)[::-1]:
            yield Passed(second.article_id)
        else:
            yield Failed(
                row=second,
                message=f"the first leg is {the_match(first)} and the second {the_match(second)},"
                f" which does not swap home and away{told_if(_two_grounds(first, second))}",
                expected=f"{first.away_team_name} v {first.home_team_name}",
                observed=f"{second.home_team_name} v {second.away_team_name}",
                other=first,
            )


@check(Severity.ERROR)
def second_leg_is_not_played_before_the_first(facts: Facts) -> Iterator[Outcome]:
    """The second leg is dated on or after the day of the first."""
    doubted = facts.kept(doubted_dates)
    for first, second in _pairs(facts):
        if first.match_date is None or second.match_date is None:
            yield Undecided(second.article_id, "a leg has no date")
        elif first.match_id in doubted or second.match_id in doubted:
            yield Undecided(second.article_id, DOUBTED)
        elif first.match_date <= second.match_date:
            yield Passed(second.article_id)
        else:
            yield Failed(
                row=second,
                message=f"The second leg {the_match(second)} is dated {day(second.match_date)},"
                f" before the first leg on {day(first.match_date)}"
                + told(weigh_dates(facts, first, second)),
                expected=f"not before {first.match_date.isoformat()}",
                observed=second.match_date.isoformat(),
                other=first,
            )


def _two_grounds(first: Match, second: Match) -> str | None:
    if first.stadium is None or second.stadium is None or first.stadium == second.stadium:
        return None
    grounds = f"{first.stadium} and {second.stadium}"
    return f"as they are at two grounds ({grounds}), one leg is likely written the wrong way round"


def _pairs(facts: Facts) -> Iterator[tuple[Match, Match]]:
    for tie in facts.rows[Tie]:
        legs = facts.legs(tie)
        if len(legs) == 2 and not _is_replay(*legs):
            yield legs[0], legs[1]


def _is_replay(first: Match, second: Match) -> bool:
    """A level match played again, or both on one ground: nobody was at home twice."""
    if _home_and_away(first) != _home_and_away(second):
        return False
    is_level = first.home_score is not None and first.home_score == first.away_score
    is_one_ground = first.stadium is not None and first.stadium == second.stadium
    return is_level or is_one_ground


def _home_and_away(match: Match) -> tuple[str, str]:
    return match.home_team_id, match.away_team_id
