"""The groups and leagues of an edition: which matches one table counts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.normalise.fixtures import Fixture
from pipeline.parse.records import Context
from pipeline.tables import RoundKind, StandingKind

_PLAYED_OFF = re.compile(r"\bplay-?\s?offs?\b|\breplays?\b|\btest match\b", re.IGNORECASE)
_LEAGUE_ROUNDS = (None, RoundKind.MATCHDAY)
_FEWEST_TEAMS = 3
_MOST_TEAMS = 60  # of a league; more are a list of matches
_SHARE_OF_PAIRS = 0.7  # of a league that have met, before its matches are a table


@dataclass(slots=True)
class GroupStage:
    """The matches of one table, in the order of the text, and those that part level teams."""

    edition_id: str
    stage: str | None
    group_name: str | None
    matches: list[Fixture] = field(default_factory=list)
    play_offs: list[Fixture] = field(default_factory=list)

    @property
    def kind(self) -> StandingKind:
        """A group, or a league of all teams."""
        return StandingKind.GROUP if self.group_name else StandingKind.LEAGUE

    @property
    def context(self) -> Context:
        """Where the table would stand."""
        return Context(stage=self.stage, group_name=self.group_name)


def draw_groups(fixtures: Sequence[Fixture]) -> Iterator[GroupStage]:
    """Every group, and every league whose teams have met each other for the most part."""
    stages: dict[tuple[str, str | None, str | None], GroupStage] = {}
    for fixture in fixtures:
        context = fixture.context
        if context.round_kind not in _LEAGUE_ROUNDS or fixture.home_team_id == fixture.away_team_id:
            continue
        key = fixture.edition_id, context.stage, context.group_name
        stage = stages.setdefault(key, GroupStage(*key))
        is_extra = any(_PLAYED_OFF.search(text) for text in _headings(fixture))
        (stage.play_offs if is_extra else stage.matches).append(fixture)
    for stage in stages.values():
        if stage.matches and (stage.group_name or _is_a_league(stage.matches)):
            yield stage


def _headings(fixture: Fixture) -> Sequence[str]:
    """The headings that tell of the match itself: its round and what stands right above it."""
    section = fixture.record.place.section
    return [text for text in (fixture.context.round, section[-1] if section else None) if text]


def _is_a_league(matches: Sequence[Fixture]) -> bool:
    """Whether the teams form one closed circle, other than the opponents of one team do."""
    if any(match.context.leg or (match.tie and match.tie.note is None) for match in matches):
        return False
    teams = {team for match in matches for team in match.teams}
    pairs = {match.teams for match in matches}
    if not _FEWEST_TEAMS <= len(teams) <= _MOST_TEAMS:
        return False
    return len(pairs) >= _SHARE_OF_PAIRS * len(teams) * (len(teams) - 1) / 2
