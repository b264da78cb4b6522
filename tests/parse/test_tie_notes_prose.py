"""Sentences on how a tie ended: one line per way editors put it."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.parse.tie_prose import is_tie_prose, parse_tie_prose
from pipeline.problems import Unreadable
from pipeline.tables import Decider

Pair = tuple[int, int]
NO = (None, None)

NOTES = [
    # sentence; winner, aggregate, points, shoot-out, what decided it
    ("Rio Branco won 2–1 on aggregate.", "Rio Branco", (2, 1), None, None, Decider.AGGREGATE),
    ("Alfa win 4–1 on aggregate", "Alfa", (4, 1), None, None, Decider.AGGREGATE),
    ("Alfa won the round 4–2 on aggregate", "Alfa", (4, 2), None, None, Decider.AGGREGATE),
    ("C.D. Guadalajara won 3–1 on aggregate.", "C.D. Guadalajara", (3, 1), None, None,
     Decider.AGGREGATE),
    ("1. FC Köln won 2–1 on aggregate", "1. FC Köln", (2, 1), None, None, Decider.AGGREGATE),
    ("Alfa won 3–1 on aggregate after extra time.", "Alfa", (3, 1), None, None,
     Decider.EXTRA_TIME),
    ("Alfa won on aggregate (4–1).", "Alfa", (4, 1), None, None, Decider.AGGREGATE),
    ("Alfa won with an aggregate score of 4–1.", "Alfa", (4, 1), None, None, Decider.AGGREGATE),
    ("Alfa defeated Beta 4–1 on aggregate", "Alfa", (4, 1), None, None, Decider.AGGREGATE),
    ("Alfa won 4–1 on aggregate (a.e.t.)", "Alfa", (4, 1), None, None, Decider.EXTRA_TIME),
    # points, never goals
    ("Alfa won 4–1 on points.", "Alfa", NO, (4, 1), None, Decider.POINTS),
    ("Palmeiras advanced on points 4–1.", "Palmeiras", NO, (4, 1), None, Decider.POINTS),
    ("Palmeiras won on points 4–1.", "Palmeiras", NO, (4, 1), None, Decider.POINTS),
    ("Alfa advance on points 6–0.", "Alfa", NO, (6, 0), None, Decider.POINTS),
    ("Chicago Fire advance 7–1 on points.", "Chicago Fire", NO, (7, 1), None, Decider.POINTS),
    ("Tied on points 3–3, Coritiba advanced on better goal difference.", "Coritiba", NO, (3, 3),
     None, Decider.GOAL_DIFFERENCE),
    ("Tied on points 3–3, Alfa advanced on goal difference.", "Alfa", NO, (3, 3), None,
     Decider.GOAL_DIFFERENCE),
    ("Tied on points, Alfa advanced on better goal difference.", "Alfa", NO, None, None,
     Decider.GOAL_DIFFERENCE),
    ("Tied on points 3–3, Alfa advanced on away goals.", "Alfa", NO, (3, 3), None,
     Decider.AWAY_GOALS),
    ("3–3 on points, Alfa won on away goals. ‡", "Alfa", NO, (3, 3), None, Decider.AWAY_GOALS),
    ("Tied 2–2 on points, Alfa advanced on away goals.", "Alfa", NO, (2, 2), None,
     Decider.AWAY_GOALS),
    ("Tied on points 2–2 and equal on goal difference, Alfa advanced on away goals.", "Alfa", NO,
     (2, 2), None, Decider.AWAY_GOALS),
    ("Tied 1–1 on points and equal on goal difference, Alfa advanced on penalties 4–1.", "Alfa",
     NO, (1, 1), (4, 1), Decider.PENALTIES),
    ("Los Angeles Galaxy advance 1-0 in series overtime (SDET) after 4-4 tie on points.",
     "Los Angeles Galaxy", NO, (4, 4), None, Decider.EXTRA_TIME),
    # level on aggregate
    ("9–9 on aggregate. Alfa won 4–2 on penalties.", "Alfa", (9, 9), None, (4, 2),
     Decider.PENALTIES),
    ("2–2 on aggregate; Roma won 4–2 on penalties.", "Roma", (2, 2), None, (4, 2),
     Decider.PENALTIES),
    ("9–9 on aggregate. Alfa won on away goals.", "Alfa", (9, 9), None, None, Decider.AWAY_GOALS),
    ("3–3 on aggregate, Alfa advanced on the away goals rule", "Alfa", (3, 3), None, None,
     Decider.AWAY_GOALS),
    ("2–2 on aggregate. Werder Bremen won on away goals, and therefore both clubs remained.",
     "Werder Bremen", (2, 2), None, None, Decider.AWAY_GOALS),
    ("3–3 on aggregate. Alfa won on a coin toss.", "Alfa", (3, 3), None, None, Decider.COIN_TOSS),
    ("2–2 on aggregate, América advanced due to being the higher seeded team", "América", (2, 2),
     None, None, Decider.HIGHER_SEED),
    ("Teams drew 1–1 on aggregate, Celaya won the round on away goals", "Celaya", (1, 1), None,
     None, Decider.AWAY_GOALS),
    ("1–1 on aggregate", None, (1, 1), None, None, Decider.LEVEL),
    ("2–2 on aggregate. Alfa won the penalty shootout 4–2.", "Alfa", (2, 2), None, (4, 2),
     Decider.PENALTIES),
    ("Tied 2–2 on aggregate; Alfa advanced because of higher seed.", "Alfa", (2, 2), None, None,
     Decider.HIGHER_SEED),
    # an aggregate in the order of its match
    ("(1–5 agg.)", None, (1, 5), None, None, Decider.AGGREGATE),
    ("(agg. 1–5)", None, (1, 5), None, None, Decider.AGGREGATE),
    # no score
    ("Alfa advanced because they won by at least two goals as the visiting team in the first leg.",
     "Alfa", NO, None, None, Decider.AGGREGATE),
    ("Alfa advanced because Beta was eliminated from the competitions by the STJD.", "Alfa", NO,
     None, None, Decider.UNKNOWN),
    ("Both legs drawn. Alfa advanced on penalties.", "Alfa", NO, None, None, Decider.PENALTIES),
    ("Series tied 2–2. St. Gallen won 4–2 on penalties.", "St. Gallen", NO, None, (4, 2),
     Decider.PENALTIES),
    ("Sweden advanced on walkover.", "Sweden", NO, None, None, Decider.WALKOVER),
    ("Alfa won by drawing of lots", "Alfa", NO, None, None, Decider.COIN_TOSS),
    ("Alfa advanced to Second Round", "Alfa", NO, None, None, Decider.UNKNOWN),
    ("Alfa won 4–2 on penalties.", "Alfa", NO, None, (4, 2), Decider.PENALTIES),
    ("Alfa won on superlegs", "Alfa", NO, None, None, Decider.UNKNOWN),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "winner", "scores", "points", "shootout", "decided_by"),
    NOTES,
    ids=[text for text, *_ in NOTES],
)
def test_notes(
    text: str,
    winner: str | None,
    scores: Pair | tuple[None, None],
    points: Pair | None,
    shootout: Pair | None,
    decided_by: Decider,
) -> None:
    note = parse_tie_prose(text)
    assert note.winner_name == winner
    assert (note.scores, note.points, note.shootout) == (scores, points, shootout)
    assert (note.decided_by, note.advanced_name) == (decided_by, None)


def test_a_winner_may_be_put_out() -> None:
    note = parse_tie_prose("Alfa won 3–2 on aggregate, but was disqualified. Beta advanced.")
    assert (note.winner_name, note.scores, note.advanced_name) == ("Alfa", (3, 2), "Beta")


def test_what_plain_notes_say_is_kept() -> None:
    note = parse_tie_prose("2–2 on aggregate, neither team got the extra point")
    assert (note.decided_by, note.is_bonus_point_denied) == (Decider.LEVEL, True)


@pytest.mark.parametrize(
    "text",
    [
        "Alfa won 1–3 on aggregate",  # somebody is wrong
        "The match was played behind closed doors",
        "Tied on points",
        "Alfa were defeated 4–1 on aggregate",
        "x" * 500,
    ],
)
def test_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        parse_tie_prose(text)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Rio Branco won 2–1 on aggregate.", True),
        ("Aggregate: 3–2", True),
        ("Sweden advanced on walkover.", True),
        ("Sweden advanced by walkover.", True),
        ("Alfa won 2–1 on agg.", True),
        ("Alfa advanced due to being the higher seeded team", True),
        ("Alfa won the group.", False),
        ("Goalkeeper Taffarel saved two penalties.", False),
        ("Estádio do Maracanã, Rio de Janeiro", False),
    ],
)
def test_what_is_taken_for_a_note(text: str, is_one: bool) -> None:
    assert is_tie_prose(text) is is_one


NAMES = st.sampled_from(["Alfa", "Atlético Mineiro", "1. FC Köln", "F.C. Porto", "Vila Nova (GO)"])


@given(NAMES, st.integers(0, 15), st.integers(0, 15), st.sampled_from("-–−"))
@settings(derandomize=True, deadline=None)
def test_winner_and_score_come_back(name: str, a: int, b: int, dash: str) -> None:
    high, low = max(a, b), min(a, b)
    note = parse_tie_prose(f"{name} won {high}{dash}{low} on aggregate.")
    assert (note.winner_name, note.scores) == (name, (high, low))


@given(st.text("won advance on aggregate points penalties 12–-.,;:()AB", max_size=500))
@settings(derandomize=True, deadline=None)
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(Unreadable):
        assert parse_tie_prose(text).decided_by
