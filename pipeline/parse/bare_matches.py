"""Tables of matches without a header: a score in each row and a team on either side of it."""

import re
from collections.abc import Sequence

from pipeline.parse.box_dates import read_date
from pipeline.parse.row_columns import Columns, Row, shown, title_of
from pipeline.parse.table_kinds import TableKind
from pipeline.problems import Unreadable
from pipeline.wikitext.tables import Cell, Table

_SCORE = re.compile(r"[0-9]{1,2} ?[-–−:] ?[0-9]{1,2}(?: ?\([^()]{1,40}\)| ?[^\W\d][^()0-9]{0,20})*")
_NAMED = re.compile(r"\[\[|\{\{")  # a link or a flag: words alone may say anything
_LETTER = re.compile(r"[^\W\d_]")
_LOOKED_AT = 100  # rows


def find_bare_columns(table: Table) -> Columns | None:
    r"""The columns of such a table; None for one with a header, or whose rows differ.

    >>> from pipeline.wikitext.tables import find_tables
    >>> rows = "|1 May 1930||[[A]]||'''2 – 1'''||[[B]]\n|-\n|3 May 1930||{{fb|C}}||3–2 (aet)||[[D]]"
    >>> find_bare_columns(find_tables(f"{{|\n{rows}\n|}}")[0]).places
    {'home': (1,), 'away': (3,), 'score': (2,), 'date': (0,)}
    >>> find_bare_columns(find_tables("{|\n| Record || [[x|2–1]] || [[B]]\n|}")[0]) is None
    True
    """
    rows = [row for row in table.rows[:_LOOKED_AT] if title_of(row) is None]
    if any(cell is not None and cell.is_header for row in rows for cell in row):
        return None
    found = {place for row in rows for place in _score_places(row)}
    if len(found) != 1:
        return None
    [score] = found
    scored = [row for row in rows if list(_score_places(row)) == [score]]
    if 2 * len(scored) < len(rows) or not all(_stands_between(row, score) for row in scored):
        return None
    places = {"home": (score - 1,), "away": (score + 1,), "score": (score,)}
    dates = (n for n in range(len(scored[0])) if abs(n - score) > 1 and _is_of_days(scored, n))
    day = next(dates, None)
    return Columns(places if day is None else {**places, "date": (day,)}, -1, TableKind.MATCHES)


def _score_places(row: Row) -> list[int]:
    return [
        number
        for number, cell in enumerate(row)
        if cell is not None and cell.column == number and _SCORE.fullmatch(shown(cell.value))
    ]


def _stands_between(row: Row, score: int) -> bool:
    sides = row[score - 1 : score + 2 : 2] if score else ()
    return len(sides) == 2 and all(cell is not None and _is_team(cell) for cell in sides)


def _is_team(cell: Cell) -> bool:
    if not _NAMED.search(cell.value):
        return False
    text = shown(cell.value)
    return not text or (_LETTER.search(text) is not None and not is_day(text))


def _is_of_days(rows: Sequence[Row], column: int) -> bool:
    cells = [row[column] for row in rows if column < len(row)]
    return sum(cell is not None and is_day(shown(cell.value)) for cell in cells) * 2 > len(rows)


def is_day(text: str) -> bool:
    """Whether a text gives a day, with its year or without.

    >>> is_day("12 May"), is_day("2014-07-23 20:00"), is_day("20:00")
    (True, True, False)
    """
    try:
        return read_date(text, lambda month, day: 2000)[0] is not None  # noqa: ARG005 - any year
    except Unreadable:
        return False
