"""Checks of who meets whom in a group or league, and how often."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations

from pipeline.tables import Match, MatchStatus, RoundKind, Rule, RuleEvidence, Severity
from pipeline.validate.facts import Facts, sides_of
from pipeline.validate.outcome import Failed, Outcome, Passed, Undecided
from pipeline.validate.registry import check
from pipeline.validate.stage import Stages
from pipeline.validate.weighing.telling import told_if
from pipeline.validate.wording import count, listing, the_match

_IN_A_GROUP = (None, RoundKind.MATCHDAY)
_PLAYED_OFF = re.compile(r"\bplay-?\s?offs?\b|\breplays?\b", re.IGNORECASE)
_TIMES = {0: "do not meet", 1: "meet once", 2: "meet twice"}
_SHARE_OF_PAIRS = 0.8  # that meet alike, before the others are held against them
_MOST_TEAMS = 60
_Pair = tuple[str, str]
_Key = tuple[str, str | None, str]  # edition, stage and name of a group


@dataclass(slots=True)
class _Group:
    """The matches of one group: those of each pair, and the teams by name."""

    matches: list[Match] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    by_pair: dict[_Pair, list[Match]] = field(default_factory=dict)

    def add(self, match: Match) -> None:
        """Count one match."""
        home, away = sides_of(match)
        self.names.setdefault(home.team_id, home.name)
        self.names.setdefault(away.team_id, away.name)
        self.matches.append(match)
        self.by_pair.setdefault(_pair(home.team_id, away.team_id), []).append(match)

    def pairs(self) -> Iterator[_Pair]:
        """Every two teams of the group."""
        return combinations(sorted(self.names), 2)

    def of_pair(self, pair: _Pair) -> list[Match]:
        """The meetings of two teams."""
        return self.by_pair.get(pair, [])

    def meet(self, pair: _Pair) -> str:
        """How often two teams meet, in words."""
        return _times(len(self.of_pair(pair)))


@dataclass(frozen=True, slots=True)
class _Format:
    """How often the pairs of a group have to meet, by whose word, and those that do not."""

    often: int
    usual: int
    rule: Rule | None
    odd: tuple[_Pair, ...]


@check(Severity.WARNING)
def every_pair_of_a_group_meets_equally_often(facts: Facts) -> Iterator[Outcome]:
    """Every two teams of a group meet as often as the article says, else as often as most pairs
    of the group do. Undecided where the pairs follow no such format.
    """
    for group, form in facts.kept(_groups).values():
        article_id = group.matches[0].article_id
        for pair in group.pairs():
            if form is None:
                yield Undecided(article_id, "the pairs follow no common format")
            elif len(group.of_pair(pair)) == form.often:
                yield Passed(article_id)
            else:
                yield _other_than_the_rest(group, pair, form)


@check(Severity.WARNING)
def every_team_of_a_group_plays_equally_often(facts: Facts) -> Iterator[Outcome]:
    """All teams of a group play the same number of matches. Undecided where the number of
    meetings of a pair is the finding already.
    """
    for group, form in facts.kept(_groups).values():
        article_id = group.matches[0].article_id
        if form is not None and form.odd:
            yield from (Undecided(article_id, "a pair meets too often or not") for _ in group.names)
            continue
        played = Counter(side.team_id for match in group.matches for side in sides_of(match))
        usual, share = Counter(played.values()).most_common(1)[0]
        for team_id, own in played.items():
            if own == usual:
                yield Passed(article_id)
            elif share < _SHARE_OF_PAIRS * len(played):
                yield Undecided(article_id, "the teams play different numbers of matches")
            else:
                yield _plays_more_or_less(group, team_id, own, usual)


def opponents_lacking(facts: Facts, match: Match) -> list[str]:
    """The teams of a match's group that have met its home team less often than pairs do there."""
    key = match.edition_id, match.stage, match.group_name or ""
    group, form = facts.kept(_groups).get(key, (None, None))
    if group is None or form is None:
        return []
    own = match.home_team_id
    others = (team_id for team_id in group.names if team_id != own)
    return [group.names[one] for one in others if len(group.of_pair(_pair(own, one))) < form.often]


def _groups(facts: Facts) -> dict[_Key, tuple[_Group, _Format | None]]:
    """The groups that headings name, with their formats, and without the matches played to part
    level teams.
    """
    groups: dict[_Key, _Group] = defaultdict(_Group)
    for match in facts.matches:
        if match.group_name is None or match.round_kind not in _IN_A_GROUP:
            continue
        heading = f"{match.round or ''} {match.section.rpartition(' / ')[2]}"
        is_itself = match.home_team_id == match.away_team_id
        is_off = match.status is MatchStatus.CANCELLED or _PLAYED_OFF.search(heading)
        if not (is_off or is_itself):
            groups[match.edition_id, match.stage, match.group_name].add(match)
    return {
        key: (one, _format_of(facts, one))
        for key, one in groups.items()
        if 3 <= len(one.names) <= _MOST_TEAMS
    }


def _format_of(facts: Facts, group: _Group) -> _Format | None:
    counts = Counter(len(group.of_pair(pair)) for pair in group.pairs())
    usual, share = counts.most_common(1)[0]
    if share < _SHARE_OF_PAIRS * counts.total() or usual == 0:
        return None
    rule = Stages.of(facts).at(group.matches[0]).meetings
    often = usual if rule is None else rule.number or usual
    odd = tuple(pair for pair in group.pairs() if len(group.of_pair(pair)) != often)
    return _Format(often, usual, rule, odd)


def _other_than_the_rest(group: _Group, pair: _Pair, form: _Format) -> Failed:
    names = listing([group.names[team_id] for team_id in pair])
    shown = group.of_pair(pair)
    by_whom = "the other pairs" if form.rule is None else "by the rules the pairs"
    return Failed(
        row=(shown or group.matches)[-1],
        message=f"{names} {group.meet(pair)} in {group.matches[0].group_name},"
        f" where {by_whom} {_times(form.often)}{told_if(_likelier_pair(group, pair, form))}",
        other=_other_place(group, shown, form.rule),
        expected=str(form.often),
        observed=str(len(shown)),
        part="-v-".join(pair),
    )


def _other_place(group: _Group, shown: list[Match], rule: Rule | None) -> Rule | Match:
    """The sentence with the rule, the first of several meetings, else the group itself."""
    if rule is not None and rule.evidence is not RuleEvidence.KNOWLEDGE:
        return rule
    return shown[0] if len(shown) > 1 else group.matches[0]


def _likelier_pair(group: _Group, pair: _Pair, form: _Format) -> str | None:
    """What the other pairs tell. One match too many and one too few that share a team: then one
    of the two names the wrong opponent.
    """
    shown = group.of_pair(pair)
    if form.usual != form.often and len(shown) == form.usual:
        return f"most pairs {_times(form.usual)}, so that the rule is likelier wrong"
    is_too_many = len(shown) > form.often
    if is_too_many and len({the_match(match) for match in shown}) < len(shown):
        return "one match is likely shown twice"
    if form.odd == (pair,):
        return None if is_too_many else "as it is one pair only, a match is likely left out"
    if len(form.odd) != 2:
        return None
    (other,) = (one for one in form.odd if one != pair)
    is_other_too_many = len(group.of_pair(other)) > form.often
    if is_too_many == is_other_too_many or not set(other) & set(pair):
        return None
    names = listing([group.names[team_id] for team_id in other])
    return f"as {names} {group.meet(other)}, one match likely names a wrong team"


def _plays_more_or_less(group: _Group, team_id: str, played: int, usual: int) -> Failed:
    own, rest = (
        [m for m in group.matches if (team_id in (m.home_team_id, m.away_team_id)) is is_own]
        for is_own in (True, False)
    )
    return Failed(
        row=own[-1],
        message=f"{group.names[team_id]} play {count(played, 'match')} in {own[0].group_name},"
        f" where the other teams play {usual}",
        other=next(iter(rest), None),
        expected=str(usual),
        observed=str(played),
        part=team_id,
    )


def _times(number: int) -> str:
    return _TIMES.get(number, f"meet {number} times")


def _pair(one: str, other: str) -> _Pair:
    return (one, other) if one < other else (other, one)
