"""Score lines: ``Monterrey 1−0 Altamira``."""

import re
from dataclasses import dataclass

from pipeline.problems import Unreadable

DASH = "[-\u2010-\u2015\u2212]"  # hyphens, dashes and the minus sign stand for each other
_LINE = re.compile(
    rf"(?P<home>\S.*?)\s+(?P<home_score>[0-9]{{1,2}})\s*{DASH}\s*(?P<away_score>[0-9]{{1,2}})"
    r"\s+(?P<away>\S.*?)\s*"
)
_LONGEST = 200  # longer lines are prose, and the patterns would take their time over them
_UNPLAYED = re.compile(r"(?P<home>\S.*?)\s+vs?\.?\s+(?P<away>\S.*?)\s*")

_IN_PROSE = re.compile(r"[,;:!?]|(?:\S+\s+){6}\S")  # marks of a sentence, or more than six words


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """Both teams as written, and the score; None where the match has none yet."""

    home_name: str
    away_name: str
    home_score: int | None
    away_score: int | None


def parse_score_line(text: str) -> ScoreLine:
    """Read one score line.

    >>> parse_score_line("Cruz Azul 4 - 2 Morelia").home_score
    4
    >>> parse_score_line("Zacatepec 1948 1−0 U. de G.").home_name
    'Zacatepec 1948'
    >>> parse_score_line("Monterrey v Altamira").home_score is None
    True
    >>> parse_score_line("Monterrey 1−0")
    Traceback (most recent call last):
    pipeline.problems.Unreadable: not a score line: 'Monterrey 1−0'
    """
    if len(text) > _LONGEST:
        raise Unreadable("too long for a score line", text)
    found = _LINE.fullmatch(text)
    if found:
        scores = int(found["home_score"]), int(found["away_score"])
        return ScoreLine(found["home"], found["away"], *scores)
    found = _UNPLAYED.fullmatch(text)
    if found:
        return ScoreLine(found["home"], found["away"], None, None)
    raise Unreadable("not a score line", text)


def is_score_line(text: str) -> bool:
    """Whether a line is two teams around a score and nothing else.

    >>> is_score_line("UANL 3-0 Oaxaca"), is_score_line("He scored twice in the 3-0, a record")
    (True, False)
    """
    found = _LINE.fullmatch(text) if len(text) <= _LONGEST else None
    return found is not None and not any(
        _IN_PROSE.search(name) for name in (found["home"], found["away"])
    )
