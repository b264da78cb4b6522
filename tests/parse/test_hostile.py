"""Texts made to cost time cost little of it, and no more than in proportion to their length."""

import subprocess
import sys

from tests.parse.hostile import patterns

KB_128 = 2**17
SECONDS = 60  # of CPU time; a pattern that takes the square of its length takes far more alone


def test_no_pattern_takes_long() -> None:
    command = [sys.executable, "-m", "tests.parse.hostile", str(KB_128), str(SECONDS)]

    done = subprocess.run(command, capture_output=True, text=True, check=True)

    assert len(done.stdout.splitlines()) == len(list(patterns(1000)))
