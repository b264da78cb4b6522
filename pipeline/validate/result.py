"""Who won two teams' meeting, by its scores and by what the article says of level ones."""

from dataclasses import dataclass

from pipeline.tables import (
    ROUNDS_IN_ORDER,
    Decider,
    Edition,
    Match,
    RoundKind,
    RuleKind,
    Side,
    Tie,
)
from pipeline.validate.facts import Facts, sides_of
from pipeline.validate.stage import Stages
from pipeline.validate.wording import listing, score

_AWAY_GOALS = "away_goals"


@dataclass(frozen=True, slots=True)
class Contestant:
    """One team of a contest. Sums are null where a leg has no score, or where they mean nothing."""

    team_id: str
    name: str
    goals: int | None
    away_goals: int | None
    shootout_goals: int | None


@dataclass(frozen=True, slots=True)
class Contest:
    """Two teams meeting: a tie with its legs, or a single match of a knock-out round."""

    row: Tie | Match
    legs: tuple[Match, ...]
    teams: tuple[Contestant, Contestant]

    @property
    def team_ids(self) -> tuple[str, str]:
        """Both teams."""
        return self.teams[0].team_id, self.teams[1].team_id


@dataclass(frozen=True, slots=True)
class Verdict:
    """The winner and what made it so, or why there is none to tell."""

    winner: Contestant | None
    decided_by: Decider
    reason: str = ""


def contest_of(facts: Facts, row: Tie | Match) -> Contest:
    """A tie, or a single match, as a contest. The legs alone are summed; of a tie that only a
    bracket shows, the scores the bracket gives.
    """
    if isinstance(row, Match):
        legs: tuple[Match, ...] = (row,)
        names = [(side.team_id, side.name) for side in sides_of(row)]
    else:
        legs = tuple(facts.legs(row))
        names = [(row.team1_id, row.team1_name), (row.team2_id, row.team2_name)]
    if isinstance(row, Tie) and not row.match_ids:
        goals = row.team1_aggregate, row.team2_aggregate
        shown = [
            Contestant(*name, sum_, None, None) for name, sum_ in zip(names, goals, strict=True)
        ]
        return Contest(row, (), (shown[0], shown[1]))
    is_whole = len(legs) == (row.leg_count if isinstance(row, Tie) else 1)
    first, second = (_contestant(legs if is_whole else (), *name) for name in names)
    return Contest(row, legs, (first, second))


def _contestant(legs: tuple[Match, ...], team_id: str, name: str) -> Contestant:
    sides = [side for leg in legs for side in sides_of(leg) if side.team_id == team_id]
    away = [side.score for side in sides if side.side is Side.AWAY]
    kicks = [side.shootout_score for side in sides if side.shootout_score is not None]
    is_everywhere = len(sides) == len(legs) > 0
    return Contestant(
        team_id,
        name,
        _sum([side.score for side in sides]) if is_everywhere else None,
        _sum(away) if is_everywhere and len(legs) > 1 else None,
        kicks[-1] if kicks else None,
    )


def _sum(scores: list[int | None]) -> int | None:
    known = [goals for goals in scores if goals is not None]
    return sum(known) if len(known) == len(scores) else None


def scores_of(contest: Contest) -> str:
    """The scores a contest is judged by: those of its legs, else what a bracket adds up to."""
    if not contest.legs:
        return f"the scores shown ({score(*(team.goals for team in contest.teams))})"
    return f"the legs ({leg_scores(contest)})"


def leg_scores(contest: Contest) -> str:
    """The scores of the legs, each read from the first team's side, as tables print them."""
    second = contest.teams[1].team_id
    goals = ((leg, (leg.home_score, leg.away_score)) for leg in contest.legs)
    return listing(
        [score(*(both[::-1] if leg.home_team_id == second else both)) for leg, both in goals]
    )


def leader(contest: Contest, first: int | None, second: int | None) -> Contestant | None:
    """The team with the higher of the two numbers; null where they are level or not known."""
    if first is None or second is None or first == second:
        return None
    return contest.teams[0] if first > second else contest.teams[1]


def opponent_of(contest: Contest, team_id: str) -> Contestant:
    """The other team; where a text names one team twice, that team once more."""
    first, second = contest.teams
    return second if first.team_id == team_id else first


def is_aggregate_doubted(contest: Contest) -> bool:
    """Whether the aggregate printed for a tie is not the sum of its legs: then one of the scores
    is wrong, which is the finding of a check of its own.
    """
    row, (first, second) = contest.row, contest.teams
    if not isinstance(row, Tie) or None in (first.goals, row.printed_team1_aggregate):
        return False
    printed = row.printed_team1_aggregate, row.printed_team2_aggregate
    return printed != (first.goals, second.goals)


def holds_the_replay(contest: Contest) -> bool:
    """Whether the last leg can be a replay: there are others, and they left the teams level."""
    before, second = contest.legs[:-1], contest.teams[1].team_id
    ahead = 0
    for leg in before:
        if leg.home_score is None or leg.away_score is None:
            return False
        by = leg.home_score - leg.away_score
        ahead += -by if leg.home_team_id == second else by
    return bool(before) and ahead == 0


def leader_on_aggregate(contest: Contest) -> Contestant | None:
    """The team with more goals over all legs."""
    return leader(contest, *(team.goals for team in contest.teams))


def leader_on_away_goals(contest: Contest) -> Contestant | None:
    """The team with more goals as the visitors."""
    return leader(contest, *(team.away_goals for team in contest.teams))


def verdict(facts: Facts, contest: Contest) -> Verdict:
    """Who won: by aggregate, else by shoot-out, else by the note on the tie, else by away goals
    where they count. A tie that only a table or a bracket shows goes to whom that marks.
    """
    if None in (contest.teams[0].goals, contest.teams[1].goals):
        marked, decider = _by_note(contest) if not contest.legs else (None, Decider.UNKNOWN)
        return Verdict(marked, decider, "" if marked else "a leg has no score")
    if len(contest.legs) > 2:
        return Verdict(None, Decider.UNKNOWN, "more than two legs were played")
    for winner, decider in (
        (leader_on_aggregate(contest), Decider.AGGREGATE),
        (leader(contest, *(team.shootout_goals for team in contest.teams)), Decider.PENALTIES),
        _by_note(contest),
    ):
        if winner is not None:
            return Verdict(winner, decider)
    return _by_away_goals(facts, contest)


def _by_note(contest: Contest) -> tuple[Contestant | None, Decider]:
    if not isinstance(contest.row, Tie):
        return None, Decider.UNKNOWN
    named = contest.row.printed_winner_team_id
    decider = contest.row.printed_decided_by or Decider.UNKNOWN
    return next((team for team in contest.teams if team.team_id == named), None), decider


def _by_away_goals(facts: Facts, contest: Contest) -> Verdict:
    favoured = leader_on_away_goals(contest)
    if favoured is None:
        return Verdict(None, Decider.LEVEL, "the meeting ended level")
    if not away_goals_count(facts, contest.row):
        return Verdict(None, Decider.LEVEL, "the meeting ended level and no rule is stated")
    return Verdict(favoured, Decider.AWAY_GOALS)


def away_goals_count(facts: Facts, row: Tie | Match) -> bool:
    """Whether away goals decide level ties where a row stands. Where nothing is said or known of
    it, a promotion final follows the rules of the tournaments before it.
    """
    rules = Stages.of(facts).at(row)
    if rules.level_tie or rules.excluded:
        return _AWAY_GOALS in rules.level_tie
    stated = facts.rules(facts.family(row.edition_id), RuleKind.LEVEL_TIE_DECIDER)
    return any(rule.criterion == _AWAY_GOALS for rule in stated)


def known_exception(facts: Facts, row: Tie | Match) -> str | None:
    """Why away goals may not have counted although the article says they do: what is known of
    the round in that competition.
    """
    known = Stages.of(facts).known(row, RuleKind.EXCLUDED_DECIDER)
    of_away_goals = (rule.reference for rule in known if rule.criterion == _AWAY_GOALS)
    return next(of_away_goals, None) if row.round_kind else None


def how_it_ended(contest: Contest, winner: Contestant, decided_by: Decider) -> str:
    """The result in a sentence, with what makes the winner."""
    first, second = contest.teams
    names = f"{first.name} and {second.name}"
    if None in (first.goals, second.goals):
        return f"{names} is marked as won by {winner.name}"
    ended = f"{names} ended {score(first.goals, second.goals)}"
    if decided_by is Decider.AWAY_GOALS:
        away = score(*sorted((first.away_goals or 0, second.away_goals or 0), reverse=True))
        return f"{ended} and away goals ({away}) favour {winner.name}"
    if decided_by is Decider.PENALTIES and winner.shootout_goals is not None:
        kicks = score(first.shootout_goals, second.shootout_goals)
        return f"{ended}, and {winner.name} won the shoot-out ({kicks})"
    return f"{ended}, so that {winner.name} won"


def contests(facts: Facts, edition: Edition) -> list[Contest]:
    """The ties of an edition itself, and the single matches of its knock-out rounds."""
    known = facts.kept(_known_contests)
    if edition.edition_id not in known:
        known[edition.edition_id] = _contests(facts, edition)
    return known[edition.edition_id]


def _known_contests(_: Facts) -> dict[str, list[Contest]]:
    """Several checks ask for those of each edition."""
    return {}


def _contests(facts: Facts, edition: Edition) -> list[Contest]:
    singles = [
        match
        for match in facts.own_matches(edition.edition_id)
        if match.tie_id is None and match.round_kind in (*ROUNDS_IN_ORDER, RoundKind.THIRD_PLACE)
    ]
    ties = facts.ties(edition.edition_id)
    return [contest_of(facts, tie) for tie in ties] + [contest_of(facts, one) for one in singles]
