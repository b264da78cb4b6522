"""Rows to findings. Never changes a row."""

from pipeline.tables import Rows
from pipeline.validate.acknowledged import acknowledge, needless_acknowledgements
from pipeline.validate.checks import CHECKS
from pipeline.validate.quality import mark_quality
from pipeline.validate.running import Checked, Spread, run_all

__all__ = [
    "CHECKS",
    "Checked",
    "acknowledge",
    "mark_quality",
    "needless_acknowledgements",
    "run_checks",
]


def run_checks(rows: Rows, spread: Spread = map) -> Checked:
    """Hold the rows of all articles against each other, with every check of the catalogue;
    ``spread`` may do so side by side with rows of articles that have nothing to do with each other.
    """
    return run_all(rows, CHECKS, spread)
