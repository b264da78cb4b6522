"""No surroundings show in what is published. `make soak` tries twelve; here are the oddest."""

from pathlib import Path

from tests.conftest import do_without
from tests.job.surroundings import TWELVE, USUAL, can_run, hashes

ODDEST = [TWELVE[number] for number in (4, 7, 9)]


def test_the_same_bytes_in_any_surroundings(tmp_path: Path) -> None:
    usual = hashes(tmp_path, USUAL)
    assert len(usual) > 20
    for one in ODDEST:
        if not can_run(one):
            reason = f"{one.by[0]} is not here (Debian: apt-get install {one.by[0]})"
            do_without(reason)
        assert hashes(tmp_path, one) == usual, one.name
