"""Checks of who meets whom, and when."""

from collections.abc import Iterator

from pipeline.tables import Match, MatchStatus, Severity
from pipeline.validate.facts import Facts, SideOfMatch, sides_of
from pipeline.validate.outcome import Failed, Outcome, Passed, Undecided
from pipeline.validate.registry import check
from pipeline.validate.result import contest_of
from pipeline.validate.round_dates import DOUBTED, doubted_dates
from pipeline.validate.stage_format import opponents_lacking
from pipeline.validate.tables_beside import TablesBeside
from pipeline.validate.weighing.dates import weigh_dates
from pipeline.validate.weighing.scores import bear_out, listed_score
from pipeline.validate.weighing.telling import agree, likelier, told, told_if
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
                message=f"{the_match(match)} names the same team twice"
                + told_if(_likely_opponent(facts, match)),
                other=facts.tie(match),
                expected="two teams",
                observed=match.home_team_name,
            )


def _likely_opponent(facts: Facts, match: Match) -> str | None:
    """The other team of the tie, else the one that lacks a match against the team."""
    tie = facts.tie(match)
    if tie is not None and tie.team1_id != tie.team2_id:
        other = tie.team2_name if match.home_team_id == tie.team1_id else tie.team1_name
        return f"one of the two is likely {other}, the other team of the tie"
    lacking = opponents_lacking(facts, match) or _lacking_by_the_table(facts, match)
    if len(lacking) == 1:
        return f"one of the two is likely {lacking[0]}, whose match with them is missing"
    return None


def _lacking_by_the_table(facts: Facts, match: Match) -> list[str]:
    """The teams of whom the printed table counts a match more than are shown."""
    tables = facts.kept(TablesBeside)
    lines = [
        line
        for own in tables.lines_of(match.edition_id, match.home_team_id)[:1]
        for line in tables.differing(own.table_id)
        if line.team_id != match.home_team_id
    ]
    pairs = ((line, tables.beside(line)) for line in lines)
    return [
        line.team_name
        for line, beside in pairs
        if beside is not None and line.played == (beside.played or 0) + 1
    ]


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
                yield _second_of_the_day(facts, match, team_id, first.setdefault(key, match))


def _second_of_the_day(facts: Facts, match: Match, team_id: str, first: Match) -> Outcome:
    if first is match or match.match_date is None:
        return Passed(match.article_id)
    side = next(side for side in sides_of(match) if side.team_id == team_id)
    return Failed(
        row=match,
        message=f"{side.name} play twice on {day(match.match_date)}:"
        f" {the_match(first)}, and {the_match(match)}"
        + told(_shown_twice(first, match), weigh_dates(facts, first, match)),
        expected="another day",
        observed=match.match_date.isoformat(),
        other=first,
        part=side.side.value,
    )


def _shown_twice(first: Match, match: Match) -> str | None:
    same = the_match(first) == the_match(match)
    return "it is likely one match, shown twice" if same else None


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
            yield _shootout_for_nothing(facts, match, home, away)


def _is_level_on_aggregate(facts: Facts, match: Match) -> bool:
    tie = facts.tie(match)
    if tie is None:
        return False
    first, second = contest_of(facts, tie).teams
    return first.goals is not None and first.goals == second.goals


def _shootout_for_nothing(
    facts: Facts, match: Match, home: SideOfMatch, away: SideOfMatch
) -> Failed:
    kicks = score(home.shootout_score, away.shootout_score)
    return Failed(
        row=match,
        message=f"{the_match(match)} is followed by a shoot-out ({kicks}), but it was not level"
        + told(_level_or_not(facts, match)),
        other=facts.tie(match),
        expected="a level score",
        observed=score(home.score, away.score),
    )


def _level_or_not(facts: Facts, match: Match) -> str | None:
    listed, found = listed_score(facts, match), bear_out(facts, [match])
    if found:
        return likelier("the score is", agree(found))
    if listed is not None and listed[0] == listed[1]:
        return likelier("the shoot-out is", f"the goals listed make it {score(*listed)}")
    return None
