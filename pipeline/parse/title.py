"""What the title of an article says about the edition it is about, or a part of it."""

import re
from dataclasses import dataclass
from functools import cache

from pipeline.parse.records import TeamRef
from pipeline.parse.registry import read_lines

_PART = re.compile(r"\b(?:Apertura|Clausura|Invierno|Verano|Opening|Closing)\b")
_YEARS = re.compile(r"\b[0-9]{4}(?:[\u2013/-][0-9]{2,4})?\b")
_SUB_PAGE = re.compile(
    r"(?P<edition>.*[0-9]{4}.*?)\s+(?:[\u2013-]\s+)?(?P<sub>"
    r"group [a-z0-9]{1,2}"
    r"|(?:first|second|final)?\s*group stage|league (?:phase|stage)"
    r"|knock-?out (?:stage|phase|round)s?|final (?:tournament|stages?|rounds?|phase)"
    r"|(?:first|second|third|fourth|fifth|sixth|preliminary|play-?off) (?:round|stage|phase)s?"
    r"|round of [0-9]{1,2}|quarter-?finals?|semi-?finals?|finals?"
    r"|qualifying (?:rounds?|phase)(?: and .*)?"
    r"|play-?offs?|squads?|statistics|seeding|bids?|(?:group |league )?(?:tables?|standings)"
    r"|results|matches|third-place table"
    r")",
    re.IGNORECASE,
)
_ONE_MATCH = re.compile(r".+\((?P<edition>[^()]*[0-9]{4}[^()]*)\)")
_LONGEST_TITLE = 300


@dataclass(frozen=True, slots=True)
class Title:
    """The edition an article belongs to, what of it the article holds (empty for all of it), and
    the competition, the year or years, and the part of a season, as the title names them.
    """

    edition: str
    section: tuple[str, ...]
    competition_name: str
    season_label: str | None
    part: str | None


def read_title(title: str) -> Title:
    """Take a title apart.

    >>> read_title("2013–14 Ascenso MX season").edition
    '2013–14 Ascenso MX'
    >>> read_title("Clausura 2014 Copa MX").competition_name
    'Copa MX'
    >>> sub_page = read_title("UEFA Euro 2004 qualifying Group 10")
    >>> sub_page.edition, sub_page.section
    ('UEFA Euro 2004 qualifying', ('Group 10',))
    >>> read_title("Battle of Berne (1954 FIFA World Cup)").edition
    '1954 FIFA World Cup'
    """
    edition, section = _place_in_edition(title)
    years, part = _YEARS.search(edition), _PART.search(edition)
    rest = _PART.sub("", _YEARS.sub("", edition))
    name = " ".join(rest.split()) or edition
    return Title(edition, section, name, years[0] if years else None, part[0] if part else None)


def own_team(title: str) -> TeamRef | None:
    """The team whose season or whose matches an article is about; None for any other article.

    >>> own_team("2018–19 Arsenal F.C. season")
    TeamRef(name='Arsenal F.C.', link='Arsenal F.C.', code=None, squad=None)
    >>> own_team("Mexico national football team results (2010–2019)").link
    'Mexico national football team'
    >>> own_team("2018–19 Premier League season") is None
    True
    """
    named, competitions = _own_team_forms()
    for form in named if len(title) <= _LONGEST_TITLE else ():
        found = form.fullmatch(title)
        if found is not None and not competitions.search(found["title"]):
            inner = own_team(found["title"]) if found["title"] != title else None
            return inner or TeamRef((found["name"] or found["title"]).strip(), found["title"])
    return None


@cache
def _own_team_forms() -> tuple[list[re.Pattern[str]], re.Pattern[str]]:
    """Titles about one team, and the words that make a name one of a competition."""
    words = "|".join(re.escape(line["word"]) for line in read_lines("competition_words"))
    forms = [re.compile(line["pattern"]) for line in read_lines("own_team_titles")]
    return forms, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


def _place_in_edition(title: str) -> tuple[str, tuple[str, ...]]:
    title = title.removeprefix("Template:")
    one_match = _ONE_MATCH.fullmatch(title)
    if one_match:
        return one_match["edition"].strip(), ()
    sub_page = _SUB_PAGE.fullmatch(title)
    if sub_page:
        return sub_page["edition"].strip(), (sub_page["sub"].strip(),)
    return title.removesuffix(" season"), ()
