"""What we know of the world beside the articles: the files in ``knowledge/``."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pipeline.normalise.slugs import fold


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
    return {row["team_id"]: KnownTeam(**row) for row in _read("teams.csv")}


@cache
def team_id_by_name() -> dict[tuple[str, str], str]:
    """Team ids by country and folded spelling; titles, usual names and other spellings."""
    names = {(row["country"], fold(row["name"])): row["team_id"] for row in _read("team_names.csv")}
    for team in known_teams().values():
        for name in (team.name, team.article_title):
            names[team.country, fold(name)] = team.team_id
    return names


@cache
def country_by_competition() -> dict[str, str]:
    """Countries by folded name of the competition."""
    return {fold(row["competition_name"]): row["country"] for row in _read("competitions.csv")}


def _read(name: str) -> list[dict[str, str]]:
    text = (files("pipeline.normalise") / "knowledge" / name).read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return [{key: value for key, value in row.items() if key != "why"} for row in rows]
