"""Where a fetched page lies: names made of numbers, never of titles."""

import hashlib
import re
from typing import NamedTuple

MANIFEST = "MANIFEST"
UNFINISHED = ".tmp-"
_PLAIN = re.compile(r"[a-z][a-z0-9_]{0,62}")
_PAGE = re.compile(r"([1-9][0-9]{0,15})-([1-9][0-9]{0,15})\.page")


class PageKey(NamedTuple):
    """A revision of a page of a wiki."""

    page_id: int
    revision_id: int


def folder_name(wiki: str) -> str:
    """The name of the folder of a wiki: its own, or a hash where that suits not every file system.

    >>> folder_name("enwiki"), folder_name("../../etc")
    ('enwiki', '-74ccf3c5b4c19a81')
    """
    if _PLAIN.fullmatch(wiki):
        return wiki
    return "-" + hashlib.sha256(wiki.encode()).hexdigest()[:16]


def page_name(key: PageKey) -> str:
    """The name of the file of a revision.

    >>> page_name(PageKey(12, 345))
    '12-345.page'
    """
    return f"{key.page_id}-{key.revision_id}.page"


def key_of_name(name: str) -> PageKey | None:
    """The revision a file is named after; None where it is no such name.

    >>> key_of_name("12-345.page"), key_of_name("012-345.page")
    (PageKey(page_id=12, revision_id=345), None)
    """
    found = _PAGE.fullmatch(name)
    return PageKey(int(found[1]), int(found[2])) if found else None
