"""Spellings of teams to teams, for all articles of one edition."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.normalise.countries import (
    national_team,
    national_team_by_id,
    national_team_of_title,
)
from pipeline.normalise.known import known_teams, team_id_by_name
from pipeline.normalise.roster import Roster
from pipeline.normalise.slugs import fold, slug
from pipeline.normalise.sources import source_columns
from pipeline.normalise.spellings import split_state
from pipeline.parse.records import Place, TeamRef
from pipeline.tables import Article, Resolution, Team, TeamName

_NO_REDIRECTS: Mapping[str, str] = {}


@dataclass(slots=True)
class _Use:
    article: Article
    team_id: str
    resolution: Resolution
    place: Place
    count: int = 0


class NameBook:
    """The spellings of the articles of one edition, each brought to its team.

    ``learn`` takes in every spelling first, so that a plain name can mean the team that another
    passage links. What neither knowledge nor another spelling explains is a team of its own, told
    apart as ``unresolved``. ``redirects`` leads titles to the titles of the articles they open.
    """

    def __init__(self, country: str | None, redirects: Mapping[str, str] = _NO_REDIRECTS) -> None:
        self._country = country
        self._roster = Roster(redirects)
        self._found: dict[TeamRef, tuple[str, Resolution]] = {}
        self._uses: dict[tuple[str, str, str], _Use] = {}

    def learn(self, team: TeamRef) -> None:
        """Take in a spelling before any is resolved."""
        self._roster.add(team)

    def resolve(self, team: TeamRef, article: Article, place: Place) -> str:
        """The team a spelling means; ``place`` is kept as the first of the article that uses it."""
        found = self._found.get(team)
        if found is None:
            self._roster.see(team.name)
            found = self._found[team] = self._find(team)
            self._roster.meet(team.name, found[0])
        key = article.article_id, self.display(team), found[0]
        use = self._uses.get(key)
        if use is None:
            use = self._uses[key] = _Use(article, *found, place)
        elif place.span < use.place.span:
            use.place = place
        use.count += 1
        return found[0]

    def display(self, team: TeamRef) -> str:
        """What a reader sees: for a bare code the country's name."""
        if team.code is not None and team.name == team.code:
            country = national_team(team.code)
            return country.name if country else team.name
        return team.name

    def rows(self) -> list[TeamName]:
        """One row for an article and spelling. Where one spelling means two teams of an article,
        the second is told apart by its id, as often as it takes: that may be a spelling itself.
        """
        spelled: set[tuple[str, str]] = set()
        rows = []
        for (article_id, name, team_id), use in self._uses.items():
            while (article_id, name) in spelled:
                name = f"{name} ({team_id})"
            spelled.add((article_id, name))
            rows.append(_row(name, use))
        return rows

    def titles(self) -> dict[str, str]:
        """Titles of the articles about the teams, by id, where a link or knowledge says them."""
        return self._roster.titles()

    def _find(self, team: TeamRef) -> tuple[str, Resolution]:
        if team.link is not None:
            return self._roster.linked(team.link, team.name), Resolution.LINK
        if team.code is not None and (country := national_team(team.code, team.squad)):
            return country.team_id, Resolution.KNOWLEDGE
        return self._plain(team.name)

    def _plain(self, name: str) -> tuple[str, Resolution]:
        """Where the edition has one team that is called so, that; else as knowledge says."""
        roster = self._roster
        if (team_id := roster.spelled(name)) is not None:
            return team_id, Resolution.UNIQUE_IN_EDITION
        if (team_id := self._known(name)) is not None:
            return team_id, Resolution.KNOWLEDGE
        team_id = roster.spelled_without_state(name) or roster.alike(name)
        if team_id is not None:
            return team_id, Resolution.UNIQUE_IN_EDITION
        return slug(name), Resolution.UNRESOLVED

    def _known(self, name: str) -> str | None:
        """A country among countries; else a club of the country the edition is played in."""
        roster = self._roster
        if self._country is None or roster.is_of_nations:
            team = national_team(name)
            if team is not None and roster.takes_country(name, team.team_id):
                return team.team_id
        country = self._country or roster.country
        if country is None:
            return None
        bare, state = split_state(name)
        team_ids = team_id_by_name()
        known = team_ids.get((country, fold(name)))
        return known or team_ids.get((country, fold(f"{bare} ({state})")))


def team_rows(
    names: Sequence[TeamName],
    titles: Mapping[str, str] | None = None,
    items: Mapping[str, str] | None = None,
) -> list[Team]:
    """One row for every team a spelling was brought to; ``items`` are Wikidata items by title."""
    usual: dict[str, str] = {}
    for row in sorted(names, key=lambda row: (row.article_id, row.name)):
        usual.setdefault(row.team_id, row.name)
    return [_team(team_id, usual[team_id], titles or {}, items or {}) for team_id in sorted(usual)]


def _team(team_id: str, name: str, titles: Mapping[str, str], items: Mapping[str, str]) -> Team:
    title = titles.get(team_id)
    known = known_teams().get(team_id) or national_team_by_id().get(team_id)
    known = known or (national_team_of_title(title) if title else None)
    article = known.article_title if known else title
    return Team(
        team_id=team_id,
        name=known.name if known else name,
        article_title=article,
        wikidata_id=items.get(article or "") or items.get(title or ""),
        country=known.country if known else None,
    )


def _row(name: str, use: _Use) -> TeamName:
    return TeamName(
        **source_columns(use.article, use.place),
        name=name,
        team_id=use.team_id,
        resolution=use.resolution,
        use_count=use.count,
    )
