"""Score lines: one line per way an editor has written them."""

import pytest

from pipeline.parse.scores import is_score_line, parse_score_line
from pipeline.problems import Unreadable

READABLE = [
    # text                                  home              score   away              seen in
    ("Monterrey 1−0 Altamira", "Monterrey", (1, 0), "Altamira"),  # Clausura 2014 Copa MX
    ("UANL 3-0 Oaxaca", "UANL", (3, 0), "Oaxaca"),  # id., a hyphen
    ("A 1–0 B", "A", (1, 0), "B"),
    ("A 1—0 B", "A", (1, 0), "B"),
    ("A 1‐0 B", "A", (1, 0), "B"),
    ("A 1‑0 B", "A", (1, 0), "B"),
    ("Cruz Azul 4 - 2 Morelia", "Cruz Azul", (4, 2), "Morelia"),  # 2013 Liga MX Clausura Liguilla
    ("A 1 – 0 B", "A", (1, 0), "B"),
    ("A  1 -0  B", "A", (1, 0), "B"),
    ("UdeG 5-0 Mérida FC", "UdeG", (5, 0), "Mérida FC"),  # 2013–14 Ascenso MX season
    ("U. de G. 0−1 Guadalajara", "U. de G.", (0, 1), "Guadalajara"),  # Clausura 2014 Copa MX
    ("Cruz Azul Hidalgo 1−1 Pachuca", "Cruz Azul Hidalgo", (1, 1), "Pachuca"),  # id.
    ("Zacatepec 1948 1−0 Celaya", "Zacatepec 1948", (1, 0), "Celaya"),
    ("Celaya 1−0 Zacatepec 1948", "Celaya", (1, 0), "Zacatepec 1948"),
    ("Schalke 04 3–2 1860 München", "Schalke 04", (3, 2), "1860 München"),
    ("A 10–11 B", "A", (10, 11), "B"),
]
UNPLAYED = [
    ("Monterrey v Altamira", "Monterrey", "Altamira"),
    ("Monterrey vs Altamira", "Monterrey", "Altamira"),
    ("Monterrey vs. Altamira", "Monterrey", "Altamira"),
    ("U. de G. v. San Luis", "U. de G.", "San Luis"),
]
UNREADABLE = [
    ("", "not a score line"),
    ("Monterrey", "not a score line"),
    ("Monterrey 1−0", "not a score line"),
    ("1−0 Altamira", "not a score line"),
    ("A 1:0 B", "not a score line"),
    ("A 1−123 B", "not a score line"),
    ("A ١−٠ B", "not a score line"),
    ("A 1-0" + " B" * 100, "too long for a score line"),
]
NOT_IN_PROSE = [
    "He scored twice in the 3-0, a record",
    "The side that had lost the first 1-0 won",
    "Attendance: 3-0 people",
    "Monterrey v Altamira",
    "x" * 300 + " 1-0 y",
]


@pytest.mark.parametrize(("text", "home", "score", "away"), READABLE)
def test_reads_a_score(text: str, home: str, score: tuple[int, int], away: str) -> None:
    line = parse_score_line(text)

    assert (line.home_name, line.away_name) == (home, away)
    assert (line.home_score, line.away_score) == score
    assert is_score_line(text)


@pytest.mark.parametrize(("text", "home", "away"), UNPLAYED)
def test_a_match_to_come_has_no_score(text: str, home: str, away: str) -> None:
    line = parse_score_line(text)

    assert (line.home_name, line.away_name) == (home, away)
    assert (line.home_score, line.away_score) == (None, None)


@pytest.mark.parametrize(("text", "reason"), UNREADABLE)
def test_refuses_what_is_no_score_line(text: str, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        parse_score_line(text)


@pytest.mark.parametrize("text", NOT_IN_PROSE)
def test_a_sentence_is_no_score_line(text: str) -> None:
    assert not is_score_line(text)
