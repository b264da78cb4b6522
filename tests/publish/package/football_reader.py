"""A reader of football.txt, written from the format's description and nothing else of ours."""

import re
from datetime import date, datetime
from typing import Any

_DATE = re.compile(r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) ([A-Z][a-z]{2}) (\d{1,2}) (\d{4})")
_TIME = re.compile(r"(\d{2}:\d{2})  ")
_SCORE = re.compile(
    r"(\d+)-(\d+)(?P<longer> a\.e\.t\.)?"
    r"(?: \((\d+)-(\d+)(?:, (\d+)-(\d+))?\))?(?:, (\d+)-(\d+) pen\.)?"
)
_STATUS = re.compile(r"\[(\w+)\]")
_GOAL = re.compile(r"(?:([^\d,;()]+?) )?(\d+)(?:\+(\d+))?'(?:\((p|og)\))?(?:, )?")


def read(text: str) -> tuple[str, list[dict[str, Any]]]:
    """The title, and every match with what the text says of it."""
    title, heading, day = "", "", None
    matches: list[dict[str, Any]] = []
    for raw in text.split("\n"):
        line = raw.split("#")[0].strip()
        if line.startswith("= "):
            title = line[2:]
        elif line.startswith("▪ "):
            heading = line[2:]
        elif found := _DATE.fullmatch(line):
            day = datetime.strptime(" ".join(found.groups()), "%b %d %Y").date()
            assert f"{day:%a}" == line[:3]
        elif line.startswith("("):
            matches[-1] |= _goals(line, matches[-1])
        elif line:
            matches.append(_match(line, heading, day))
    return title, matches


def _match(line: str, heading: str, day: date | None) -> dict[str, Any]:
    found = _TIME.match(line)
    time = found[1] if found else None
    teams, *rest = [part.strip() for part in re.split(r"\s{2,}", _TIME.sub("", line, count=1))]
    team1, team2 = teams.split(" v ")
    made = {"round": heading, "date": day, "time": time, "team1": team1, "team2": team2}
    for part in rest:
        if part.startswith("@"):
            made["ground"] = part[1:].strip()
        elif status := _STATUS.fullmatch(part):
            made["status"] = status[1]
        else:
            made |= _score(part)
    return made


def _score(text: str) -> dict[str, Any]:
    found = _SCORE.fullmatch(text)
    assert found, text
    end, first, second, kicks = (
        (int(found[one]), int(found[one + 1])) if found[one] else None for one in (1, 4, 6, 8)
    )
    if found["longer"]:
        return {"et": end, "ft": first, "ht": second, "p": kicks}
    return {"ft": end, "ht": first, "p": kicks}


def _goals(line: str, match: dict[str, Any]) -> dict[str, Any]:
    sides = [_side(part) for part in line[1:-1].split("; ")]
    if len(sides) == 1:  # the score says whose goals they are
        home, _ = match.get("et") or match["ft"]
        sides = [sides[0], []] if home else [[], sides[0]]
    return {"goals1": sides[0], "goals2": sides[1]}


def _side(text: str) -> list[tuple[Any, ...]]:
    goals, place = [], 0
    while place < len(text):
        found = _GOAL.match(text, place)
        assert found, text[place:]
        name, minute, added, mark = found.groups()
        goals.append((name, int(minute), int(added) if added else None, mark))
        place = found.end()
    return goals
