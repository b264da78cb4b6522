"""The goals one side's list in a match box tells of."""

import re

from pipeline.parse.flat_lists import LONGEST, flatten
from pipeline.parse.goal_entries import Entry, OwnedGoal, read_entries
from pipeline.parse.goal_minutes import Minute, read_arguments
from pipeline.parse.list_tokens import MARKS_NOT_NAMES
from pipeline.parse.records import GoalRecord, PlaceOf, Problem
from pipeline.parse.registry import read_lines
from pipeline.problems import Unreadable
from pipeline.tables import GoalEvidence, Side
from pipeline.wikitext.links import normalise_target
from pipeline.wikitext.spans import Span

GOAL = "football box goal"

# The usual lines, "*[[A|B]] {{goal|7||43}}" and "*[[A|B]] 7', 43'", are read at one go; all
# others take the long way. Groups: what stands before, name and goals, a target that is as it
# should be, any other target, the label, the arguments, the minutes, what stands behind.
_TITLE = r"[^\s\[\]{}|<>&'_:]++(?>(?: [^\s\[\]{}|<>&'_:]++)*)"
_USUAL = re.compile(
    rf"(\s{{0,20}}+\*?\s{{0,20}}+)(\[\[(?:({_TITLE})(?=[|\]])|([^\[\]{{}}|<>&':\n]++))"
    r"(?:\|([^\[\]{}|<>&'\n]++))?\]\]\s*+"
    r"(?:\{\{[Gg]oal\|([^\[\]{}<>\n]*+)\}\}|([0-9+]{1,5}'(?>(?:, ?[0-9+]{1,5}')*))))"
    r"([ \t]*+(?:\n|<br ?/? ?>|\Z))"
)
_EMPTY = re.compile(r"[\s*•·–—-]*")
_NOT_NAMES = {"", "?", "-", "?-"}.union(
    *((mark, mark.capitalize(), mark.title(), mark.upper()) for mark in MARKS_NOT_NAMES)
)
_NOBODY = frozenset(line["text"] for line in read_lines("nobody_words"))


def read_goals(
    value: str, offset: int, side: Side, place_of: PlaceOf, score: int | None = None
) -> tuple[list[GoalRecord], list[Problem]]:
    """The goals of a list that stands at ``offset``, and what cannot be read of it.

    ``score`` is that side's goals: a name without a minute is a goal while there is room for it.

    >>> from pipeline.parse.records import Context, Place
    >>> place_of = lambda span, construct: Place(span, 1, (), Context(), construct)
    >>> goals, _ = read_goals("*[[A B|B]] {{goal|7|pen.|43}}", 100, Side.HOME, place_of)
    >>> [(g.scorer_name, g.scorer_link, g.minute, g.kind.value) for g in goals]
    [('B', 'A B', 7, 'penalty'), ('B', 'A B', 43, 'unmarked')]
    >>> goals[0].place.span, goals[0].minute_text
    (Span(start=101, end=129), '7 pen.')
    >>> [g.minute for g in read_goals("X 29, 45+3, 90 (o.g.)", 0, Side.AWAY, place_of)[0]]
    [29, 45, 90]
    >>> read_goals("{{goal|12|volley}}", 0, Side.AWAY, place_of)[1][0][1].reason
    'unknown goal note'
    """
    usual = _read_usual(value, offset, side, place_of) if len(value) <= LONGEST else None
    if usual is not None:
        return usual, []
    if _EMPTY.fullmatch(value) or value.strip(" *\n'").casefold() in _NOBODY:
        return [], []
    problems: list[Problem] = []
    try:
        entries = read_entries(flatten(value), offset, problems)
    except Unreadable as problem:
        return [], [(Span(offset, offset + len(value)), problem)]
    goals = _fitted(entries, score, offset, problems)
    return [_record(entry, goal, offset, side, place_of) for entry, goal in goals], problems


def _read_usual(value: str, offset: int, side: Side, place_of: PlaceOf) -> list[GoalRecord] | None:
    stop, new = offset + len(value), tuple.__new__  # Span(…) costs twice as much
    goals: list[GoalRecord] = []
    for before, whole, title, target, label, arguments, plain, behind in _USUAL.findall(value):
        link = title or normalise_target(target)
        name = label.strip() if label else link
        if name in _NOT_NAMES:
            return None
        try:
            minutes = read_arguments(plain.replace(",", "||") if plain else arguments)
        except Unreadable:
            return None
        offset += len(before)
        end = offset + len(whole)
        place = place_of(new(Span, (offset, end)), GOAL)
        for minute, added, text, kind, evidence in minutes:
            goals.append(GoalRecord(place, side, name, minute, added, text, kind, evidence, link))
        offset = end + len(behind)
    return goals if offset == stop else None  # else something stands between the lines


def _record(
    entry: Entry, goal: OwnedGoal, offset: int, side: Side, place_of: PlaceOf
) -> GoalRecord:
    span = Span(offset + min(entry.start, goal.start), offset + max(entry.end, goal.end))
    minute = goal.minute
    return GoalRecord(
        place_of(span, GOAL),
        side,
        entry.name or None,
        minute.minute,
        minute.added,
        minute.text,
        minute.kind,
        minute.evidence,
        entry.link,
    )


def _fitted(
    entries: list[Entry], score: int | None, offset: int, problems: list[Problem]
) -> list[tuple[Entry, OwnedGoal]]:
    """Goals in order; names without a minute count while the score leaves room for them."""
    listed = sum(len(entry.goals) for entry in entries)
    bare = [entry for entry in entries if not entry.goals and not entry.has_other]
    room = None if score is None else score - listed
    counts = sum(max(entry.count, 1) for entry in bare)
    is_room = room is None or room >= counts
    goals: list[tuple[Entry, OwnedGoal]] = []
    for entry in entries:
        if entry.goals or entry.has_other:
            goals += [(entry, goal) for goal in entry.goals]
        elif is_room:
            goals += [(entry, goal) for goal in _unstated(entry)]
        else:
            span = Span(offset + entry.start, offset + entry.end)
            problems.append((span, Unreadable("a name without a goal", entry.name)))
    return goals


def _unstated(entry: Entry) -> list[OwnedGoal]:
    missing = Minute(None, None, None, entry.mark, GoalEvidence.MINUTE_MISSING)
    return [OwnedGoal(missing, entry.start, entry.end)] * max(entry.count, 1)
