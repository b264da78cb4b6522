"""The account of an article's lines: what became of each, held against the independent count."""

from collections import Counter
from collections.abc import Iterable
from enum import IntEnum

from pipeline.parse.records import CoverageRecord


class Outcome(IntEnum):
    """What became of one line; of two entries the higher stands."""

    IGNORED = 1
    PARSED = 2
    UNREADABLE = 3


_PARSED = Outcome.PARSED  # looked up once: Python 3.11 takes its time over members of an enum


class Ledger:
    """One entry a line.

    >>> ledger = Ledger()
    >>> ledger.parsed(1)
    >>> ledger.ignored(2, "colour key")
    >>> [(row.construct, row.seen, row.parsed) for row in ledger.balance([(1, "a"), (2, "b")])]
    [('a', 1, 1), ('b', 1, 0)]
    """

    def __init__(self) -> None:
        self._entries: dict[int, tuple[Outcome, str]] = {}

    def parsed(self, line: int) -> None:
        """A record holds what the line says."""
        self._enter(line, _PARSED, "")

    def ignored(self, line: int, name: str) -> None:
        """The line is left out, under this name."""
        self._enter(line, Outcome.IGNORED, name)

    def unreadable(self, line: int) -> None:
        """A problem row tells of the line."""
        self._enter(line, Outcome.UNREADABLE, "")

    def _enter(self, line: int, outcome: Outcome, name: str) -> None:
        known = self._entries.get(line)
        if known is None or outcome > known[0]:
            self._entries[line] = (outcome, name)

    def unreached(self, candidates: Iterable[tuple[int, str]]) -> list[tuple[int, str]]:
        """Counted lines that no parser entered."""
        return [(line, construct) for line, construct in candidates if line not in self._entries]

    def balance(self, candidates: Iterable[tuple[int, str]]) -> tuple[CoverageRecord, ...]:
        """Coverage by construct, in alphabetical order; every counted line must be entered."""
        lines: dict[str, list[int]] = {}
        for line, construct in candidates:
            lines.setdefault(construct, []).append(line)
        return tuple(self._row(construct, lines[construct]) for construct in sorted(lines))

    def _row(self, construct: str, lines: list[int]) -> CoverageRecord:
        entries = [self._entries[line] for line in lines]
        outcomes = [outcome for outcome, _ in entries]
        if outcomes.count(Outcome.PARSED) == len(lines):
            return CoverageRecord(construct, len(lines), len(lines), 0, 0, ())
        names = Counter(name for outcome, name in entries if outcome is Outcome.IGNORED)
        return CoverageRecord(
            construct,
            seen=len(lines),
            parsed=outcomes.count(Outcome.PARSED),
            ignored=outcomes.count(Outcome.IGNORED),
            unreadable=outcomes.count(Outcome.UNREADABLE),
            ignored_names=tuple(f"{name} ({count})" for name, count in sorted(names.items())),
        )
