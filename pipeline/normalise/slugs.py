"""Readable, stable names made of words: ``Club América`` -> ``club-america``."""

import re
import unicodedata

_NOT_A_WORD = re.compile(r"[^a-z0-9]+")
_DROPPED = re.compile(r"[.'’]")
_LETTERS = str.maketrans(
    {"ø": "o", "ß": "ss", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
)


def fold(text: str) -> str:
    """A text without case, accents, dots and apostrophes, for comparing names.

    >>> fold("U. de G."), fold("Mérida")
    ('u de g', 'merida')
    """
    plain = unicodedata.normalize("NFKD", _DROPPED.sub("", text).casefold().translate(_LETTERS))
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(letters.split())


def slug(text: str) -> str:
    """Letters a to z, digits, and single hyphens between words. A text in another script keeps
    its letters, for an empty name would join what is not the same.

    >>> slug("2013–14 Ascenso MX"), slug("C.F. Monterrey"), slug("Зенит")
    ('2013-14-ascenso-mx', 'cf-monterrey', 'зенит')
    """
    folded = fold(text)
    ascii_slug = _NOT_A_WORD.sub("-", folded).strip("-")
    if any(c.isalpha() and not c.isascii() for c in folded):
        return re.sub(r"\W+", "-", folded).strip("-") or ascii_slug
    return ascii_slug or "unnamed"


def join_slugs(*parts: str | None) -> str:
    """The parts that are there, joined so that they can be told apart.

    >>> join_slugs("copa", None, "group-1")
    'copa--group-1'
    """
    return "--".join(part for part in parts if part)
