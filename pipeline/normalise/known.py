"""What we know of the world beside the articles: the files in ``knowledge/``."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pipeline.normalise.slugs import fold
from pipeline.normalise.spellings import split_state


@dataclass(frozen=True, slots=True)
class KnownTeam:
    """One line of ``knowledge/teams.csv``."""

    team_id: str
    name: str
    article_title: str
    country: str


@cache
def known_teams() -> dict[str, KnownTeam]:
    """Every known team by its id."""
    return {row["team_id"]: KnownTeam(**row) for row in read_knowledge("teams.csv")}


@cache
def team_id_by_name() -> dict[tuple[str, str], str]:
    """Team ids by country and folded spelling; titles, usual names and other spellings."""
    rows = read_knowledge("team_names.csv")
    names = {(row["country"], fold(row["name"])): row["team_id"] for row in rows}
    for team in known_teams().values():
        for name in (team.name, team.article_title):
            names[team.country, fold(name)] = team.team_id
    return names


@cache
def countries_of_name() -> dict[str, frozenset[str]]:
    """Countries by folded spelling: those that have a club called so."""
    countries: dict[str, set[str]] = {}
    for country, name in team_id_by_name():
        countries.setdefault(name, set()).add(country)
    return {name: frozenset(where) for name, where in countries.items()}


@cache
def states_of_team() -> dict[str, set[str]]:
    """Folded states by team id, where a name of it has one behind: ``Botafogo (PB)``."""
    states: dict[str, set[str]] = {}
    for (_, name), team_id in team_id_by_name().items():
        _, state = split_state(name)
        if state is not None:
            states.setdefault(team_id, set()).add(state)
    return states


@cache
def country_by_competition() -> dict[str, str]:
    """Countries by folded name of the competition."""
    rows = read_knowledge("competitions.csv")
    return {fold(row["competition_name"]): row["country"] for row in rows}


@cache
def team_id_by_title() -> dict[str, str]:
    """Team ids by folded title of an article: the clubs' own, and those that redirect to it or
    to the title that stands for the team where ``teams.csv`` does not hold it.
    """
    titles = {fold(row["title"]): row["team_id"] for row in read_knowledge("team_titles.csv")}
    titles.update((fold(team.article_title), team.team_id) for team in known_teams().values())
    return titles


def read_knowledge(name: str) -> list[dict[str, str]]:
    """The lines of a file of ``knowledge/``, without the column that says why."""
    text = (files("pipeline.normalise") / "knowledge" / name).read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return [{key: value for key, value in row.items() if key != "why"} for row in rows]
