"""The check that the winners of one knock-out round play the next."""

from collections.abc import Iterator
from itertools import pairwise

from pipeline.tables import ROUNDS_IN_ORDER, Decider, RoundKind, Severity, Tie
from pipeline.validate.facts import Facts
from pipeline.validate.outcome import Failed, Outcome, Passed, Undecided
from pipeline.validate.registry import check
from pipeline.validate.result import (
    Contest,
    Contestant,
    contests,
    how_it_ended,
    is_aggregate_doubted,
    verdict,
)
from pipeline.validate.weighing.telling import told
from pipeline.validate.weighing.winners import MARK, NEXT_ROUND, weigh_winner


@check(Severity.ERROR)
def winner_plays_the_next_round(facts: Facts) -> Iterator[Outcome]:
    """A team that plays a knock-out round won its tie in the round before it. Undecided where
    nothing tells the winner of a level tie; a warning where away goals alone speak against it.
    """
    for edition in facts.edition.values():
        for before, after in _rounds_in_a_row(contests(facts, edition)):
            for contest in after:
                for team in contest.teams:
                    for earlier in before:
                        if team.team_id in earlier.team_ids:
                            yield _went_on_by_right(facts, earlier, contest, team)


def _rounds_in_a_row(all_contests: list[Contest]) -> Iterator[tuple[list[Contest], list[Contest]]]:
    """The contests of each knock-out round with those of the next one, stage by stage."""
    stages: dict[str | None, dict[RoundKind, list[Contest]]] = {}
    for contest in all_contests:
        kind = contest.row.round_kind
        if kind in ROUNDS_IN_ORDER:
            stages.setdefault(contest.row.stage, {}).setdefault(kind, []).append(contest)
    for rounds in stages.values():
        present = [kind for kind in ROUNDS_IN_ORDER if kind in rounds]
        for before, after in pairwise(present):
            yield rounds[before], rounds[after]


def _went_on_by_right(facts: Facts, earlier: Contest, later: Contest, team: Contestant) -> Outcome:
    won = verdict(facts, earlier)
    if won.winner is not None and won.winner.team_id == team.team_id:
        return Passed(later.row.article_id)
    if is_aggregate_doubted(earlier) or _is_marked(earlier, team):
        return Undecided(later.row.article_id, "a score of the earlier tie is doubted")
    if won.winner is None:
        return Undecided(later.row.article_id, won.reason)
    by_away_goals = won.decided_by is Decider.AWAY_GOALS
    # A tie without scores goes to whom a table marks, which is then no second statement.
    without = (NEXT_ROUND,) if earlier.legs else (NEXT_ROUND, MARK)
    return Failed(
        row=later.row,
        message=f"{team.name} play the next round, yet the meeting of"
        f" {how_it_ended(earlier, won.winner, won.decided_by)}"
        + told(weigh_winner(facts, earlier, won.winner, team.team_id, without)),
        expected=won.winner.name,
        observed=team.name,
        other=earlier.row,
        severity=Severity.WARNING if by_away_goals else None,
        part=team.team_id,
    )


def _is_marked(earlier: Contest, team: Contestant) -> bool:
    """Whether a table marks the team as the winner against the scores: a finding of its own."""
    row = earlier.row
    if not isinstance(row, Tie) or row.note_text is not None:
        return False
    return row.printed_winner_team_id == team.team_id
