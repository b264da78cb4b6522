"""The top scorers an infobox names, and how many goals it gives them."""

import re
from dataclasses import dataclass, replace

from pipeline.parse.records import TeamRef
from pipeline.parse.registry import read_lines
from pipeline.parse.table_cells import read_person
from pipeline.parse.team_ref import read_team_cell
from pipeline.parse.value_items import split_items
from pipeline.wikitext.text import read_text

_WORDS = "|".join(line["word"] for line in read_lines("goal_words"))
_GOALS = re.compile(
    rf"\(?\b(?P<goals>[0-9]{{1,3}})(?:\s*\)|\s+each\b\s*\)?|\s+(?:{_WORDS})\b(?:\s+each)?\s*\)?)",
    re.IGNORECASE,
)
_TEAM = re.compile(r"\(\s*(?P<team>\[\[[^\[\]{}]{1,160}\]\])\s*\)")
_BETWEEN = re.compile(r"(?<=\]\])\s*+(?:,|/|&|\band\b)\s*+(?=(?:\{\{[^{}]{1,80}\}\}\s*+)?\[\[)")
_BETWEEN_PLAIN = re.compile(r"\n|(?<=\))\s*,\s*")
_CODE = re.compile(r"(?P<code>[A-Z]{3})\s+(?P<name>\S.*)")
_LONGEST = 600


@dataclass(frozen=True, slots=True)
class InfoboxScorer:
    """One of them; ``nationality`` is the code in front of the name."""

    name: str
    goals: int | None = None
    link: str | None = None
    nationality: str | None = None
    team: TeamRef | None = None


def read_scorers(markup: str) -> list[InfoboxScorer]:
    """The players of a value, one an item or link; a number alone, or behind the last, is of all.

    >>> [(s.name, s.goals) for s in read_scorers("[[Bill (b. 1984)|Bill]]<br>[[Gabi]]<br>(6 each)")]
    [('Bill', 6), ('Gabi', 6)]
    >>> [(s.name, s.goals) for s in read_scorers("[[Cano]] and [[Giuliano]]<br />(5 goals each)")]
    [('Cano', 5), ('Giuliano', 5)]
    >>> (kane,) = read_scorers("{{flagicon|ENG}} [[Harry Kane]] ([[Spurs]])<br>'''30 goals'''")
    >>> kane.name, kane.goals, kane.team.name
    ('Harry Kane', 30, 'Spurs')
    >>> read_scorers("''TBD''"), read_scorers("")
    ([], [])
    """
    found: list[InfoboxScorer] = []
    for item in split_items(markup):
        for part in _BETWEEN.split(item[:_LONGEST]):
            goals = _goals_in(read_text(part).text)
            person = _person(part)
            if person is not None:
                found.append(replace(person, goals=goals))
            elif goals is not None:
                found = _of_all(found, goals)
    return _of_all(found, found[-1].goals) if found and found[-1].goals else found


def read_plain_scorers(text: str) -> list[InfoboxScorer]:
    """The same from plain text.

    >>> read_plain_scorers("ECU Christian Benítez (5 goals)")
    [InfoboxScorer(name='Christian Benítez', goals=5, link=None, nationality='ECU', team=None)]
    """
    found: list[InfoboxScorer] = []
    for part in _BETWEEN_PLAIN.split(text):
        name = _GOALS.sub("", part[:_LONGEST]).strip(" ,–-")
        if name:
            nationality, name = split_nationality(name)
            found.append(InfoboxScorer(name, _goals_in(part), nationality=nationality))
    return _of_all(found, found[-1].goals) if found and found[-1].goals else found


def split_nationality(text: str) -> tuple[str | None, str]:
    """A country code in front of a name, and the name.

    >>> split_nationality("MEX Alan Pulido"), split_nationality("Alan Pulido")
    (('MEX', 'Alan Pulido'), (None, 'Alan Pulido'))
    """
    found = _CODE.fullmatch(text)
    return (found["code"], found["name"]) if found else (None, text)


def _person(markup: str) -> InfoboxScorer | None:
    team = _TEAM.search(markup)
    rest = _GOALS.sub("", _TEAM.sub("", markup)) if team else markup
    person = read_person(rest)
    if person is None:
        return None
    name = _GOALS.sub("", person.name).strip(" ,–-")
    if (
        not any(character.isalpha() for character in name)
        or name.startswith("(")
        or name.endswith((":", " players"))
    ):
        return None
    played_for = read_team_cell(team["team"]).team if team else None
    return InfoboxScorer(name, None, person.link, person.nationality, played_for)


def _goals_in(text: str) -> int | None:
    found = _GOALS.search(text)
    return int(found["goals"]) if found else None


def _of_all(scorers: list[InfoboxScorer], goals: int | None) -> list[InfoboxScorer]:
    return [one if one.goals is not None else replace(one, goals=goals) for one in scorers]
