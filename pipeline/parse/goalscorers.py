"""Goalscorer lists: ``{{Goalscorers|…}}``, and bullets below lines such as ``;6 goals``."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.parse.flag_templates import take_flags
from pipeline.parse.records import PlaceOf, Problems, Record, TopScorerRecord
from pipeline.parse.registry import read_lines
from pipeline.parse.table_cells import Person, read_person, read_team
from pipeline.parse.table_kinds import heading_kind
from pipeline.problems import Unreadable
from pipeline.wikitext.calls import Call
from pipeline.wikitext.names import NameSet
from pipeline.wikitext.scan import find_calls
from pipeline.wikitext.spans import Span
from pipeline.wikitext.zones import Zone, outside, raw_zones

GOALSCORER_NAMES = ("goalscorers",)
"""Template and module names of goalscorer lists."""

_CONSTRUCT = "goalscorer line"
_LONGEST_LINE = 1_000
_LONGEST_TITLE = 100
_WORDS = "|".join(line["word"] for line in read_lines("goal_words"))
_GROUP = re.compile(  # ;6 goals  '''6 goals'''  === 6 goals ===  |6 goals=
    rf"[;:=*'\s]*+(?:\{{\{{[^{{}}|]{{1,30}}\|)?(?P<goals>[0-9]{{1,3}})\s+(?:{_WORDS})\b",
    re.IGNORECASE,
)
_GOALS_BEFORE = re.compile(
    rf"'*(?P<goals>[0-9]{{1,3}})\s+(?:{_WORDS})'*\s*[:–—-]\s*", re.IGNORECASE
)
_GOALS_BEHIND = re.compile(
    rf"\s*(?:[–—:,-]\s*'*|\()(?P<goals>[0-9]{{1,3}})'*(?:\s+(?:{_WORDS}))?\)?[.'\s]*\Z",
    re.IGNORECASE,
)
_PLAYER = re.compile(r"(?:\[\[[^\[\]]*\]\]|\{\{[^{}]*\}\}|\([^()]*\)|[^,;\[{(\s]|(?!^)\s)+")
_TITLE = re.compile(r"\s*+(?:;|=|''')")
_BULLET = re.compile(r"[ \t]*+(?:\|[ \t]*+)?[*#][ \t*#:]*+(?P<entry>[^\n]+)")
_LINE = re.compile(r"[^\n]+")
_CLUB = re.compile(r"\((?P<club>[^()]*(?:\[\[[^\[\]]*\]\]|[A-Za-z])[^()]*)\)[^()]{0,20}\Z")
_AGAINST = re.compile(r"\s*(?:playing )?(?:against|vs?\.?|contra|gegen|contro)\b", re.IGNORECASE)
_NO_WORDS = re.compile(r"[;:='\s]*+(?:\[\[[^\[\]]{1,200}\]\])?[:='\s]*+")
_IN_LINK = re.compile(r"\[\[[^\[\]]*\Z")
_CALLS = NameSet(GOALSCORER_NAMES)


class _Entry(NamedTuple):
    """One bullet: how many goals, its span in the article, and the team its title names."""

    goals: int
    span: Span
    team: str = ""


def is_goalscorer_heading(title: str) -> bool:
    """Whether a heading announces a list of goalscorers.

    >>> [is_goalscorer_heading(t) for t in ("Goal scorers", "Goalscorers", "Own goals", "Assists")]
    [True, True, False, False]
    """
    return heading_kind(title) == "scorers"


def has_own_list(call: Call) -> bool:
    """Whether a call holds its list, rather than naming a module page that does.

    >>> calls = find_calls("{{#invoke:Goalscorers|main|2026 FIFA World Cup}}", _CALLS)
    >>> [has_own_list(call) for call in calls]
    [False]
    """
    return any(_goals_of(param.name) is not None for param in call.params)


def read_goalscorers(
    text: str, call: Call, place_of: PlaceOf, number: int
) -> tuple[list[Record], Problems]:
    """The lines of a Goalscorers template in the order written; own goals are left out.

    A call that has its list in a module page gives nothing, see ``has_own_list``.
    """
    entries: list[_Entry] = []
    for param in call.params:
        goals = _goals_of(param.name)
        if goals is not None:
            hidden = raw_zones(text, param.start, param.end)
            bullets = _bullets(_visible_lines(text, param.span, hidden))
            entries += [_Entry(goals, span) for span in bullets]
    return _records(text, entries, place_of, number)


def read_goalscorer_list(
    text: str, span: Span, place_of: PlaceOf, number: int
) -> tuple[list[Record], Problems]:
    """The bullets of a section, each below a line that says how many goals; none without one.

    What stands in a Goalscorers template is not read again.
    """
    calls = find_calls(text, _CALLS, span.start, span.end)
    hidden = raw_zones(text, span.start, span.end)
    hidden += [Zone(call.start, call.end, "call", call.start, call.end) for call in calls]
    entries = _entries(_visible_lines(text, span, hidden))
    return _records(text, list(entries), place_of, number)


def _entries(lines: Sequence[re.Match[str]]) -> Iterator[_Entry]:
    goals, team = None, ""
    for line in lines:
        bullet = _BULLET.match(line[0])
        if bullet is None or "[[" not in line[0]:
            said = _goals_of(line[0])
            if said is not None:
                goals, team = said, ""
                continue
            if _TITLE.match(line[0]):
                team = _team_of(line[0])
                goals = goals if team else None  # a title of something else, such as own goals
                continue
        if bullet and goals is not None:
            yield _Entry(goals, _entry_span(line, bullet), team)
        elif bullet:
            yield from _own_entries(line, bullet)


def _own_entries(line: re.Match[str], bullet: re.Match[str]) -> Iterator[_Entry]:
    """The players of a bullet that says itself how many goals: before their names, or behind."""
    start, entry = line.start() + bullet.start("entry"), bullet["entry"]
    before, behind = _GOALS_BEFORE.match(entry), _GOALS_BEHIND.search(entry[-60:])
    if before and heading_kind(entry[:_LONGEST_TITLE]) != "own_goals":
        for player in _PLAYER.finditer(entry, before.end()):
            if "[[" in player[0]:
                span = Span(start + player.start(), start + player.end())
                yield _Entry(int(before["goals"]), span)
    elif behind and "[[" in entry:
        length = len(entry) - len(behind[0])
        yield _Entry(int(behind["goals"]), Span(start, start + length))


def _team_of(title: str) -> str:
    """The team in a title that names nothing else; empty for any other title.

    >>> _team_of(";{{fb|CYP|1960}}"), _team_of(";Own goals")
    ('{{fb|CYP|1960}}', '')
    """
    rest, flags = take_flags(title)
    return title.strip("; ='") if flags and _NO_WORDS.fullmatch(rest) else ""


def _goals_of(title: str) -> int | None:
    """How many goals a title promises for each player below it; own goals are none.

    >>> [_goals_of(title) for title in (";6 goals", "1 goal", ";1 own goal", "5 assists")]
    [6, 1, None, None]
    """
    found = _GROUP.match(title)
    is_own = found is not None and heading_kind(title[:_LONGEST_TITLE]) == "own_goals"
    return int(found["goals"]) if found and not is_own else None


def _bullets(lines: Sequence[re.Match[str]]) -> Iterator[Span]:
    for line in lines:
        bullet = _BULLET.match(line[0])
        if bullet:
            yield _entry_span(line, bullet)


def _visible_lines(text: str, span: Span, hidden: list[Zone]) -> list[re.Match[str]]:
    lines = [
        line
        for line in _LINE.finditer(text, span.start, span.end)
        if line.end() - line.start() <= _LONGEST_LINE
    ]
    shown = set(outside([line.start() for line in lines], sorted(hidden)))
    return [line for line in lines if line.start() in shown]


def _entry_span(line: re.Match[str], bullet: re.Match[str]) -> Span:
    return Span(line.start() + bullet.start("entry"), line.start() + len(line[0].rstrip()))


def _records(
    text: str, entries: list[_Entry], place_of: PlaceOf, number: int
) -> tuple[list[Record], Problems]:
    records: list[Record] = []
    problems: Problems = []
    for goals, span, team_above in entries:
        try:
            person, club = _read_entry(span.of(text))
            team = read_team(club or team_above)
        except Unreadable as problem:
            problems.append((span, problem))
            continue
        if person:
            line, place = len(records) + 1, place_of(span, _CONSTRUCT)
            name, link, nationality = person
            records.append(
                TopScorerRecord(place, number, line, None, name, nationality, team, goals, link)
            )
    return records, problems


def _read_entry(markup: str) -> tuple[Person | None, str]:
    """The player and the club in brackets behind the name.

    >>> _read_entry("{{flagicon|BRA}} [[Bill (footballer)|Bill]] ([[Ceará SC|Ceará]])")
    (Person(name='Bill', link='Bill (footballer)', nationality='BRA'), '[[Ceará SC|Ceará]]')
    """
    found = _CLUB.search(markup[-300:])
    before = markup[: len(markup) - len(found[0])] if found else markup
    if found is None or _IN_LINK.search(before) or _AGAINST.match(found["club"]):
        return read_person(markup), ""
    return read_person(before), found["club"]
