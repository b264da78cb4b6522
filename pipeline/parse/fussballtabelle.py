"""League tables of the German ``Fußballtabelle`` templates: head, a call for each team, end."""

import re
from collections.abc import Sequence

from pipeline.parse.coded_teams import flat_text
from pipeline.parse.records import PlaceOf, Problems, StandingRecord
from pipeline.parse.standing_row import kind_of_table, letters_behind, read_number, read_position
from pipeline.parse.team_ref import read_team_cell
from pipeline.problems import Unreadable
from pipeline.tables import StandingKind
from pipeline.wikitext.calls import Call
from pipeline.wikitext.names import NameSet
from pipeline.wikitext.scan import find_calls

FUSSBALLTABELLE_NAMES = ("fußballtabelle/*",)

_ROW = "fußballtabelle/zeile"
_END = "fußballtabelle/ende"
_HEAD = "fußballtabelle/kopf"
_DEDUCTIONS = ("Punktabzug", "Abzug", "PA")
_LEGEND = NameSet(["farblegende"])
_FARTHEST_LEGEND = 5_000
_PAIR = re.compile(r"([0-9]{1,3}) ?[:–-] ?[0-9]{1,3}")


def split_fussballtabelle(calls: Sequence[Call]) -> list[list[Call]]:
    """The calls of an article, table by table; a lost head or end costs no line."""
    tables: list[list[Call]] = []
    is_open = False
    for call in calls:
        if not is_open or call.name.startswith(_HEAD):
            tables.append([])
        tables[-1].append(call)
        is_open = not call.name.startswith(_END)
    return [table for table in tables if any(call.name == _ROW for call in table)]


def read_fussballtabelle(
    text: str, calls: Sequence[Call], place_of: PlaceOf, table_number: int
) -> tuple[list[StandingRecord], Problems]:
    """The lines of one table; a number left out is nought. What a row's colour stands for is told
    by the legend below the table.
    """
    rows = [call for call in calls if call.name == _ROW]
    if not rows:
        return [], []
    kind = kind_of_table(place_of(rows[0].span, "Fußballtabelle"))
    legend = _legend(text, calls[-1].end)
    lines: list[StandingRecord] = []
    problems: Problems = []
    for row in rows:
        qualification = legend.get(row.value("Farbe").lower())
        try:
            lines.append(_read_row(row, qualification, place_of, kind, table_number))
        except Unreadable as problem:
            problems.append((row.span, problem))
    return lines, problems


def _legend(text: str, start: int) -> dict[str, str]:
    """What colours stand for by the ``Farblegende`` calls up to the next heading."""
    end = text.find("\n==", start, start + _FARTHEST_LEGEND)
    calls = find_calls(text, _LEGEND, start, end if end >= 0 else start + _FARTHEST_LEGEND)
    found = ((call.value("1").lower(), flat_text(call.value("2"))) for call in calls)
    return {colour: meaning for colour, meaning in found if colour and meaning}


def _read_row(
    row: Call, qualification: str | None, place_of: PlaceOf, kind: StandingKind, table_number: int
) -> StandingRecord:
    markup = row.value("Verein") or row.value("Mannschaft")
    team = read_team_cell(markup).team
    if team is None:
        raise Unreadable("row without a team", markup)
    won, drawn, lost = (read_number(row.value(name)) or 0 for name in "SUN")
    scored, conceded = (read_number(row.value(name)) or 0 for name in ("ET", "GT"))
    adjustment = _deduction(row)
    for_win = read_number(row.value("Siegpunkte"))
    computed = won * (3 if for_win is None else for_win) + drawn + (adjustment or 0)
    stated = _points(row.value("Punkte"))
    return StandingRecord(
        place_of(row.span, "Fußballtabelle"),
        table_number,
        kind,
        team,
        read_position(row.value("Rang")),
        won + drawn + lost,
        won,
        drawn,
        lost,
        scored,
        conceded,
        scored - conceded,
        computed if stated is None else stated,
        point_adjustment=adjustment,
        status=letters_behind(markup),
        qualification_text=qualification,
    )


def _deduction(row: Call) -> int | None:
    deducted = next((value for name in _DEDUCTIONS if (value := row.value(name))), "")
    number = read_number(deducted)
    return -abs(number) if number is not None else None


def _points(value: str) -> int | None:
    """Points as stated; of a pair such as ``45:15`` those won."""
    pair = _PAIR.fullmatch(value)
    return int(pair[1]) if pair else read_number(value)
