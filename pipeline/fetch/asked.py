"""Titles as they were written, by the title that the wiki is asked for."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from pipeline.fetch.account import Account, Line, Outcome
from pipeline.fetch.listing import Named
from pipeline.fetch.titles import title_to_ask


@dataclass(slots=True)
class Asked:
    """Enters titles into the account, several spellings of one among them, and what became of
    them; no more titles than ``limit``.

    >>> asked = Asked(Account("enwiki"))
    >>> asked.enter([("copa_MX", "title"), ("Copa MX", "title"), ("Copa|MX", "title")])
    ['Copa MX']
    >>> asked.end("Copa MX", Outcome.MISSING)
    >>> [(line.title, line.outcome.value) for line in asked.account.lines]
    [('copa_MX', 'missing'), ('Copa MX', 'missing'), ('Copa|MX', 'invalid')]
    """

    account: Account
    limit: int | None = None
    _spellings: dict[str, list[str]] = field(default_factory=dict)
    _ends: dict[str, Line] = field(default_factory=dict)

    def enter(self, named: Iterable[Named]) -> list[str]:
        """Enter titles, no more than the limit; those to ask the wiki for come back."""
        new: list[str] = []
        for written, origin in named:
            if not self.account.has(written):
                if self.limit is not None and self.account.requested >= self.limit:
                    break
                new += self._enter(written, origin)
        return new

    def enter_found(self, title: str, origin: str) -> None:
        """Enter a title as an answer has it, if it is new; the limit is not for these."""
        if title not in self._spellings:
            self._spellings[title] = [title] if self.account.request(title, origin) else []

    def end(
        self,
        title: str,
        outcome: Outcome,
        *,
        page_id: int | None = None,
        revision_id: int | None = None,
        target: str | None = None,
        note: str = "",
    ) -> None:
        """Enter what became of a title in all its spellings; once only, the first time counts."""
        if title in self._ends:
            return
        line = Line(
            title=title,
            outcome=outcome,
            page_id=page_id,
            revision_id=revision_id,
            target=target,
            note=note,
        )
        self._ends[title] = line
        for written in self._spellings[title]:
            self._settle(written, line)

    def _enter(self, written: str, origin: str) -> list[str]:
        if not self.account.request(written, origin):
            return []
        try:
            title = title_to_ask(written)
        except ValueError as error:
            self._settle(written, Line(title=written, outcome=Outcome.INVALID, note=str(error)))
            return []
        spellings = self._spellings.setdefault(title, [])
        spellings.append(written)
        if title in self._ends:
            self._settle(written, self._ends[title])
        return [title] if len(spellings) == 1 else []

    def _settle(self, written: str, line: Line) -> None:
        origin = self.account.origin(written)
        self.account.settle([replace(line, title=written, origin=origin)])
