"""What differs between two snapshots, and the article revision behind each difference."""

from pipeline.publish.diff.comparison import Counts, Difference, compare

__all__ = ["Counts", "Difference", "compare"]
