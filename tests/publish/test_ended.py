"""A publisher that is told to end, at its steps: nothing of it is left half-made."""

from collections import Counter
from pathlib import Path

from tests.publish.ended import STEPS, ended_everywhere, left_behind, prepare

SHARE = {"fsync": 5, "rename": 3, "unlink": 4}
"""`make soak` tries them all."""


def test_it_leaves_the_old_or_the_new_and_nothing_else(in_memory: Path) -> None:
    curated = in_memory / "curated"
    prepare(curated)
    seen = Counter[bool]()
    steps = set()
    for step, is_old in ended_everywhere(curated, SHARE):
        assert left_behind(curated) == [], step
        seen[is_old] += 1
        steps.add(step.split()[0])
    assert steps == set(STEPS)
    assert min(seen[True], seen[False]) > 5, "on both sides of the step"
