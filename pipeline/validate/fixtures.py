"""Checks of who meets whom, and when."""

from collections.abc import Iterator

from pipeline.tables import Match, MatchStatus, Severity
from pipeline.validate.facts import Facts, SideOfMatch, sides_of
from pipeline.validate.outcome import Failed, Outcome, Passed, Undecided
from pipeline.validate.registry import check
from pipeline.validate.result import contest_of
from pipeline.validate.round_dates import DOUBTED, doubted_dates
from pipeline.validate.wording import day, score, the_match

_NOT_PLAYED_THAT_DAY = (MatchStatus.POSTPONED, MatchStatus.CANCELLED)


@check(Severity.ERROR)
def no_team_plays_itself(facts: Facts) -> Iterator[Outcome]:
    """The two teams of a match are not the same."""
    for match in facts.matches:
        if match.home_team_id != match.away_team_id:
            yield Passed(match.article_id)
        else:
            yield Failed(
                row=match,
                message=f"{the_match(match)} names the same team twice",
                expected="two teams",
                observed=match.home_team_name,
            )


@check(Severity.ERROR)
def no_team_plays_twice_on_one_day(facts: Facts) -> Iterator[Outcome]:
    """No team has two matches on one day, in whichever edition of the article. Each match
    applies once per side.
    """
    doubted = facts.kept(doubted_dates)
    first: dict[tuple[str, str, str], Match] = {}
    for match in facts.matches:
        if match.status in _NOT_PLAYED_THAT_DAY:
            continue
        for team_id in dict.fromkeys(side.team_id for side in sides_of(match)):
            if match.match_date is None:
                yield Undecided(match.article_id, "the match has no date")
            elif match.match_id in doubted:
                yield Undecided(match.article_id, DOUBTED)
            else:
                key = (match.article_id, team_id, match.match_date.isoformat())
                yield _second_of_the_day(match, team_id, first.setdefault(key, match))


def _second_of_the_day(match: Match, team_id: str, first: Match) -> Outcome:
    if first is match or match.match_date is None:
        return Passed(match.article_id)
    side = next(side for side in sides_of(match) if side.team_id == team_id)
    return Failed(
        row=match,
        message=f"{side.name} play twice on {day(match.match_date)}:"
        f" {the_match(first)}, and {the_match(match)}",
        expected="another day",
        observed=match.match_date.isoformat(),
        other=first,
        part=side.side.value,
    )


@check(Severity.ERROR)
def shootout_follows_a_level_score(facts: Facts) -> Iterator[Outcome]:
    """A shoot-out stands only behind a match that ended level, alone or on aggregate."""
    for match in facts.matches:
        home, away = sides_of(match)
        if home.shootout_score is None and away.shootout_score is None:
            continue
        if home.score is None or away.score is None:
            yield Undecided(match.article_id, "the match has no score")
        elif home.score == away.score or _is_level_on_aggregate(facts, match):
            yield Passed(match.article_id)
        else:
            yield _shootout_for_nothing(match, home, away)


def _is_level_on_aggregate(facts: Facts, match: Match) -> bool:
    tie = facts.tie(match)
    if tie is None:
        return False
    first, second = contest_of(facts, tie).teams
    return first.goals is not None and first.goals == second.goals


def _shootout_for_nothing(match: Match, home: SideOfMatch, away: SideOfMatch) -> Failed:
    kicks = score(home.shootout_score, away.shootout_score)
    return Failed(
        row=match,
        message=f"{the_match(match)} is followed by a shoot-out ({kicks}), but it was not level",
        expected="a level score",
        observed=score(home.score, away.score),
    )
