"""What an export holds: pages, their revisions, and which of them counts."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import UTC, datetime

from pipeline.read.namespaces import CANONICAL
from pipeline.read.text import sha1_of

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_OLDEST = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Revision:
    """One revision of a page. ``text`` is None where the wiki hides it; ``sha1`` and
    ``byte_count`` are what the export says of the text.
    """

    revision_id: int | None
    timestamp: datetime | None
    text: str | None
    sha1: str | None
    byte_count: int | None

    @property
    def is_whole(self) -> bool:
        """Whether the text is the one the wiki wrote, as far as the export lets us know."""
        if self.text is None:
            return True
        if self.sha1:
            return has_sha1(self.text, self.sha1)
        return self.byte_count in (None, len(self.text.encode()))

    def age(self, wanted: Collection[int]) -> tuple[bool, datetime, int]:
        """What revisions of a page are sorted by; the last is the one that counts."""
        return self.revision_id in wanted, self.timestamp or _OLDEST, self.revision_id or 0


@dataclass(frozen=True, slots=True)
class ExportPage:
    """One page and the revision of it that counts. ``title`` is as written."""

    title: str
    namespace: int
    page_id: int | None
    redirect: str | None
    revision: Revision | None


def _english_namespaces() -> dict[str, int]:
    return {name.lower(): number for number, name in CANONICAL.items()}


@dataclass(slots=True)
class Export:
    """The pages of an export that are kept, in its order, and the wiki it is of, where it says so.
    ``namespaces`` are the numbers of their names in lower case; of the pages that are not kept,
    so many are ``of_other_kinds`` and so many ``without_football``.
    """

    wiki: str | None = None
    pages: list[ExportPage] = field(default_factory=list)
    of_other_kinds: int = 0
    without_football: int = 0
    namespaces: dict[str, int] = field(default_factory=_english_namespaces)


def has_sha1(text: str, sha1: str) -> bool:
    """Whether a text is the one an export gives the SHA-1 of, in base 36 or hexadecimal.

    >>> has_sha1("", "phoiac9h4m842xq45sp7s6u21eteeq1"), has_sha1("a", "phoiac9h")
    (True, False)
    """
    found = sha1_of(text)
    return sha1.lower() in (found, _in_base_36(int(found, 16)))


def _in_base_36(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits.rjust(31, "0")
