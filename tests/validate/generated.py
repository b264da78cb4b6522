"""Seasons made up as wikitext: a league with its table, groups and a knock-out stage with ties."""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import combinations

from tests.normalise.naive_table import Result, naive_line, naive_order

CRITERIA = ("goal_difference", "goals_scored", "head_to_head_points")
RULES = (
    "Teams were awarded three points for a win, one point for a draw and none for a defeat.\n\n"
    "If teams were level on points, the following criteria were used:\n"
    "# goal difference in all matches\n# goals scored in all matches\n"
    "# points obtained in the matches played between the teams in question\n# drawing of lots\n\n"
    "Level ties are decided by [[away goals rule|away goals]].\n\n"
)


@dataclass
class Season:
    """One article, and the places in its text that a test may change."""

    text: str = ""
    scores: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    ties: list[str] = field(default_factory=list)


def league(seed: int, size: int) -> Season:
    """A league of so many teams, twice around, with a table that agrees."""
    dice = random.Random(seed)  # noqa: S311 - seasons, not secrets
    season = Season("{{Infobox football league season|competition=Liga Ejemplo|season=2014}}\n\n")
    season.text += "==Rules==\n" + RULES + "==Results==\n"
    teams = [f"{chr(ord('A') + number)}ville" for number in range(size)]
    results = _results(season, dice, teams)
    season.text += "==League table==\n" + _table(season, teams, results)
    return season


def cup(seed: int, groups: int) -> Season:
    """Groups of four, once around, whose winners play ties over two legs, then a final."""
    dice = random.Random(seed)  # noqa: S311 - seasons, not secrets
    season = Season("{{Infobox football tournament|title=Copa Ejemplo|year=2014}}\n\n")
    season.text += "==Rules==\n" + RULES + "==Group stage==\n"
    winners = []
    for number in range(groups):
        teams = [f"{name}{number + 1}" for name in ("Alfa ", "Beta ", "Gama ", "Delta ")]
        season.text += f"===Group {number + 1}===\n"
        results = _results(season, dice, teams, legs=1)
        season.text += _table(season, teams, results)
        winners.append(teams[0])
    season.text += "==Knockout stage==\n"
    rounds = {4: "Semi-finals", 2: "Final"}
    while len(winners) > 1:
        season.text += f"==={rounds[len(winners)]}===\n" + "{{TwoLegStart}}\n"
        winners = [_tie(season, dice, *winners[n : n + 2]) for n in range(0, len(winners), 2)]
        season.text += "|}\n"
    return season


def _results(season: Season, dice: random.Random, teams: list[str], legs: int = 2) -> list[Result]:
    results = []
    day = date(2014, 1, 4)
    for one, other in combinations(teams, 2):
        for home, away in [(one, other), (other, one)][:legs]:
            made, let = dice.randint(0, 4), dice.randint(0, 4)
            day += timedelta(days=1)
            box = f"{{{{football box|date={day.day} {day:%B} {day.year}|team1=[[{home}]]"
            box += f"|score={made}–{let}|team2=[[{away}]]}}}}\n"
            season.scores.append(box)
            season.text += box
            results.append((home, made, let, away))
    return results


def _table(season: Season, teams: list[str], results: list[Result]) -> str:
    """A sports table in the right order; teams the criteria leave level stand as lots have it."""
    places = naive_order(teams, results, CRITERIA, 3)
    order = [team for place in places for team in sorted(place)]
    codes = {team: f"T{number}" for number, team in enumerate(order)}
    lines = ["{{#invoke:Sports table|main|style=WDL", f"|{_teams(order, codes)}"]
    for team in order:
        _, won, drawn, lost, scored, conceded, _ = naive_line(team, results, 3)
        code = codes[team]
        row = f"|win_{code}={won}|draw_{code}={drawn}|loss_{code}={lost}"
        row += f"|gf_{code}={scored}|ga_{code}={conceded}"
        season.cells.append(row)
        lines.append(f"{row}|name_{code}=[[{team}]]")
    return "\n".join([*lines, "}}", ""])


def _teams(order: list[str], codes: dict[str, str]) -> str:
    return "|".join(f"team{number}={codes[team]}" for number, team in enumerate(order, start=1))


def _tie(season: Season, dice: random.Random, one: str, other: str) -> str:
    """A row of a tie table that agrees with itself; never level."""
    first, second = (dice.randint(0, 3), dice.randint(0, 3)), (dice.randint(0, 3), 0)
    total = first[0] + second[0], first[1] + second[1]
    if total[0] == total[1]:
        first, total = (first[0] + 1, first[1]), (total[0] + 1, total[1])
    names = [f"[[{one}]]", f"[[{other}]]"]
    winner = 0 if total[0] > total[1] else 1
    names[winner] = f"'''{names[winner]}'''"
    row = f"{{{{TwoLegResult|{names[0]}||{total[0]}–{total[1]}|{names[1]}||"
    row += f"{first[0]}–{first[1]}|{second[0]}–{second[1]}}}}}\n"
    season.ties.append(row)
    season.text += row
    return (one, other)[winner]
