"""A second, naive computation of tables, which shares nothing with the one it is held against."""

from collections.abc import Sequence
from itertools import groupby

Result = tuple[str, int, int, str]  # home team, its goals, the visitors' goals, visitors


def naive_line(team: str, results: Sequence[Result], win: int) -> tuple[int, ...]:
    """Played, won, drawn, lost, goals for, goals against, points: one pass per number."""
    own = [(made, let) for home, made, let, _ in results if home == team]
    own += [(made, let) for _, let, made, away in results if away == team]
    won = len([1 for made, let in own if made > let])
    drawn = len([1 for made, let in own if made == let])
    lost = len([1 for made, let in own if made < let])
    scored, conceded = sum(made for made, _ in own), sum(let for _, let in own)
    return len(own), won, drawn, lost, scored, conceded, win * won + drawn


def naive_order(
    teams: Sequence[str], results: Sequence[Result], criteria: Sequence[str], win: int
) -> list[set[str]]:
    """Places from first to last, by sorting on one whole key at a time. Among teams level on all
    before it, a head-to-head criterion looks at the matches of just these teams, and when it
    parts them, those still level start anew at the first head-to-head criterion.
    """
    return _places(list(teams), results, ("points", *criteria), win)


def _places(
    teams: list[str], results: Sequence[Result], criteria: Sequence[str], win: int
) -> list[set[str]]:
    if len(teams) == 1 or not criteria:
        return [set(teams)]
    first, rest = criteria[0], criteria[1:]
    if not first.startswith("head_to_head"):
        return _split(teams, results, first, rest, win, results)
    count = next(
        (n for n, one in enumerate(criteria) if not one.startswith("head_to_head")), len(criteria)
    )
    for number in range(count):  # the first of these criteria that parts the teams
        among = [r for r in results if r[0] in teams and r[3] in teams]
        column = criteria[number].removeprefix("head_to_head_")
        if len({_value(team, among, column, win) for team in teams}) > 1:
            return _split(teams, among, column, criteria, win, results)
    return _places(teams, results, criteria[count:], win)


def _split(
    teams: list[str],
    counted: Sequence[Result],
    column: str,
    rest: Sequence[str],
    win: int,
    results: Sequence[Result],
) -> list[set[str]]:
    def value(team: str) -> float:
        return _value(team, counted, column, win)

    ordered = sorted(teams, key=value, reverse=True)
    places = []
    for _, level in groupby(ordered, key=value):
        places += _places(list(level), results, rest, win)
    return places


def _value(team: str, results: Sequence[Result], column: str, win: int) -> float:
    _, won, _, _, scored, conceded, points = naive_line(team, results, win)
    away = sum(goals for _, _, goals, visitors in results if visitors == team)
    values: dict[str, float] = {
        "points": points,
        "goal_difference": scored - conceded,
        "goals_scored": scored,
        "away_goals": away,
        "wins": won,
        "goal_ratio": scored / conceded if conceded else (1e9 if scored else 0.0),
    }
    return values[column]
