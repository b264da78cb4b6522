"""Notes on ties: one line per wording."""
# ruff: noqa: E501 - a case is a line

import pytest

from pipeline.parse.records import TieNote
from pipeline.parse.tie_notes import is_tie_note, parse_tie_note
from pipeline.problems import Unreadable
from pipeline.tables import Decider

AGGREGATE, AWAY_GOALS, LEVEL = Decider.AGGREGATE, Decider.AWAY_GOALS, Decider.LEVEL

READABLE = [
    # the wordings of Clausura 2014 Copa MX
    ("Monterrey won the round 4−1 on aggregate", TieNote("Monterrey", (4, 1), AGGREGATE)),
    ("Cruz Azul Hidalgo won the round 5−2 on aggregate", TieNote("Cruz Azul Hidalgo", (5, 2), AGGREGATE)),
    ("U. de G. won the round 2−1 on aggregate", TieNote("U. de G.", (2, 1), AGGREGATE)),
    ("San Luis on the round 1−0 on aggregate", TieNote("San Luis", (1, 0), AGGREGATE)),
    ("Teams drew 1−1 on aggregate, Cruz Azul Hidalgo won the round on away goals", TieNote("Cruz Azul Hidalgo", (1, 1), AWAY_GOALS)),
    ("Teams drew 3−3 on aggregate, Querétaro won on away goals", TieNote("Querétaro", (3, 3), AWAY_GOALS)),
    ("Teams drew 2−2 on aggregate, Sinaloa won the round on away goals", TieNote("Sinaloa", (2, 2), AWAY_GOALS)),
    (
        "Cruz Azul Hidalgo and Pachuca drew 2–2 on aggregate and both tied on away goals, "
        "thus neither team received the extra point",
        TieNote(None, (2, 2), LEVEL, is_away_goals_level=True, is_bonus_point_denied=True),
    ),
    (
        "Teams drew 2−2 on aggregate and both drew on away goals, "
        "thus neither team received the extra point.",
        TieNote(None, (2, 2), LEVEL, is_away_goals_level=True, is_bonus_point_denied=True),
    ),
    # wordings of other articles
    ("X won 4–1 on aggregate.", TieNote("X", (4, 1), AGGREGATE)),
    ("X win 4–1 on aggregate.", TieNote("X", (4, 1), AGGREGATE)),
    ("X won the tie 4 – 1 on aggregate", TieNote("X", (4, 1), AGGREGATE)),
    ("X won 10–1 on aggregate", TieNote("X", (10, 1), AGGREGATE)),
    ("X advanced 4–1 on aggregate", TieNote("X", (4, 1), AGGREGATE)),
    ("X won 3–1 on points", TieNote("X", (3, 1), Decider.POINTS)),
    ("9–9 on aggregate. X won 4–2 on penalties.", TieNote("X", (9, 9), Decider.PENALTIES)),
    ("9–9 on aggregate. X won on away goals.", TieNote("X", (9, 9), AWAY_GOALS)),
    ("1–1 on aggregate; X won on the away goals rule", TieNote("X", (1, 1), AWAY_GOALS)),
    ("1–1 on aggregate", TieNote(None, (1, 1), LEVEL)),
]  # fmt: skip
UNREADABLE = [
    ("Lost 1−0 on aggregate", "a level tie of unequal scores"),
    ("A and B drew 2–1 on aggregate", "a level tie of unequal scores"),
    ("A lost the first leg, B won 3–1 on aggregate", "a level tie of unequal scores"),
    ("A beat B", "not a tie note"),
    ("", "not a tie note"),
    ("A won 1–123 on aggregate", "not a tie note"),
    ("A won 4–1 on aggregate" + " and so on" * 40, "too long for a tie note"),
]
NO_NOTES = ["Monterrey 1−0 Altamira", "3–2 on penalties", "on aggregate", "They won on aggregate."]


@pytest.mark.parametrize(("text", "note"), READABLE)
def test_reads_how_a_tie_ended(text: str, note: TieNote) -> None:
    assert parse_tie_note(text) == note
    assert is_tie_note(text)


@pytest.mark.parametrize(("text", "reason"), UNREADABLE)
def test_refuses_what_it_does_not_understand(text: str, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        parse_tie_note(text)


@pytest.mark.parametrize("text", NO_NOTES)
def test_other_lines_are_no_notes(text: str) -> None:
    assert not is_tie_note(text)
