"""Checks of what a tie table or bracket prints about a tie against its legs."""

from collections.abc import Iterator

from pipeline.tables import Decider, MatchShowing, Severity, Sourced, Tie
from pipeline.validate.facts import Facts
from pipeline.validate.outcome import Failed, Outcome, Passed, Undecided
from pipeline.validate.registry import check
from pipeline.validate.result import (
    Contest,
    Contestant,
    contest_of,
    holds_the_replay,
    is_aggregate_doubted,
    leader_on_aggregate,
    leader_on_away_goals,
    opponent_of,
    scores_of,
)
from pipeline.validate.stage import Stages
from pipeline.validate.weighing.telling import likelier, told
from pipeline.validate.weighing.ties import weigh_aggregate
from pipeline.validate.weighing.winners import MARK, plays_on, weigh_winner
from pipeline.validate.wording import score

_TIE_ROWS = ("tie row", "tie table row", "sports series tie")
_OPEN = "a leg has no score"
_AFTER_LEVEL_SCORES = (
    Decider.AWAY_GOALS,
    Decider.PENALTIES,
    Decider.REPLAY,
    Decider.COIN_TOSS,
)
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
            yield _other_aggregate(facts, tie, contest, score(*printed), score(*goals))


@check(Severity.ERROR)
def winner_marked_in_a_tie_table_won_the_tie(facts: Facts) -> Iterator[Outcome]:
    """The team a tie table or bracket marks as the winner is ahead on aggregate, else in the
    shoot-out, else on away goals where they count. Undecided where nothing of this tells; a
    warning where away goals alone speak against the mark, or where the marked team plays on: a
    score may be wrong, or the tie was not decided by goals.
    """
    for tie in facts.rows[Tie]:
        if tie.note_text is None and tie.printed_winner_team_id is not None:
            yield _held_against_the_mark(facts, tie, contest_of(facts, tie))


@check(Severity.ERROR)
def decider_marked_in_a_tie_table_fits_the_legs(facts: Facts) -> Iterator[Outcome]:
    """A tie that a table marks as decided by penalties, a replay, lots or the away-goals rule was
    level on aggregate, without the replay where that is the last leg, and one decided on away
    goals was not level on these. Undecided where a leg has no score, or where it is not shown who
    was at home.
    """
    for tie in facts.rows[Tie]:
        if tie.note_text is None and tie.printed_decided_by in _AFTER_LEVEL_SCORES:
            yield _fits_the_legs(facts, tie, contest_of(facts, tie))


def _fits_the_legs(facts: Facts, tie: Tie, contest: Contest) -> Outcome:
    first, second = contest.teams
    is_by_away_goals = tie.printed_decided_by is Decider.AWAY_GOALS
    if None in (first.goals, second.goals) or is_aggregate_doubted(contest):
        return Undecided(tie.article_id, _OPEN if first.goals is None else "a score is doubted")
    if _is_by_shown_replay(tie, contest):
        return Passed(tie.article_id)
    if first.goals != second.goals:
        made = f"{score(first.goals, second.goals)} on aggregate"
        return _not_level(facts, tie, contest, made)
    if is_by_away_goals and first.away_goals is None:
        return Undecided(tie.article_id, "it is not shown who was at home")
    if is_by_away_goals and first.away_goals == second.away_goals:
        return _not_level(facts, tie, contest, "level on away goals too")
    return Passed(tie.article_id)


def _is_by_shown_replay(tie: Tie, contest: Contest) -> bool:
    return tie.printed_decided_by is Decider.REPLAY and holds_the_replay(contest)


def _not_level(facts: Facts, tie: Tie, contest: Contest, made: str) -> Failed:
    ahead = leader_on_aggregate(contest)
    decider = (tie.printed_decided_by or Decider.UNKNOWN).value.replace("_", " ")
    return Failed(
        row=tie,
        message=f"{tie.team1_name} v {tie.team2_name} is marked as decided by {decider},"
        f" but {scores_of(contest)} make it {made}"
        + told(_needed_no_decider(tie, ahead), _by_the_marked(facts, tie, contest, ahead)),
        expected=made,
        observed=decider,
        other=next(iter(contest.legs), None),
    )


def _needed_no_decider(tie: Tie, ahead: Contestant | None) -> str | None:
    if ahead is None or ahead.team_id != tie.printed_winner_team_id:
        return None
    return likelier("the scores are", f"by them {ahead.name} won, who are marked as the winners")


def _by_the_marked(
    facts: Facts, tie: Tie, contest: Contest, ahead: Contestant | None
) -> str | None:
    """A mark of the other team speaks for level scores, unless that team went out."""
    marked = next((t for t in contest.teams if t.team_id == tie.printed_winner_team_id), None)
    if ahead is None or marked is None or plays_on(facts, contest, ahead.team_id):
        return None
    return f"a score is likelier wrong, for {marked.name} are marked as the winners"


def _held_against_the_mark(facts: Facts, tie: Tie, contest: Contest) -> Outcome:
    by_play = _winner_by_play(facts, contest)
    reason = _why_open(tie, contest) or (None if by_play else "the scores leave it level")
    if reason is not None or by_play is None:
        return Undecided(tie.article_id, reason or "")
    if by_play.team_id == tie.printed_winner_team_id:
        return Passed(tie.article_id)
    return _other_winner(facts, tie, contest, by_play)


def _why_open(tie: Tie, contest: Contest) -> str | None:
    """Why the scores cannot tell the winner."""
    if tie.printed_decided_by not in _BY_GOALS and not _is_by_shown_replay(tie, contest):
        return "it was not decided by goals"
    if None in (contest.teams[0].goals, contest.teams[1].goals):
        return _OPEN
    if len(contest.legs) > 2:
        return "more than two legs were played"
    return (
        "the aggregate is the finding of another check" if is_aggregate_doubted(contest) else None
    )


def _rows_of_ties(facts: Facts) -> dict[str, MatchShowing]:
    """The rows of tie tables by the matches they show as legs."""
    rows = (one for one in facts.rows[MatchShowing] if one.source_construct in _TIE_ROWS)
    return {one.match_id: one for one in rows}


def _elsewhere(facts: Facts, contest: Contest) -> Sourced | None:
    """The row that prints it, where that is not the place of the tie; else the first leg."""
    rows = facts.kept(_rows_of_ties)
    shown = (rows[leg.match_id] for leg in contest.legs if leg.match_id in rows)
    return next(shown, next(iter(contest.legs), None))


def _winner_by_play(facts: Facts, contest: Contest) -> Contestant | None:
    """By the scores alone, whatever the table marks."""
    ahead = leader_on_aggregate(contest)
    kicks = [team.shootout_goals for team in contest.teams]
    if ahead is None and None not in kicks and kicks[0] != kicks[1]:
        return max(contest.teams, key=lambda team: team.shootout_goals or 0)
    counts = "away_goals" in Stages.of(facts).at(contest.row).level_tie
    return ahead or (leader_on_away_goals(contest) if counts else None)


def _other_aggregate(facts: Facts, tie: Tie, contest: Contest, printed: str, made: str) -> Failed:
    return Failed(
        row=tie,
        message=f"{tie.team1_name} v {tie.team2_name} is printed as {printed} on aggregate,"
        f" but {scores_of(contest)} make {made}"
        + told(weigh_aggregate(facts, tie, contest, "the aggregate is")),
        expected=made,
        observed=printed,
        other=_elsewhere(facts, contest),
    )


def _other_winner(facts: Facts, tie: Tie, contest: Contest, winner: Contestant) -> Failed:
    loser = opponent_of(contest, winner.team_id)
    marked, is_on = loser.name, plays_on(facts, contest, loser.team_id)
    by_away_goals = leader_on_aggregate(contest) is None and winner.shootout_goals is None
    return Failed(
        row=tie,
        message=f"{marked} are marked as the winners of {tie.team1_name} v {tie.team2_name},"
        f" but by {scores_of(contest)} {winner.name} won"
        + _by_what(contest, by_away_goals)
        + told(weigh_winner(facts, contest, winner, loser.team_id, without=(MARK,))),
        expected=winner.name,
        observed=marked,
        other=_elsewhere(facts, contest),
        severity=Severity.WARNING if by_away_goals or is_on else None,
    )


def _by_what(contest: Contest, by_away_goals: bool) -> str:
    if leader_on_aggregate(contest) is not None:
        return ""
    kicks = score(*(team.shootout_goals for team in contest.teams))
    return " on away goals" if by_away_goals else f" the shoot-out ({kicks})"
