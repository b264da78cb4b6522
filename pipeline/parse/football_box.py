"""One match box as a match record: ``{{football box|date=…|team1=…|score=…}}``."""

import re
from datetime import date
from functools import lru_cache

from pipeline.parse.box_dates import YearOf, read_date, read_kickoff
from pipeline.parse.box_goals import read_goals
from pipeline.parse.box_kicks import read_kicks
from pipeline.parse.box_people import read_attendance, read_ground, read_referee, read_report
from pipeline.parse.box_result import BoxValues, read_result, shown
from pipeline.parse.parser_functions import expand
from pipeline.parse.records import GoalRecord, KickRecord, MatchRecord, PlaceOf, Problem, TeamRef
from pipeline.parse.registry import read_lines, read_pairs
from pipeline.parse.team_ref import read_team
from pipeline.problems import Unreadable
from pipeline.tables import Side
from pipeline.wikitext.calls import Call
from pipeline.wikitext.includes import as_on_page
from pipeline.wikitext.spans import Span

BOX_NAMES = tuple(line["name"] for line in read_lines("box_names"))
"""What calls of match boxes are called, as patterns for the scan."""

_ROLES = read_pairs("box_params")
_ROLES |= {f"{name} ": role for name, role in _ROLES.items()}  # found as written: "| date = "
_PLACED = frozenset(("date", "day_month", "goals1", "goals2", "penalties1", "penalties2"))
_LISTS = _PLACED - {"date", "day_month"}
_HOME, _AWAY = Side  # looked up once: Python 3.11 takes its time over members of an enum
_COMPUTED = re.compile(r"\{\{#(?!invoke\b)|<includeonly", re.IGNORECASE)
_MOST_GOALS = 200  # the record is 149


class NoTeamsError(Unreadable):
    """A box for a match whose teams are not known yet: to be ignored by name."""


@lru_cache(maxsize=64)
def construct_of(name: str) -> str:
    """What the ledger calls a box of that name.

    >>> construct_of("footballbox collapsible"), construct_of("football box2")
    ('football box collapsible', 'football box')
    """
    if "collapsible" in name:
        return "football box collapsible"
    return "football box" if name.replace(" ", "").startswith("footballbox") else name


def read_box(
    call: Call,
    place_of: PlaceOf,
    segment: int,
    year_of: YearOf,
    labels: tuple[str, ...] = (),
) -> tuple[MatchRecord, tuple[Problem, ...]]:
    """Read a box, and what of its lists cannot be read.

    ``year_of`` gives the year of a month and day that stand without one, None where unknown;
    ``labels`` are the names of the sections around the box.
    Raises ``NoTeamsError`` for a box without two teams, ``Unreadable`` for one whose teams or score
    cannot be read.

    >>> from pipeline.parse.records import Context, Place
    >>> from pipeline.wikitext.names import NameSet
    >>> from pipeline.wikitext.scan import find_calls
    >>> text = "{{football box|date=1 May|team1={{fb|BRA}}|score=1–0|team2=[[X]]|goals1=[[A]] 5'}}"
    >>> place_of = lambda span, construct: Place(span, 1, (), Context(), construct)
    >>> [call] = find_calls(text, NameSet(BOX_NAMES))
    >>> match, problems = read_box(call, place_of, 1, lambda month, day: 2014)
    >>> match.match_date.isoformat(), match.home.code, match.home_score, match.goals[0].minute
    ('2014-05-01', 'BRA', 1, 5)
    """
    place = place_of(call.span, construct_of(call.name))
    values, starts = call.by_role(_ROLES, _PLACED)
    markup = "".join(values.values())
    if ("{{#" in markup or "<includeonly" in markup) and _COMPUTED.search(markup):
        values = _as_shown(values)
    given = values.get
    home, away = _team(given("team1", "")), _team(given("team2", ""))
    problems: list[Problem] = []
    result = read_result(values)
    home_score, away_score = result.scores or (None, None)
    day, day_text = _date(values, starts, year_of, problems)
    kickoff = read_kickoff(given("time", ""))
    ground = read_ground(given("stadium", ""), given("location", ""))
    attendance = read_attendance(given("attendance", ""))
    referee_name, referee_association = read_referee(given("referee", ""))
    goals = _goals(values, starts, place_of, (home_score, away_score), problems)
    has_kicks = "penalties1" in values or "penalties2" in values
    kicks = _kicks(values, starts, place_of, problems) if has_kicks else ()
    section = shown(values, "section")
    match = MatchRecord(
        place,
        segment,
        day,
        day_text,
        home,
        away,
        home_score,
        away_score,
        result.status,
        goals,
        kickoff.text,
        kickoff.utc_offset_minutes,
        result.half_time,
        result.is_after_extra_time,
        result.shootout,
        kicks,
        result.aggregate,
        ground.stadium,
        ground.city,
        ground.attendance if attendance is None else attendance,
        referee_name,
        referee_association,
        read_report(given("report", "")),
        result.note,
        shown(values, "round"),
        (section.strip('"'), *labels) if section else labels,
    )
    return match, tuple(problems)


def _as_shown(values: BoxValues) -> BoxValues:
    """The values the page shows, parser functions worked out, without those it shows nothing of;
    lists keep theirs for their places.
    """
    computed = {
        role: _worked_out(role, value) if _COMPUTED.search(value) else value
        for role, value in values.items()
    }
    return {role: value for role, value in computed.items() if value.strip()}


def _worked_out(role: str, value: str) -> str:
    value = as_on_page(value)
    try:
        return value if role in _LISTS else expand(value)
    except Unreadable:
        return value  # its reader tells of it


def _team(value: str) -> TeamRef:
    team = read_team(value) if value else None
    if team is None:
        raise NoTeamsError("the team is not known yet", value[:80])
    return team


def _date(
    values: BoxValues, starts: dict[str, int], year_of: YearOf, problems: list[Problem]
) -> tuple[date | None, str | None]:
    role = "date" if "date" in values else "day_month"
    markup = values.get(role)
    if markup is None:
        return None, None
    start, length = starts[role], len(markup)
    if role == "day_month":
        markup = f"{markup} {values.get('year', '')}".strip()
    try:
        return read_date(markup, year_of)
    except Unreadable as problem:
        problems.append((Span(start, start + length), problem))
        return None, problem.text


def _goals(
    values: BoxValues,
    starts: dict[str, int],
    place_of: PlaceOf,
    scores: tuple[int | None, int | None],
    problems: list[Problem],
) -> tuple[GoalRecord, ...]:
    """The goals of both sides, home first; none of a side that is given more than anyone scored."""
    goals: list[GoalRecord] = []
    for role, side, score in (("goals1", _HOME, scores[0]), ("goals2", _AWAY, scores[1])):
        if role in values:
            value, start = values[role], starts[role]
            found, unreadable = read_goals(value, start, side, place_of, score)
            problems += unreadable
            if len(found) > _MOST_GOALS:
                problem = Unreadable("too many goals of one side", value[:80])
                problems.append((Span(start, start + len(value)), problem))
            else:
                goals += found
    return tuple(goals)


def _kicks(
    values: BoxValues, starts: dict[str, int], place_of: PlaceOf, problems: list[Problem]
) -> tuple[KickRecord, ...]:
    """The kicks of both sides, home first."""
    kicks: list[KickRecord] = []
    for role, side in (("penalties1", _HOME), ("penalties2", _AWAY)):
        if role in values:
            value, start = values[role], starts[role]
            try:
                kicks += read_kicks(value, start, side, place_of)
            except Unreadable as problem:
                problems.append((Span(start, start + len(value)), problem))
    return tuple(kicks)
