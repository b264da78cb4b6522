"""The comparison itself, on rows made by hand: that it sees what is wrong, and only that."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pipeline.read.source import RefusedFile
from pipeline.tables import (
    Coverage,
    Goal,
    GoalKind,
    Match,
    MatchStatus,
    Problem,
    Rows,
    Standing,
    StandingBasis,
)
from tests.accuracy.corpus import Measured
from tests.accuracy.every_article import article_measures
from tests.accuracy.matches import facts, goals, lines, presence
from tests.accuracy.measures import Difference, Explanation, Measure, Verdict, read_explained
from tests.accuracy.page import render
from tests.accuracy.pairing import pair_matches
from tests.accuracy.truth import TrueGoal, TrueLine, TrueMatch, team_id
from tests.validate import build

FACTS = ("date", "score", "extra time", "shoot-out", "order of teams")
TRUE = TrueMatch("M-1", "cup-2014", date(2014, 1, 14), "alfa", "beta", (3, 2), False, None)


def keys(measures: list[Measure]) -> list[str]:
    return [difference.key for measure in measures for difference in measure.differences]


def wrong(match: Match, true: TrueMatch = TRUE) -> list[str]:
    pairs = pair_matches([true], [match])
    return keys([*presence("set", pairs), *facts("set", pairs, FACTS)])


@pytest.mark.parametrize(
    ("match", "differences"),
    [
        (build.a_match("Alfa 3-2 Beta"), []),
        (build.a_match("Alfa 2-3 Beta"), ["score M-1"]),
        (build.a_match("Alfa 3-2 Beta", "2014-01-15"), ["date M-1"]),
        (build.a_match("Alfa 3-2 Beta", None), ["date M-1"]),
        (build.a_match("Beta 2-3 Alfa"), ["order of teams M-1"]),
        (build.a_match("Alfa 3-2 Beta", is_after_extra_time=True), ["extra time M-1"]),
        (build.a_match("Alfa 3-2 Beta", home_shootout_score=4, away_shootout_score=3),
         ["shoot-out M-1"]),
        (build.a_match("Alfa 3-2 Gamma"),
         ["missing M-1", "invented Alfa-Gamma", *["missing M-1"] * len(FACTS)]),
    ],
)  # fmt: skip
def test_a_match(match: Match, differences: list[str]) -> None:
    assert wrong(match) == differences


def test_a_second_row_for_a_match_is_invented() -> None:
    match = build.a_match("Alfa 3-2 Beta")
    pairs = pair_matches([TRUE], [match, replace(match, match_id="again")])
    assert keys(list(presence("set", pairs))) == ["invented again"]


def test_a_match_that_was_not_played_is_not_invented() -> None:
    walkover = build.a_match("Gamma v Delta", status=MatchStatus.WALKOVER)
    assert pair_matches([], [walkover]).invented == ()


def test_a_replay_is_told_from_the_first_match_by_its_day() -> None:
    replay = replace(TRUE, key="M-2", match_date=date(2014, 1, 16), scores=(1, 0))
    ours = [build.a_match("Alfa 1-0 Beta", "2014-01-16"), build.a_match("Alfa 3-2 Beta")]
    pairs = pair_matches([TRUE, replay], ours)
    assert keys([*presence("set", pairs), *facts("set", pairs, FACTS)]) == []


def goal(number: int, names: str, minute: int, added: int | None = None, **given: str) -> TrueGoal:
    side = given.get("team", "alfa")
    kind = given.get("kind", "unmarked")
    return TrueGoal(f"M-1 goal {number}", "M-1", side, tuple(names.split("|")), minute, added, kind)


def wrong_goals(truth: list[TrueGoal], listed: list[Goal]) -> list[list[str]]:
    match = build.a_match("Alfa 3-2 Beta")
    measures = goals("set", pair_matches([TRUE], [match]), truth, lambda _: listed)
    return [keys([measure]) for measure in measures]


def test_goals() -> None:
    match = build.a_match("Alfa 3-2 Beta")
    listed = build.goals(match, "Müller 10, Van der Elst 45+2, Silva 80", "Pérez 5, 88")
    truth = [
        goal(1, "Müller|Gerd", 10),
        goal(2, "Van der Elst|Leo", 45, 2),
        goal(3, "Silva", 80),
        goal(4, "Pérez", 5, team="beta"),
        goal(5, "Pérez", 88, team="beta"),
    ]
    listed[4] = replace(listed[4], scorer_name="J. Pérez", minute=88)
    assert wrong_goals(truth, listed) == [[], [], []]
    late = [replace(truth[0], minute=11), *truth[1:]]
    assert wrong_goals(late, listed) == [[], ["minute M-1 goal 1"], []]
    other = [replace(truth[0], names=("Beckenbauer",)), *truth[1:]]
    assert wrong_goals(other, listed) == [[], [], ["scorer M-1 goal 1"]]
    penalty = [replace(truth[0], kind="penalty"), *truth[1:]]
    assert wrong_goals(penalty, listed) == [["side and kind M-1 goal 1"], [], []]
    assert wrong_goals(truth, listed[1:]) == [["missing M-1 goal 1"]] * 3
    assert wrong_goals(truth[1:], listed)[0] == ["invented Alfa-Beta goal 1"]


def test_an_own_goal_counts_for_the_side_it_is_listed_for() -> None:
    match = build.a_match("Alfa 3-2 Beta")
    listed = [replace(g, kind=GoalKind.OWN_GOAL) for g in build.goals(match, "Silva 80")]
    assert wrong_goals([goal(1, "Silva", 80, kind="own_goal")], listed) == [[], [], []]


def a_line(**given: object) -> Standing:
    figures = {
        "position": 1, "played": 3, "won": 2, "drawn": 1, "lost": 0, "goals_for": 5,
        "goals_against": 2, "points": 7, "group_name": "Group A", "team_id": "alfa",
        "edition_id": "cup-2014", "basis": StandingBasis.PRINTED,
    }  # fmt: skip
    return build.row(Standing, **(figures | given))


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        ([a_line()], 0),
        ([a_line(), a_line(goal_difference=3)], 0),
        ([a_line(), a_line(points=8)], 1),
        ([a_line(group_name="Group B")], 1),
        ([a_line(basis=StandingBasis.COMPUTED)], 1),
    ],
)
def test_lines_of_tables(rows: list[Standing], count: int) -> None:
    true = TrueLine("Alfa", "cup-2014", "Group A", "alfa", (1, 3, 2, 1, 0, 5, 2, 3, 7))
    assert len(lines("set", [true], rows).differences) == count


def test_every_article() -> None:
    rows = Rows()
    counts = {"ignored": 1, "unreadable": 1, "ignored_names": ()}
    rows.extend(
        [
            build.row(Coverage, construct="box", seen=10, parsed=8, **counts),
            build.row(Coverage, construct="row", seen=10, parsed=7, **counts),
            build.row(Problem, problem_number=1, reason="no score", text="{{box}}"),
            build.a_match("Alfa 3-2 Beta", home_goals_listed=3, away_goals_listed=1),
            build.a_match("Alfa 3-2 Gamma", is_goals_complete=True, home_goals_listed=3),
            build.a_match("Alfa 3-2 Delta"),
        ]
    )
    refused = (
        RefusedFile("a.txt", "could not be parsed: KeyError: 1"),
        RefusedFile("b.txt", "empty"),
    )
    measures = list(article_measures(Measured(rows, {"enwiki:Cup": ""}, refused)))
    assert [(m.name, m.reached, m.total) for m in measures] == [
        ("articles without a crash", 1, 2),
        ("coverage adds up", 1, 2),
        ("constructs read", 19, 20),
        ("goals listed = score", 1, 2),
    ]


EXPLAINED = {
    "a": Explanation(Verdict.SOURCE, "the article says so"),
    "b": Explanation(Verdict.OURS, "not yet"),
}


@pytest.mark.parametrize(
    ("found", "required", "is_met"),
    [("", 1.0, True), ("a", 1.0, True), ("b", 1.0, False), ("c", 1.0, False), ("bc", 0.8, True)],
)
def test_a_measure_is_met(found: str, required: float, is_met: bool) -> None:
    differences = tuple(Difference(key, "", "", "") for key in found)
    assert Measure("set", "name", required, 10, differences).is_met(EXPLAINED) is is_met


def test_what_is_ours_is_excused_where_it_fails_by_itself() -> None:
    measure = Measure("set", "name", 1, 10, (Difference("b", "", "", ""),))
    assert measure.is_met(EXPLAINED, is_ours_excused=True)


def test_nothing_measured_is_not_met() -> None:
    assert not Measure("set", "name", 1, 0, ()).is_met({})


def test_the_page_escapes_what_articles_say() -> None:
    differences = (Difference("a", "1|2", "<b>x</b>", "Cup, line 3"), Difference("c", "", "", ""))
    page = render([Measure("set", "name", 1, 4, differences)], EXPLAINED)
    assert "| name | 100.0% | 2 | 4 | **no** |" in page
    assert (
        "| a | Cup, line 3 | 1\\|2 | \\<b\\>x\\</b\\> | source error: the article says so |" in page
    )
    assert "| c |  |  |  | **unexplained** |" in page


@pytest.mark.parametrize(
    "text", ["key,verdict,text\na,ours,x\na,ours,y\n", "key,verdict,text\na,mine,x\n"]
)
def test_a_broken_list_of_explanations_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "explained.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"twice|mine"):
        read_explained(file)


def test_countries_bear_the_name_of_the_day() -> None:
    assert team_id("Serbia", date(2003, 6, 7)) == "serbia-and-montenegro-national-football-team"
    assert team_id("Serbia", date(2010, 9, 3)) == "serbia-national-football-team"
    with pytest.raises(LookupError):
        team_id("Atlantis")
