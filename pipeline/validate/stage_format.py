"""Checks of who meets whom in a group or league, and how often."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations

from pipeline.tables import Match, MatchStatus, RoundKind, Severity
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
_Key = tuple[str, str | None, str | None]


@dataclass(slots=True)
class _Group:
    """The matches of one group: how often each pair meets, and the teams by name."""

    matches: list[Match] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    meetings: Counter[_Pair] = field(default_factory=Counter)

    def add(self, match: Match) -> None:
        """Count one match."""
        home, away = sides_of(match)
        self.names.setdefault(home.team_id, home.name)
        self.names.setdefault(away.team_id, away.name)
        self.matches.append(match)
        self.meetings[_pair(home.team_id, away.team_id)] += 1

    def of_pair(self, pair: _Pair) -> list[Match]:
        """The meetings of two teams."""
        return [m for m in self.matches if _pair(m.home_team_id, m.away_team_id) == pair]

    def pairs(self) -> Iterator[_Pair]:
        """Every two teams of the group."""
        return combinations(sorted(self.names), 2)


@check(Severity.WARNING)
def every_pair_of_a_group_meets_equally_often(facts: Facts) -> Iterator[Outcome]:
    """Every two teams of a group meet as often as the article says, else as often as most pairs
    of the group do. Undecided where the pairs follow no such format.
    """
    for group in _groups(facts):
        often = _format_of(facts, group)
        for pair in group.pairs():
            if often is None:
                yield Undecided(group.matches[0].article_id, "the pairs follow no common format")
            elif group.meetings[pair] == often:
                yield Passed(group.matches[0].article_id)
            else:
                yield _other_than_the_rest(group, pair, often)


@check(Severity.WARNING)
def every_team_of_a_group_plays_equally_often(facts: Facts) -> Iterator[Outcome]:
    """All teams of a group play the same number of matches. Undecided where the number of
    meetings of a pair is the finding already.
    """
    for group in _groups(facts):
        often = _format_of(facts, group)
        article_id = group.matches[0].article_id
        if often is not None and any(group.meetings[pair] != often for pair in group.pairs()):
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
    key = match.edition_id, match.stage, match.group_name
    group, often = facts.kept(_formats).get(key, (None, None))
    if group is None or often is None:
        return []
    own = match.home_team_id
    others = (team_id for team_id in group.names if team_id != own)
    return [group.names[one] for one in others if group.meetings[_pair(own, one)] < often]


def _groups(facts: Facts) -> list[_Group]:
    return facts.kept(_drawn_groups)


def _formats(facts: Facts) -> dict[_Key, tuple[_Group, int | None]]:
    """Each group with how often its pairs meet, by where its matches stand."""
    first = ((group.matches[0], group) for group in _groups(facts))
    return {
        (one.edition_id, one.stage, one.group_name): (group, _format_of(facts, group))
        for one, group in first
    }


def _drawn_groups(facts: Facts) -> list[_Group]:
    """The groups that headings name, without the matches played to part level teams."""
    groups: dict[tuple[str, str | None, str], _Group] = defaultdict(_Group)
    for match in facts.matches:
        if match.group_name is None or match.round_kind not in _IN_A_GROUP:
            continue
        heading = f"{match.round or ''} {match.section.rpartition(' / ')[2]}"
        is_itself = match.home_team_id == match.away_team_id
        is_off = match.status is MatchStatus.CANCELLED or _PLAYED_OFF.search(heading)
        if not (is_off or is_itself):
            groups[match.edition_id, match.stage, match.group_name].add(match)
    return [one for one in groups.values() if 3 <= len(one.names) <= _MOST_TEAMS]


def _format_of(facts: Facts, group: _Group) -> int | None:
    stated = Stages.of(facts).at(group.matches[0]).meetings
    counts = Counter(group.meetings[pair] for pair in group.pairs())
    usual, share = counts.most_common(1)[0]
    if share < _SHARE_OF_PAIRS * counts.total() or usual == 0:
        return None
    return stated or usual


def _other_than_the_rest(group: _Group, pair: _Pair, often: int) -> Failed:
    names = [group.names[team_id] for team_id in pair]
    times = group.meetings[pair]
    shown = group.of_pair(pair)
    return Failed(
        row=(shown or group.matches)[-1],
        message=f"{listing(names)} {_times(times)} in {group.matches[0].group_name},"
        f" where the other pairs {_times(often)}{told_if(_likelier_pair(group, pair, often))}",
        other=_other_place(group, shown),
        expected=str(often),
        observed=str(times),
        part="-v-".join(pair),
    )


def _other_place(group: _Group, shown: list[Match]) -> Match:
    """The first of the meetings, else of the group."""
    return shown[0] if len(shown) > 1 else group.matches[0]


def _likelier_pair(group: _Group, pair: _Pair, often: int) -> str | None:
    """One match too many and one too few that share a team: then one has the wrong opponent."""
    shown, times = group.of_pair(pair), group.meetings[pair]
    if times > often and len({the_match(match) for match in shown}) < times:
        return "one match is likely shown twice"
    is_too_many = times > often
    others = (group.meetings[one] for one in group.pairs() if one != pair)
    is_too_few_alone = not is_too_many and all(number == often for number in others)
    across = [
        one
        for one in group.pairs()
        if (group.meetings[one] < often if is_too_many else group.meetings[one] > often)
    ]
    if is_too_few_alone:
        return "as it is one pair only, a match is likely left out"
    sharing = [one for one in across if set(one) & set(pair)]
    if len(across) != 1 or not sharing:
        return None
    names = listing([group.names[team_id] for team_id in sharing[0]])
    return f"as {names} {_times(group.meetings[sharing[0]])}, one match likely names a wrong team"


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
