"""What became of every title that was asked for; nothing is left out, nothing counted twice."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from pipeline.counting import count


class Outcome(StrEnum):
    """What became of one title."""

    STORED = "stored"
    UNCHANGED = "unchanged"
    MISSING = "missing"
    INVALID = "invalid"
    REDIRECTED = "redirected"
    HIDDEN = "hidden"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One title as it was asked for. ``target`` is where a redirect leads, ``origin`` what named
    the title, ``note`` what else there is to say in a few words.
    """

    title: str
    outcome: Outcome
    page_id: int | None = None
    revision_id: int | None = None
    target: str | None = None
    origin: str = ""
    note: str = ""


class AccountError(RuntimeError):
    """The account does not add up: a fault of ours, and reason enough to end the run."""


@dataclass(slots=True)
class Account:
    """The titles asked of one wiki in one run, in the order they were asked for.

    >>> account = Account("enwiki")
    >>> account.request("Copa MX", "title"), account.request("Copa MX", "season")
    (True, False)
    >>> account.check()
    Traceback (most recent call last):
    pipeline.fetch.account.AccountError: enwiki: 1 title asked for, 0 accounted for: 'Copa MX'
    >>> account.settle([Line(title="Copa MX", outcome=Outcome.STORED)])
    >>> account.check()
    """

    wiki: str
    _origins: dict[str, str] = field(default_factory=dict)
    _lines: dict[str, Line] = field(default_factory=dict)

    def request(self, title: str, origin: str) -> bool:
        """Enter a title; false where it is there already."""
        if title in self._origins:
            return False
        self._origins[title] = origin
        return True

    def has(self, title: str) -> bool:
        """Whether a title was asked for."""
        return title in self._origins

    def settle(self, lines: Iterable[Line]) -> None:
        """Enter what became of titles.

        Raises:
            AccountError: of one that nobody asked for, or for the second time.
        """
        for line in lines:
            if line.title not in self._origins or line.title in self._lines:
                raise AccountError(f"{self.wiki}: {line.title!r} is accounted for out of turn")
            self._lines[line.title] = line

    def check(self) -> None:
        """Hold what was asked for against what became of it.

        Raises:
            AccountError: they differ.
        """
        left = [title for title in self._origins if title not in self._lines]
        if left or self.counts.total() != len(self._origins):
            raise AccountError(
                f"{self.wiki}: {count(len(self._origins), 'title')} asked for,"
                f" {self.counts.total()} accounted for: {', '.join(map(repr, left[:5]))}"
            )

    @property
    def lines(self) -> Sequence[Line]:
        """One for each title, in the order they were asked for."""
        return [self._lines[title] for title in self._origins if title in self._lines]

    @property
    def requested(self) -> int:
        """How many titles were asked for."""
        return len(self._origins)

    @property
    def counts(self) -> Counter[Outcome]:
        """How many titles had each outcome."""
        return Counter(line.outcome for line in self._lines.values())

    @property
    def failed(self) -> Sequence[Line]:
        """The titles that may be there, but could not be had."""
        return [line for line in self.lines if line.outcome is Outcome.FAILED]

    def page_id(self, title: str) -> int | None:
        """The page that a title leads to, as far as that is known."""
        line = self._lines.get(title)
        if line and line.target:
            line = self._lines.get(line.target)
        return line.page_id if line else None

    def origin(self, title: str) -> str:
        """What named a title first."""
        return self._origins[title]


@dataclass(slots=True)
class Fetched:
    """What a run did: an account for each wiki, what could not be done besides, how often was
    asked, how often for texts, and how often again.
    """

    accounts: list[Account] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    request_count: int = 0
    content_count: int = 0
    retry_count: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether everything that was asked was answered."""
        return not self.problems and not any(account.failed for account in self.accounts)
