"""Kicks of shoot-outs as editors write them."""

import pytest

from pipeline.parse.box_kicks import read_kicks
from pipeline.problems import Unreadable
from pipeline.tables import Side
from tests.parse.places import place_under

LISTS = [
    ("", []),
    (
        "*[[Sócrates]] {{penmiss}}\n*[[Zico (footballer)|Zico]] {{pengoal}}",  # 1986 World Cup
        [("Sócrates", False), ("Zico", True)],
    ),
    ("*{{pengoal}} [[A]]\n*{{penmiss}} [[B]]", [("A", True), ("B", False)]),
    ("*[[A|X]] pengoal\n*[[B]] penmiss", [("X", True), ("B", False)]),  # 2026 World Cup
    ("[[A]] {{pengoal}}<br>[[B]] {{penmiss}}", [("A", True), ("B", False)]),
    (
        "[[A]] [[File:Soccerball shad check.svg|14px]]<br>[[B]] [[File:Ball shade cross.svg]]",
        [("A", True), ("B", False)],
    ),
    ("A {{pengoal}} B {{penmiss}}", [("A", True), ("B", False)]),
    ("{{pengoal}}\n{{penmiss}}", [(None, True), (None, False)]),
    ("*[[A]]\n*[[B]] {{pengoal}}{{efn|saved}}", [("A", None), ("B", True)]),
    ("*[[A]] ✓\n*[[B]] ✗\n*✔ [[C]]", [("A", True), ("B", False), ("C", True)]),
    ("*A (scored)\n*[[B]] (saved)\n*[[C]] (missed)", [("A", True), ("B", False), ("C", False)]),
    ("{{ubl|[[A]] {{pengoal}}|[[B]] {{penmiss}}}}", [("A", True), ("B", False)]),
]


@pytest.mark.parametrize(("value", "expected"), LISTS)
def test_kicks(value: str, expected: list[tuple[str | None, bool | None]]) -> None:
    kicks = read_kicks(value, 0, Side.AWAY, place_under())
    assert [(kick.player_name, kick.is_scored) for kick in kicks] == expected


def test_places() -> None:
    value = "*{{pengoal}} [[A|B]]\n*[[C]] {{penmiss}}"
    spans = [kick.place.span for kick in read_kicks(value, 50, Side.HOME, place_under())]
    shown = [value[span.start - 50 : span.end - 50] for span in spans]
    assert shown == ["{{pengoal}} [[A|B]]", "[[C]] {{penmiss}}"]


def test_a_list_without_end_is_refused() -> None:
    with pytest.raises(Unreadable):
        read_kicks("A {{pengoal}}\n" * 100, 0, Side.HOME, place_under())
