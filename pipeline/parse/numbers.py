"""Numbers as tables and infoboxes print them. ASCII digits only: ``int()`` takes far more."""

import re

from pipeline.problems import Unreadable

_SIGN = "[+\u2212\u2013-]?"
_INTEGER = re.compile(rf"{_SIGN}[0-9]{{1,3}}(?:,[0-9]{{3}})+|{_SIGN}[0-9]{{1,9}}")
_DECIMAL = re.compile(r"[0-9]{1,2}\.[0-9]{1,6}")


def parse_integer(text: str) -> int:
    """A whole number as tables print it.

    >>> parse_integer("25,111"), parse_integer("+16"), parse_integer("−2")
    (25111, 16, -2)
    >>> parse_integer("٣")
    Traceback (most recent call last):
    pipeline.problems.Unreadable: not a whole number: '٣'
    """
    if not _INTEGER.fullmatch(text):
        raise Unreadable("not a whole number", text)
    return int(text.replace(",", "").replace("\u2212", "-").replace("\u2013", "-"))


def parse_decimal(text: str) -> float:
    """A ratio as tables print it.

    >>> parse_decimal("1.2619")
    1.2619
    """
    if not _DECIMAL.fullmatch(text):
        raise Unreadable("not a ratio", text)
    return float(text)
