"""What a check says about one place: it holds, it does not, or it cannot be told."""

from dataclasses import dataclass

from pipeline.tables import Severity, Sourced


@dataclass(frozen=True, slots=True)
class Passed:
    """The check holds at one place of the article."""

    article_id: str


@dataclass(frozen=True, slots=True)
class Undecided:
    """The check applies at one place but cannot be told. Reasons are counted and name no row."""

    article_id: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """The check does not hold: one finding about ``row``, held against ``other`` where one row
    makes the other statement.

    ``part`` tells two findings about one row apart (a side); ``name`` stands for the row in the
    finding's id where another row could as well stand for the same finding; ``places`` is how many
    places the finding stands for; ``severity`` overrides that of the check.
    """

    row: Sourced
    message: str
    expected: str | None
    observed: str | None
    other: Sourced | None = None
    severity: Severity | None = None
    part: str | None = None
    name: str | None = None
    places: int = 1


Outcome = Passed | Undecided | Failed
