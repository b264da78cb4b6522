"""Spellings of teams to teams: inside one article, and across all."""

import re
from dataclasses import dataclass

from pipeline.normalise.known import known_teams, team_id_by_name
from pipeline.normalise.slugs import fold, slug
from pipeline.normalise.sources import source_columns
from pipeline.parse.records import Place
from pipeline.tables import Article, Resolution, Team, TeamName

_AFFIX = re.compile(r"\b(?:fc|cf|cd|ac|sc|afc|club|deportivo)\b")


@dataclass(slots=True)
class _Use:
    team_id: str
    resolution: Resolution
    place: Place
    count: int = 0


class NameBook:
    """The spellings of one article, each brought to its team the first time it is met.

    A spelling that knowledge does not hold for the article's country is the team of another
    spelling of the article that differs by nothing but a word such as F.C.; else it is a team of
    its own, told apart as ``unresolved``.
    """

    def __init__(self, article: Article, country: str | None) -> None:
        self._article = article
        self._country = country
        self._uses: dict[str, _Use] = {}
        self._team_ids_by_core: dict[str, set[str]] = {}

    def resolve(self, name: str, place: Place) -> str:
        """The team a spelling means; ``place`` is kept as the first that uses it."""
        use = self._uses.get(name)
        if use is None:
            team_id, resolution = self._find(name)
            use = self._uses[name] = _Use(team_id, resolution, place)
            self._team_ids_by_core.setdefault(_core(name), set()).add(team_id)
        use.count += 1
        return use.team_id

    def rows(self) -> list[TeamName]:
        """One row a spelling."""
        return [
            TeamName(
                **source_columns(self._article, use.place),
                name=name,
                team_id=use.team_id,
                resolution=use.resolution,
                use_count=use.count,
            )
            for name, use in self._uses.items()
        ]

    def _find(self, name: str) -> tuple[str, Resolution]:
        known = self._known(name)
        if known is not None:
            return known, Resolution.KNOWLEDGE
        core = _core(name)
        alike = self._team_ids_by_core.get(core, set())
        if len(alike) == 1 and core:
            return next(iter(alike)), Resolution.UNIQUE_IN_EDITION
        return slug(name), Resolution.UNRESOLVED

    def _known(self, name: str) -> str | None:
        """By country where the article has one; else only where one country knows the name."""
        if self._country is not None:
            return team_id_by_name().get((self._country, fold(name)))
        team_ids = {team for (_, known), team in team_id_by_name().items() if known == fold(name)}
        return team_ids.pop() if len(team_ids) == 1 else None


def team_rows(names: list[TeamName]) -> list[Team]:
    """One row for every team a spelling was brought to."""
    usual: dict[str, str] = {}
    for row in sorted(names, key=lambda row: (row.article_id, row.name)):
        usual.setdefault(row.team_id, row.name)
    return [_team(team_id, usual[team_id]) for team_id in sorted(usual)]


def _team(team_id: str, name: str) -> Team:
    known = known_teams().get(team_id)
    return Team(
        team_id=team_id,
        name=known.name if known else name,
        article_title=known.article_title if known else None,
        wikidata_id=None,
        country=known.country if known else None,
    )


def _core(name: str) -> str:
    return " ".join(_AFFIX.sub(" ", fold(name)).split())
