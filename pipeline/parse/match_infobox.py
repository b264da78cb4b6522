"""The infobox of an article about one match, read as that match."""

import re
from datetime import date

from pipeline.parse.dates import parse_date
from pipeline.parse.records import MatchRecord, PlaceOf, TeamRef
from pipeline.parse.scores import DASH
from pipeline.parse.team_ref import read_team_cell
from pipeline.parse.wiki_infobox import family_of, read_value
from pipeline.problems import Unreadable
from pipeline.tables import MatchStatus
from pipeline.wikitext.calls import Call, Param
from pipeline.wikitext.numbers import read_count, read_integer
from pipeline.wikitext.text import Inline

_LONGEST_DETAILS = 1_000
_SCORE = re.compile(r"[0-9]{1,2}")
_EXTRA_TIME = re.compile(
    r"\bextra[ -]time\b|\ba\.?e\.?t\b|\b(?:golden|silver) goal\b", re.IGNORECASE
)
_SHOOTOUT = re.compile(
    rf"(?P<winner>[^\n(),;]{{2,60}}?) (?:won|win|wins) (?:the match )?"
    rf"(?P<a>[0-9]{{1,2}})\s?{DASH}\s?(?P<b>[0-9]{{1,2}}) (?:on|in|after|by) (?:a |the )?pen",
    re.IGNORECASE,
)
_NOT_ONE_MATCH = re.compile(r"\bagg(?:regate)?\b|\blegs?\b", re.IGNORECASE)
_REFEREE = re.compile(
    r"(?P<name>[^\n(]+?)\s*(?:\((?P<association>[^()\n]{1,60})\))?\s*(?:\n.*)?", re.DOTALL
)
_NUMBER = re.compile(r"[0-9][0-9., \u00a0]{0,12}")


def read_match_infobox(call: Call, place_of: PlaceOf, segment: int) -> MatchRecord | None:
    """The match of the box; None where it is not about one played match, such as a final of two
    legs, whose box shows aggregates. For pages that show the match in no other way.

    Raises ``Unreadable`` where a score or a team cannot be read.
    """
    if family_of(call.name) != "match":
        return None
    details = _inline(call, "details").text[:_LONGEST_DETAILS]
    scores = _score(call, "team1score"), _score(call, "team2score")
    home, away = _team(call, "team1"), _team(call, "team2")
    is_tie = _NOT_ONE_MATCH.search(details) or call.value("firstleg") or call.value("leg1")
    if is_tie or scores[0] is None or scores[1] is None or home is None or away is None:
        return None
    day = _inline(call, "date").text
    referee = _REFEREE.fullmatch(_inline(call, "referee").text)
    return MatchRecord(
        place_of(call.span, "match infobox"),
        segment,
        _date(day),
        day or None,
        home,
        away,
        scores[0],
        scores[1],
        MatchStatus.PLAYED,
        is_after_extra_time=True if _EXTRA_TIME.search(details) else None,
        shootout=_shootout(details, home, away),
        stadium=_first_line(call, "stadium") or _first_line(call, "venue"),
        city=_first_line(call, "city"),
        attendance=_attendance(_inline(call, "attendance").text),
        referee_name=referee["name"] if referee else None,
        referee_association=referee["association"] if referee else None,
        note_text=details or None,
    )


def _inline(call: Call, name: str) -> Inline:
    return read_value(call.get(name) or Param(name, "", call.start))


def _first_line(call: Call, name: str) -> str | None:
    return _inline(call, name).text.partition("\n")[0] or None


def _team(call: Call, name: str) -> TeamRef | None:
    value = call.value(name)
    return read_team_cell(value).team if value else None


def _score(call: Call, name: str) -> int | None:
    param = call.get(name)
    shown = read_value(param).text if param else ""
    if param is None or not shown:
        return None
    if not _SCORE.fullmatch(shown):
        raise Unreadable("not a number of goals", param.value[:200])
    return read_integer(shown)


def _date(shown: str) -> date | None:
    try:
        return parse_date(shown.partition("\n")[0])
    except Unreadable:
        return None


def _attendance(shown: str) -> int | None:
    found = _NUMBER.match(shown)
    return read_count(found[0].strip(" .,")) if found else None


def _shootout(details: str, home: TeamRef, away: TeamRef) -> tuple[int, int] | None:
    """Kicks scored (home, away); the sentence gives the winner's first."""
    found = _SHOOTOUT.search(details)
    if found is None:
        return None
    kicks, winner = (int(found["a"]), int(found["b"])), found["winner"].strip()
    if winner == home.name:
        return kicks
    return (kicks[1], kicks[0]) if winner == away.name else None
