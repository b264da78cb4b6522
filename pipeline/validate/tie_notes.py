"""The check of the note on a tie against its legs."""

from collections.abc import Callable, Iterator

from pipeline.tables import Decider, Severity, Tie
from pipeline.validate.facts import Facts
from pipeline.validate.outcome import Failed, Outcome, Passed, Undecided
from pipeline.validate.registry import check
from pipeline.validate.result import (
    Contest,
    Contestant,
    contest_of,
    leader_on_aggregate,
    leader_on_away_goals,
    leg_scores,
)
from pipeline.validate.weighing.telling import told
from pipeline.validate.weighing.ties import weigh_aggregate
from pipeline.validate.wording import listing, score

# (what the note says, what the legs say); null where the note is silent on the matter.
_Statement = tuple[str, str] | None

_LEVEL = "a level aggregate"
# Deciders that the scores do not show; what they tell of the legs is that they were level.
_AFTER_LEVEL_LEGS = (Decider.PENALTIES, Decider.HIGHER_SEED, Decider.COIN_TOSS, Decider.REPLAY)


@check(Severity.ERROR)
def tie_note_agrees_with_the_legs(facts: Facts) -> Iterator[Outcome]:
    """Everything the note on a tie says holds for its legs: the aggregate, the winner, what
    decided it, that away goals were level, who got the extra point or that nobody did. Each tie
    with a note applies once, and one finding names all that is wrong with the note.
    """
    for tie in facts.rows[Tie]:
        if tie.note_text is None:
            continue
        contest = contest_of(facts, tie)
        if not contest.legs or None in (contest.teams[0].goals, contest.teams[1].goals):
            yield Undecided(tie.article_id, "a leg has no score")
        else:
            yield _held_against_the_legs(facts, tie, contest)


def _held_against_the_legs(facts: Facts, tie: Tie, contest: Contest) -> Outcome:
    statements = [part for state in _PARTS if (part := state(tie, contest)) is not None]
    if not statements:
        return Undecided(tie.article_id, "the note says nothing that the legs can tell")
    wrong = [(noted, played) for noted, played in statements if noted != played]
    if not wrong:
        return Passed(tie.article_id)
    noted, played = (listing(sides) for sides in zip(*wrong, strict=True))
    return Failed(
        row=tie,
        message=f"The note on {tie.team1_name} v {tie.team2_name} says {noted};"
        f" the legs ({leg_scores(contest)}) say {played}"
        + told(weigh_aggregate(facts, tie, contest, "the note is")),
        expected=played,
        observed=tie.note_text,
        other=contest.legs[0],
    )


def _aggregate(tie: Tie, contest: Contest) -> _Statement:
    first, second = tie.printed_team1_aggregate, tie.printed_team2_aggregate
    if first is None or second is None:
        return None
    names = f"for {tie.team1_name} against {tie.team2_name}"
    goals = (team.goals for team in contest.teams)
    return f"{score(first, second)} {names}", f"{score(*goals)} {names}"


def _winner(tie: Tie, contest: Contest) -> _Statement:
    if tie.printed_winner_team_id is None:
        return None
    ahead = leader_on_aggregate(contest)
    if ahead is None and tie.printed_decided_by is not Decider.AWAY_GOALS:
        return None
    won = _won(ahead or leader_on_away_goals(contest))
    return f"{_named(contest, tie.printed_winner_team_id)} won", won


def _decider(tie: Tie, contest: Contest) -> _Statement:
    noted = tie.printed_decided_by
    if noted in _AFTER_LEVEL_LEGS:
        level = leader_on_aggregate(contest) is None
        return _LEVEL, _LEVEL if level else "no level aggregate"
    if noted not in (Decider.AGGREGATE, Decider.AWAY_GOALS, Decider.LEVEL):
        return None
    return _by(noted), _by(_decided_by(contest))


def _decided_by(contest: Contest) -> Decider:
    if leader_on_aggregate(contest) is not None:
        return Decider.AGGREGATE
    return Decider.LEVEL if leader_on_away_goals(contest) is None else Decider.AWAY_GOALS


def _by(decider: Decider) -> str:
    words = {Decider.AGGREGATE: "decided on aggregate", Decider.AWAY_GOALS: "decided on away goals"}
    return words.get(decider, "level on aggregate and away goals")


def _level_away_goals(tie: Tie, contest: Contest) -> _Statement:
    if not tie.is_away_goals_level_printed:
        return None
    first, second = (team.away_goals for team in contest.teams)
    level = "level away goals"
    return level, level if first == second else f"{score(first, second)} in away goals"


def _extra_point(tie: Tie, contest: Contest) -> _Statement:
    nobody = "no extra point"
    if tie.is_bonus_point_denied_printed:
        return nobody, _point_for(contest, tie.bonus_point_team_id)
    if tie.bonus_point_team_id is None or tie.printed_winner_team_id is None:
        return None
    winner = _winner(tie, contest)
    if winner is not None and winner[0] != winner[1]:
        return None  # the wrong winner is said already
    noted = _point_for(contest, tie.printed_winner_team_id)
    return noted, _point_for(contest, tie.bonus_point_team_id)


def _point_for(contest: Contest, team_id: str | None) -> str:
    return (
        "no extra point" if team_id is None else f"the extra point for {_named(contest, team_id)}"
    )


def _named(contest: Contest, team_id: str) -> str:
    return next((team.name for team in contest.teams if team.team_id == team_id), team_id)


def _won(team: Contestant | None) -> str:
    return "nobody won" if team is None else f"{team.name} won"


_PARTS: tuple[Callable[[Tie, Contest], _Statement], ...] = (
    _aggregate,
    _winner,
    _decider,
    _level_away_goals,
    _extra_point,
)
