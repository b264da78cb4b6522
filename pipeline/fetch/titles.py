"""Titles as people write them, to those that a wiki is asked for."""

import re
from urllib.parse import unquote

from pipeline.read.namespaces import first_letter_up
from pipeline.read.title import clean_title

_PERCENT = re.compile(r"%[0-9A-Fa-f]{2}")


def title_to_ask(written: str) -> str:
    """The title of a page as the wiki writes it: NFC, single spaces, no section, no colon in front.

    Raises:
        ValueError: no page can be called that.

    >>> title_to_ask(" :copa_MX#Group 1"), title_to_ask("Sa\u0303o Paulo F.C.")
    ('Copa MX', 'São Paulo F.C.')
    >>> title_to_ask("Copa|MX")
    Traceback (most recent call last):
    ValueError: a title cannot hold '|'
    """
    page = written.partition("#")[0].strip(" _").removeprefix(":")
    title = first_letter_up(clean_title(page))
    if found := _PERCENT.search(title):
        raise ValueError(f"a title cannot hold {found[0]!r}")
    return title


def decoded(title: str, is_encoded: bool) -> str:
    """A title of an answer, which percent-encodes those that are not in NFC.

    >>> decoded("Sa%CC%83o", True) == "Sa\u0303o"
    True
    """
    return unquote(title) if is_encoded else title
