"""openfootball's ``football.json``: one file for each edition."""

import json
import re
from collections.abc import Sequence
from typing import Any

from pipeline.publish.package.games import STATUS, Row, goals_of, score_of, title

_TIME = re.compile(r"(\d{1,2})[:.](\d\d)(?!\d)(?!\s*[ap]\.?m)", re.IGNORECASE)


def render_json(edition: Row, matches: Sequence[Row]) -> str:
    """An edition and its matches as JSON, one match a line; what is not known is left out."""
    lines = ",\n".join(json.dumps(_match(match), ensure_ascii=False) for match in matches)
    name = json.dumps(title(edition), ensure_ascii=False)
    return f'{{"name": {name}, "matches": [\n{lines}\n]}}\n'


def time_of(match: Row) -> str | None:
    """The kick-off on a clock of 24 hours, where it is written so.

    >>> time_of({"kickoff_text": "20:45 UTC-6"}), time_of({"kickoff_text": "8:45 p.m."})
    ('20:45', None)
    """
    found = _TIME.match(match["kickoff_text"] or "")
    is_time = found and int(found[1]) < 24 and int(found[2]) < 60
    return f"{int(found[1]):02}:{found[2]}" if found and is_time else None


def ground_of(match: Row) -> str | None:
    """The ground and its town, as far as they are known."""
    return ", ".join(filter(None, (match["stadium"], match["city"]))) or None


def _match(match: Row) -> dict[str, Any]:
    day = match["match_date"]
    made = {
        "stage": match["stage"],
        "group": match["group_name"],
        "round": match["round"],
        "date": day and day.isoformat(),
        "time": time_of(match),
        "team1": match["home_team_name"],
        "team2": match["away_team_name"],
        "score": _score(match) or None,
        **_goals(match),
        "status": STATUS.get(match["status"]),
        "ground": ground_of(match),
    }
    return {name: value for name, value in made.items() if value is not None}


def _score(match: Row) -> dict[str, list[int]]:
    score = score_of(match)
    named = {
        "ht": score.half_time,
        "ft": score.full_time,
        "et": score.extra_time,
        "p": score.shootout,
    }
    return {name: list(pair) for name, pair in named.items() if pair is not None}


def _goals(match: Row) -> dict[str, list[dict[str, Any]]]:
    if not match["goals"]:
        return {}
    return {
        f"goals{number}": [_goal(goal) for goal in goals_of(match, side)]
        for number, side in ((1, "home"), (2, "away"))
    }


def _goal(goal: Row) -> dict[str, Any]:
    made = {
        "name": goal["name"],
        "minute": goal["minute"],
        "offset": goal["added"],
        "penalty": goal["kind"] == "penalty" or None,
        "owngoal": goal["kind"] == "own_goal" or None,
    }
    return {name: value for name, value in made.items() if value is not None}
