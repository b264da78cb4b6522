"""Scorer lists: one line per way an editor has written them."""
# ruff: noqa: E501 - a case is a line

import pytest

from pipeline.parse.scorers import ScorerEntry, parse_scorer_list
from pipeline.problems import Unreadable
from pipeline.tables import GoalEvidence, GoalKind

UNMARKED, PENALTY, OWN_GOAL = GoalKind.UNMARKED, GoalKind.PENALTY, GoalKind.OWN_GOAL

Goals = list[tuple[str | None, int | None]]

READABLE: list[tuple[str, int | None, Goals]] = [
    # text, score of the side, goals                                        seen in
    # minutes behind the names
    ("Arce 45'", 1, [("Arce", 45)]),  # Clausura 2014 Copa MX
    ("Morelo 21', 38', García 51'", 3, [("Morelo", 21), ("Morelo", 38), ("García", 51)]),  # id.
    ("Pulido 7', 16', 36', Burbano 76'", 4, [("Pulido", 7), ("Pulido", 16), ("Pulido", 36), ("Burbano", 76)]),  # id.
    ("L. Martínez 3', É. Cruz 76'", 2, [("L. Martínez", 3), ("É. Cruz", 76)]),  # id., initials
    ("de Jesús 79', San Román 18'", 2, [("de Jesús", 79), ("San Román", 18)]),  # id.
    ("Leandro Carrijó 54'", 1, [("Leandro Carrijó", 54)]),  # id.
    ("V. Lojero 61' , D. Cervantes 79'", 2, [("V. Lojero", 61), ("D. Cervantes", 79)]),  # 2013–14 Ascenso MX season
    ("R. Prieto 26', 70' , J. Ibarra 89'", 3, [("R. Prieto", 26), ("R. Prieto", 70), ("J. Ibarra", 89)]),  # id.
    ("C. Benítez56'", 1, [("C. Benítez", 56)]),  # 2013 Liga MX Clausura Liguilla
    ("O'Neill 5', D'Ambrosio 7'", 2, [("O'Neill", 5), ("D'Ambrosio", 7)]),
    ("Kim Ji-hoon 5'; Park 8'", 2, [("Kim Ji-hoon", 5), ("Park", 8)]),
    # minutes before the names
    ("28' R. Jiménez", 1, [("R. Jiménez", 28)]),  # 2013 Liga MX Clausura Liguilla
    ("50', 69' C. Benítez", 2, [("C. Benítez", 50), ("C. Benítez", 69)]),  # id.
    ("15' A. Rentería, 62', 89' C. Quintero", 3, [("A. Rentería", 15), ("C. Quintero", 62), ("C. Quintero", 89)]),  # id.
    ("2' G. Flores, 24' P. Barrera", 2, [("G. Flores", 2), ("P. Barrera", 24)]),  # id.
    # one list of both ways: the last piece with both tells
    ("A 5', 8', 20' B", 3, [("A", 5), ("A", 8), ("B", 20)]),
    ("5' A, B 20', 30'", 3, [("A", 5), ("B", 20), ("B", 30)]),
    ("5' A, 8'", 2, [("A", 5), ("A", 8)]),  # a minute that no name follows
    # a name without a minute
    ("de Buen", 1, [("de Buen", None)]),  # Clausura 2014 Copa MX
    ("Andrade 37', Lozano 47', de Buen", 3, [("Andrade", 37), ("Lozano", 47), ("de Buen", None)]),  # id.
    ("1' H. Mancilla, C. Ochoa", 2, [("H. Mancilla", 1), ("C. Ochoa", None)]),  # 2013 Liga MX Clausura Liguilla
    ("A. Mosquera 88', M. Muñoz", 2, [("A. Mosquera", 88), ("M. Muñoz", None)]),  # id.
    ("E. Lillingston 69' , J. Goncalves", 2, [("E. Lillingston", 69), ("J. Goncalves", None)]),  # 2013–14 Ascenso MX season
    # an empty place is a goal while the score leaves room for it
    ("M. Pavone 23', , T Gutiérrez 52', Chaco G. 58'", 4, [("M. Pavone", 23), ("M. Pavone", None), ("T Gutiérrez", 52), ("Chaco G.", 58)]),  # 2013 Liga MX Clausura Liguilla
    ("C. Benítez56',", 2, [("C. Benítez", 56), ("C. Benítez", None)]),  # id.
    ("C. Benítez56',", 1, [("C. Benítez", 56)]),
    ("C. Benítez56',", None, [("C. Benítez", 56)]),
    ("A 5', , ,", 2, [("A", 5), ("A", None)]),
    (", A 5'", 2, [(None, None), ("A", 5)]),
    ("5' A, , 20' B", 3, [("A", 5), ("B", None), ("B", 20)]),  # belongs to the name to come
]  # fmt: skip

MARKS: list[tuple[str, GoalKind, int | None, int | None, str | None]] = [
    # text, kind, minute, added minute, the minute as written              seen in
    ("Valdez 87' (pen.)", PENALTY, 87, None, "87' (pen.)"),  # Clausura 2014 Copa MX
    ("R. Jiménez 64' (pen.)", PENALTY, 64, None, "64' (pen.)"),  # 2013 Liga MX Clausura Liguilla
    ("A 64' (p)", PENALTY, 64, None, "64' (p)"),
    ("A 64'(PEN)", PENALTY, 64, None, "64'(PEN)"),
    ("A 64' ( pen. )", PENALTY, 64, None, "64' ( pen. )"),
    ("A 64' (o.g.)", OWN_GOAL, 64, None, "64' (o.g.)"),
    ("A (og) 64'", OWN_GOAL, 64, None, "64'"),
    ("A (o. g.)", OWN_GOAL, None, None, None),
    ("64' (pen.) A", PENALTY, 64, None, "64' (pen.)"),
    ("64' A (pen.)", PENALTY, 64, None, "64'"),
    ("A 45+2'", UNMARKED, 45, 2, "45+2'"),
    ("A 90 + 4' (pen.)", PENALTY, 90, 4, "90 + 4' (pen.)"),
    ("A 12’", UNMARKED, 12, None, "12’"),
    ("A 12′", UNMARKED, 12, None, "12′"),
    ("A 12 '", UNMARKED, 12, None, "12 '"),
    ("A 1'", UNMARKED, 1, None, "1'"),
    ("A 120'", UNMARKED, 120, None, "120'"),
]

UNREADABLE = [
    ("", "scorer list without a name"),
    ("12'", "scorer list without a name"),
    (", ,", "scorer list without a name"),
    ("A 0'", "no such minute"),
    ("A 121'", "no such minute"),
    ("A 45+0'", "no such minute"),
    ("A 45+31'", "no such minute"),
    ("A 12' (hdr.)", "unknown goal note"),
    ("A 12' ()", "unknown goal note"),
    ("A 12' (pen.) (o.g.)", "two notes on one goal"),
    ("A (pen.) (pen.)", "two notes on one goal"),
    ("A 12', (pen.)", "goal note without a goal"),
    ("A 5' B", "two names in one piece"),
    ("A 12", "not a scorer's name"),
    ("A ٣'", "not a scorer's name"),  # digits of another script are no minute
    ("A 1234'", "no such minute"),
    ("A [[B]] 12'", "not a scorer's name"),
    ("A <b> 12'", "not a scorer's name"),
    ("A (pen. 12'", "not a scorer's name"),
    ("? 12'", "not a scorer's name"),
    ("A 1', " * 833, "too long for a scorer list"),  # 5,000 characters
]


@pytest.mark.parametrize(("text", "score", "goals"), READABLE)
def test_reads_who_and_when(text: str, score: int | None, goals: Goals) -> None:
    assert [(goal.scorer_name, goal.minute) for goal in parse_scorer_list(text, score)] == goals


@pytest.mark.parametrize(("text", "kind", "minute", "added", "minute_text"), MARKS)
def test_reads_minute_and_mark(
    text: str, kind: GoalKind, minute: int | None, added: int | None, minute_text: str | None
) -> None:
    (goal,) = parse_scorer_list(text, 1)

    assert (goal.kind, goal.minute, goal.added_minute) == (kind, minute, added)
    assert goal.minute_text == minute_text


@pytest.mark.parametrize(("text", "reason"), UNREADABLE)
def test_refuses_what_it_does_not_understand(text: str, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        parse_scorer_list(text)


def test_a_mark_holds_for_the_minute_before_it_only() -> None:
    goals = parse_scorer_list("Herrera 78', 86' (pen.), Pulido 82'", 3)  # Clausura 2014 Copa MX

    assert [goal.kind for goal in goals] == [UNMARKED, PENALTY, UNMARKED]


def test_tells_what_the_source_gives() -> None:
    goals = parse_scorer_list("A 23', , B", 3)

    listed, blank, missing = (
        GoalEvidence.LISTED,
        GoalEvidence.BLANK_SLOT,
        GoalEvidence.MINUTE_MISSING,
    )
    assert [goal.evidence for goal in goals] == [listed, blank, missing]
    assert [goal.minute_text for goal in goals] == ["23'", None, None]


@pytest.mark.parametrize("text", [text for text, _, _ in READABLE] + [text for text, *_ in MARKS])
def test_every_span_holds_the_words_of_its_goal(text: str) -> None:
    for goal in parse_scorer_list(text, 4):
        _check_span(goal, text)


def _check_span(goal: ScorerEntry, text: str) -> None:
    passage = goal.span.of(text)
    assert 0 <= goal.span.start <= goal.span.end <= len(text)
    assert goal.scorer_name is None or goal.scorer_name in passage
    assert goal.minute_text is None or goal.minute_text in passage
