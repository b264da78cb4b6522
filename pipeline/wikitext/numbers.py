"""Whole numbers as articles write them, in ASCII digits only."""

import re

_INTEGER = re.compile(r"[-+\u2212\u2013]?[0-9]{1,9}")
_GROUPED = re.compile(
    r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,3}(?:\.[0-9]{3})+"
    r"|[0-9]{1,3}(?:['’ \u00a0\u2009\u202f][0-9]{3})+"
)


def read_integer(text: str) -> int | None:
    """A whole number with or without a sign, a true minus or en dash included; else None.

    ``int()`` would refuse the minus and accept other scripts' digits, underscores and blanks.

    >>> read_integer("−3"), read_integer("07"), read_integer("+2")
    (-3, 7, 2)
    >>> [read_integer(odd) for odd in ("٣", "1_000", "²", "", " 3", "\u00a03", "3.0", "1e3")]
    [None, None, None, None, None, None, None, None]
    """
    if not _INTEGER.fullmatch(text):
        return None
    return -int(text[1:]) if text[0] in "-−–" else int(text)


def read_count(text: str) -> int | None:
    """A count that may be grouped in thousands: by commas, points, apostrophes or spaces.

    >>> read_count("53,289"), read_count("53.289"), read_count("53 289"), read_count("812")
    (53289, 53289, 53289, 812)
    >>> read_count("5,32") is None, read_count("-3") is None
    (True, True)
    """
    if _GROUPED.fullmatch(text):
        text = re.sub("[^0-9]", "", text)
    number = read_integer(text)
    return None if number is None or not text[0].isdigit() else number
