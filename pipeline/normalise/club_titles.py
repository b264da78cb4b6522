"""Titles of articles: what tells them apart, and which may be of one club."""

import re
from functools import lru_cache

from pipeline.normalise.known import read_knowledge
from pipeline.normalise.slugs import fold

_PAREN = re.compile(r"\s*\(([^()]{1,40})\)$")
_WORD = re.compile(r"\w+")
_SECTION = re.compile(r"#.*", re.DOTALL)
_SEASON_OF = re.compile(r"\d{4}(?:[-–/]\d{2,4})? (.{2,80}) season|(.{2,60}) at the \d{4} .*")


def article_title(link: str) -> str:
    """The title a link leads to, as the wiki writes it.

    >>> article_title("fluminense_FC#History"), article_title("#Santos v Sport")
    ('Fluminense FC', '')
    """
    title = " ".join(_SECTION.sub("", link).replace("_", " ").split())
    return title[:1].upper() + title[1:]


def team_title(title: str) -> str:
    """The team's own article in place of one about a season of it, or its part in a tournament.

    >>> team_title("2018–19 LASK season"), team_title("Brazil at the 2014 FIFA World Cup")
    ('LASK', 'Brazil')
    >>> team_title("LASK")
    'LASK'
    """
    found = _SEASON_OF.fullmatch(title)
    return (found[1] or found[2]) if found else title


def told_apart_by(title: str) -> str | None:
    """What a title adds in brackets so that it is not taken for another.

    >>> told_apart_by("Botafogo Futebol Clube (PB)")
    'PB'
    """
    found = _PAREN.search(title)
    return found[1] if found else None


def bare_title(title: str) -> str:
    """A title without that.

    >>> bare_title("Adriano (footballer, born February 1982)")
    'Adriano'
    """
    return _PAREN.sub("", title)


def are_alike(title: str, other: str) -> bool:
    """Whether two titles can be of one club that bears one name in an edition. Two kinds of club
    are two clubs: Brazil alone has a dozen called Santos, Botafogo, América.

    >>> are_alike("Fluminense FC", "Fluminense Football Club")
    True
    >>> are_alike("Atlético Paranaense", "Clube Atlético Paranaense")
    True
    >>> are_alike("Fluminense FC", "Fluminense Esporte Clube")
    False
    >>> are_alike("Santos FC", "Santos Futebol Clube (AP)")
    False
    """
    if told_apart_by(title) != told_apart_by(other):
        return False
    words, others = _words(title), _words(other)
    shorter = min(words, others, key=len)
    return bool(shorter - _kinds()) and (words <= others or others <= words)


@lru_cache(maxsize=4096)
def _words(title: str) -> frozenset[str]:
    text = " ".join(_WORD.findall(fold(bare_title(title))))
    for words, short in _abbreviations():
        text = words.sub(short, text)
    return frozenset(text.split()) - {"de", "do", "da", "del", "di", "e", "the"}


@lru_cache(maxsize=1)
def _abbreviations() -> list[tuple[re.Pattern[str], str]]:
    rows = read_knowledge("club_words.csv")
    return [(re.compile(rf"\b{re.escape(row['words'])}\b"), row["short"]) for row in rows]


@lru_cache(maxsize=1)
def _kinds() -> frozenset[str]:
    return frozenset(row["short"] for row in read_knowledge("club_words.csv"))
