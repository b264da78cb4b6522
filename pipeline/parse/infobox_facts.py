"""What the value of an infobox field says, by what the field is about."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from pipeline.parse.date_ranges import DateRange, read_date_range
from pipeline.parse.infobox import BY_PART, COUNTS, PARTS, TEAMS
from pipeline.parse.infobox_scorers import read_scorers
from pipeline.parse.records import Fact, FactRole, TeamRef
from pipeline.parse.registry import read_lines
from pipeline.parse.team_ref import is_placeholder, read_team_cell
from pipeline.parse.value_items import split_items
from pipeline.problems import Unreadable
from pipeline.wikitext.numbers import read_count
from pipeline.wikitext.text import read_text

_NOBODY = frozenset(line["text"] for line in read_lines("nobody_words"))
_DASHES = re.compile("[–—−]")
_COUNT = re.compile(r"[0-9](?:[0-9.,'’\u00a0\u2009\u202f ]{0,14}[0-9])?")
_SUM = re.compile(r"\s*\+\s*[0-9]|\s+(?:million|thousand)", re.IGNORECASE)
_TITLE_LINE = re.compile(  # (13th title), 8th English title, 5.º título, 3ª vez
    r"\(?(?P<number>[0-9]{1,3})(?:st|nd|rd|th|\.?[ºª°]|\.|e)?\s+[^()]{0,60}"
    r"\b(?:titles?|título|titulo|titolo|titel|titre|championship|vez|time)\b[^()]{0,40}\)?",
    re.IGNORECASE,
)
_TITLE_NUMBER = re.compile(
    r",?\s*\((?P<number>[0-9]{1,3})(?:st|nd|rd|th|\.?[ºª°]|\.)?(?:\s[^()]{0,40}?"
    r"(?:titles?|título|titulo|titolo|titel|titre))?\)\s*$",
    re.IGNORECASE,
)
_REMARK = re.compile(r"\s*\([^()]{4,}\)\s*$")
_BETWEEN_TEAMS = re.compile(
    r"(?<=\]\])[\s']*+(?:,|;|/|&|·|•|\b(?:and|y|e|und|et)\b)\s*+(?=(?:\{\{[^{}]{1,80}\}\}\s*+)?\[\[)"
)
_STAGE = re.compile(r"^[^0-9:\n]{1,40}:\s*")
_LINKED = re.compile(r"\[\[[^\[\]|]{1,99}\|([^\[\]|]{1,30})\]\](?=\s*:)")
_PART_ALONE = re.compile(rf"(?:{PARTS})(?:\s+[0-9]{{4}})?", re.IGNORECASE)
_PLAIN_NAME = re.compile(r"[^\[\]{}<>|'\n]{1,60}")
_LONGEST_ITEM = 600


@dataclass(frozen=True, slots=True)
class FieldValue:
    """A field's value and what beside it in the box helps to read it: the season's label, and
    how often the champion has won. ``is_code`` is true where a bare word is a flag's argument.
    """

    markup: str
    text: str
    season: str = ""
    is_code: bool = False
    title_count: str = ""


def read_count_fact(role: FactRole, value: FieldValue) -> tuple[Fact, ...]:
    """The number a value begins with, or one for each part of the season.

    >>> read_count_fact(FactRole.GOAL_COUNT, FieldValue("", "1,246 (3.28 per match)"))[0].number
    1246
    >>> read_count_fact(FactRole.GOAL_COUNT, FieldValue("", "TBD"))
    ()
    >>> read_count_fact(FactRole.GOAL_COUNT, FieldValue("", "many"))
    Traceback (most recent call last):
    pipeline.problems.Unreadable: not a count: 'many'
    """
    return tuple(
        Fact(role, text, _count(text), part)
        for part, text in split_parts(value.text)
        if not _is_nobody(text)
    )


def read_team_facts(role: FactRole, value: FieldValue) -> tuple[Fact, ...]:
    """The teams of a value, one an item, each with the number of its title where it is printed.

    >>> def said(markup): return [
    ...     (f.part, f.text, f.number)
    ...     for f in read_team_facts(FactRole.CHAMPION, FieldValue(markup, ""))
    ... ]
    >>> said("Apertura: [[Club León|León]] (6th title)<br>Clausura: [[Toluca]]")
    [('Apertura', 'León', 6), ('Clausura', 'Toluca', None)]
    >>> said("[[Arsenal F.C.|Arsenal]]<br/>13th English title"), said("''unattributed''")
    ([(None, 'Arsenal', 13)], [])
    """
    facts: list[Fact] = []
    for part, markup in _team_items(value.markup):
        text = read_text(markup).text
        title = _TITLE_LINE.fullmatch(text)
        if title is None:
            facts += _team_fact(role, markup, text, part, value)
        elif facts and facts[-1].number is None:
            facts[-1] = replace(facts[-1], number=int(title["number"]))
    if role is FactRole.CHAMPION and len(facts) == 1 and facts[0].number is None:
        facts[0] = replace(facts[0], number=read_count(value.title_count.strip()))
    return tuple(facts)


def read_text_facts(role: FactRole, value: FieldValue) -> tuple[Fact, ...]:
    """The first line of a value."""
    return (Fact(role, value.text.partition("\n")[0]),)


def read_line_facts(role: FactRole, value: FieldValue) -> tuple[Fact, ...]:
    """Each line of a value."""
    lines = (line.strip(" *#") for line in value.text.split("\n"))
    return tuple(Fact(role, line) for line in lines if line)


def read_date_facts(_: FactRole, value: FieldValue) -> tuple[Fact, ...]:
    """First and last day, for each part of the season where they are given apart."""
    facts: list[Fact] = []
    for part, text in split_parts(value.text):
        ranges = _date_ranges(text, value.season)
        if ranges:
            found = ranges[0]._replace(last_text=ranges[-1].last_text, last=ranges[-1].last)
            first = Fact(FactRole.START_DATE, found.first_text, part=part, day=found.first)
            last = Fact(FactRole.END_DATE, found.last_text, part=part, day=found.last)
            facts += [first, last]
    return tuple(facts)


def _date_ranges(text: str, season: str) -> list[DateRange]:
    """One range, or those of the stages: ``… (regular season)<br>… (play-offs)``."""
    lines = (_STAGE.sub("", line) for line in text.split("\n"))
    ranges = [found for line in lines if (found := read_date_range(line, season))]
    if len(ranges) > 1:
        return ranges
    whole = read_date_range(text, season)
    return [whole] if whole else ranges


def read_scorer_facts(role: FactRole, value: FieldValue) -> tuple[Fact, ...]:
    """The top scorers, each with the number of goals.

    >>> (fact,) = read_scorer_facts(FactRole.TOP_SCORER, FieldValue("[[Deivid]] (13)", ""))
    >>> fact.text, fact.number, fact.link
    ('Deivid', 13, 'Deivid')
    """
    markup = "\n".join(split_items(value.markup)).replace("'''", "")
    return tuple(
        Fact(role, one.name, one.goals, part, one.team, link=one.link, code=one.nationality)
        for part, said in split_parts(markup)
        for one in read_scorers(said)
    )


def split_parts(text: str) -> Iterator[tuple[str | None, str]]:
    """What a text says of each part of the season; None for all of it.

    >>> list(split_parts("Apertura: U. de G , Clausura: Tecos")), list(split_parts("13–30 July"))
    ([('Apertura', 'U. de G'), ('Clausura', 'Tecos')], [(None, '13–30 July')])
    """
    marks = list(BY_PART.finditer(text))
    if not marks:
        yield None, text
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    for mark, end in zip(marks, ends, strict=False):
        yield mark["part"].capitalize(), text[mark.end() : end].strip(" ,\n")


def _team_items(markup: str) -> Iterator[tuple[str | None, str]]:
    """Part of the season and markup of each team; a part holds until the next one is named."""
    part = None
    for item in split_items(markup):
        if len(item) > _LONGEST_ITEM:
            raise Unreadable("too long for a team", item[:80])
        plain = _LINKED.sub(r"\1", item.replace("'''", "").replace("''", ""))
        for said, rest in split_parts(f"{plain}:" if _PART_ALONE.fullmatch(plain) else plain):
            part = said or part
            for team in _BETWEEN_TEAMS.split(rest):
                if team:
                    yield part, team


def _team_fact(
    role: FactRole, markup: str, text: str, part: str | None, value: FieldValue
) -> Iterator[Fact]:
    number = _TITLE_NUMBER.search(text)
    name = _TITLE_NUMBER.sub("", text).strip(" ,")
    if not name and "{{" in markup:  # {{fb|BRA}} alone
        team = read_team_cell(markup).team
    elif _is_nobody(name) or _is_nobody(_REMARK.sub("", name)):
        return
    elif value.is_code and _PLAIN_NAME.fullmatch(markup):
        team = read_team_cell(f"{{{{fb|{name}}}}}").team
    elif _PLAIN_NAME.fullmatch(markup):
        team = None if is_placeholder(name) else TeamRef(_REMARK.sub("", name))
    else:
        team = read_team_cell(markup).team
    if team and team.name:
        yield Fact(role, team.name, int(number["number"]) if number else None, part, team)


def _is_nobody(text: str) -> bool:
    plain = _DASHES.sub("-", text).casefold().strip(" .()")
    return not plain or plain in _NOBODY


def _count(text: str) -> int:
    found = _COUNT.match(text)
    if found and _SUM.match(text, found.end()):
        raise Unreadable("a sum in place of a count", text[:200])
    number = read_count(found[0].strip()) if found else None
    if number is None:
        raise Unreadable("not a count", text[:200])
    return number


_Reader = Callable[[FieldValue], tuple[Fact, ...]]


def _reader(read: Callable[[FactRole, FieldValue], tuple[Fact, ...]], role: FactRole) -> _Reader:
    return lambda value: read(role, value)


_LINES = (FactRole.COUNTRY,)
_TEXTS = (FactRole.COMPETITION, FactRole.SEASON, FactRole.PREVIOUS, FactRole.NEXT)
FACT_READERS: dict[str, _Reader] = {
    "top_scorer": _reader(read_scorer_facts, FactRole.TOP_SCORER),
    "dates": _reader(read_date_facts, FactRole.START_DATE),
    **{role.value: _reader(read_line_facts, role) for role in _LINES},
    **{role.value: _reader(read_text_facts, role) for role in _TEXTS},
    **{role.value: _reader(read_team_facts, role) for role in TEAMS},
    **{role.value: _reader(read_count_fact, role) for role in COUNTS},
}
"""The reader of each role a field can have in the registry."""
