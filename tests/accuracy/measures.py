"""What is measured: how many of how many are right, and every one that is not."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

EXPLAINED = Path(__file__).parent / "explained.csv"


class Verdict(StrEnum):
    """Whose a difference is."""

    SOURCE = "source error"
    TRUTH = "truth error"
    OURS = "ours"


@dataclass(frozen=True, slots=True)
class Explanation:
    """One line of ``explained.csv``."""

    verdict: Verdict
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as it should be. ``key`` names it from run to run; ``where`` is the
    article and the line.
    """

    key: str
    expected: str
    observed: str
    where: str


@dataclass(frozen=True, slots=True)
class Measure:
    """One line of a set's table. ``required`` is the share that must be right; a difference that
    the article or the truth is to blame for counts as right.
    """

    set_name: str
    name: str
    required: float
    total: int
    differences: tuple[Difference, ...]

    @property
    def reached(self) -> int:
        """How many are as they should be."""
        return self.total - len(self.differences)

    def is_met(
        self, explained: Mapping[str, Explanation], *, is_ours_excused: bool = False
    ) -> bool:
        """Whether enough are right; nothing measured is not enough."""
        verdicts = set(Verdict) if is_ours_excused else {Verdict.SOURCE, Verdict.TRUTH}
        told = (explained.get(difference.key) for difference in self.differences)
        excused = [why for why in told if why is not None and why.verdict in verdicts]
        right = self.reached + len(excused)
        return self.total > 0 and right >= self.required * self.total


def read_explained(path: Path = EXPLAINED) -> dict[str, Explanation]:
    """The explanations by key.

    Raises:
        ValueError: two lines explain one difference, or a verdict is unknown.
    """
    found: dict[str, Explanation] = {}
    for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()):
        if row["key"] in found:
            raise ValueError(f"explained twice: {row['key']}")
        found[row["key"]] = Explanation(Verdict(row["verdict"]), row["text"])
    return found


def all_differences(measures: Sequence[Measure]) -> list[Difference]:
    """Every difference once, in the order of the measures."""
    seen: dict[str, Difference] = {}
    for measure in measures:
        for difference in measure.differences:
            seen.setdefault(difference.key, difference)
    return list(seen.values())
