"""What an item may take, told from the others, and when it is tried again."""

import pytest

from pipeline.config import WorkLimits
from pipeline.engine.limits import OUT_OF_TIME, Failed
from pipeline.engine.pace import Pace
from pipeline.engine.tally import Tally

LIMITS = WorkLimits(seconds=2.0, seconds_per_mib=0.0)


def pace_of(*items: tuple[int, float]) -> Pace:
    pace = Pace(LIMITS)
    for size, seconds in items:
        pace.note(size, seconds)
    return pace


@pytest.mark.parametrize(
    ("items", "size", "seconds"),
    [
        # others, (characters, seconds)   characters   may take at first
        ([], 100, 0.1),  # nothing is known yet
        ([(100, 0.001)] * 30, 100, 0.1),  # never less than that
        ([(100, 0.05)] * 30, 100, 0.5),  # ten times what others take
        ([(100, 0.05)] * 30, 200, 1.0),  # ten times what its length takes
        ([(100, 0.05)] * 30, 1, 0.5),  # a short one may take as long as others
        ([(100, 0.05)] * 30, 10_000, 2.0),  # never more than the limits say
        ([(100, 0.0001)] * 99 + [(100, 0.1)], 100, 0.91),  # those that hold something count
    ],
)
def test_what_an_item_may_take(items: list[tuple[int, float]], size: int, seconds: float) -> None:
    assert pace_of(*items).first(size) == pytest.approx(seconds, rel=1e-3)


@pytest.mark.parametrize(
    ("items", "late", "jobs", "seconds"),
    [
        # others, (characters, seconds)   late   jobs   may take in the second round
        ([(100, 0.01)] * 19, 1, 1, 2.0),  # too few to go by
        ([(100, 0.01)] * 100, 1, 1, 0.25),  # a quarter of what the others took
        ([(100, 0.01)] * 100, 1, 2, 0.125),  # of a run by two workers too
        ([(100, 0.01)] * 1000, 2, 1, 1.25),  # all together
        ([(100, 0.01)] * 100, 10, 1, 0.1),  # and no less than others may
        ([(100, 0.01)] * 1000, 1, 1, 2.0),  # never more than the limits say
    ],
)
def test_what_a_late_item_may_take(
    items: list[tuple[int, float]], late: int, jobs: int, seconds: float
) -> None:
    assert pace_of(*items).second(100, late, jobs) == pytest.approx(seconds)


def test_an_item_is_tried_twice_at_most() -> None:
    told: list[tuple[int, int]] = []
    tally = Tally([100, 100], LIMITS, 1, lambda *at: told.append(at))
    assert tally.allow(0) == 0.1
    tally.note(0, OUT_OF_TIME, 0.1)
    assert tally.is_open
    tally.allow(1)
    tally.note(1, "read", 0.01)
    assert not tally.is_open
    assert tally.late() == [0]
    assert tally.is_open
    assert tally.allow(0) == 2.0
    tally.note(0, OUT_OF_TIME, 2.0)
    assert tally.results == [Failed("took longer than 2 s", is_cut_off=True), "read"]
    assert told == [(1, 2), (2, 2)]


def test_an_item_is_not_tried_again_for_nothing() -> None:
    tally = Tally([100] * 101, LIMITS, 10, lambda *_: None)
    for number in range(101):
        tally.allow(number)
        tally.note(number, "read" if number else OUT_OF_TIME, 0.01)
    assert tally.late() == []
    reason = "took far longer than others of its length"
    assert tally.results[0] == Failed(reason, is_cut_off=True)
