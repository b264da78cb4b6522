"""The independent tables: matches, goals and group tables as others have collected them."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.normalise.countries import national_team

# One of the tables calls countries by today's names.
_RENAMED = {"Serbia": ("Serbia and Montenegro", date(2006, 6, 5))}


@dataclass(frozen=True, slots=True)
class TrueMatch:
    """One match. ``scores`` and ``shootout`` are (home, away); ``edition`` is an edition's id."""

    key: str
    edition: str
    match_date: date
    home: str
    away: str
    scores: tuple[int, int]
    is_after_extra_time: bool | None = None
    shootout: tuple[int, int] | None = None

    @property
    def teams(self) -> frozenset[str]:
        """Both teams, in no order."""
        return frozenset((self.home, self.away))


@dataclass(frozen=True, slots=True)
class TrueGoal:
    """One goal; ``team`` is the one it counts for."""

    key: str
    match_key: str
    team: str
    names: tuple[str, ...]
    minute: int
    added_minute: int | None
    kind: str


@dataclass(frozen=True, slots=True)
class TrueLine:
    """One team's line of a group table; ``figures`` are position, played, won, drawn, lost, goals
    for and against, difference, points.
    """

    key: str
    edition: str
    group_name: str
    team: str
    figures: tuple[int, ...]


def team_id(name: str, day: date | None = None) -> str:
    """The id of a country under the name it bore that day.

    Raises:
        LookupError: no such country.
    """
    if day is not None and name in _RENAMED and day < _RENAMED[name][1]:
        name = _RENAMED[name][0]
    team = national_team(name)
    if team is None:
        raise LookupError(f"no national team {name!r}")
    return team.team_id


def world_cup_matches(folder: Path) -> list[TrueMatch]:
    """Every match of the World Cups that the corpus holds in full."""
    return [
        TrueMatch(
            key=row["match_id"],
            edition=_edition(row),
            match_date=date.fromisoformat(row["match_date"]),
            home=team_id(row["home_team_name"]),
            away=team_id(row["away_team_name"]),
            scores=(int(row["home_team_score"]), int(row["away_team_score"])),
            is_after_extra_time=row["extra_time"] == "1",
            shootout=_shootout(row),
        )
        for row in _rows(folder / "worldcup_matches.csv")
    ]


def world_cup_goals(folder: Path) -> list[TrueGoal]:
    """Every goal of these."""
    counts: dict[str, int] = {}
    goals = []
    for row in _rows(folder / "worldcup_goals.csv"):
        match = row["match_id"]
        counts[match] = counts.get(match, 0) + 1
        added = int(row["minute_stoppage"])
        goals.append(
            TrueGoal(
                key=f"{match} goal {counts[match]}",
                match_key=match,
                team=team_id(row["team_name"]),
                names=tuple(
                    name
                    for name in (row["family_name"], row["given_name"])
                    if name != "not applicable"
                ),
                minute=int(row["minute_regulation"]),
                added_minute=added or None,
                kind=_kind(row),
            )
        )
    return goals


def world_cup_lines(folder: Path) -> list[TrueLine]:
    """Every line of their group tables."""
    columns = ("position", "played", "wins", "draws", "losses", "goals_for", "goals_against")
    return [
        TrueLine(
            key=f"{row['tournament_id']} {row['group_name']} {row['team_name']}",
            edition=_edition(row),
            group_name=row["group_name"],
            team=team_id(row["team_name"]),
            figures=tuple(int(row[c]) for c in (*columns, "goal_difference", "points")),
        )
        for row in _rows(folder / "worldcup_group_standings.csv")
    ]


def results(folder: Path, tournament: str, edition: str, first: str, last: str) -> list[TrueMatch]:
    """The played matches of one tournament between two days."""
    found = []
    for row in _rows(folder / "results_2026_world_cup_and_2004_2012_euro.csv"):
        is_here = row["tournament"] == tournament and first <= row["date"] <= last
        if is_here and row["home_score"].isdigit():
            day = date.fromisoformat(row["date"])
            found.append(
                TrueMatch(
                    key=f"{row['date']} {row['home_team']} v {row['away_team']}",
                    edition=edition,
                    match_date=day,
                    home=team_id(row["home_team"], day),
                    away=team_id(row["away_team"], day),
                    scores=(int(row["home_score"]), int(row["away_score"])),
                )
            )
    return found


def _rows(path: Path) -> Iterator[dict[str, str]]:
    yield from csv.DictReader(path.read_text(encoding="utf-8").splitlines())


def _edition(row: dict[str, str]) -> str:
    return f"{row['tournament_id'].removeprefix('WC-')}-fifa-world-cup"


def _shootout(row: dict[str, str]) -> tuple[int, int] | None:
    if row["penalty_shootout"] != "1":
        return None
    return int(row["home_team_score_penalties"]), int(row["away_team_score_penalties"])


def _kind(row: dict[str, str]) -> str:
    if row["own_goal"] == "1":
        return "own_goal"
    return "penalty" if row["penalty"] == "1" else "unmarked"
