"""What a spelling of a team is made of: its words, its core, and the state behind it."""

import re

from pipeline.normalise.slugs import fold

_AFFIX = re.compile(r"\b(?:fc|cf|cd|ac|sc|afc|club|deportivo)\b")
_STATE = re.compile(r"\s*(?:\(([^()]{1,30})\)+|[-–]\s?([A-Z]{2}))$")
_WORD = re.compile(r"\w+")


def words(name: str) -> str:
    """A name for comparing, whatever stands between its words.

    >>> words("Botafogo (PB)") == words("Botafogo-PB") == words("BOTAFOGO – PB")
    True
    """
    return " ".join(_WORD.findall(fold(name)))


def core(name: str) -> str:
    """A name without the words that many clubs bear.

    >>> core("Celaya F.C."), core("Club Celaya"), core("F.C.")
    ('celaya', 'celaya', '')
    """
    return " ".join(_AFFIX.sub(" ", fold(name)).split())


def split_state(name: str) -> tuple[str, str | None]:
    """A name and what stands behind it to tell it apart: a state, a tier, a town.

    >>> split_state("Botafogo-PB"), split_state("Botafogo (PB)"), split_state("Ji-Paraná")
    (('Botafogo', 'PB'), ('Botafogo', 'PB'), ('Ji-Paraná', None))
    """
    found = _STATE.search(name)
    return (name[: found.start()], found[1] or found[2]) if found else (name, None)
