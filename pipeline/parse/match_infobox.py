"""The infobox of an article about one match, read as that match."""

import re
from datetime import date

from pipeline.parse.box_dates import read_date
from pipeline.parse.box_people import read_attendance, read_ground, read_referee
from pipeline.parse.records import MatchRecord, PlaceOf, TeamRef
from pipeline.parse.scores import DASH
from pipeline.parse.team_ref import read_team_cell
from pipeline.parse.wiki_infobox import family_of, read_value
from pipeline.problems import Unreadable
from pipeline.tables import MatchStatus
from pipeline.wikitext.calls import Call, Param
from pipeline.wikitext.text import Inline

_LONGEST_DETAILS = 1_000
_SCORE = re.compile(r"([0-9]{1,2})(?: ?\(([0-9]{1,2})(?: ?p(?:en)?s?\.?)?\))?")  # 1 (4)
_EXTRA_TIME = re.compile(
    r"\bextra[ -]time\b|\ba\.?e\.?t\b|\b(?:golden|silver) goal\b", re.IGNORECASE
)
_SHOOTOUT = re.compile(
    rf"(?P<winner>[^\n(),;]{{2,60}}?) (?:won|win|wins) (?:the match )?"
    rf"(?P<a>[0-9]{{1,2}})\s?{DASH}\s?(?P<b>[0-9]{{1,2}}) (?:on|in|after|by) (?:a |the )?pen",
    re.IGNORECASE,
)
_NOT_ONE_MATCH = re.compile(r"\bagg(?:regate)?\b|\blegs?\b", re.IGNORECASE)


def read_match_infobox(call: Call, place_of: PlaceOf, segment: int) -> MatchRecord | None:
    """The match of the box; None where it is not about one played match, such as a final of two
    legs, whose box shows aggregates. For pages that show the match in no other way.

    Raises ``Unreadable`` where a score or a team cannot be read.
    """
    if family_of(call.name) != "match":
        return None
    details = _inline(call, "details").text[:_LONGEST_DETAILS]
    first, second = _score(call, "team1score"), _score(call, "team2score")
    home, away = _team(call, "team1"), _team(call, "team2")
    is_tie = _NOT_ONE_MATCH.search(details) or call.value("firstleg") or call.value("leg1")
    if is_tie or first is None or second is None or home is None or away is None:
        return None
    day, day_text = _date(call)
    ground = read_ground(call.value("stadium") or call.value("venue"), call.value("city"))
    referee_name, referee_association = read_referee(call.value("referee"))
    kicks = (first[1], second[1]) if first[1] is not None and second[1] is not None else None
    return MatchRecord(
        place_of(call.span, "match infobox"),
        segment,
        day,
        day_text,
        home,
        away,
        first[0],
        second[0],
        MatchStatus.PLAYED,
        is_after_extra_time=True if _EXTRA_TIME.search(details) else None,
        shootout=kicks or _shootout(details, home, away),
        stadium=ground.stadium,
        city=_inline(call, "city").text.partition("\n")[0] or ground.city,
        attendance=read_attendance(call.value("attendance")),
        referee_name=referee_name,
        referee_association=referee_association,
        note_text=details or None,
    )


def _inline(call: Call, name: str) -> Inline:
    return read_value(call.get(name) or Param(name, "", call.start))


def _team(call: Call, name: str) -> TeamRef | None:
    value = call.value(name)
    return read_team_cell(value).team if value else None


def _score(call: Call, name: str) -> tuple[int, int | None] | None:
    """Goals, and kicks scored where they stand behind them in brackets."""
    param = call.get(name)
    shown = read_value(param).text if param else ""
    if param is None or not shown:
        return None
    found = _SCORE.fullmatch(" ".join(shown.split()))
    if found is None:
        raise Unreadable("not a number of goals", param.value[:200])
    return int(found[1]), int(found[2]) if found[2] else None


def _date(call: Call) -> tuple[date | None, str | None]:
    try:
        return read_date(call.value("date"), lambda _, __: None)
    except Unreadable as problem:
        return None, problem.text


def _shootout(details: str, home: TeamRef, away: TeamRef) -> tuple[int, int] | None:
    """Kicks scored (home, away); the sentence gives the winner's first."""
    found = _SHOOTOUT.search(details)
    if found is None:
        return None
    kicks, winner = (int(found["a"]), int(found["b"])), found["winner"].strip()
    if winner == home.name:
        return kicks
    return (kicks[1], kicks[0]) if winner == away.name else None
