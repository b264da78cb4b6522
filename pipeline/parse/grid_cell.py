"""One cell of a results grid: the match, or the matches, that it tells of."""

import re

from pipeline.parse.records import MatchRecord, Place, TeamRef
from pipeline.parse.score_cell import read_score
from pipeline.parse.score_notes import tells_of_award
from pipeline.problems import Unreadable
from pipeline.tables import MatchStatus
from pipeline.wikitext.text import read_text

_SCORE = re.compile(r"([0-9]{1,2}) ?[-–−—:] ?([0-9]{1,2})")
_BREAK = re.compile(r"<br\s*+/?\s*+>|(?<=[0-9])\s*[/;,](?=\s*[0-9])", re.IGNORECASE)
_NOTHING = frozenset(("", "null", "–", "-", "—", "−", "x", "X", "n/a", "N/A"))
_PLACEHOLDER = frozenset(("a", "v", "vs"))
"""What a fixture with an article of its own is shown by until it is played."""

_DATE = re.compile(r"[^\d]{0,6}[0-9]{1,2}[^\d]{0,12}|[0-9]{1,2}[-./][0-9]{1,2}(?:[-./][0-9]{2,4})?")
_LONGEST = 2_000


def read_cell(
    markup: str, place: Place, segment: int, home: TeamRef, away: TeamRef, note: str | None = None
) -> list[MatchRecord]:
    """The matches of one cell: none, one, or one for each line of scores. A date is a match to be
    played. Raises ``Unreadable`` for anything else.
    """
    plain = _SCORE.fullmatch(markup)
    if plain is not None and note is None:
        scores = int(plain[1]), int(plain[2])
        return [MatchRecord(place, segment, None, None, home, away, *scores, MatchStatus.PLAYED)]
    if markup in _NOTHING:
        return []
    if len(markup) > _LONGEST:
        raise Unreadable("too long for a cell of a results grid", markup[:80])
    parts = _lines(markup)
    found = [_read(part, place, segment, home, away, note) for part in parts]
    return [record for record in found if record is not None]


def _lines(markup: str) -> list[str]:
    """The lines of a cell where each holds a score of its own, else the cell as it is."""
    lines = [line for line in _BREAK.split(markup) if line and line.strip()]
    scores = [_SCORE.fullmatch(read_text(line).text) for line in lines]
    return lines if len(lines) > 1 and all(scores) else [markup]


def _read(
    markup: str, place: Place, segment: int, home: TeamRef, away: TeamRef, note: str | None
) -> MatchRecord | None:
    text = " ".join(read_text(markup).text.split())
    if text in _NOTHING:
        return None
    if text in _PLACEHOLDER or _DATE.fullmatch(text):
        date_text = None if text in _PLACEHOLDER else text
        return MatchRecord(
            place, segment, None, date_text, home, away, None, None, MatchStatus.SCHEDULED
        )
    cell = read_score(markup)
    if cell.scores is None and cell.unread:
        raise Unreadable("result in unknown words", text)
    home_score, away_score = cell.scores or (None, None)
    told = markup if note is None else f"{markup} {note}"
    is_awarded = cell.status is MatchStatus.PLAYED and tells_of_award(told)
    return MatchRecord(
        place,
        segment,
        None,
        None,
        home,
        away,
        home_score,
        away_score,
        MatchStatus.AWARDED if is_awarded else cell.status,
        half_time=cell.half_time,
        is_after_extra_time=cell.is_after_extra_time,
        shootout=cell.shootout,
        note_text=note,
    )
