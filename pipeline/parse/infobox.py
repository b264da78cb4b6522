"""Infobox fields, and the several facts editors put into one value."""

import re
from dataclasses import dataclass

from pipeline.parse.infobox_scorers import read_plain_scorers
from pipeline.parse.numbers import parse_integer
from pipeline.parse.records import Fact, FactRole

_EMBEDDED = re.compile(r"\|\s{0,9}(?P<name>\w[\w -]{0,39}?)\s{0,9}=")
_TITLE_NUMBER = re.compile(r",?\s{0,9}\((?P<number>[0-9]{1,3})(?:st|nd|rd|th)?(?:\s+title)?\)")
_REMARK = re.compile(r"\([^()]*\)\s*$")
PARTS = "Apertura|Clausura|Invierno|Verano|Opening|Closing"
BY_PART = re.compile(
    rf"(?:^|[,\n]\s{{0,9}}+)(?P<part>{PARTS})(?:\s+[0-9]{{4}})?\s*:\s*",
    re.IGNORECASE,
)
_NOT_A_LETTER = re.compile(r"[^a-z]")
ROLE_BY_FIELD = {
    "title": FactRole.COMPETITION,
    "competition": FactRole.COMPETITION,
    "year": FactRole.SEASON,
    "season": FactRole.SEASON,
    "country": FactRole.COUNTRY,
    "numteams": FactRole.TEAM_COUNT,
    "winners": FactRole.CHAMPION,
    "champion": FactRole.CHAMPION,
    "champions": FactRole.CHAMPION,
    "second": FactRole.RUNNER_UP,
    "runnerup": FactRole.RUNNER_UP,
    "promoted": FactRole.PROMOTED,
    "relegated": FactRole.RELEGATED,
    "matches": FactRole.MATCH_COUNT,
    "goals": FactRole.GOAL_COUNT,
    "totalgoals": FactRole.GOAL_COUNT,
    "attendance": FactRole.ATTENDANCE,
    "prevseason": FactRole.PREVIOUS,
    "nextseason": FactRole.NEXT,
    "topscorer": FactRole.TOP_SCORER,
    "topgoalscorer": FactRole.TOP_SCORER,
}
COUNTS = (FactRole.TEAM_COUNT, FactRole.MATCH_COUNT, FactRole.GOAL_COUNT, FactRole.ATTENDANCE)
TEAMS = (FactRole.CHAMPION, FactRole.RUNNER_UP, FactRole.PROMOTED, FactRole.RELEGATED)


@dataclass(frozen=True, slots=True)
class FieldText:
    """Name and value of a field, and where in the line the value stands."""

    name: str
    value: str
    start: int
    end: int


def split_field(text: str) -> tuple[FieldText, ...]:
    """The field of a line ``- Key: value``, and those that a lost line break glued to it.

    >>> [(f.name, f.value) for f in split_field("- Champions: América | runner-up = Cruz Azul")]
    [('Champions', 'América'), ('runner-up', 'Cruz Azul')]
    """
    name, _, _ = text.removeprefix("- ").partition(":")
    start = min(len(text) - len(text.removeprefix("- ")) + len(name) + 1, len(text))
    fields = []
    for embedded in _EMBEDDED.finditer(text, start):
        fields.append(_field(name, text, start, embedded.start()))
        name, start = embedded["name"], embedded.end()
    fields.append(_field(name, text, start, len(text)))
    return tuple(fields)


def read_facts(name: str, value: str) -> tuple[Fact, ...]:
    """What a field says; nothing for fields about other matters and for empty ones.

    >>> [(f.text, f.number) for f in read_facts("Winners", "UANL, (3rd title)")]
    [('UANL', 3)]
    >>> [(f.part, f.text) for f in read_facts("Winners", "Apertura: U. de G , Clausura: Tecos")]
    [('Apertura', 'U. de G'), ('Clausura', 'Tecos')]
    >>> read_facts("Relegated", "Zacatepec 1948 (stay in league)")[0].text
    'Zacatepec 1948'
    >>> read_facts("Matches", "many")
    Traceback (most recent call last):
    pipeline.problems.Unreadable: not a whole number: 'many'
    """
    role = ROLE_BY_FIELD.get(_NOT_A_LETTER.sub("", name.lower()))
    if role is None or not value:
        return ()
    if role in COUNTS:
        return (Fact(role, value, parse_integer(value)),)
    if role is FactRole.TOP_SCORER:
        scorers = read_plain_scorers(value)
        return tuple(Fact(role, one.name, one.goals, code=one.nationality) for one in scorers)
    if role in TEAMS:
        return _teams(role, value)
    return (Fact(role, value),)


def _field(name: str, text: str, start: int, end: int) -> FieldText:
    value = text[start:end]
    start += len(value) - len(value.lstrip())
    value = value.strip()
    return FieldText(name.strip(), value, start, start + len(value))


def _teams(role: FactRole, value: str) -> tuple[Fact, ...]:
    marks = list(BY_PART.finditer(value))
    if not marks:
        return (_team(role, value, None),)
    ends = [mark.start() for mark in marks[1:]] + [len(value)]
    return tuple(
        _team(role, value[mark.end() : end], mark["part"].capitalize())
        for mark, end in zip(marks, ends, strict=True)
    )


def _team(role: FactRole, value: str, part: str | None) -> Fact:
    number = _TITLE_NUMBER.search(value)
    name = _REMARK.sub("", _TITLE_NUMBER.sub("", value))
    return Fact(role, name.strip(" ,"), int(number["number"]) if number else None, part)
