"""Results grids of Module:Sports results: one cell per home and away team."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pipeline.parse.coded_teams import flat_text, read_teams, span_with_name, team_order
from pipeline.parse.grid_cell import read_cell
from pipeline.parse.records import MatchRecord, PlaceOf, Problems, TeamRef
from pipeline.problems import Unreadable
from pipeline.wikitext.calls import Call, Param

SPORTS_RESULTS_NAMES = ("sports results",)

_KEY = re.compile(r"(?:match|leg|result)[0-9]{0,2}_(.+)", re.DOTALL)
_SUFFIX = re.compile(r"_(?:[0-9]{1,2}|note)\Z")
_LONGEST_KEY = 100


class GridMatch(NamedTuple):
    """A match of a grid with the codes its teams go by there."""

    home_code: str
    away_code: str
    record: MatchRecord


def read_sports_results(
    text: str, call: Call, place_of: PlaceOf, segment: int
) -> tuple[list[MatchRecord], Problems]:
    """The matches of one grid, row by row as the parameters stand. Blank cells are none."""
    teams, problems = read_teams(call, team_order(call))
    found, unreadable = read_grid(text, call, teams, place_of, segment)
    return [match.record for match in found], problems + unreadable


def read_grid(
    text: str, call: Call, teams: Mapping[str, TeamRef], place_of: PlaceOf, segment: int
) -> tuple[list[GridMatch], Problems]:
    """The matches in the ``match_H_A`` parameters of a call."""
    matches: list[GridMatch] = []
    problems: Problems = []
    has_notes = text.find("_note", call.start, call.end) >= 0
    for param, key, is_sure in _cells(text, call):
        pair = split_pair(key, teams)
        if pair is None:
            if is_sure and param.value and not key.endswith("_note"):
                problem = Unreadable("result of a team that the grid does not list", param.name)
                problems.append((param.span, problem))
            continue
        if pair[0] == pair[1]:
            continue
        place = place_of(span_with_name(text, call, param), "results grid")
        note = flat_text(call.value(f"{param.name}_note")) if has_notes else None
        try:
            cells = read_cell(param.value, place, segment, teams[pair[0]], teams[pair[1]], note)
        except Unreadable as problem:
            problems.append((param.span, problem))
            continue
        matches += [GridMatch(*pair, record) for record in cells]
    return matches, problems


def split_pair(key: str, teams: Mapping[str, object]) -> tuple[str, str] | None:
    """Home and away code of a key; codes may hold underscores themselves.

    >>> split_pair("KÖL_MÖN", {"KÖL": 1, "MÖN": 1}), split_pair("A_B_C_1", {"A_B": 1, "C": 1})
    (('KÖL', 'MÖN'), ('A_B', 'C'))
    >>> split_pair("A_B_note", {"A": 1, "B": 1}) is None
    True
    """
    home, _, away = key.partition("_")
    if home in teams and away in teams:
        return home, away
    if key.endswith("_note") or len(key) > _LONGEST_KEY:
        return None
    return _split_oddly(key, teams) or _split_oddly(_SUFFIX.sub("", key), teams)


def _split_oddly(key: str, teams: Mapping[str, object]) -> tuple[str, str] | None:
    for found in re.finditer("_", key):
        home, away = key[: found.start()].strip(), key[found.end() :].strip()
        if home in teams and away in teams:
            return home, away
    return None


def _cells(text: str, call: Call) -> Iterator[tuple[Param, str, bool]]:
    """Parameters that are cells by their name, or may be: some pages leave ``match_`` out."""
    is_grid = call.name.startswith(SPORTS_RESULTS_NAMES)
    if not is_grid and text.find("match", call.start, call.end) < 0:
        return
    for param in call.params:
        name = param.name
        if name.startswith("match_"):
            yield param, name[6:], True
        elif found := _KEY.fullmatch(name) if name[:3] in ("mat", "leg", "res") else None:
            yield param, found[1], False
        elif is_grid and "_" in name:
            yield param, name, False
