"""Rules in raw wikitext: prose, lists in every markup, and what only looks like a rule."""
# ruff: noqa: E501 - a case is a line

import pytest

from pipeline.parse.records import RuleRecord
from pipeline.parse.wiki_article import parse_wikitext
from pipeline.tables import RoundKind, RuleKind

BOX = "{{football box|team1=[[Alfa]]|score=1–0|team2=[[Beta]]}}\n"


def rules(text: str, title: str = "2014 Copa Ejemplo") -> list[RuleRecord]:
    records = parse_wikitext(f"{text}\n\n==Group A==\n{BOX}", title)
    assert not records.problems, records.problems
    return list(records.rules)


def said(text: str) -> list[tuple[str, object]]:
    """Kind with criterion or number of every rule."""
    statements = [rule.statement for rule in rules(text)]
    return [(one.kind.value, one.criterion or one.number) for one in statements]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # 2006 FIFA World Cup
            "Teams were awarded three points for a win, one point for a draw and none for a defeat.",
            [("points_for_win", 3), ("points_for_draw", 1)],
        ),
        (  # 1954 FIFA World Cup
            "Two points were awarded for a win and one for a draw. In the case of a tie between two"
            " teams for second place, the two tied teams competed in a play-off.",
            [("points_for_win", 2), ("points_for_draw", 1), ("tiebreaker", "play_off")],
        ),
        (  # 1966 FIFA World Cup
            "Two points were awarded for a win and one point for a draw, with [[goal average]]"
            " used to separate teams equal on points.",
            [("points_for_win", 2), ("points_for_draw", 1), ("tiebreaker", "goal_ratio")],
        ),
        (  # 1990 Copa do Brasil
            "All rounds were played in two legs and the [[away goals rule]] applied.",
            [("level_tie_decider", "away_goals")],
        ),
        (  # 2018 Copa do Brasil
            "In this season, the [[away goals rule]] was not to be used in any stage.",
            [("excluded_decider", "away_goals")],
        ),
        (  # 1934 FIFA World Cup
            "If a match was tied after ninety minutes, then thirty minutes of extra time were"
            " played. If the score was still tied after extra time, the match was replayed.",
            [("level_tie_decider", "extra_time"), ("level_tie_decider", "replay")],
        ),
        ("A level match goes to penalties.", [("level_tie_decider", "penalties")]),
        ("A draw goes straight to a shoot-out. A tie would go to penalties.",
         [("level_tie_decider", "penalties")]),
        ("Each team plays every other team twice. The sides had a double round-robin.",
         [("meetings", 2)]),
        ("The highest seeded club will host the match.", [("host", "highest_seed")]),
        ("* Seed 1 vs. Seed 4 (SF1)", [("bracket_pair", None)]),
        ("Group winners advance, with the two best runners-up.", [("advances", None),
                                                                  ("advances", 2)]),
    ],
)  # fmt: skip
def test_prose(text: str, expected: list[tuple[str, object]]) -> None:
    assert said(f"==Format==\n{text}") == expected


@pytest.mark.parametrize(
    "text",
    [
        "It was level at 2–2 after extra time and [[Alfa]] won on penalties.",
        "The match remained tied and went to extra time, where Gómez put Alfa in the lead.",
        "The draw went to penalties, which [[Alfa]] won.",
        "With the score still level, the referee awarded Beta a penalty.",
        "The rules were changed, so that tied teams had to compete in a playoff match.",
        "The second leg was moved to 3 September 2014.",
        "The criteria for hosting were:\n# a roof\n# a lawn",
        "The tie-breaking lots:\n* first yellow card: minus 1 point;\n* second: minus 3 points",
        "The criteria\n# a list of one line with no end and no criterion in it",
    ],
)
def test_what_is_told_is_no_rule(text: str) -> None:
    assert said(f"==Summary==\n{text}") == []


def criteria(text: str) -> list[tuple[int | None, str | None]]:
    statements = [rule.statement for rule in rules(text)]
    kind = RuleKind.TIEBREAKER
    return [(one.ordinal, one.criterion) for one in statements if one.kind is kind]


def test_a_numbered_list() -> None:  # 2018 FIFA World Cup, shortened
    text = (
        "! {{Anchor|Tiebreakers}} Tie-breaking criteria for group play\n|-\n"
        "|The ranking of teams was determined as follows:<ref name=r/>\n\n"
        "# Points obtained in all group matches;\n# Goal difference in all group matches;\n"
        "# Points obtained in the matches played between the teams in question;\n"
        "# Drawing of lots.\n|}\n"
    )
    assert criteria(text) == [(2, "goal_difference"), (3, "head_to_head_points"), (4, "lots")]


def test_a_list_inside_a_list() -> None:  # 2006 FIFA World Cup, shortened
    text = (
        "If teams were level on points, they were ranked on the following criteria:\n\n"
        "{{blockquote|\n# Greatest total goal difference in the three group matches\n"
        "# If teams remained level after those criteria, they would be ranked on:\n"
        "## Most points earned in matches against other teams in the tie\n"
        "# FIFA would hold a drawing of lots}}\n"
    )
    assert criteria(text) == [(1, "goal_difference"), (3, "head_to_head_points"), (4, "lots")]


def test_a_list_of_a_template_goes_on_behind_prose() -> None:  # 2026 FIFA World Cup, shortened
    text = (
        "If two teams were equal on points, the following criteria were used:\n\n"
        "{{Ordered list |list_style_type=lower-alpha\n"
        "| Most points obtained in the group matches played between the teams concerned;\n"
        "| Superior goal difference in the group matches played between the teams concerned;\n}}\n"
        "If, after having applied criteria a to b, teams still had an equal ranking, criteria a to"
        " b were reapplied exclusively to the matches between the teams who were still level.\n"
        "{{Ordered list |start=3\n| Superior goal difference in all group matches;\n"
        '| Highest team conduct ("fair play") score: {{unordered list\n| Yellow card: −1 point;\n}}\n'
        "| Better position in the most recent [[World Ranking]];\n}}\n"
    )
    assert [criterion for _, criterion in criteria(text)] == [
        "head_to_head_points",
        "head_to_head_goal_difference",
        "goal_difference",
        "fair_play",
        "ranking",
    ]
    assert RuleKind.TIEBREAKERS_BEGIN_AGAIN in {one.statement.kind for one in rules(text)}


def test_lines_numbered_by_hand() -> None:  # 1974 FIFA World Cup, shortened
    text = (
        "'''Tie-breaking criteria'''\n\nTeams were ranked on the following criteria:\n"
        ": 1. Greater number of points in all group matches\n"
        ": 2. Goal difference in all group matches\n: 3. Drawing of lots\n"
    )
    assert criteria(text) == [(2, "goal_difference"), (3, "lots")]


def test_the_rules_line_of_a_table() -> None:
    text = (
        "{{#invoke:Sports table|main|style=WDL\n|team1=ALF|name_ALF=Alfa|win_ALF=1\n"
        "|class_rules=1) points; 2) head-to-head points; 3) number of goals scored.\n}}\n"
    )
    assert criteria(text) == [(2, "head_to_head_points"), (3, "goals_scored")]


def test_an_exception_names_its_round() -> None:  # 2016 Copa do Brasil
    text = "The [[away goals rule]] was also used, with the exception of the finals."
    exception = rules(f"==Format==\n{text}")[1]

    assert exception.statement.kind is RuleKind.EXCLUDED_DECIDER
    assert exception.statement.round_kind is RoundKind.FINAL
    assert exception.place.section == ("Format",)


def test_a_section_says_it_once() -> None:
    text = "The away goals rule applied.\n\nThe away goals rule was used."
    assert len(rules(f"==Format==\n{text}")) == 1


def test_the_place_is_the_line() -> None:
    text = "==Format==\nA sentence.\nThe away goals rule applied, as ever.\n"
    (rule,) = rules(text)

    whole = f"{text}\n\n==Group A==\n{BOX}"
    assert rule.place.span.of(whole) == "The away goals rule applied, as ever."
    assert rule.place.line == 3


def test_hostile_lists_stay_cheap() -> None:
    text = "# criteria: goal difference\n" * 20_000 + "Seed 1 vs. Seed 2, " * 20_000
    assert len(rules(text)) < 10
