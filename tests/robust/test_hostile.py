"""No article is slow: what is not linear takes minutes at these sizes, not seconds."""

from itertools import islice

import pytest

from tests.robust.hostile import filled, patterns, seconds_of
from tests.robust.limits import within
from tests.robust.repeated import REPEATED, repeated
from tests.wikitext.hostile import PATTERNS, hostile

CAP = 20  # seconds, when a text is given up
MOST = 3.0  # seconds of a processor; the slowest needs 0.3
SIZE = 64_000
EVERY = 83  # of the thousands of pieces in places; all of them are in the soak


@pytest.mark.parametrize("name", PATTERNS)
def test_marks_without_end(name: str) -> None:
    with within(CAP):
        assert seconds_of(hostile(name, SIZE)) < MOST


@pytest.mark.parametrize("name", REPEATED)
def test_one_construct_thousands_of_times(name: str) -> None:
    with within(CAP):
        assert seconds_of(repeated(name, 2 * SIZE)) < MOST


@pytest.mark.parametrize("start", range(3))
def test_pieces_in_places(start: int) -> None:
    for _, *parts in islice(patterns(), start, None, 3 * EVERY):
        with within(CAP):
            assert seconds_of(filled(SIZE, *parts)) < MOST
