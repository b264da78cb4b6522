"""What the columns of a table of matches mean: by their headers, and where those leave it open by
their cells.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.parse.bare_matches import find_bare_columns, is_day
from pipeline.parse.match_sides import find_side_column, split_pair
from pipeline.parse.row_columns import Columns, Row, find_columns, shown
from pipeline.wikitext.tables import Table

_SCORE = re.compile(r"[0-9]{1,2}\s?[-–−:]\s?[0-9]{1,2}")
_TOWN_OF_COUNTRY = re.compile(r".+, [A-Z]{3}")  # "Lviv, UKR": such a column names no grounds
_NAMELESS = re.compile(r"\W*|vs?\.?|versus", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]{2}")
_LOOKED_AT = 100  # rows


@dataclass(frozen=True, slots=True)
class MatchColumns:
    """The columns by role, and the one that holds nothing but the side of the page's team."""

    columns: Columns
    side: int | None = None

    @property
    def places(self) -> Mapping[str, tuple[int, ...]]:
        """The grid columns of each role."""
        return self.columns.places

    @property
    def is_of_one_team(self) -> bool:
        """Whether rows name an opponent rather than two teams."""
        return "opponent" in self.places


def find_match_columns(table: Table) -> MatchColumns | None:
    r"""The columns of a table whose rows are matches; None for any other.

    >>> from pipeline.wikitext.tables import find_tables
    >>> text = "{|\n!Date!!Opponent!!Venue!!Result\n|-\n|1 May||[[X]]||A||2–1\n|}"
    >>> found = find_match_columns(find_tables(text)[0])
    >>> found.is_of_one_team, found.side, sorted(found.places)
    (True, 2, ['date', 'opponent', 'score'])
    """
    columns = find_columns(table, "match")
    if columns.header < 0:
        bare = find_bare_columns(table)
        return MatchColumns(bare) if bare else None
    places = dict(columns.places)
    rows = table.rows[columns.header + 1 :][:_LOOKED_AT]
    if not _settle_teams(places, rows):
        return None
    if "score" not in places and not {"goals_for", "goals_against"} <= places.keys():
        unnamed = _find_scores(places, table.rows[columns.header], rows)
        if unnamed is None:
            return None
        places["score"] = (unnamed,)
    columns = replace(columns, places=places)
    side = find_side_column(columns, rows) if "opponent" in places else None
    _settle_ground(places, side, rows)
    _settle_score(places, table.rows[columns.header], rows)
    _settle_scorers(places, rows)
    _settle_day(places, rows)
    return MatchColumns(replace(columns, places=places), side)


def has_scores(columns: MatchColumns, table: Table) -> bool:
    """Whether any row shows a score."""
    if "score" not in columns.places:
        return True  # a column for the goals of either side
    rows = table.rows[columns.columns.header + 1 :]
    return _has_scores(rows, columns.places["score"][0])


def _settle_teams(places: dict[str, tuple[int, ...]], rows: Sequence[Row]) -> bool:
    """Leaves the one way in which rows name their teams: each in a column, the opponent alone, or
    both in one cell. False where they do it in none.
    """
    if {"home", "away"} <= places.keys():
        kept = {"home", "away"}
    elif "opponent" in places:
        kept = {"opponent"}
    else:
        kept = {"pair"}
        column = places.get("pair", (0,))[0]
        cells = (row[column] for row in rows if column < len(row))
        if "pair" not in places or not any(cell and split_pair(cell.value) for cell in cells):
            return False
    for role in {"home", "away", "opponent", "pair"} - kept:
        places.pop(role, None)
    return True


def _find_scores(
    places: Mapping[str, tuple[int, ...]], header: Row, rows: Sequence[Row]
) -> int | None:
    """The only column of scores among those whose header names nothing: ``Home | | Away``."""
    taken = {number for numbers in places.values() for number in numbers}
    unnamed = [
        number
        for number, cell in enumerate(header)
        if number not in taken and (cell is None or _NAMELESS.fullmatch(shown(cell.value)))
    ]
    found = [number for number in unnamed if _has_scores(rows, number)]
    return found[0] if len(found) == 1 else None


def _settle_scorers(places: dict[str, tuple[int, ...]], rows: Sequence[Row]) -> None:
    """A column of goals lists scorers, unless it counts goals."""
    column = places.get("scorers", (0,))[0]
    cells = (row[column] for row in rows if column < len(row))
    if not any(cell and _LETTER.search(cell.value) for cell in cells):
        places.pop("scorers", None)


def _settle_day(places: dict[str, tuple[int, ...]], rows: Sequence[Row]) -> None:
    """A column of kick-offs may give the day as well."""
    if "date" in places or "year" in places or "time" not in places:
        return
    column = places["time"][0]
    cells = [row[column] for row in rows if column < len(row)]
    if sum(cell is not None and is_day(shown(cell.value)) for cell in cells) * 2 > len(cells):
        places["date"] = places.pop("time")


def _settle_ground(
    places: dict[str, tuple[int, ...]], side: int | None, rows: Sequence[Row]
) -> None:
    """A venue is a ground, unless its column holds sides, or towns with the codes of countries."""
    venue = places.pop("venue", ())
    if not venue or venue[0] == side or "stadium" in places:
        return
    cells = (row[venue[0]] for row in rows if venue[0] < len(row))
    is_of_towns = any(_TOWN_OF_COUNTRY.fullmatch(shown(cell.value)) for cell in cells if cell)
    places.setdefault("city" if is_of_towns else "stadium", venue)


def _settle_score(places: dict[str, tuple[int, ...]], header: Row, rows: Sequence[Row]) -> None:
    """Of ``Score | Result`` one has the scores; the other one says who won."""
    score = places.get("score", ())
    if not score or "outcome" in places:
        return
    for number, cell in enumerate(header):
        is_other = cell is not None and number not in score
        if is_other and cell and shown(cell.value).casefold() in ("score", "result", "resultado"):
            is_swapped = not _has_scores(rows, score[0]) and _has_scores(rows, number)
            places["outcome"] = score if is_swapped else (number,)
            places["score"] = (number,) if is_swapped else score
            return


def _has_scores(rows: Sequence[Row], column: int) -> bool:
    cells = (row[column] for row in rows if column < len(row))
    return any(cell and _SCORE.search(shown(cell.value)) for cell in cells)
