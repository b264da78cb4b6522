"""One match box as a match record: ``{{football box|date=…|team1=…|score=…}}``."""

from datetime import date

from pipeline.parse.box_dates import YearOf, read_date, read_kickoff
from pipeline.parse.box_goals import PlaceOf, read_goals
from pipeline.parse.box_kicks import read_kicks
from pipeline.parse.box_people import read_attendance, read_ground, read_referee, read_report
from pipeline.parse.box_result import NOT_GIVEN, BoxParams, read_result, shown, value_of
from pipeline.parse.goal_entries import Problem
from pipeline.parse.records import GoalRecord, KickRecord, MatchRecord, TeamRef
from pipeline.parse.registry import read_lines, read_pairs
from pipeline.parse.team_ref import read_team
from pipeline.problems import Unreadable
from pipeline.tables import Side
from pipeline.wikitext.calls import Call
from pipeline.wikitext.names import NameSet

BOX_NAMES = tuple(line["name"] for line in read_lines("box_names"))
"""What calls of match boxes are called, as patterns for the scan."""

_ROLES = read_pairs("box_params")
_NAMES = NameSet(BOX_NAMES)
_GOALS = {Side.HOME: "goals1", Side.AWAY: "goals2"}
_MOST_GOALS = 200  # the record is 149
_KICKS = {Side.HOME: "penalties1", Side.AWAY: "penalties2"}


class NoTeamsError(Unreadable):
    """A box for a match whose teams are not known yet: to be ignored by name."""


def is_box_name(name: str) -> bool:
    """Whether a call of that normalised name is a match box.

    >>> is_box_name("football box collapsible"), is_box_name("footballbox"), is_box_name("partido")
    (True, True, True)
    >>> is_box_name("football box/doc"), is_box_name("football table")
    (False, False)
    """
    return "/" not in name and name in _NAMES


def construct_of(name: str) -> str:
    """What the ledger calls a box of that name.

    >>> construct_of("footballbox collapsible"), construct_of("football box2")
    ('football box collapsible', 'football box')
    """
    if "collapsible" in name:
        return "football box collapsible"
    return "football box" if name.replace(" ", "").startswith("footballbox") else name


def read_box(
    text: str,  # noqa: ARG001 - as the readers of all blocks; the values are in the call
    call: Call,
    place_of: PlaceOf,
    segment: int,
    year_of: YearOf,
) -> tuple[MatchRecord, tuple[Problem, ...]]:
    """Read a box of an article's ``text``, and what of its lists cannot be read.

    ``year_of`` gives the year of a month and day that stand without one, None where unknown.
    Raises ``NoTeamsError`` for a box without two teams, ``Unreadable`` for one whose teams or score
    cannot be read.

    >>> from pipeline.parse.records import Context, Place
    >>> from pipeline.wikitext.scan import find_calls
    >>> text = "{{football box|date=1 May|team1={{fb|BRA}}|score=1–0|team2=[[X]]|goals1=[[A]] 5'}}"
    >>> place_of = lambda span, construct: Place(span, 1, (), Context(), construct)
    >>> [call] = find_calls(text, NameSet(BOX_NAMES))
    >>> match, problems = read_box(text, call, place_of, 1, lambda month, day: 2014)
    >>> match.match_date.isoformat(), match.home.code, match.home_score, match.goals[0].minute
    ('2014-05-01', 'BRA', 1, 5)
    """
    params = _by_role(call)
    home, away = _team(params, "team1"), _team(params, "team2")
    problems: list[Problem] = []
    result = read_result(params)
    home_score, away_score = result.scores or (None, None)
    day, day_text = _date(params, year_of, problems)
    given = params.get
    kickoff = read_kickoff(given("time", NOT_GIVEN).value)
    ground = read_ground(given("stadium", NOT_GIVEN).value, given("location", NOT_GIVEN).value)
    attendance = read_attendance(given("attendance", NOT_GIVEN).value)
    referee_name, referee_association = read_referee(given("referee", NOT_GIVEN).value)
    goals: list[GoalRecord] = []
    if "goals1" in params:
        goals += _goals(params, Side.HOME, place_of, home_score, problems)
    if "goals2" in params:
        goals += _goals(params, Side.AWAY, place_of, away_score, problems)
    kicks: list[KickRecord] = []
    if "penalties1" in params or "penalties2" in params:
        kicks += _kicks(params, Side.HOME, place_of, problems)
        kicks += _kicks(params, Side.AWAY, place_of, problems)
    section = shown(params, "section")
    match = MatchRecord(
        place_of(call.span, construct_of(call.name)),
        segment,
        day,
        day_text,
        home,
        away,
        home_score,
        away_score,
        result.status,
        tuple(goals),
        kickoff.text,
        kickoff.utc_offset_minutes,
        result.half_time,
        result.is_after_extra_time,
        result.shootout,
        tuple(kicks),
        result.aggregate,
        ground.stadium,
        ground.city,
        ground.attendance if attendance is None else attendance,
        referee_name,
        referee_association,
        read_report(given("report", NOT_GIVEN).value),
        result.note,
        shown(params, "round"),
        (section.strip('"'),) if section else (),
    )
    return match, tuple(problems)


def _by_role(call: Call) -> BoxParams:
    """Parameters by what they are for; of two the last, unless it is empty."""
    found: BoxParams = {}
    for param in call.params:
        name, value, _ = param
        if value:
            role = _ROLES.get(name)
            if role is None and not name.islower():
                role = _ROLES.get(name.casefold())
            if role is not None:
                found[role] = param
    return found


def _team(params: BoxParams, role: str) -> TeamRef:
    value = value_of(params, role)
    team = read_team(value) if value else None
    if team is None:
        raise NoTeamsError("the team is not known yet", value[:80])
    return team


def _date(
    params: BoxParams, year_of: YearOf, problems: list[Problem]
) -> tuple[date | None, str | None]:
    param = params.get("date")
    if param is None:
        param = params.get("day_month")
        if param is None:
            return None, None
        year = value_of(params, "year")
        markup = f"{param.value} {year}".strip()
    else:
        markup = param.value
    try:
        return read_date(markup, year_of)
    except Unreadable as problem:
        problems.append((param.span, problem))
        return None, problem.text


def _goals(
    params: BoxParams, side: Side, place_of: PlaceOf, score: int | None, problems: list[Problem]
) -> list[GoalRecord]:
    param = params.get(_GOALS[side])
    if param is None:
        return []
    goals, unreadable = read_goals(param.value, param.start, side, place_of, score)
    problems += unreadable
    if len(goals) > _MOST_GOALS:
        problems.append((param.span, Unreadable("too many goals of one side", param.value[:80])))
        return []
    return goals


def _kicks(
    params: BoxParams, side: Side, place_of: PlaceOf, problems: list[Problem]
) -> list[KickRecord]:
    param = params.get(_KICKS[side])
    if param is None:
        return []
    try:
        return read_kicks(param.value, param.start, side, place_of)
    except Unreadable as problem:
        problems.append((param.span, problem))
        return []
