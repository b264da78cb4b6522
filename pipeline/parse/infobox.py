"""Infobox fields, and the several facts editors put into one value."""

import re
from dataclasses import dataclass

_EMBEDDED = re.compile(r"\s*\|\s*(?P<name>[\w -]{1,40}?)\s*=\s*")
_TITLE_NUMBER = re.compile(r",?\s*\((?P<number>[0-9]{1,3})(?:st|nd|rd|th)?(?:\s+title)?\)")
_REMARK = re.compile(r"\s*\([^()]*\)\s*$")
_BY_PART = re.compile(
    r"(?:^|,\s*)(?P<part>Apertura|Clausura|Invierno|Verano|Opening|Closing)(?:\s+[0-9]{4})?\s*:\s*",
    re.IGNORECASE,
)
_NATIONALITY = re.compile(r"(?P<code>[A-Z]{3})\s+(?P<name>\S.*)")


@dataclass(frozen=True, slots=True)
class FieldText:
    """Name and value of a field, and where in the line the value stands."""

    name: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Honour:
    """A team an infobox names: for which part of the season, and with which of its titles."""

    team_name: str
    part: str | None = None
    title_number: int | None = None


def split_field(text: str) -> tuple[FieldText, ...]:
    """The field of a line ``- Key: value``, and those that a lost line break glued to it.

    >>> [(f.name, f.value) for f in split_field("- Champions: América | runner-up = Cruz Azul")]
    [('Champions', 'América'), ('runner-up', 'Cruz Azul')]
    """
    name, _, _ = text.removeprefix("- ").partition(":")
    start = len(text) - len(text.removeprefix("- ")) + len(name) + 1
    fields = []
    for embedded in _EMBEDDED.finditer(text, start):
        fields.append(_field(name, text, start, embedded.start()))
        name, start = embedded["name"], embedded.end()
    fields.append(_field(name, text, start, len(text)))
    return tuple(fields)


def read_honours(value: str) -> tuple[Honour, ...]:
    """The teams a value names.

    >>> read_honours("UANL, (3rd title)")
    (Honour(team_name='UANL', part=None, title_number=3),)
    >>> [(h.part, h.team_name) for h in read_honours("Apertura: U. de G , Clausura: Tecos")]
    [('Apertura', 'U. de G'), ('Clausura', 'Tecos')]
    >>> read_honours("Zacatepec 1948 (stay in league)")[0].team_name
    'Zacatepec 1948'
    """
    marks = list(_BY_PART.finditer(value))
    if not marks:
        return (_honour(value, None),) if value.strip() else ()
    ends = [mark.start() for mark in marks[1:]] + [len(value)]
    return tuple(
        _honour(value[mark.end() : end], mark["part"].capitalize())
        for mark, end in zip(marks, ends, strict=True)
    )


def split_nationality(text: str) -> tuple[str | None, str]:
    """A country code in front of a name, and the name.

    >>> split_nationality("MEX Alan Pulido"), split_nationality("Alan Pulido")
    (('MEX', 'Alan Pulido'), (None, 'Alan Pulido'))
    """
    found = _NATIONALITY.fullmatch(text)
    return (found["code"], found["name"]) if found else (None, text)


def _field(name: str, text: str, start: int, end: int) -> FieldText:
    value = text[start:end]
    start += len(value) - len(value.lstrip())
    value = value.strip()
    return FieldText(name.strip(), value, start, start + len(value))


def _honour(value: str, part: str | None) -> Honour:
    number = _TITLE_NUMBER.search(value)
    name = _TITLE_NUMBER.sub("", value)
    name = _REMARK.sub("", name)
    return Honour(name.strip(" ,"), part, int(number["number"]) if number else None)
