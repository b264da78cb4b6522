"""A removed or added mark costs at most the box it stands in."""

import os

from pipeline.wikitext.brackets import closed_call
from pipeline.wikitext.scan import find_calls
from tests.wikitext.corpus import BOXES, articles
from tests.wikitext.damage import MARKS, damages


def test_every_other_box_is_still_found() -> None:
    number = 2_000 if os.environ.get("SCORELINE_FULL") else 300
    outcomes = damages(number)
    assert {outcome.kind for outcome in outcomes} == {
        f"{kind} {how}" for kind in MARKS for how in ("removed", "added")
    }
    assert sum(outcome.others for outcome in outcomes) > 5 * number
    assert [outcome for outcome in outcomes if outcome.lost] == []


def test_a_matcher_without_our_rules_would_lose_boxes() -> None:
    lost = 0
    for text in articles().values():
        boxes = find_calls(text, BOXES)
        if len(boxes) > 1:
            first = boxes[0]
            damaged = text[: first.end - 1] + text[first.end :]
            found = closed_call(damaged, first.start, len(damaged))
            lost += found is None or found.end > boxes[1].start
    assert lost > 20


def test_the_damaged_box_itself_is_cut_before_the_next() -> None:
    text = "{{football box\n|date=1\n|score=1–0}\n{{football box\n|date=2\n|score=2–0\n}}"
    first, second = find_calls(text, BOXES)
    assert (first.closed, first.value("date"), first.end) == (False, "1", second.start)
    assert (second.closed, second.value("score")) == (True, "2–0")


def test_a_lost_inner_closer_leaves_the_other_parameters_readable() -> None:
    text = "{{football box\n|date=1\n|goals1={{goal|5\n|stadium=[[x|y]]\n}}\n== next ==\n"
    [box] = find_calls(text, BOXES)
    assert not box.closed
    assert [(p.name, p.value) for p in box.params] == [
        ("date", "1"),
        ("goals1", "{{goal|5"),
        ("stadium", "[[x|y]]"),
    ]


def test_a_comment_that_was_never_closed_hides_its_line_only() -> None:
    text = "{{football box|date=1<!-- x\n}}\n{{football box|date=2}}<!-- y -->\n"
    assert [box.closed for box in find_calls(text, BOXES)] == [True, True]


def test_boxes_in_comments_and_nowiki_are_not_there() -> None:
    text = "<!--{{football box|a<!-- b -->}} --><nowiki>{{football box}}</nowiki>"
    assert find_calls(text, BOXES) == []
