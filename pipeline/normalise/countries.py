"""National teams: by the code or name a flag template takes, by the title of their article."""

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from pipeline.normalise.known import read_knowledge
from pipeline.normalise.slugs import fold, slug

_TITLE = re.compile(
    r"(?P<country>.{1,60}?)(?: (?P<sex>men|women)['’]?s)? national (?P<youth>under-\d\d |amateur )?"
    r"(?:association )?(?P<sport>football|soccer) team(?P<rest> \([^()]{1,40}\))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class NationalTeam:
    """One line of ``knowledge/national_teams.csv``: what the flag template of a code shows and
    links. ``is_historic`` tells a country that is no more from those that bear its article's name
    today.
    """

    name: str
    article_title: str
    country: str
    is_historic: bool

    @property
    def team_id(self) -> str:
        """The same for all codes and names of one team."""
        return slug(self.article_title)


def national_team(code: str, squad: str | None = None) -> NationalTeam | None:
    """The team of a code, or of a country's name in place of one.

    >>> national_team("FRG").article_title, national_team("Kingdom of Yugoslavia").name
    ('West Germany national football team', 'Yugoslavia')
    >>> national_team("USA", "women u-17").article_title
    "United States women's national under-17 soccer team"
    >>> national_team("Minas Gerais") is None
    True
    """
    team = _by_code().get(fold(code))
    return _squad_of(team, squad) if team and squad else team


@lru_cache(maxsize=4096)
def national_team_of_title(title: str) -> NationalTeam | None:
    """The team of an article, whichever of the usual ways its title is built.

    >>> national_team_of_title("Canada national soccer team").article_title
    "Canada men's national soccer team"
    >>> national_team_of_title("FYR Macedonia women's national football team").team_id
    'north-macedonia-womens-national-football-team'
    >>> national_team_of_title("Bayern Munich") is None
    True
    """
    found = _TITLE.fullmatch(title)
    if found is None:
        return None
    team = _by_title().get(fold(title)) or national_team(found["country"] + (found["rest"] or ""))
    sex = "women" if found["sex"] and found["sex"].casefold() == "women" else ""
    youth = (found["youth"] or "").strip().casefold().replace("under-", "u-")
    squad = f"{sex} {youth}".strip()
    return _squad_of(team, squad) if team and squad else team


@cache
def national_team_by_id() -> dict[str, NationalTeam]:
    """The men's teams, each under the first of its names."""
    teams: dict[str, NationalTeam] = {}
    for team in _by_code().values():
        teams.setdefault(team.team_id, team)
    return teams


def _squad_of(team: NationalTeam, squad: str) -> NationalTeam:
    """The women's or youth side of a country, titled the way its men's team is."""
    title = _TITLE.fullmatch(team.article_title)
    if title is None:
        return team
    words = squad.split()
    youth = "".join(f" {w.replace('u-', 'under-')}" for w in words if w != "women")
    men = " men's" if title["sex"] else ""
    sex = " women's" if "women" in words else men
    name = f"{title['country']}{sex} national{youth} {title['sport']} team"
    shown = " ".join([team.name, *(word.replace("u-", "U-") for word in words)])
    return replace(team, name=shown, article_title=name)


@cache
def _by_code() -> dict[str, NationalTeam]:
    """Codes and names; where a name is that of a line and of another line's code, the code."""
    rows = read_knowledge("national_teams.csv")
    teams = [(row["code"], _team(row)) for row in rows]
    by_code = {fold(code): team for code, team in teams}
    for _, team in teams:
        by_code.setdefault(fold(team.name), team)
    return by_code


@cache
def _by_title() -> dict[str, NationalTeam]:
    return {fold(team.article_title): team for team in national_team_by_id().values()}


def _team(row: dict[str, str]) -> NationalTeam:
    return NationalTeam(row["name"], row["article_title"], row["country"], bool(row["to_year"]))
