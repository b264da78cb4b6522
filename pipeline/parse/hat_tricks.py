"""Tables of hat-tricks: ``Player | For | Against | Result | Date``."""

import re
from datetime import date

from pipeline.parse.box_dates import read_date
from pipeline.parse.line_tables import read_line_table
from pipeline.parse.records import HatTrickRecord, Place, PlaceOf, Problems
from pipeline.parse.row_columns import Row, RowCells, find_columns, markups_of, shown
from pipeline.parse.score_cell import read_score
from pipeline.parse.slashed_days import is_day_first, spell_slashed
from pipeline.parse.table_cells import read_nationality, read_person, read_team
from pipeline.parse.table_kinds import heading_kind
from pipeline.parse.years import Years
from pipeline.problems import Unreadable
from pipeline.tables import Side
from pipeline.wikitext.tables import Table

CONSTRUCT = "hat-trick row"

_KIND = "hat_trick"
_NAMED = {"team", "opponent", "score", "date"}
_USUAL = 3  # goals, which are not printed
_MARKED = re.compile(r"<sup\b[^<>]{0,100}>\s*'*([3-9]|1[0-9])'*\s*</sup>", re.IGNORECASE)
_COUNT = re.compile(r"([3-9]|1[0-9])(?: goals)?")
_MINUTE = re.compile(r"[0-9]{1,3}(?:\+[0-9]{1,2})?['’′]")
_SIDE = re.compile(r"\(\s*([HA])\s*\)")
_SIDES = {"H": Side.HOME, "A": Side.AWAY}


def is_hat_trick_table(table: Table, section: tuple[str, ...] = ()) -> bool:
    r"""Whether a table names players and the matches they scored in, one line for each. In the
    article of one team the heading alone may tell.

    >>> from pipeline.wikitext.tables import find_tables
    >>> text = "{|\n!Player!!For!!Against!!Result!!Date\n|-\n|[[A]]||[[B]]||[[C]]||3–0||1 May\n|}"
    >>> is_hat_trick_table(find_tables(text)[0])
    True
    >>> is_hat_trick_table(find_tables("{|\n!Scorer!!Opponent!!Score\n|-\n|A||B||1–0\n|}")[0])
    False
    """
    places = find_columns(table, _KIND).places
    is_announced = bool(section) and heading_kind(section[-1]) == "hat_tricks"
    return {"player", "opponent"} <= places.keys() and ("team" in places or is_announced)


def read_hat_tricks(
    table: Table, place_of: PlaceOf, number: int, years: Years
) -> tuple[list[HatTrickRecord], Problems]:
    """The lines of a table of hat-tricks and the rows that cannot be read."""
    columns = find_columns(table, _KIND)
    day_first = is_day_first(markups_of(table, columns, "date"))

    def read(row: Row, place: Place, line: int) -> HatTrickRecord | None:
        return _read_line(RowCells(columns.cells(row)), place, (number, line), years, day_first)

    return read_line_table(table, columns, place_of, CONSTRUCT, read)


def _read_line(
    row: RowCells,
    place: Place,
    numbers: tuple[int, int],
    years: Years,
    day_first: bool | None,
) -> HatTrickRecord | None:
    player = row.markup("player")
    person = read_person(player)
    if person is None or not _NAMED & row.cells.keys():
        return None
    goals = _goals(player, row.markup("goals"))
    score = row.markup("score")
    given, opposed = _scores(score, goals)
    side = _SIDE.search(shown(score))
    country = row.markup("nationality")
    markup = row.markup("date")
    day, day_text = _day(spell_slashed(markup, day_first), place, years)
    return HatTrickRecord(
        place,
        *numbers,
        person.name,
        person.link,
        person.nationality or (read_nationality(country) if country else None),
        read_team(row.markup("team")),
        read_team(row.markup("opponent")),
        goals,
        shown(score) or None,
        given,
        opposed,
        _SIDES[side[1]] if side else None,
        day,
        shown(markup) if "/" in markup else day_text,
    )


def _goals(player: str, count: str) -> int:
    """How many: as the mark on the name, a number or the minutes of a cell say, else three."""
    found = _MARKED.search(player) or _COUNT.fullmatch(shown(count))
    return int(found[1]) if found else max(_USUAL, len(_MINUTE.findall(shown(count))))


def _scores(markup: str, goals: int) -> tuple[int | None, int | None]:
    """The score from the player's side, which scored at least his goals: a result that can only
    be read from the other one is turned.
    """
    scores = read_score(_SIDE.sub("", markup)).scores if markup else None
    if scores is None:
        return None, None
    ours, theirs = scores if scores[0] >= goals else (scores[1], scores[0])
    if ours < goals:
        raise Unreadable("a player with more goals than his team", f"{goals}: {shown(markup)}")
    return ours, theirs


def _day(markup: str, place: Place, years: Years) -> tuple[date | None, str | None]:
    return read_date(markup, years.below(place.section).of) if markup else (None, None)
