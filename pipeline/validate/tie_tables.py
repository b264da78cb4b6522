"""Checks of what a tie table or bracket prints about a tie against its legs."""

from collections.abc import Iterator

from pipeline.tables import Decider, Severity, Tie
from pipeline.validate.facts import Facts
from pipeline.validate.outcome import Failed, Outcome, Passed, Undecided
from pipeline.validate.registry import check
from pipeline.validate.result import (
    Contest,
    Contestant,
    contest_of,
    is_aggregate_doubted,
    leader_on_aggregate,
    leader_on_away_goals,
    verdict,
)
from pipeline.validate.stage import Stages
from pipeline.validate.wording import listing, score

_OPEN = "a leg has no score"
_BY_GOALS = (Decider.AGGREGATE, Decider.AWAY_GOALS, Decider.EXTRA_TIME, Decider.PENALTIES, None)


@check(Severity.ERROR)
def aggregate_of_a_tie_table_is_the_sum_of_the_legs(facts: Facts) -> Iterator[Outcome]:
    """The aggregate a tie table prints is the sum of the legs. Ties with a note have a check of
    their own; ties decided by points, walkovers and the like do not apply.
    """
    for tie in facts.rows[Tie]:
        printed = tie.printed_team1_aggregate, tie.printed_team2_aggregate
        if tie.note_text is not None or None in printed or tie.printed_decided_by not in _BY_GOALS:
            continue
        contest = contest_of(facts, tie)
        goals = contest.teams[0].goals, contest.teams[1].goals
        if None in goals:
            yield Undecided(tie.article_id, _OPEN)
        elif goals == printed:
            yield Passed(tie.article_id)
        else:
            yield _other_aggregate(tie, contest, score(*printed), score(*goals))


@check(Severity.ERROR)
def winner_marked_in_a_tie_table_won_the_tie(facts: Facts) -> Iterator[Outcome]:
    """The team a tie table or bracket marks as the winner is ahead on aggregate, else in the
    shoot-out, else on away goals where they count. Undecided where nothing of this tells; a
    warning where away goals alone speak against the mark, or where the marked team plays on: a
    score may be wrong, or the tie was not decided by goals.
    """
    for tie in facts.rows[Tie]:
        if tie.note_text is not None or tie.printed_winner_team_id is None:
            continue
        contest = contest_of(facts, tie)
        if tie.printed_decided_by not in _BY_GOALS:
            yield Undecided(tie.article_id, "it was not decided by goals")
            continue
        won = verdict(facts, contest)
        if won.decided_by is Decider.UNKNOWN and won.winner is None:
            yield Undecided(tie.article_id, won.reason)
            continue
        by_play = _winner_by_play(facts, contest)
        if is_aggregate_doubted(contest):
            yield Undecided(tie.article_id, "the aggregate is the finding of another check")
        elif by_play is None:
            yield Undecided(tie.article_id, "the scores leave it level")
        elif by_play.team_id == tie.printed_winner_team_id:
            yield Passed(tie.article_id)
        else:
            yield _other_winner(tie, contest, by_play, _plays_on(facts, tie))


def _plays_on(facts: Facts, tie: Tie) -> bool:
    """Whether the marked team, and not the other, is in a tie further down in the article."""
    later = [
        other
        for other in facts.ties(tie.edition_id)
        if other.article_id == tie.article_id
        and other.source_start > tie.source_start
        and other.section != tie.section
    ]
    teams = {team for other in later for team in (other.team1_id, other.team2_id)}
    return {tie.team1_id, tie.team2_id} & teams == {tie.printed_winner_team_id}


def _winner_by_play(facts: Facts, contest: Contest) -> Contestant | None:
    """By the scores alone, whatever the table marks."""
    ahead = leader_on_aggregate(contest)
    kicks = [team.shootout_goals for team in contest.teams]
    if ahead is None and None not in kicks and kicks[0] != kicks[1]:
        return max(contest.teams, key=lambda team: team.shootout_goals or 0)
    counts = "away_goals" in Stages.of(facts).at(contest.row).level_tie
    return ahead or (leader_on_away_goals(contest) if counts else None)


def _other_aggregate(tie: Tie, contest: Contest, printed: str, made: str) -> Failed:
    legs = listing([score(leg.home_score, leg.away_score) for leg in contest.legs])
    return Failed(
        row=tie,
        message=f"{tie.team1_name} v {tie.team2_name} is printed as {printed} on aggregate,"
        f" but the legs ({legs}) make {made}",
        expected=made,
        observed=printed,
        other=contest.legs[0],
    )


def _other_winner(tie: Tie, contest: Contest, winner: Contestant, plays_on: bool) -> Failed:
    marked = next(t.name for t in contest.teams if t.team_id != winner.team_id)
    legs = listing([score(leg.home_score, leg.away_score) for leg in contest.legs])
    by_away_goals = leader_on_aggregate(contest) is None and winner.shootout_goals is None
    return Failed(
        row=tie,
        message=f"{marked} are marked as the winners of {tie.team1_name} v {tie.team2_name},"
        f" but by the legs ({legs}) {winner.name} won"
        + (" on away goals" if by_away_goals else "")
        + (f"; {marked} play on, so the mark is likely right" if plays_on else ""),
        expected=winner.name,
        observed=marked,
        other=contest.legs[0],
        severity=Severity.WARNING if by_away_goals or plays_on else None,
    )
