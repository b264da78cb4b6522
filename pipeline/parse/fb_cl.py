"""League tables of the old ``fb cl`` family: a header, one call for each team, a footer."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from pipeline.parse.coded_teams import flat_text, is_off
from pipeline.parse.records import PlaceOf, Problems, StandingRecord
from pipeline.parse.standing_row import kind_of_table, letters_behind, read_number, read_position
from pipeline.parse.team_ref import read_team_cell
from pipeline.problems import Unreadable
from pipeline.tables import StandingKind
from pipeline.wikitext.calls import Call

FB_CL_NAMES = ("fb cl*",)

LETTER_BY_FLAG: Mapping[str, str] = {
    "champion": "C",
    "swedishchampion": "C",
    "allsvenskanchampion": "C",
    "promoted": "P",
    "qualified": "Q",
    "playoffwinner": "O",
    "tournamentqualified": "T",
    "advances": "A",
    "relegationqualified": "RQ",
    "disqualified": "D",
    "eliminated": "E",
    "relegated": "R",
}
"""What the template puts in brackets behind a team for each of its flags."""

_PROMISES = {
    "promotion": "Promotion to ",
    "qualification": "Qualification for ",
    "relegation": "Relegation to ",
}
_ROLE = re.compile(r"fb cl[0-9]? (header|team|qr|footer)\b.*", re.DOTALL)
_BEHIND = re.compile(r"[ \t]*+\n?[ \t]*+\|{1,2}(?:([^|\[\]{}\n]*+)\|(?!\|))?([^\n]*+)")
_ROWSPAN = re.compile(r"rowspan\s*+=\s*+[\"']?\s*+([0-9]{1,3})", re.IGNORECASE)
_CELL_ENDS = re.compile(r"\n[ \t]*+(?:\||!|=)|\n\n|\|\}")
_LONGEST_CELL = 2_000


def split_fb_cl(calls: Sequence[Call]) -> list[list[Call]]:
    """The calls of an article, table by table. A table whose header or footer was lost begins or
    ends at that of its neighbour.

    >>> from pipeline.wikitext.names import NameSet
    >>> from pipeline.wikitext.scan import find_calls
    >>> text = "{{Fb cl header}}{{fb cl2 team|t=A}}{{Fb cl footer}}{{Fb_cl_header}}{{fb cl team}}"
    >>> [len(table) for table in split_fb_cl(find_calls(text, NameSet(FB_CL_NAMES)))]
    [3, 2]
    """
    tables: list[list[Call]] = []
    is_open = False
    for call in calls:
        role = _role(call)
        if role is None:
            continue
        if not is_open or role == "header":
            tables.append([])
        tables[-1].append(call)
        is_open = role != "footer"
    return [table for table in tables if any(_role(call) == "team" for call in table)]


def read_fb_cl(
    text: str, calls: Sequence[Call], place_of: PlaceOf, table_number: int
) -> tuple[list[StandingRecord], Problems]:
    """The lines of one table. Points are counted as the template does: 3 or, by its name or
    ``wpts``, 2 for a win, the bonus added, the deduction taken off.
    """
    rows = [call for call in calls if _role(call) == "team"]
    if not rows:
        return [], []
    kind = kind_of_table(place_of(rows[0].span, "fb cl table"))
    lines: list[StandingRecord] = []
    problems: Problems = []
    for row, qualification in zip(rows, _qualifications(text, calls), strict=True):
        try:
            lines.append(_read_row(row, qualification, place_of, kind, table_number))
        except Unreadable as problem:
            problems.append((row.span, problem))
    return lines, problems


def _role(call: Call) -> str | None:
    found = _ROLE.fullmatch(call.name)
    return found[1] if found else None


def _read_row(
    row: Call, qualification: str | None, place_of: PlaceOf, kind: StandingKind, table_number: int
) -> StandingRecord:
    markup = row.value("t")
    team = read_team_cell(markup).team
    if team is None:
        raise Unreadable("row without a team", markup)
    won, drawn, lost = (read_number(row.value(name)) or 0 for name in "wdl")
    scored, conceded = (read_number(row.value(name)) or 0 for name in ("gf", "ga"))
    adjustment, bonus = _deduction(row), read_number(row.value("bp"))
    return StandingRecord(
        place_of(row.span, "fb cl table"),
        table_number,
        kind,
        team,
        read_position(row.value("p")),
        won + drawn + lost,
        won,
        drawn,
        lost,
        scored,
        conceded,
        scored - conceded,
        won * _points_for_win(row) + drawn + (bonus or 0) + (adjustment or 0),
        point_adjustment=adjustment,
        bonus_points=bonus,
        status=_status(row) or letters_behind(markup),
        qualification_text=qualification,
    )


def _points_for_win(row: Call) -> int:
    stated = read_number(row.value("wpts"))
    return stated if stated is not None else 2 if "2pts" in row.name else 3


def _deduction(row: Call) -> int | None:
    """``dp`` counts the points deducted; some write the minus as well."""
    deducted = read_number(row.value("dp"))
    return -abs(deducted) if deducted is not None else None


def _status(row: Call) -> str:
    return "".join(letter for flag, letter in LETTER_BY_FLAG.items() if _has(row, flag))


def _has(call: Call, flag: str) -> bool:
    value = call.value(flag)
    return bool(value) and not is_off(value)


def _qualifications(text: str, calls: Sequence[Call]) -> list[str | None]:
    """What the cell behind each team's row says, carried down over the rows it spans."""
    found: list[str | None] = []
    carried, left = None, 0
    for call, following in pairwise([*calls, None]):
        if call is None:
            continue
        role = _role(call)
        cell: tuple[str | None, int] | None = None
        if role == "team":
            found.append(carried if left > 0 else None)
            left -= 1
            cell = _cell_behind(text, call.end, following.start if following else len(text))
        elif role == "qr" and found:
            cell = _promise(call), _rows(call.value("rows"))
        if cell is not None:
            carried, left = cell[0], cell[1] - 1
            found[-1] = carried
    return found


def _cell_behind(text: str, start: int, end: int) -> tuple[str | None, int] | None:
    behind = text[start : min(end, start + _LONGEST_CELL)]
    found = _BEHIND.match(behind)
    if found is None or behind.lstrip().startswith(("|}", "|-")):
        return None
    stop = _CELL_ENDS.search(behind, found.start(2))
    content = behind[found.start(2) : stop.start() if stop else len(behind)]
    rowspan = _ROWSPAN.search(found[1] or "")
    return flat_text(content), int(rowspan[1]) if rowspan else 1


def _promise(call: Call) -> str | None:
    text = flat_text(call.value("competition"))
    prefix = next((words for flag, words in _PROMISES.items() if _has(call, flag)), "")
    return prefix + text if text else None


def _rows(value: str) -> int:
    try:
        return read_number(value) or 1
    except Unreadable:
        return 1
