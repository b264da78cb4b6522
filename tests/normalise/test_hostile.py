"""Articles made to cost time behind the parser cost no more than in proportion to their length."""

import subprocess
import sys

from tests.normalise.hostile import PATTERNS

KB_64 = 2**16
SECONDS = 120  # where each row looks at all the others, a pattern takes far more alone


def test_no_pattern_takes_long() -> None:
    command = [sys.executable, "-m", "tests.normalise.hostile", str(KB_64)]

    done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=True)

    assert len(done.stdout.splitlines()) == len(PATTERNS)
