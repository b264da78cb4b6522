"""Readable, stable names made of words: ``Club América`` -> ``club-america``."""

import re
import unicodedata

_ACCENT = re.compile(r"([\x00-\x7f]|^)[\u0300-\u036f]+")  # other scripts' marks make letters
_DROPPED = re.compile(r"[.'’]")
_LETTERS = str.maketrans(
    {"ø": "o", "ß": "ss", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
)


def fold(text: str) -> str:
    """A text without case, accents, dots and apostrophes, for comparing names.

    >>> fold("U. de G."), fold("Mérida")
    ('u de g', 'merida')
    """
    lower = unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS)
    plain = _DROPPED.sub("", unicodedata.normalize("NFKD", lower))
    return " ".join(unicodedata.normalize("NFC", _ACCENT.sub(r"\1", plain)).split())


def slug(text: str) -> str:
    """Letters a to z, digits, and single hyphens between words. A text in another script keeps
    its letters, for an empty name would join what is not the same.

    >>> slug("2013–14 Ascenso MX"), slug("C.F. Monterrey"), slug("Зенит")
    ('2013-14-ascenso-mx', 'cf-monterrey', 'зенит')
    """
    words = "".join(c if _is_part_of_a_word(c) else " " for c in fold(text)).split()
    return "-".join(words) or "unnamed"


def _is_part_of_a_word(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character).startswith("M")


def join_slugs(*parts: str | None) -> str:
    """The parts that are there, joined so that they can be told apart.

    >>> join_slugs("copa", None, "group-1")
    'copa--group-1'
    """
    return "--".join(part for part in parts if part)
