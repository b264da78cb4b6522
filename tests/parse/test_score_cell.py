"""Scores as editors write them."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.parse.score_cell import ExtraTime, read_score
from pipeline.problems import Unreadable
from pipeline.tables import Decider, MatchStatus

SCORES = [
    ("2–1", (2, 1)),
    ("0-3", (0, 3)),
    ("1−1", (1, 1)),
    ("2 – 0", (2, 0)),
    ("1 &ndash; 0", (1, 0)),  # 2000 and 2001 MLS play-offs
    ("2&nbsp;–&nbsp;1", (2, 1)),
    ("2—1", (2, 1)),
    ("2:1", (2, 1)),
    ("10–0", (10, 0)),
    ("2‑1", (2, 1)),
    ("{{score link|1930 FIFA World Cup Group 1#France vs Mexico|4–1}}", (4, 1)),
    (
        "{{score link|1930 FIFA World Cup knockout stage#Final|4–2|1930 FIFA World Cup final}}",
        (4, 2),
    ),
    ("{{Score link|1999–2000 X#A 1–0 B|2–2}}", (2, 2)),
    ("[[2014 FIFA World Cup Final|1–0]]", (1, 0)),
    ("[[1999–2000 X#A v B|2–2]]", (2, 2)),
    ("[[2014 Copa do Brasil First Round#São Bernardo v Paraná|1–1]]", (1, 1)),
    ("'''2'''–1", (2, 1)),
    ("{{nowrap|2–1}}", (2, 1)),
    ("{{score|1|0}}", (1, 0)),
    ("{{scr|1|0}}", (1, 0)),
    ("2–1<ref>{{cite web|title=3–0}}</ref>", (2, 1)),
    ("2–1{{efn|Awarded 3–0.}}", (2, 1)),
    ("2–1<!-- 3–1? -->", (2, 1)),
    ("3–0<sup>[[#note ITA v SRB|*]]</sup>", (3, 0)),
    ("3–0 {{sup|1}}", (3, 0)),
    ("2{{nbnd}}1", (2, 1)),
    ("{{score link|1=X#A v B|2=6–0}}", (6, 0)),
    ("{{#invoke:Score link|main|X#A 1–0 B|6–0}}", (6, 0)),
]

MORE: list[tuple[str, dict[str, Any]]] = [
    (
        "0 &ndash; 0 <br>(0 &ndash; 1 [[Playoff format#Total points|agg.]])",  # 2000 MLS play-offs
        {"scores": (0, 0), "aggregate": (0, 1)},
    ),
    ("0–0 (agg. 1–5)", {"scores": (0, 0), "aggregate": (1, 5)}),
    ("2–1 {{aet}}", {"scores": (2, 1), "extra_time_kind": ExtraTime.FULL}),
    ("2–1 (a.e.t.)", {"is_after_extra_time": True, "decided_by": Decider.EXTRA_TIME}),
    ("0–1 ([[Extra time|AET]])", {"scores": (0, 1), "is_after_extra_time": True}),
    ("2–1", {"is_after_extra_time": None, "decided_by": None, "unread": None}),
    ("0–1 series ([[Extra time|SDET]])", {"extra_time_kind": ExtraTime.SUDDEN_DEATH}),
    ("2–1 {{pso|4–2}}", {"shootout": (4, 2), "decided_by": Decider.PENALTIES}),
    ("2–2 {{pen|4–1}}", {"shootout": (4, 1)}),
    ("1–1 (4–2 p)", {"scores": (1, 1), "shootout": (4, 2)}),
    ("1–1 (a.e.t.) (4–2 p)", {"shootout": (4, 2), "is_after_extra_time": True}),
    ("1–1 (a.e.t., 4–2 pen.)", {"shootout": (4, 2), "is_after_extra_time": True}),
    ("1-0 (pen: 4-2)", {"scores": (1, 0), "shootout": (4, 2)}),
    ("1-1 (pen: 4-2", {"scores": (1, 1), "shootout": (4, 2)}),  # 2003 Copa do Brasil
    ("2–2 (3–5 [[Penalty shoot-out (association football)|p]])", {"shootout": (3, 5)}),
    ("0–0 {{pso|3–1}}", {"shootout": (3, 1)}),
    ("2–2 (4–2)", {"shootout": (4, 2), "half_time": None}),
    ("{{small|(5)}} 1 - 1 {{small|(4)}}", {"scores": (1, 1), "shootout": (5, 4)}),  # es
    ("1 - 1<br><small>[[Penaltis|Pen.]]<br>3 - 4</small>", {"shootout": (3, 4)}),  # es
    ("1 (5) – (4) 1", {"scores": (1, 1), "shootout": (5, 4)}),
    ("2:2 n. V., 4:3 i. E.", {"shootout": (4, 3), "is_after_extra_time": True}),  # de
    ("2:2 n. V. (2:2, 1:0), 4:3 i. E.", {"shootout": (4, 3), "half_time": (1, 0)}),
    ("3:2 n. V. (2:2, 1:1)", {"half_time": (1, 1), "is_after_extra_time": True}),  # de
    ("3–2 (a.e.t.; 2–2 after 90 minutes)", {"half_time": None, "unread": None}),
    ("1–1, 2–0", {"scores": (1, 1), "shootout": None, "unread": "2–0"}),  # a replay
    ("(a) 2–2", {"scores": (2, 2), "is_away_goals": True}),
    ("2–1 (1–0 in the rain)", {"half_time": None, "unread": "in the rain"}),
    ("1–1<br>4–2 ([[Penalty shoot-out|p.]])", {"scores": (1, 1), "shootout": (4, 2)}),
    ("1–1 {{pso|4|2}}", {"scores": (1, 1), "shootout": (4, 2)}),
    ("2–1 ([[Golden goal|a.g.g.]])", {"extra_time_kind": ExtraTime.GOLDEN_GOAL}),
    ("{{score link|X#A v B|1–1 {{aet}}}}", {"is_after_extra_time": True, "link": "X#A v B"}),
    ("3:1 (1:0)", {"scores": (3, 1), "half_time": (1, 0)}),  # de
    ("1 - 1 {{sin negrita|(0:0)}}", {"half_time": (0, 0), "shootout": None}),  # es
    ("5–5 ([[Away goals rule|a]])", {"is_away_goals": True, "decided_by": Decider.AWAY_GOALS}),
    ("3–3 (gd)", {"scores": (3, 3), "decided_by": Decider.GOAL_DIFFERENCE}),
    ("1–1 ([[Replay (sports)|rep.]])", {"decided_by": Decider.REPLAY}),
    (
        "3–0<br/> <small>(awarded)</small><sup>[[#note ITA v SRB|*]]</sup>",  # Euro 2012 qualifying
        {"scores": (3, 0), "status": MatchStatus.AWARDED},
    ),
    ("3–0 {{awd}}", {"scores": (3, 0), "status": MatchStatus.AWARDED}),
    ("{{awd|3–0}}", {"scores": (3, 0), "status": MatchStatus.AWARDED}),
    ("{{abbr|3–0|Awarded}}", {"scores": (3, 0), "status": MatchStatus.AWARDED}),
    ("{{abbr|3–0|Report}}", {"scores": (3, 0), "status": MatchStatus.PLAYED}),
    ("<s>2–1</s> 0–3", {"scores": (0, 3), "status": MatchStatus.AWARDED}),
    ("{{strike|2–1}} 0–3", {"scores": (0, 3), "status": MatchStatus.AWARDED}),
    ("2–1 → 0–3", {"scores": (0, 3), "status": MatchStatus.AWARDED}),
    ("1–0 (abandoned)", {"scores": (1, 0), "status": MatchStatus.ABANDONED}),
    ("{{score link|A#B|4–1|C}}", {"link": "A#B"}),
    ("[[A_b#C v D|4–1]]", {"link": "A b#C v D"}),
    ("2–1 (report)", {"scores": (2, 1), "unread": "report"}),
]

NOT_PLAYED = [
    ("", MatchStatus.UNKNOWN),
    ("&nbsp;", MatchStatus.UNKNOWN),
    ("-", MatchStatus.UNKNOWN),
    ("–", MatchStatus.UNKNOWN),
    ("−", MatchStatus.UNKNOWN),
    ("[[2014 X#A v B|–]]<sup>[[#Note 2|1]]</sup>", MatchStatus.UNKNOWN),
    (" bye ", MatchStatus.UNKNOWN),
    ("n/a", MatchStatus.UNKNOWN),
    ("v", MatchStatus.SCHEDULED),
    ("vs.", MatchStatus.SCHEDULED),
    ("[[Tunisia v Japan (2026 FIFA World Cup)|v]]", MatchStatus.SCHEDULED),
    ("Match 12", MatchStatus.SCHEDULED),
    ("{{score link|2026 X#A|Match 12}}", MatchStatus.SCHEDULED),
    ("{{score link|2026 X|[[2026 X#Match 1|Match 1]]}}", MatchStatus.SCHEDULED),
    ("FR6", MatchStatus.SCHEDULED),
    ("3 October", MatchStatus.SCHEDULED),
    ("[[A#B|{{small|16–18 Oct}}]]", MatchStatus.SCHEDULED),
    ("19–20 May", MatchStatus.SCHEDULED),
    ("2026-05-03", MatchStatus.SCHEDULED),
    ("20:30", MatchStatus.SCHEDULED),
    ("7:30 p.m.", MatchStatus.SCHEDULED),
    ("''TBD''", MatchStatus.SCHEDULED),
    ("WO", MatchStatus.WALKOVER),
    (" w/o ", MatchStatus.WALKOVER),
    ("W.O.", MatchStatus.WALKOVER),
    ("Walkover", MatchStatus.WALKOVER),
    ("{{tooltip|W/O|Walkover}}", MatchStatus.WALKOVER),
    ("{{tooltip|NP|Not played}}", MatchStatus.CANCELLED),
    ("<small>(canceled)</small>", MatchStatus.CANCELLED),
    ("{{score link|1938 X#Sweden vs Austria|Cancelled}}", MatchStatus.CANCELLED),
    ("''annulled''", MatchStatus.CANCELLED),
    ("Postponed", MatchStatus.POSTPONED),
    ("{{abbr|Ppd.|Postponed}}", MatchStatus.POSTPONED),
    ("{{abbr|P–P|Postponed}}", MatchStatus.POSTPONED),
    ("A–A", MatchStatus.ABANDONED),
    ("Abandoned", MatchStatus.ABANDONED),
    ("PP - PP", MatchStatus.AWARDED),  # es: both lose
]


@pytest.mark.parametrize(("markup", "scores"), SCORES)
def test_scores(markup: str, scores: tuple[int, int]) -> None:
    cell = read_score(markup)
    assert (cell.scores, cell.status) == (scores, MatchStatus.PLAYED)
    assert (cell.shootout, cell.aggregate, cell.half_time, cell.decided_by) == (None,) * 4


@pytest.mark.parametrize(("markup", "expected"), MORE)
def test_what_stands_behind(markup: str, expected: dict[str, Any]) -> None:
    cell = read_score(markup)
    assert {name: getattr(cell, name) for name in expected} == expected


@pytest.mark.parametrize(("markup", "status"), NOT_PLAYED)
def test_no_score(markup: str, status: MatchStatus) -> None:
    cell = read_score(markup)
    assert (cell.scores, cell.status) == (None, status)


@settings(derandomize=True, max_examples=500)
@given(st.text(alphabet="0123–-:( )[]{}|apetnw'<>/&.,;→", max_size=60))
def test_any_text_is_read_or_refused(markup: str) -> None:
    try:
        cell = read_score(markup)
    except Unreadable:
        return
    pairs = (cell.scores, cell.shootout, cell.aggregate, cell.half_time)
    assert all(0 <= goals <= 99 for pair in pairs if pair for goals in pair)


@settings(derandomize=True)
@given(st.integers(0, 99), st.integers(0, 99), st.sampled_from("-–−—‑"))
def test_every_dash_is_a_dash(home: int, away: int, dash: str) -> None:
    assert read_score(f"{home}{dash}{away}").scores == (home, away)
