"""Findings about a mutant that call the changed side the right one."""

from collections.abc import Iterator

from tests.mutation.judging import findings
from tests.mutation.pieces import Mutant

CHANGED: dict[str, tuple[str, ...]] = {
    "score": ("the score is", "the scores are", "the legs are"),
    "goal left out": ("the list is",),
    "goal twice": ("the list is",),
    "aggregate": ("the aggregate is",),
    "note's aggregate": ("the note is",),
    "note's winner": ("the note is",),
    "infobox goals": ("the infobox is",),
    "infobox matches": ("a match is likelier",),
    "infobox scorer": ("the infobox is",),
    "list total": ("the list is",),
    "champion": ("the infobox is",),
    "runner-up": ("the infobox is",),
}
"""By kind of change how a finding begins that takes the side that was changed."""


def mistaken(mutant: Mutant) -> Iterator[str]:
    """The messages that take the wrong side, or name a winner whom only the change marks."""
    changed = CHANGED.get(mutant.kind, ())
    for finding in findings(mutant.title, mutant.text):
        _, _, why = finding.message.rpartition("; ")
        if changed and why.startswith(changed) and not why.endswith("wrong"):
            yield finding.message
        if mutant.kind == "winner in bold" and why.startswith(f"{finding.observed} likelier won"):
            yield finding.message
