"""Minutes and marks of goals: the arguments of ``{{goal|54|pen.|64}}`` and ``45+2' (o.g.)``."""

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.parse.registry import read_pairs
from pipeline.problems import Unreadable
from pipeline.tables import GoalEvidence, GoalKind

_KINDS = {mark: GoalKind(kind) for mark, kind in read_pairs("goal_marks").items()}
_MINUTE = re.compile(
    r"(?:c(?:irca|a)?\.?|~|min\.?)?\s*+(?P<half>HT\s*+\+\s*+)?(?P<minute>[0-9]{1,3})\s*+['’′.]?+\s*+"
    r"(?:\(?\s*+\+\s*+(?P<added>[0-9]{1,2})?\s*+['’′.]?+\s*+\)?\s*+['’′]?+\s*+)?(?:min\.?)?",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"\s*+(([0-9]{1,3})(?:\+([0-9]{1,2}))?'?)\s*+")
_AND = re.compile(r"\s*(?:[,;&/]|\band\b)\s*")
_MARKED = re.compile(r"(?P<minute>[^()a-zA-Z]{1,12}?)[\s(]*(?P<mark>[^\W\d][^()]{0,20})\)?")
_ADDED = re.compile(r"\+\s*([0-9]{1,2})\s*['’′]?")
_QUOTES = re.compile("'{2,}")
_UNKNOWN = frozenset(("", "?", "??", "-", "–", "—", "unknown", "n/a", "na", "x"))
_UNMARKED, _LISTED = GoalKind.UNMARKED, GoalEvidence.LISTED  # looked up once: for Python 3.11
_LAST = 120  # without what is added
_MOST = 40  # goals of one player in one match


class Minute(NamedTuple):
    """One goal of a list: when, how, and both as written."""

    minute: int | None
    added: int | None
    text: str | None
    kind: GoalKind
    evidence: GoalEvidence


def kind_of_mark(text: str) -> GoalKind | None:
    """What a mark says; None where it is none that we know.

    >>> kind_of_mark("(o.g.)"), kind_of_mark("pen"), kind_of_mark("Smith") is None
    (<GoalKind.OWN_GOAL: 'own_goal'>, <GoalKind.PENALTY: 'penalty'>, True)
    """
    return _KINDS.get(
        text.strip(" ().:'’\t").casefold().replace(".", " ").replace("  ", " ").strip()
    )


def read_minute(text: str, kind: GoalKind = _UNMARKED) -> Minute:
    """One minute as written.

    >>> read_minute("45+2")[:2], read_minute("HT+39")[:2], read_minute("90+")[:2]
    ((45, 2), (84, None), (90, None))
    >>> read_minute("?").evidence
    <GoalEvidence.MINUTE_MISSING: 'minute_missing'>
    >>> read_minute("4th")
    Traceback (most recent call last):
    pipeline.problems.Unreadable: not a minute: '4th'
    """
    if text.casefold() in _UNKNOWN:
        return Minute(None, None, text or None, kind, GoalEvidence.MINUTE_MISSING)
    found = _MINUTE.fullmatch(text)
    if found is None:
        raise Unreadable("not a minute", text)
    return _minute(text, found["minute"], found["added"], kind, 45 if found["half"] else 0)


def _minute(text: str, digits: str, more: str | None, kind: GoalKind, before: int = 0) -> Minute:
    minute, added = int(digits) + before, int(more or 0) or None
    if _LAST < minute <= _LAST + 15 and added is None:  # some count on: 121 is 120+1
        minute, added = _LAST, minute - _LAST
    if not 1 <= minute <= _LAST or (added and added > 30):
        raise Unreadable("no such minute", text)
    return Minute(minute, added, text, kind, _LISTED)


def read_arguments(arguments: str) -> tuple[Minute, ...]:
    """The goals of one template: a minute and its mark, a minute and its mark, and so on.

    >>> [(m.minute, m.kind.value) for m in read_arguments("63||76|pen.|90+2")]
    [(63, 'unmarked'), (76, 'penalty'), (90, 'unmarked')]
    >>> [m.minute for m in read_arguments("9|9")], len(read_arguments(""))
    ([9, 9], 1)
    >>> read_arguments("12|volley")
    Traceback (most recent call last):
    pipeline.problems.Unreadable: unknown goal note: 'volley'
    """
    known = _ONE_GOAL.get(arguments)  # three of four
    if known is not None:
        return known
    return _short(arguments) if len(arguments) <= 40 else _read(arguments)


def _read(arguments: str) -> tuple[Minute, ...]:
    if "=" not in arguments:
        plain = [_PLAIN.fullmatch(slot) for slot in arguments.split("||")]
        if all(plain):  # minutes without a mark, as by far most are
            return tuple(_minute(m[1], m[2], m[3], _UNMARKED) for m in plain if m)
    goals = _goals(_slots(arguments))
    if len(goals) > _MOST:
        raise Unreadable("too many goals of one player", arguments[:80])
    return tuple(goals) or (read_minute(""),)


_short = lru_cache(maxsize=4096)(_read)
_ONE_GOAL = {str(minute): (read_minute(str(minute)),) for minute in range(1, 121)}


def _slots(arguments: str) -> list[str]:
    slots: dict[int, str] = {}
    number = 0
    for argument in arguments.split("|"):
        key, equals, value = argument.partition("=")
        if not equals:
            number += 1
            slots[number] = _QUOTES.sub("", argument).strip()
        elif key.strip().isascii() and key.strip().isdecimal() and len(key) < 4:
            slots[int(key)] = value.strip()
    flat = [slots.get(place, "") for place in range(1, max(slots, default=0) + 1)]
    return [slot for text in flat for slot in _spread(text)]


def _spread(text: str) -> list[str]:
    """The slots that one stands for: ``5, 10 (pen.)`` for ``5||10|pen.``."""
    if not text[:1].isdigit() or _MINUTE.fullmatch(text):
        return [text]
    spread: list[str] = []
    for part in _AND.split(text.strip(" ,;")):
        marked = _MARKED.fullmatch(part)
        if marked and kind_of_mark(marked["mark"]) is not None:
            spread += marked["minute"].strip(), marked["mark"].strip()
        else:
            spread += part, ""
    return spread if spread[-1] else spread[:-1]


def _goals(slots: list[str]) -> list[Minute]:
    goals: list[Minute] = []
    place = 0
    while place < len(slots):
        text = slots[place]
        mark = slots[place + 1] if place + 1 < len(slots) else ""
        kind = kind_of_mark(text) if text else None
        if kind is not None:
            _take_mark(goals, slots, place, kind)
            place += 1
        elif not text and (not mark or _MINUTE.fullmatch(mark)):
            place += 1 if mark else 2  # a slot too many
        else:
            goal, is_mark = _goal(text, mark)
            goals.append(goal)
            place += 2 if is_mark else 1
    return goals


def _take_mark(goals: list[Minute], slots: list[str], place: int, kind: GoalKind) -> None:
    """A mark where a minute should be: one slot too far on, else of a goal without a minute."""
    text = slots[place]
    if goals and place > 1 and slots[place - 1] == "" and goals[-1].kind is _UNMARKED:
        goals[-1] = goals[-1]._replace(kind=kind, text=f"{goals[-1].text} {text}")
    else:
        goals.append(Minute(None, None, text, kind, GoalEvidence.MINUTE_MISSING))


def _goal(text: str, mark: str) -> tuple[Minute, bool]:
    """The goal of one pair of slots, and whether the second one was used up."""
    kind = kind_of_mark(mark) if mark else _UNMARKED
    if kind is not None:
        goal = read_minute(text, kind)
        return (goal._replace(text=f"{text} {mark}".strip()) if mark else goal), True
    added = _ADDED.fullmatch(mark)
    if added:
        return read_minute(f"{text}+{added[1]}"), True
    if _MINUTE.fullmatch(mark):  # the empty slot between two minutes was forgotten
        return read_minute(text), False
    raise Unreadable("unknown goal note", mark)
