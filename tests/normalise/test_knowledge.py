"""The files of knowledge: every line is needed, right in form, and in its place."""

import csv
from collections.abc import Iterable
from importlib.resources import files

import pytest

from pipeline.normalise.known import country_by_competition, known_teams, team_id_by_name
from pipeline.normalise.slugs import fold, slug

FOLDER = files("pipeline.normalise") / "knowledge"


def lines(name: str) -> list[dict[str, str]]:
    text = (FOLDER / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


TEAMS, NAMES = lines("teams.csv"), lines("team_names.csv")
COMPETITIONS = lines("competitions.csv")


def no_duplicates(values: Iterable[object]) -> bool:
    listed = list(values)
    return len(listed) == len(set(listed))


@pytest.mark.parametrize("name", ["teams.csv", "team_names.csv", "competitions.csv"])
def test_every_cell_is_filled_and_trimmed(name: str) -> None:
    text = (FOLDER / name).read_text(encoding="utf-8")
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    for line in lines(name):
        assert all(value and value == value.strip() for value in line.values()), line
        assert None not in line, line  # a cell too many


@pytest.mark.parametrize("team", TEAMS, ids=lambda team: team["team_id"])
def test_a_team_is_named_after_its_article(team: dict[str, str]) -> None:
    assert team["team_id"] == slug(team["article_title"])


def test_teams_are_listed_once_in_order() -> None:
    ids = [team["team_id"] for team in TEAMS]
    assert ids == sorted(ids)
    assert no_duplicates(ids)
    assert set(known_teams()) == set(ids)


def test_names_are_listed_in_order() -> None:
    keys = [(line["country"], fold(line["name"])) for line in NAMES]
    assert keys == sorted(keys)


@pytest.mark.parametrize("line", NAMES, ids=lambda line: line["name"])
def test_a_name_leads_to_a_team_of_its_country(line: dict[str, str]) -> None:
    assert known_teams()[line["team_id"]].country == line["country"]


def test_a_spelling_means_one_team_of_a_country() -> None:
    meanings: dict[tuple[str, str], set[str]] = {}
    for team in TEAMS:
        for name in (team["name"], team["article_title"]):
            meanings.setdefault((team["country"], fold(name)), set()).add(team["team_id"])
    for line in NAMES:
        meanings.setdefault((line["country"], fold(line["name"])), set()).add(line["team_id"])

    assert {key: ids for key, ids in meanings.items() if len(ids) > 1} == {}
    assert team_id_by_name() == {key: next(iter(ids)) for key, ids in meanings.items()}


def test_no_line_says_what_is_known_without_it() -> None:
    known = {
        (team["country"], fold(team[key])) for team in TEAMS for key in ("name", "article_title")
    }

    assert [line for line in NAMES if (line["country"], fold(line["name"])) in known] == []
    assert no_duplicates((line["country"], fold(line["name"])) for line in NAMES)


def test_competitions_are_listed_once_in_order() -> None:
    names = [line["competition_name"] for line in COMPETITIONS]
    assert names == sorted(names)
    assert no_duplicates(fold(name) for name in names)
    assert country_by_competition()["copa mx"] == "Mexico"
