"""Checks of who advances from the groups, who meets whom in the bracket, and where."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.tables import (
    ROUNDS_IN_ORDER,
    Edition,
    Match,
    Rule,
    RuleKind,
    Severity,
    Standing,
    StandingBasis,
    StandingKind,
    Tie,
)
from pipeline.validate.facts import Facts
from pipeline.validate.outcome import Failed, Outcome, Passed, Undecided
from pipeline.validate.registry import check
from pipeline.validate.result import Contest, contests, verdict
from pipeline.validate.stage import Pair, Stages
from pipeline.validate.weighing.scores import bear_out
from pipeline.validate.weighing.telling import agree, likelier, told, told_if
from pipeline.validate.wording import count, listing

_NO_SEEDS = "the group results do not settle the seeds"
_Place = tuple[str | None, str | None]  # stage and group
_KIND_BY_RANK = {2: StandingKind.RUNNERS_UP, 3: StandingKind.THIRD_PLACE}


@dataclass(frozen=True, slots=True)
class _Slot:
    """The team in a slot of the bracket, or why it cannot be told."""

    team_id: str | None
    name: str = ""
    reason: str = ""


class _Bracket:
    """The pairs an edition's rules draw, with the teams its results put into them."""

    def __init__(self, facts: Facts, edition: Edition) -> None:
        self._facts = facts
        self._slots: dict[str, _Slot] = {}
        # Two teams of one group may have met before; that is no meeting of the bracket.
        rounds = (one for one in contests(facts, edition) if one.row.round_kind in ROUNDS_IN_ORDER)
        stages, met = Stages.of(facts), list(rounds)
        self._by_teams: dict[frozenset[str | None], Contest] = {}
        self.pairs: dict[str, Pair] = {}
        for contest in met:
            self._by_teams.setdefault(frozenset(contest.team_ids), contest)
            for pair in stages.at(contest.row).pairs:
                self.pairs.setdefault(" ".join(pair.slots), pair)
        self._by_label = {pair.label: pair for pair in self.pairs.values() if pair.label}
        seeding = (
            line
            for line in facts.standings(edition.edition_id)
            if line.kind is StandingKind.SEEDING and line.basis is StandingBasis.COMPUTED
        )
        self._seeds = {str(line.position): line for line in seeding if line.position is not None}

    def slot(self, name: str) -> _Slot:
        """Who stands in a slot; in a bracket that feeds itself, nobody."""
        if name not in self._slots:
            self._slots[name] = _Slot(None, reason="the bracket feeds itself")
            self._slots[name] = self._fill(name)
        return self._slots[name]

    def _fill(self, name: str) -> _Slot:
        word, _, what = name.partition(" ")
        if word == "seed":
            line = self._seeds.get(what)
            return _Slot(line.team_id, line.team_name) if line else _Slot(None, reason=_NO_SEEDS)
        before = self._by_label.get(what)
        contest = self.contest(before) if before else None
        if contest is None:
            return _Slot(None, reason="the match before it is not shown")
        return self._winner(contest)

    def contest(self, pair: Pair) -> Contest | None:
        """The meeting of the two teams in the slots of a pair."""
        return self._by_teams.get(frozenset(self.slot(name).team_id for name in pair.slots))

    def meetings_of(self, team_ids: Sequence[str | None]) -> list[Contest]:
        """The first meeting of each of some teams with another one."""
        own = (
            next((one for one in self._by_teams.values() if team in one.team_ids), None)
            for team in team_ids
        )
        return list({id(one): one for one in own if one is not None}.values())

    def _winner(self, contest: Contest) -> _Slot:
        won = verdict(self._facts, contest).winner
        if won is not None:
            return _Slot(won.team_id, won.name)
        if isinstance(contest.row, Tie) and contest.row.winner_team_id is not None:
            return _Slot(contest.row.winner_team_id, contest.row.winner_name or "")
        return _Slot(None, reason="nothing tells the winner of the match before it")


@check(Severity.ERROR)
def bracket_pairs_follow_from_the_results(facts: Facts) -> Iterator[Outcome]:
    """The teams that the article's bracket puts together, by the seeds that follow from the group
    results and by the winners of the matches before, do meet in it. Each pair applies once.
    """
    for edition, bracket in _brackets(facts):
        for pair in bracket.pairs.values():
            slots = [bracket.slot(name) for name in pair.slots]
            unknown = next((slot for slot in slots if slot.team_id is None), None)
            if unknown is not None:
                yield Undecided(edition.article_id, unknown.reason)
            elif bracket.contest(pair) is not None:
                yield Passed(edition.article_id)
            else:
                yield _does_not_meet(facts, bracket, pair, slots)


@check(Severity.ERROR)
def the_host_is_the_one_the_rules_name(facts: Facts) -> Iterator[Outcome]:
    """Where the article says which slot of a bracket pair is at home, or that the best seed is,
    that team is at home in the single match of the pair.
    """
    for edition, bracket in _brackets(facts):
        hosted = list(_hosted(facts, bracket))
        as_ruled = sum(host.team_id == match.home_team_id for _, match, host in hosted)
        for pair, match, host in hosted:
            if host.team_id == match.home_team_id:
                yield Passed(edition.article_id)
            else:
                yield _not_at_home(match, host, pair, as_ruled)


def _hosted(facts: Facts, bracket: _Bracket) -> Iterator[tuple[Pair, Match, _Slot]]:
    """The pairs that meet once, with their match and who has to be at home in it."""
    for pair in bracket.pairs.values():
        contest = bracket.contest(pair)
        if contest is not None and len(contest.legs) == 1:
            host = _host_of(facts, bracket, pair, contest.legs[0])
            if host is not None:
                yield pair, contest.legs[0], host


@check(Severity.ERROR)
def those_that_advance_play_the_next_stage(facts: Facts) -> Iterator[Outcome]:
    """Every team whose place in its group, or in the ranking across groups, the article says
    advances plays outside its group too, where the article shows such matches.
    """
    for edition in facts.edition.values():
        if not facts.rules([edition], RuleKind.ADVANCES):
            continue
        stages = _stages_played(facts, edition) if contests(facts, edition) else {}
        elsewhere: dict[_Place, set[str]] = {}
        for rule, line in _advancing(facts, edition):
            own = line.stage, line.group_name
            if own not in elsewhere:
                others = (teams for place, teams in stages.items() if place != own)
                elsewhere[own] = set().union(*others)
            on = elsewhere[own]
            if not on:
                continue
            if line.team_id in on:
                yield Passed(line.article_id)
            else:
                yield _not_playing_on(facts, line, rule, on)


def _stages_played(facts: Facts, edition: Edition) -> dict[_Place, set[str]]:
    """The teams that play in each stage and group."""
    stages: dict[_Place, set[str]] = {}
    for match in facts.own_matches(edition.edition_id):
        teams = {match.home_team_id, match.away_team_id}
        stages.setdefault((match.stage, match.group_name), set()).update(teams)
    return stages


def _brackets(facts: Facts) -> Iterator[tuple[Edition, _Bracket]]:
    drawn = {
        rule.edition_id
        for one in facts.edition.values()
        for rule in facts.rules([one], RuleKind.BRACKET_PAIR)
    }
    for edition_id in sorted(drawn):
        edition = facts.edition[edition_id]
        yield edition, _Bracket(facts, edition)


def _host_of(facts: Facts, bracket: _Bracket, pair: Pair, match: Match) -> _Slot | None:
    if pair.host_slot is not None:
        return bracket.slot(pair.host_slot)
    if Stages.of(facts).at(match).best_seed_hosts is None:
        return None
    seeds = [name for name in pair.slots if name.startswith("seed ")]
    best = min(seeds, key=lambda name: int(name.split()[1]), default=None)
    return bracket.slot(best) if best and len(seeds) == len(pair.slots) else None


def _advancing(facts: Facts, edition: Edition) -> Iterator[tuple[Rule, Standing]]:
    """The computed lines of places that advance, with the rule that says so."""
    for rule in facts.rules([edition], RuleKind.ADVANCES):
        kind = StandingKind.GROUP if rule.number is None else _KIND_BY_RANK.get(rule.rank or 0)
        last = rule.rank if rule.number is None else rule.number
        for line in facts.standings(edition.edition_id):
            is_through = line.position is not None and line.position <= (last or 0)
            if line.kind is kind and is_through and line.basis is StandingBasis.COMPUTED:
                yield rule, line


def _does_not_meet(facts: Facts, bracket: _Bracket, pair: Pair, slots: list[_Slot]) -> Failed:
    names = [f"{slot.name} ({name})" for name, slot in zip(pair.slots, slots, strict=True)]
    instead = bracket.meetings_of([slot.team_id for slot in slots])
    shown = [f"{one.teams[0].name} v {one.teams[1].name}" for one in instead]
    return Failed(
        row=pair.rule,
        message=f"by the results and the bracket {listing(names)} meet, but"
        + (f" the article shows {listing(shown)}" if shown else " no such match is shown")
        + told(_by_their_goals(facts, instead)),
        other=instead[0].row if instead else None,
        expected=listing([slot.name for slot in slots]),
        observed="no such match",
    )


def _by_their_goals(facts: Facts, instead: Sequence[Contest]) -> str | None:
    found = bear_out(facts, [leg for one in instead for leg in one.legs])
    return likelier("the matches are", agree(found, "their scores")) if found else None


def _not_at_home(match: Match, host: _Slot, pair: Pair, as_ruled: int) -> Failed:
    others = f"{count(as_ruled, 'other match')} {'follows' if as_ruled == 1 else 'follow'} the rule"
    swapped = f"home and away are likelier swapped, for {others}" if as_ruled else None
    return Failed(
        row=match,
        message=f"{host.name} host the match against {_guest_of(match, host)} by the article's"
        f" rules, yet {match.home_team_name} are shown at home{told(swapped)}",
        expected=host.name,
        observed=match.home_team_name,
        other=pair.rule,
    )


def _guest_of(match: Match, host: _Slot) -> str:
    is_home = host.team_id == match.home_team_id
    return match.away_team_name if is_home else match.home_team_name


def _instead(names: Sequence[str]) -> str | None:
    if len(names) != 1:
        return None
    return f"{names[0]}, below them, do, so that a result or the rule is likelier wrong"


def _not_playing_on(facts: Facts, line: Standing, rule: Rule, on: set[str]) -> Failed:
    lines = facts.standings(line.edition_id)
    instead = [
        other.team_name
        for other in lines
        if other.table_id == line.table_id
        and other.team_id in on
        and (other.position or 0) > (line.position or 0)
    ]
    place = f"place {line.position}" + (
        f" of {line.group_name}"
        if line.kind is StandingKind.GROUP
        else " of the ranking across groups"
    )
    return Failed(
        row=line,
        message=f"{line.team_name} advance from {place} by the results and the article's rules,"
        " but play no later round" + told_if(_instead(instead)),
        other=rule,
        expected="a match of the next stage",
        observed="none",
    )
