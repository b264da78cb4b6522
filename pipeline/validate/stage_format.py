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
from pipeline.validate.wording import count, listing

_IN_A_GROUP = (None, RoundKind.MATCHDAY)
_PLAYED_OFF = re.compile(r"\bplay-?\s?offs?\b|\breplays?\b", re.IGNORECASE)
_TIMES = {0: "do not meet", 1: "meet once", 2: "meet twice"}
_SHARE_OF_PAIRS = 0.8  # that meet alike, before the others are held against them
_MOST_TEAMS = 60
_Pair = tuple[str, str]


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


def _groups(facts: Facts) -> list[_Group]:
    return facts.kept(_drawn_groups)


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
    shown = [m for m in group.matches if _pair(m.home_team_id, m.away_team_id) == pair]
    return Failed(
        row=(shown or group.matches)[-1],
        message=f"{listing(names)} {_times(times)} in {group.matches[0].group_name},"
        f" where the pairs {_times(often)}",
        expected=str(often),
        observed=str(times),
        part="-v-".join(pair),
    )


def _plays_more_or_less(group: _Group, team_id: str, played: int, usual: int) -> Failed:
    own = [m for m in group.matches if team_id in (m.home_team_id, m.away_team_id)]
    return Failed(
        row=own[-1],
        message=f"{group.names[team_id]} play {count(played, 'match')} in {own[0].group_name},"
        f" where the teams play {usual}",
        expected=str(usual),
        observed=str(played),
        part=team_id,
    )


def _times(number: int) -> str:
    return _TIMES.get(number, f"meet {number} times")


def _pair(one: str, other: str) -> _Pair:
    return (one, other) if one < other else (other, one)
