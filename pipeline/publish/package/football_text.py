"""openfootball's ``football.txt``: one file for each edition."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from types import MappingProxyType

from pipeline.publish.package.football_json import ground_of, time_of
from pipeline.publish.package.games import STATUS, Row, goals_of, score_of, title

# What a piece of text may hold: the format has no quotes and no escapes, and takes two blanks,
# brackets, a v or a dash between blanks, and numbers before a mark for something else.
_LETTER = r"[^\W\d_]"
_WORDS_OF_THE_FORMAT = (
    r"(?:v|vs|w/o|n/p|abd|aban|susp|ppd|pst|po?stp|x-x|p-p|awd|canc|bye)(?![^\W_])"
)
_TEAM = re.compile(
    rf"(?!{_WORDS_OF_THE_FORMAT})(?:{_LETTER}|\d+\.? ?(?={_LETTER}))"
    rf"(?:(?: (?!{_WORDS_OF_THE_FORMAT})|[/-])?"
    rf"(?:{_LETTER}|\.(?!\.)|&(?!&)|'(?!')|\d+(?![0-9h'+]|[.:-]\d)))*"
    rf"(?: \((?:{_LETTER}){{2,5}}\))?"
)
_PERSON = re.compile(rf"{_LETTER}(?:[ '-]?(?:{_LETTER}|\.))*")
_GROUND = re.compile(rf"{_LETTER}(?:(?:, | |[/-])?(?:{_LETTER}|\d|[.&']))*")
_ROUND = re.compile(rf"{_LETTER}(?: ?[\w.&'/–-])*")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MARKS = MappingProxyType({"penalty": "(p)", "own_goal": "(og)"})


def render_text(edition: Row, matches: Sequence[Row]) -> str:
    """An edition and its matches as text. Matches that the format cannot say are counted in a
    comment, for nothing is dropped in silence; the JSON holds them. Those without a day come
    first, for further down they would be read with the day above them.
    """
    said = [match for match in matches if _can_be_said(match)]
    lines = [f"= {_plain(title(edition))}", "", f"# Matches    {len(said)}"]
    if left_out := len(matches) - len(said):
        lines.append(f"# Left out, as their names do not fit the format: {left_out}")
    rounds: dict[tuple[bool, str], list[Row]] = {}
    for match in said:
        rounds.setdefault((match["match_date"] is None, _heading(match)), []).append(match)
    for (_, heading), some in rounds.items():
        lines += ["", f"▪ {heading}", *_days(some)]
    return "\n".join(lines) + "\n"


def _days(matches: Sequence[Row]) -> Iterator[str]:
    for day, some in groupby(matches, key=lambda match: match["match_date"]):
        if day is not None:
            yield _day(day)
        for match in some:
            yield _line(match)
            yield from _goals(match)


def _can_be_said(match: Row) -> bool:
    teams = (match["home_team_name"], match["away_team_name"])
    return all(_TEAM.fullmatch(name) for name in teams)


def _heading(match: Row) -> str:
    parts = (match["stage"], match["group_name"], match["round"])
    said = [part for part in parts if part and _ROUND.fullmatch(part)]
    return ", ".join(said) or "Matches"


def _day(day: date) -> str:
    return f"{_DAYS[day.weekday()]} {_MONTHS[day.month - 1]} {day.day} {day.year}"


def _line(match: Row) -> str:
    ground, status = ground_of(match), STATUS.get(match["status"])
    parts = [
        f"  {time_of(match) or '     '}",
        f"{match['home_team_name']} v {match['away_team_name']}",
        _score(match),
        f"[{status}]" if status else "",
        f"@ {ground}" if ground and _GROUND.fullmatch(ground) else "",
    ]
    return "  ".join(filter(None, parts))


def _score(match: Row) -> str:
    score = score_of(match)
    if score.full_time is None and score.extra_time is None:
        return ""
    before = [score.full_time] if score.extra_time else []
    if score.half_time and None not in before:
        before.append(score.half_time)
    earlier = ", ".join(f"{one[0]}-{one[1]}" for one in before if one)
    inside = f" ({earlier})" if earlier else ""
    end = score.extra_time or score.full_time
    assert end is not None  # noqa: S101 - one of them is known, see above
    longer = " a.e.t." if score.extra_time else ""
    kicks = f", {score.shootout[0]}-{score.shootout[1]} pen." if score.shootout else ""
    return f"{end[0]}-{end[1]}{longer}{inside}{kicks}"


def _goals(match: Row) -> Iterator[str]:
    """The line of the scorers, where it can be whole: else one would read goals as missing."""
    goals = match["goals"] or []
    is_whole = match["is_goals_complete"] and all(map(_goal_can_be_said, goals))
    if goals and is_whole:
        sides = [", ".join(map(_goal, goals_of(match, side))) for side in ("home", "away")]
        yield f"    ({'; '.join(filter(None, sides))})"
    elif goals:
        yield "    # scorers left out: not all of them have a name, a minute and plain letters"


def _goal_can_be_said(goal: Row) -> bool:
    return bool(goal["minute"] and goal["name"] and _PERSON.fullmatch(goal["name"]))


def _goal(goal: Row) -> str:
    added = f"+{goal['added']}" if goal["added"] else ""
    return f"{goal['name']} {goal['minute']}{added}'{_MARKS.get(goal['kind'], '')}"


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w.&'’/(),–-]", " ", text).split())
