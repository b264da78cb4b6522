"""The file of national teams: right in form, unambiguous, and complete for what we compare with."""

import csv
from importlib.resources import files
from pathlib import Path

import pytest

from pipeline.normalise.countries import (
    national_team,
    national_team_by_id,
    national_team_of_title,
)
from pipeline.normalise.slugs import fold

FILE = files("pipeline.normalise") / "knowledge" / "national_teams.csv"
LINES = list(csv.DictReader(FILE.read_text(encoding="utf-8").splitlines()))
FIFA_MEMBERS = 211
TRUTH = {
    "worldcup_matches.csv": ("home_team_name", "away_team_name"),
    "results_2026_world_cup_and_2004_2012_euro.csv": ("home_team", "away_team"),
}


def test_every_line_is_whole() -> None:
    for line in LINES:
        needed = [line[key] for key in ("code", "name", "article_title", "country", "why")]
        assert all(needed), line
        assert all(value == value.strip() for value in line.values()), line
        years = line["from_year"], line["to_year"]
        assert all(not year or (year.isdigit() and 1870 < int(year) < 2030) for year in years), line


def test_a_code_stands_for_one_team() -> None:
    codes = [fold(line["code"]) for line in LINES]
    assert sorted(codes) == sorted(set(codes))


def test_one_title_belongs_to_one_country() -> None:
    countries = {(line["article_title"], line["country"]) for line in LINES}
    assert len(countries) == len({title for title, _ in countries})


def test_the_members_of_fifa_are_there() -> None:
    members = [line for line in LINES if line["why"] == "FIFA code"]
    assert sum(len(line["code"]) == 3 and not line["to_year"] for line in members) >= FIFA_MEMBERS


def test_a_title_leads_to_the_team_of_its_codes() -> None:
    for line in LINES:
        by_code = national_team(line["code"])
        assert by_code is not None, line
        assert by_code.team_id in national_team_by_id(), line
        by_title = national_team_of_title(line["article_title"])
        if "national" in line["article_title"]:  # Great Britain and the islands are titled else
            assert by_title is not None, line
            assert by_title.team_id == by_code.team_id, line


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("SUI", "Switzerland"),
        ("CHE", "Switzerland"),
        ("IRI", "Iran"),
        ("TCH", "Czechoslovakia"),
        ("CSK", "Czechoslovakia"),
        ("ROM", "Romania"),
        ("HPR", "Hungary"),
        ("PRB", "Bulgaria"),
        ("KVX", "Kosovo"),
        ("TRI", "Trinidad and Tobago"),
        ("SAA", "Saarland"),
        ("Saar", "Saarland"),
        ("Burma", "Burma"),
        ("UAR", "United Arab Republic"),
        ("Republic of China (1912-1949)", "China"),
        ("IRL", "Republic of Ireland"),
        ("Türkiye", "Turkey"),
        ("Côte d’Ivoire", "Ivory Coast"),
    ],
)
def test_codes_seen_in_articles(code: str, name: str) -> None:
    team = national_team(code)
    assert team is not None
    assert team.name == name


@pytest.mark.parametrize(
    ("squad", "title"),
    [
        ("women", "United States women's national soccer team"),
        ("u-20", "United States men's national under-20 soccer team"),
        ("women u-17", "United States women's national under-17 soccer team"),
    ],
)
def test_sides_of_a_country(squad: str, title: str) -> None:
    team = national_team("USA", squad)
    assert team is not None
    assert team.article_title == title
    assert national_team_of_title(title) == team


@pytest.mark.parametrize("file", TRUTH)
def test_every_team_of_the_truth_is_known_by_its_name(shared: Path, file: str) -> None:
    text = (shared / "corpus" / "truth" / file).read_text(encoding="utf-8")
    names = {row[column] for row in csv.DictReader(text.splitlines()) for column in TRUTH[file]}
    assert {name for name in names if national_team(name) is None} == set()
