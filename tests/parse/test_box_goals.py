"""Lists of goals as editors write them."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.parse.box_goals import read_goals
from pipeline.parse.records import GoalRecord, Problem
from pipeline.tables import GoalEvidence, GoalKind, Side
from pipeline.wikitext.spans import Span
from tests.parse.places import place_under

_LETTERS = {GoalKind.PENALTY: "p", GoalKind.OWN_GOAL: "o", GoalKind.UNMARKED: ""}


def _read(value: str, score: int | None = None) -> tuple[list[GoalRecord], list[Problem]]:
    return read_goals(value, 0, Side.HOME, place_under(), score)


def _shown(goals: list[GoalRecord]) -> str:
    """``Name 45+2p`` for each goal; a missing name or minute is ``?``."""
    shown = []
    for goal in goals:
        added = f"+{goal.added_minute}" if goal.added_minute else ""
        minute = "?" if goal.minute is None else f"{goal.minute}{added}"
        shown.append(f"{goal.scorer_name or '?'} {minute}{_LETTERS[goal.kind]}")
    return ", ".join(shown)


def test_red_links_to_other_wikis() -> None:
    value = "{{ill|Max Muster|de}} 5'<br>{{ill|Jan Kos (born 1980)|pl|Jan Kos|lt=Kos}} {{goal|9}}"
    goals, problems = _read(value)
    assert not problems
    assert [(goal.scorer_name, goal.scorer_link, goal.minute) for goal in goals] == [
        ("Max Muster", "Max Muster", 5), ("Kos", "Jan Kos (born 1980)", 9),
    ]  # fmt: skip


LISTS = [
    # the template and its pairs of arguments
    ("*[[Stefan Schwab|Schwab]] {{goal|60}}", "Schwab 60"),
    ("*[[A|B]] {{goal|7||43}}\n*[[C]] {{goal|66}}", "B 7, B 43, C 66"),
    ("[[A]] {{goal|17|pen.}}", "A 17p"),
    ("[[A]] {{goal|57|pen.|80}}", "A 57p, A 80"),
    ("[[A]] {{goal|12||34|pen.}}", "A 12, A 34p"),
    ("[[A]] {{goal|22|pen.|45+1|pen.|62}}", "A 22p, A 45+1p, A 62"),  # England 6–1 Panama
    ("[[A]] {{goal|63||76|pen.|87||90+2|pen.}}", "A 63, A 76p, A 87, A 90+2p"),
    ("[[A]] {{goal|9|o.g}}", "A 9o"),
    ("[[A]] {{goal|9|og}}", "A 9o"),
    ("[[A]] {{goal|9|p}}", "A 9p"),
    ("[[A]] {{goal|9|9}}", "A 9, A 9"),
    ("[[A]] {{goal|}}", "A ?"),
    ("[[A]] {{goal}}", "A ?"),
    ("[[A]] {{goal|pen.}}", "A ?p"),
    ("[[A]] {{goal||pen.}}", "A ?p"),
    ("[[A]] {{goal|HT+39}}", "A 84"),
    ("[[A]] {{goal|45|+2}}", "A 45+2"),  # it
    ("[[A]] {{Goal|1=5|2=pen.}}", "A 5p"),
    ("[[A]] {{golden goal|114}}", "A 114"),
    ("[[A]] {{gol|17||60||76}}", "A 17, A 60, A 76"),  # es
    ("[[A]] {{goal|72}} (pen.)", "A 72p"),
    ("[[A]] {{goal|72}} {{small|(o.g.)}}", "A 72o"),
    ("[[A]] {{goal|72}} ([[Own goal|o.g.]])", "A 72o"),
    ("[[A]] {{goal|72}} ([[Penalty kick (association football)|pen.]])", "A 72p"),
    ("[[A]] {{goal|45}}+<br>[[B]] {{goal|50}}", "A 45, B 50"),  # 2000 MLS play-offs
    ("[[A]] {{goal|11}},{{goal|HT+39}}", "A 11, A 84"),
    # separators
    ("[[A]] {{goal|2}}<br />[[B]] {{goal|17}}", "A 2, B 17"),
    ("[[A]] {{goal|2}} <br/ > [[B]] {{goal|17}}", "A 2, B 17"),
    ("[[A]] {{goal|2}}\n[[B]] {{goal|17}}", "A 2, B 17"),
    ("Aparecido {{goal|11}} Mariscal {{goal|38}}", "Aparecido 11, Mariscal 38"),
    ("[[A]] {{goal|5}}, [[B]] {{goal|7}}", "A 5, B 7"),
    ("{{ubl|[[A]] {{goal|5}}|[[B]] {{goal|7}}}}", "A 5, B 7"),
    ("{{plainlist|\n* [[A]] {{goal|5}}\n* [[B]] {{goal|7}}\n}}", "A 5, B 7"),
    ("*[[A]]\n{{goal|5}}", "A 5"),
    ("{{#if:1|[[A]] {{goal|5}}|}}", "A 5"),
    ("{{#if:{{{goals|}}}|{{{goals}}}|[[A]] {{goal|5}}}}", "A 5"),
    ("[[A]] {{goal|5}} {{#if: |[[B]] {{goal|6}}}}", "A 5"),
    # minutes of assists
    ("[[A]] 5' (assist [[B]] 4')", "A 5"),
    ("A 5' (assist B 4'), C 9' (assists: D 8')", "A 5, C 9"),
    ("[[A]] {{goal|5}} (assisted by B 4')<br>[[C]] (assist D) 9'", "A 5, C 9"),
    ("[[A]] (assist [[B]], 5')", "A 5"),
    ("[[A]] 5' pen. (assist [[B]] 4')", "A 5p"),
    ("[[A]] (5', 10')", "A 5, A 10"),
    # what belongs into other slots
    ("[[A]] {{goal|34||pen.}}", "A 34p"),
    ("[[A]] {{goal|34||56|||78}}", "A 34, A 56, A 78"),
    ("[[A]] {{goal|5, 10}}", "A 5, A 10"),
    ("[[A]] {{goal|5 (pen.)||10}}", "A 5p, A 10"),
    ("[[A]] {{goal|34&nbsp;o.g.}}", "A 34o"),
    ("[[A]] {{goal|34, 45|pen.}}", "A 34, A 45p"),
    ("[[A]] {{goal|90 (+3)}}", "A 90+3"),
    ("[[A]] {{goal|121}}", "A 120+1"),
    ("[[A]] {{goal|12|f.k.}}", "A 12"),
    ("[[A]] {{goal|12|[[Penalty kick (association football)|pen.]]}}", "A 12p"),
    ("[[A]] {{og|12}}", "A 12o"),
    ("[[A]] {{goal|12}} {{pen.}}", "A 12p"),
    ("[[A]] {{goal|12}}, o.g.", "A 12o"),
    ("[[A]] {{pengoal|34}}", "A 34p"),
    ("[[A]] 34' {{pengoal}}", "A 34p"),
    ("[[A]] {{goal}} 34', 56'", "A 34, A 56"),
    ("12' {{goal}} [[A]]", "A 12"),
    # names
    ("[[Own goal]] {{goal|12}}", "? 12o"),
    ("Own goal 12'", "? 12o"),
    ("{{sortname|A|B}} {{goal|34}}", "A B 34"),
    ("{{ill|A B (footballer)|pt|A Bê|lt=Abê}} {{goal|34}}", "Abê 34"),
    ("{{ill|A B|pt}} {{goal|34}}", "A B 34"),
    ("[[A]] {{goal|34}} &amp; [[B]] {{goal|45}}", "A 34, B 45"),
    ("[[File:Flag.svg|20px]] [[A]] {{goal|5}}", "A 5"),
    ("[[A]] [[File:Soccerball.svg|15px|Goal]] 5'", "A 5"),
    ("[[File:Soccerball.svg|15px]] 5' [[A]]", "A 5"),
    ("[[A]] {{goal|5}} [[File:Yellow card.svg|10px]] 34'", "A 5"),
    ("{{goal|29}}", "? 29"),
    ("{{goal|29}} [[X]]", "X 29"),
    ("{{goal|29}} [[X]]<br>{{goal|45|+2}} [[Y]] (rig.)", "X 29, Y 45+2p"),  # it, second side
    ("{{goal|5}} [[A]] {{goal|7}} [[B]]", "A 5, B 7"),
    ("*[[?]] {{goal|12}}", "? 12"),
    ("[[Jorge Sánchez (footballer)|J.&nbsp;Sánchez]] {{goal|19}}", "J. Sánchez 19"),
    ("[[Yann M'Vila|M'Vila]] {{goal|18}}", "M'Vila 18"),
    ("O'Neil {{goal|18}}", "O'Neil 18"),
    ("''[[A]]'' {{goal|18}}", "A 18"),
    ("{{nowrap|[[A]] {{goal|18}}}}", "A 18"),
    ("[[A]] ([[B]]) {{goal|18}}", "A 18"),  # the pass
    # notes, cards and misses
    (
        "*[[Vidal]] {{goal|3||65}}{{efn|In the 7'}}\n*[[R]] {{goal|52|o.g.}}",
        "Vidal 3, Vidal 65, R 52o",
    ),
    ("[[A]] {{goal|3}}<ref>{{cite|title=90' B}}</ref>", "A 3"),
    ("[[A]] {{goal|3}}<!-- {{goal|9}} -->", "A 3"),
    ("[[A]] {{penmiss}} {{small|5'}}, {{goal|6||34}}", "A 6, A 34"),
    ("[[A]] {{goal|5}}<sup>[[#Notes|a]]</sup>", "A 5"),
    ("[[A]] {{goal|5}}{{#tag:ref|In the 7'}}", "A 5"),
    ("[[A]] {{goal|5}} {{assist|[[B]]}}", "A 5"),
    ("[[A]] {{goal|5}} [https://example.org/12/34 video 6']", "A 5"),
    ("[[A]] {{flagicon|BRA}} 34'", "A 34"),
    ("{{captain}} [[A]] {{goal|5}}", "A 5"),
    ("{{sent off|0|56}} [[Y]]<br>[[A]] {{goal|5}}", "A 5"),
    ("{{yel|12}} [[Y]] {{goal|56}}", "Y 56"),
    ("[[A]] 5'<br>''Red card:'' [[Y]] 56'", "A 5"),
    ("[[A]] 5'<br>'''Assist:''' [[Y]]", "A 5"),
    ("Goals: [[A]] 5'", "A 5"),
    ("{{collapsible list|title=Goals|[[A]] {{goal|5}}|[[B]] {{goal|7}}}}", "A 5, B 7"),
    ("{{plainlist}}\n* [[A]] {{goal|5}}\n{{endplainlist}}", "A 5"),
    ("N/A", ""),
    ("''No goals''", ""),
    ("[[A]] {{sent off|1|52}}<br>[[B]] {{goal|7}} {{yel|23}}", "B 7"),
    # plain minutes
    ("[[X]] 23', 36'", "X 23, X 36"),
    ("[[X]] 29, 45+3, 90+2", "X 29, X 45+3, X 90+2"),
    ("[[X]] 30 og", "X 30o"),
    ("*[[Havertz]] 45+5' pen., 88'", "Havertz 45+5p, Havertz 88"),
    ("*[[X]] 49' (og)\n*[[Y]] 76' o.g.\n*[[Z]] 90+7 pen", "X 49o, Y 76o, Z 90+7p"),
    ("{{small|[[Cosmin Contra|Contra]] 45', 47'}}", "Contra 45, Contra 47"),  # Euro 2004
    ("[[Neymar]] 90+10' pen.", "Neymar 90+10p"),
    ("[[A]] 45 (+2)', 45'(+3')", "A 45+2, A 45+3"),
    ("[[A]] 12p, 34og", "A 12p, A 34o"),
    ("[[A]] 12min, 34 mins", "A 12, A 34"),
    ("[[A]] min. 12", "A 12"),
    ("[[A]] 34.", "A 34"),
    ("[[A]] 34{{prime}}", "A 34"),
    ("[[A]] 12 P", "A 12p"),
    ("[[A]] 12', 34' (2 pens)", "A 12p, A 34p"),
    ("[[A]] 12', 34' (both pen.)", "A 12p, A 34p"),
    ("[[A]] 12' (1:0), 34' (2:0)", "A 12, A 34"),
    ("[[X]] 23′ [[Y]] 30’", "X 23, Y 30"),
    ("[[X]] 23&prime;", "X 23"),
    ("Shearer 12, 55 (pen)", "Shearer 12, Shearer 55p"),
    ("29' [[X]], 50' [[Y]]", "X 29, Y 50"),
    ("[[X]] 23' (1–0)", "X 23"),
    ("[[X]] (o.g.) 23'", "X 23o"),
    ("[[A]] 5', [[B]] (o.g.) 7'", "A 5, B 7o"),
]

UNSTATED = [
    ("Shearer (2), Ripley", 3, "Shearer ?, Shearer ?, Ripley ?"),
    ("[[A]] and [[B]]", 2, "A ?, B ?"),
    ("[[A]] & [[B]]", 2, "A ?, B ?"),
    ("Shearer ×2, Ripley", 3, "Shearer ?, Shearer ?, Ripley ?"),
    ("Shearer x2", 2, "Shearer ?, Shearer ?"),
    ("Shearer (2 pens)", 2, "Shearer ?p, Shearer ?p"),
    ("[[A]]\n[[B]] {{goal|5}}", 2, "A ?, B 5"),
    ("[[A]] (o.g.)", 1, "A ?o"),
]

PROBLEMS = [
    ("[[A]] {{goal|12|volley}}<br>[[B]] {{goal|5}}", "B 5", "unknown goal note"),
    ("[[A]] {{goal|4th}}<br>[[B]] {{goal|5}}", "B 5", "not a minute"),
    ("[[A]] {{goal|188}}", "", "no such minute"),
    ("[[A]] 5', 12', 34' (2 pens)", "A 5, A 12, A 34", "which goals were penalties"),
    ("[[A]] {{curious|3}} {{goal|5}}", "A 5", "unknown template in a list of goals"),
    ("x" * 30_000, "", "list too long"),
]


@pytest.mark.parametrize(("value", "expected"), LISTS)
def test_goals(value: str, expected: str) -> None:
    goals, problems = _read(value)
    assert (_shown(goals), problems) == (expected, [])


@pytest.mark.parametrize(("value", "score", "expected"), UNSTATED)
def test_goals_without_a_minute(value: str, score: int, expected: str) -> None:
    goals, problems = _read(value, score)
    assert (_shown(goals), problems) == (expected, [])
    assert goals[0].evidence is GoalEvidence.MINUTE_MISSING


@pytest.mark.parametrize(("value", "expected", "reason"), PROBLEMS)
def test_a_line_that_cannot_be_read_costs_only_itself(
    value: str, expected: str, reason: str
) -> None:
    goals, problems = _read(value)
    assert _shown(goals) == expected
    assert [problem.reason for _, problem in problems] == [reason]


def test_a_name_without_a_goal_where_the_score_has_no_room() -> None:
    goals, [(span, problem)] = _read("[[A]] {{goal|5}}<br>[[B]]", 1)
    assert _shown(goals) == "A 5"
    assert (problem.reason, span) == ("a name without a goal", Span(20, 25))


def test_places_hold_the_name_and_the_minute() -> None:
    value = "*[[A|B]] {{goal|7||43}}<br>{{small|Carl 51' (pen.)}}"
    goals, _ = read_goals(value, 1_000, Side.AWAY, place_under())
    held = [value[g.place.span.start - 1_000 : g.place.span.end - 1_000] for g in goals]
    assert held == ["[[A|B]] {{goal|7||43}}"] * 2 + ["Carl 51' (pen"]
    assert [g.scorer_link for g in goals] == ["A", "A", None]
    assert [g.minute_text for g in goals] == ["7", "43", "51' pen"]


@pytest.mark.parametrize(
    "pattern",
    [
        "{{goal|",
        "[[",
        "{{small|",
        "5', ",
        "<ref>",
        "<!--",
        "(",
        "A ",
        "'",
        "{{a|}}",
        "*",
        "9+",
        "&",
    ],
)
def test_hostile_lists_take_no_time(pattern: str) -> None:
    start = time.process_time()
    _read(pattern * (19_000 // len(pattern)))
    _read(pattern * (9_000 // len(pattern)) + "}}" * 4_000)
    assert time.process_time() - start < 1


@settings(derandomize=True, max_examples=500, deadline=None)
@given(st.text(alphabet="Ab 145+'(){}[]|*,.\n<>/&-pog", max_size=80))
def test_any_text_is_read_within_itself(value: str) -> None:
    goals, problems = read_goals(value, 10, Side.HOME, place_under(), 2)
    spans = [goal.place.span for goal in goals] + [span for span, _ in problems]
    assert all(10 <= span.start <= span.end <= 10 + len(value) for span in spans)


_MINUTES = st.builds(
    lambda minute, added: f"{minute}+{added}" if added else str(minute),
    st.integers(1, 120),
    st.sampled_from([0, 0, 1, 9]),
)


@settings(derandomize=True, max_examples=200)
@given(st.lists(st.tuples(st.sampled_from(["Ana", "Bo Li", "Çelik"]), _MINUTES), max_size=6))
def test_every_notation_gives_the_same_goals(scored: list[tuple[str, str]]) -> None:
    notations = [
        "\n".join(f"*[[{name}]] {{{{goal|{minute}}}}}" for name, minute in scored),
        "<br>".join(f"{name} {{{{goal|{minute}}}}}" for name, minute in scored),
        "<br />".join(f"[[{name}]] {minute}'" for name, minute in scored),
        "\n".join(f"* {{{{goal|{minute}}}}} [[{name}]]" for name, minute in scored),
    ]
    expected = ", ".join(f"{name} {minute}" for name, minute in scored)
    assert [_shown(_read(notation)[0]) for notation in notations] == [expected] * 4
