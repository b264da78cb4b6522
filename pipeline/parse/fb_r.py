"""Results grids of the old ``fb r`` family: the place of a cell in its row names the away team."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.parse.grid_cell import read_cell
from pipeline.parse.records import MatchRecord, PlaceOf, Problems, TeamRef
from pipeline.parse.team_ref import read_team_cell
from pipeline.problems import Unreadable
from pipeline.wikitext.calls import Call

FB_R_NAMES = ("fb r", "fb r header*", "fb r team*", "fb r footer*", "fb r2*", "fb r3*")

_ROLE = re.compile(r"fb r[0-9]?(?: (header|team|footer)\b.*)?", re.DOTALL)
_COMMENT = re.compile(r"<!--\s*+([^<>]{1,80}?)\s*-->\s*\Z")
_FARTHEST_COMMENT = 120
_NOTHING = ("null", "")


@dataclass(slots=True)
class _Row:
    call: Call
    team: TeamRef
    cells: list[Call] = field(default_factory=list)


def split_fb_r(calls: Sequence[Call]) -> list[list[Call]]:
    """The calls of an article, grid by grid, each from its header on."""
    grids: list[list[Call]] = []
    is_open = False
    for call in calls:
        role = _role(call)
        if role == "header":
            grids.append([])
        if grids and (is_open or role == "header"):
            grids[-1].append(call)
        is_open = (is_open or role == "header") and role != "footer"
    return grids


def read_fb_r(
    text: str, calls: Sequence[Call], place_of: PlaceOf, segment: int
) -> tuple[list[MatchRecord], Problems]:
    """The matches of one grid. A row of more cells than the header names teams is unreadable.

    What counts is the place of a cell, as on the page; a comment before it that names another
    team is reported.
    """
    header = next((call for call in calls if _role(call) == "header"), None)
    rows, problems = _rows(calls)
    away = _columns(header, rows) if header else [row.team for row in rows]
    columns = {key: number for number, team in enumerate(away) for key in _keys(team)}
    matches: list[MatchRecord] = []
    for row in rows:
        if len(row.cells) > len(away):
            problem = Unreadable("row of more results than its grid has teams", row.team.name)
            problems.append((row.call.span, problem))
            continue
        for column, cell in enumerate(row.cells):
            place = place_of(cell.span, "results grid")
            try:
                matches += read_cell(_score(cell), place, segment, row.team, away[column])
            except Unreadable as problem:
                problems.append((cell.span, problem))
        problems += _misnamed(text, row, columns)
    return matches, problems


def _role(call: Call) -> str | None:
    found = _ROLE.fullmatch(call.name)
    return (found[1] or "cell") if found else None


def _rows(calls: Sequence[Call]) -> tuple[list[_Row], Problems]:
    rows: list[_Row] = []
    problems: Problems = []
    is_known = False
    for call in calls:
        role = _role(call)
        if role == "team":
            team, problem = _team(call.value("t") or call.value("1"))
            is_known = team is not None
            if team is not None:
                rows.append(_Row(call, team))
            elif problem is not None:
                problems.append((call.span, problem))
        elif role == "cell" and is_known:
            rows[-1].cells.append(call)
    return rows, problems


def _team(markup: str) -> tuple[TeamRef | None, Unreadable | None]:
    try:
        team = read_team_cell(markup).team
    except Unreadable as problem:
        return None, problem
    return team, None if team else Unreadable("row without a team", markup)


def _columns(header: Call, rows: Sequence[_Row]) -> list[TeamRef]:
    """The away teams in their order: as the rows call them, where a row has the same link or
    name, else the row of the same number if the counts agree, else as the header does.
    """
    named = [_team(param.value)[0] for param in header.positional() if param.value]
    by_name = {key: row.team for row in rows for key in _keys(row.team)}
    teams: list[TeamRef] = []
    for number, short in enumerate(named):
        known = next((by_name[key] for key in _keys(short) if key in by_name), None)
        if known is None and len(rows) == len(named):
            known = rows[number].team
        teams.append(known or short or TeamRef(f"column {number + 1}"))
    return teams or [row.team for row in rows]


def _keys(team: TeamRef | None) -> Iterator[str]:
    if team is not None:
        yield from (key.casefold() for key in (team.link, team.name) if key)


def _score(cell: Call) -> str:
    """What a cell shows: two numbers of goals, else its text."""
    scored, conceded = cell.value("gf"), cell.value("ga")
    if scored and conceded:
        return f"{scored}–{conceded}"
    other = cell.value("r")
    return "" if other.lower() in _NOTHING else other


def _misnamed(text: str, row: _Row, columns: Mapping[str, int]) -> Problems:
    problems: Problems = []
    start = row.call.end
    for number, cell in enumerate(row.cells):
        comment = _COMMENT.search(text[max(start, cell.start - _FARTHEST_COMMENT) : cell.start])
        start = cell.end
        if comment is None or not _score(cell):
            continue
        if columns.get(comment[1].casefold(), number) != number:
            problem = Unreadable("comment names another team than the column", comment[1])
            problems.append((cell.span, problem))
    return problems
