"""Checks of the champions, runners-up and promoted teams an infobox names."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.tables import (
    ROUNDS_IN_ORDER,
    Decider,
    Edition,
    RoundKind,
    Severity,
    StandingKind,
)
from pipeline.validate.facts import Facts
from pipeline.validate.outcome import Failed, Outcome, Passed, Undecided
from pipeline.validate.registry import check
from pipeline.validate.result import (
    Contest,
    contests,
    how_it_ended,
    known_exception,
    opponent_of,
    verdict,
)
from pipeline.validate.weighing.telling import likelier, told
from pipeline.validate.weighing.winners import weigh_winner
from pipeline.validate.wording import listing

_SILENT = "the article does not say how it was decided"


@dataclass(frozen=True, slots=True)
class _Named:
    """A team the infobox names, and as what."""

    team_id: str
    name: str
    honour: str


@check(Severity.ERROR)
def champion_won_the_final(facts: Facts) -> Iterator[Outcome]:
    """The champions the infobox names won the final. Level on aggregate, it is a warning where
    away goals count and favour the other team, and undecided where nothing tells the winner.
    """
    for edition in facts.edition.values():
        final = _final(facts, edition)
        if edition.champion_team_id is None or final is None:
            continue
        name = edition.champion_name or edition.champion_team_id
        champion = _Named(edition.champion_team_id, name, "champions")
        if champion.team_id in final.team_ids:
            yield _held_against_the_winner(facts, edition, champion, final, "final")
        elif _leads_a_table(facts, champion.team_id, edition):
            yield Undecided(edition.article_id, "the champions lead a table and play no final")
        else:
            yield _not_in_the_final(facts, edition, champion, final)


@check(Severity.ERROR)
def runner_up_lost_the_final(facts: Facts) -> Iterator[Outcome]:
    """The runners-up the infobox names played the final and did not win it. Undecided where the
    result does not tell, or where the champions named are the other check's finding.
    """
    for edition in facts.edition.values():
        final = _final(facts, edition)
        if edition.runner_up_team_id is None or final is None:
            continue
        name = edition.runner_up_name or edition.runner_up_team_id
        runner_up = _Named(edition.runner_up_team_id, name, "runners-up")
        won = verdict(facts, final)
        if edition.champion_team_id not in (None, won.winner and won.winner.team_id):
            yield Undecided(edition.article_id, "the winner of the final is not certain")
        elif runner_up.team_id not in final.team_ids:
            yield _not_in_the_final(facts, edition, runner_up, final)
        elif won.winner is None:
            yield Undecided(edition.article_id, won.reason)
        elif won.winner.team_id == runner_up.team_id:
            yield _not_the_loser(facts, edition, runner_up, final)
        else:
            yield Passed(edition.article_id)


@check(Severity.ERROR)
def promoted_team_won_the_deciding_tie(facts: Facts) -> Iterator[Outcome]:
    """Where an edition has one tie of its own beside its tournaments, the team the infobox names
    as promoted won it. Level ties as for the champions.
    """
    for edition in facts.edition.values():
        deciders = contests(facts, edition)
        if not edition.promoted_team_ids or len(deciders) != 1:
            continue
        promoted = [
            _Named(team_id, name, "promoted")
            for team_id, name in zip(
                edition.promoted_team_ids, edition.promoted_names, strict=False
            )
            if team_id in deciders[0].team_ids
        ]
        if len(promoted) == 1:
            yield _held_against_the_winner(facts, edition, promoted[0], deciders[0], "deciding tie")
        else:
            yield Undecided(edition.article_id, "the tie does not part promoted from others")


def _final(facts: Facts, edition: Edition) -> Contest | None:
    finals = [
        contest for contest in contests(facts, edition) if contest.row.round_kind is RoundKind.FINAL
    ]
    return finals[0] if len(finals) == 1 else None


def _held_against_the_winner(
    facts: Facts, edition: Edition, named: _Named, contest: Contest, what: str
) -> Outcome:
    won = verdict(facts, contest)
    if won.winner is None:
        return Undecided(edition.article_id, won.reason)
    if won.winner.team_id == named.team_id:
        return Passed(edition.article_id)
    by_away_goals = won.decided_by is Decider.AWAY_GOALS
    if by_away_goals:
        why = _likely_exception(facts, contest, named)
    else:
        why = told(weigh_winner(facts, contest, won.winner, named.team_id))
    return Failed(
        row=edition,
        message=f"the {what} between {how_it_ended(contest, won.winner, won.decided_by)},"
        f" yet the infobox names {named.name} as {named.honour}{why}",
        expected=won.winner.name,
        observed=named.name,
        other=contest.row,
        severity=Severity.WARNING if by_away_goals else Severity.ERROR,
    )


def _likely_exception(facts: Facts, contest: Contest, named: _Named) -> str:
    reference = known_exception(facts, contest.row)
    if reference is not None:
        why = f"away goals are known not to decide this round ({reference})"
        return f"{told(_SILENT)}, but {likelier('the infobox is', why)}"
    other = opponent_of(contest, named.team_id)
    return told(
        weigh_winner(facts, contest, other, named.team_id),
        _SILENT,
    )


def _not_in_the_final(facts: Facts, edition: Edition, named: _Named, final: Contest) -> Failed:
    finalists = listing([team.name for team in final.teams])
    return Failed(
        row=edition,
        message=f"the infobox names {named.name} as {named.honour},"
        f" but the final is between {finalists}" + told(_way_to_the_final(facts, edition, named)),
        expected=finalists,
        observed=named.name,
        other=final.row,
    )


def _way_to_the_final(facts: Facts, edition: Edition, named: _Named) -> str | None:
    """How far the team named came by the rounds before, if it played in them at all."""
    rounds = [one for one in contests(facts, edition) if one.row.round_kind in ROUNDS_IN_ORDER]
    own = [one for one in rounds if named.team_id in one.team_ids]
    if not own:
        why = f"{named.name} play no match of the knock-out rounds"
        return likelier("the final is", why) if len(rounds) > 1 else None
    last = max(own, key=lambda one: ROUNDS_IN_ORDER.index(one.row.round_kind or RoundKind.FINAL))
    won = verdict(facts, last).winner
    if won is None:
        return None
    if won.team_id == named.team_id:
        beaten = f"{named.name} beat {opponent_of(last, named.team_id).name}"
        return likelier("the infobox is", f"{beaten} in the last round they are shown in")
    return likelier("the final is", f"{named.name} lost to {won.name} before it")


def _not_the_loser(facts: Facts, edition: Edition, named: _Named, final: Contest) -> Failed:
    loser = opponent_of(final, named.team_id)
    winner = opponent_of(final, loser.team_id)
    return Failed(
        row=edition,
        message=f"the infobox names {named.name} as {named.honour},"
        f" but they won the final against {loser.name}"
        + told(_named_twice(edition), weigh_winner(facts, final, winner, loser.team_id)),
        expected=loser.name,
        observed=named.name,
        other=final.row,
    )


def _named_twice(edition: Edition) -> str | None:
    """The final says who the champions are, and so does the infobox itself."""
    if edition.champion_team_id is None or edition.champion_team_id != edition.runner_up_team_id:
        return None
    return likelier("the final is", "the infobox names them as champions too")


def _leads_a_table(facts: Facts, team_id: str, edition: Edition) -> bool:
    leading = (StandingKind.LEAGUE, StandingKind.OVERALL)
    return any(
        line.team_id == team_id and line.position == 1 and line.kind in leading
        for line in facts.standings(edition.edition_id)
    )
