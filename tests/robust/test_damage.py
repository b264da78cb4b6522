"""A removed or added mark costs at most the match it stands in."""

from tests.robust.damage import KINDS, bare, damages
from tests.robust.mutants import originals
from tests.robust.whole import parse_checked

NUMBER = 300


def test_every_other_match_box_gives_an_equal_record() -> None:
    outcomes = list(damages(NUMBER))

    assert {outcome.kind for outcome in outcomes} == {f"{mark} {how}" for mark, how in KINDS}
    assert sum(outcome.others for outcome in outcomes) > 5 * NUMBER
    assert [(o.kind, o.title, o.place) for o in outcomes if o.lost] == []


def test_boxes_that_differ_are_told_apart() -> None:
    read = [parse_checked(*one).matches for one in originals()]
    most = max(read, key=len)

    assert len({bare(match) for match in most}) == len(most) > 20
