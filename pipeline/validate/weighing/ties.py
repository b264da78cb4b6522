"""Whether the aggregate printed for a tie or a score of its legs is likelier wrong."""

from pipeline.tables import Match, Tie
from pipeline.validate.facts import Facts
from pipeline.validate.result import Contest, leader
from pipeline.validate.weighing.scores import bear_out, listed_score
from pipeline.validate.weighing.telling import agree, likelier
from pipeline.validate.weighing.winners import plays_on
from pipeline.validate.wording import leg_name

_LEGS = "the legs are"
_MANY = 2  # goals
_Sum = tuple[int | None, int | None]


def weigh_aggregate(facts: Facts, tie: Tie, contest: Contest, said: str) -> str | None:
    """Why the legs of a tie, or what is printed on it, are likelier right; ``said`` names the
    latter, with its verb. Null where nothing tells.
    """
    found = bear_out(facts, contest.legs)
    if found:
        return likelier(_LEGS, agree(found, "their scores"))
    printed = tie.printed_team1_aggregate, tie.printed_team2_aggregate
    if printed == (contest.teams[0].goals, contest.teams[1].goals):
        return likelier(_LEGS, "the aggregate printed is theirs")
    if None in printed:
        return None
    if _listed_aggregate(facts, contest) == printed:
        return likelier(said, "the goals listed make it too")
    return _mistaken(contest, printed) or _by_who_went_on(facts, tie, contest, said)


def _listed_aggregate(facts: Facts, contest: Contest) -> _Sum | None:
    """The aggregate that the goals listed for the legs make, for the two teams."""
    sums = [0, 0]
    for leg in contest.legs:
        goals = listed_score(facts, leg)
        if goals is None:
            return None
        first, second = goals if leg.home_team_id == contest.teams[0].team_id else goals[::-1]
        sums[0] += first
        sums[1] += second
    return sums[0], sums[1]


def _mistaken(contest: Contest, printed: _Sum) -> str | None:
    """Whether another number of the tie was written in the place of the aggregate."""
    kicks = [team.shootout_goals for team in contest.teams]
    if tuple(kicks) == printed:
        return likelier(_LEGS, "what is printed is the score of the shoot-out")
    if (contest.teams[1].goals, contest.teams[0].goals) == printed:
        return likelier(_LEGS, "what is printed is their sum the wrong way round")
    second = contest.teams[1].team_id
    for leg in contest.legs:
        goals = leg.home_score, leg.away_score
        rest = _goals(contest) - sum(one or 0 for one in goals)  # a slip, or the others goalless
        if rest >= _MANY and leg.leg and printed == _turned(goals, leg, second):
            return likelier(_LEGS, f"what is printed is the score of the {leg_name(leg.leg)}")
    return None


def _goals(contest: Contest) -> int:
    return sum(team.goals or 0 for team in contest.teams)


def _turned(goals: _Sum, leg: Match, second: str) -> _Sum:
    """The goals of a leg for the first team and the second."""
    return (goals[1], goals[0]) if leg.home_team_id == second else goals


def _by_who_went_on(facts: Facts, tie: Tie, contest: Contest, said: str) -> str | None:
    """The one of the two that does not speak against the team that is marked, or goes on."""
    by_legs = leader(contest, *(team.goals for team in contest.teams))
    by_print = leader(contest, tie.printed_team1_aggregate, tie.printed_team2_aggregate)
    for team in contest.teams:
        on = plays_on(facts, contest, team.team_id)
        marked = tie.note_text is None and tie.printed_winner_team_id == team.team_id
        against_legs, against_print = (one not in (None, team) for one in (by_legs, by_print))
        if (on or marked) and against_legs != against_print:
            why = f"{team.name} {'play the next round' if on else 'are marked as the winners'}"
            return likelier(said if against_legs else _LEGS, why)
    return None
