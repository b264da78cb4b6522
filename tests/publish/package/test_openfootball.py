"""openfootball's two forms, read back by a reader that shares nothing with the writer."""

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.publish.package.contents import contents_of
from pipeline.publish.package.football_text import render_text
from pipeline.publish.package.games import score_of
from pipeline.publish.package.openfootball import file_name, write_openfootball
from pipeline.tables import Edition, Goal, GoalKind, Match, MatchStatus, Rows, Side
from tests.publish.diff.folders import folder, rows_of
from tests.publish.package.football_reader import read
from tests.publish.sample import filled

MARKS = {GoalKind.UNMARKED: None, GoalKind.PENALTY: "p", GoalKind.OWN_GOAL: "og"}
KNOWN_STATUS = ("awarded", "abandoned", "postponed", "cancelled")


def exported(place: Path, rows: Rows) -> Path:
    """The folder the two forms of every edition are written to."""
    snapshot = folder(place / "snapshot", rows)
    list(write_openfootball(place / "openfootball", contents_of(snapshot, "id")))
    return place / "openfootball"


def expected(match: Match, goals: list[Goal]) -> dict[str, Any]:
    """What has to be read of a match, straight from its row."""
    longer = bool(match.is_after_extra_time)
    end = (match.home_score, match.away_score)
    early = [goal for goal in goals if goal.minute is not None and goal.minute <= 90]
    after_90 = tuple(sum(goal.side == side for goal in early) for side in Side)
    is_known = match.is_goals_complete and all(goal.minute for goal in goals)
    found: dict[str, Any] = {
        "date": match.match_date,
        "time": match.kickoff_text,
        "team1": match.home_team_name,
        "team2": match.away_team_name,
        "ft": (after_90 if is_known else None) if longer else end,
        "ht": (match.home_half_time_score, match.away_half_time_score),
        "et": end if longer else None,
        "p": (match.home_shootout_score, match.away_shootout_score),
        "status": str(match.status) if match.status in KNOWN_STATUS else None,
        "ground": ", ".join(filter(None, (match.stadium, match.city))) or None,
        "goals": [
            [
                (goal.scorer_name, goal.minute, goal.added_minute, MARKS[goal.kind])
                for goal in goals
                if goal.side is side
            ]
            for side in Side
        ],
    }
    return {name: None if value == (None, None) else value for name, value in found.items()}


def in_json(match: dict[str, Any]) -> dict[str, Any]:
    """A match of football.json in the same terms."""
    score = match.get("score", {})
    goals = [[_json_goal(goal) for goal in match.get(f"goals{n}", [])] for n in (1, 2)]
    pairs = {
        name: tuple(score[name]) if name in score else None for name in ("ft", "ht", "et", "p")
    }
    day = match.get("date")
    same = {name: match.get(name) for name in ("time", "team1", "team2", "status", "ground")}
    return same | pairs | {"date": day and date.fromisoformat(day), "goals": goals}


def _json_goal(goal: dict[str, Any]) -> tuple[Any, ...]:
    mark = "p" if goal.get("penalty") else "og" if goal.get("owngoal") else None
    return goal.get("name"), goal.get("minute"), goal.get("offset"), mark


def in_text(match: dict[str, Any]) -> dict[str, Any]:
    """A match read from football.txt in the same terms."""
    goals = [match.get("goals1", []), match.get("goals2", [])]
    names = ("date", "time", "team1", "team2", "ft", "ht", "et", "p", "status", "ground")
    return {name: match.get(name) for name in names} | {"goals": goals}


def scorers(match_id: str, home: int, away: int, **values: Any) -> list[Goal]:
    """Goals of a match, each with a name and a minute."""
    sides = [Side.HOME] * home + [Side.AWAY] * away
    return [
        filled(
            Goal,
            **{
                "match_id": match_id,
                "goal_number": number,
                "side": side,
                "scorer_name": f"Àngel {chr(64 + number)}. O'Neill-Sá",
                "minute": 10 * number,
                **values,
            },
        )
        for number, side in enumerate(sides, 1)
    ]


def played(match_id: str, home: int, away: int, **values: Any) -> Match:
    """A match with that score, its goals all listed."""
    teams = {"home_team_name": "1. FC Köln", "away_team_name": "Newell's Old Boys (ARG)"}
    score = {"home_score": home, "away_score": away, "is_goals_complete": True}
    return filled(Match, **({"match_id": match_id, "round": "Matchday 1"} | teams | score | values))


DAY = date(2014, 1, 7)
CASES: list[tuple[Match, list[Goal]]] = [
    (played("a", 2, 1, match_date=DAY, kickoff_text="20:45"), scorers("a", 2, 1)),
    (played("b", 0, 1, match_date=DAY, stadium="Estadio Azul", city="Ciudad de México"), []),
    (played("c", 0, 2, home_half_time_score=0, away_half_time_score=1), scorers("c", 0, 2)),
    (played("d", 1, 0, status=MatchStatus.AWARDED), scorers("d", 1, 0, kind=GoalKind.OWN_GOAL)),
    (
        played("e", 1, 1, is_after_extra_time=True, home_shootout_score=4, away_shootout_score=2),
        scorers("e", 1, 1, kind=GoalKind.PENALTY, minute=90, added_minute=3),
    ),
    (
        played(
            "f",
            3,
            3,
            is_after_extra_time=True,
            home_half_time_score=2,
            away_half_time_score=0,
            match_date=DAY,
        ),
        scorers("f", 3, 2) + scorers("f", 0, 1, goal_number=6, minute=118),
    ),
    (played("g", 1, 1, home_shootout_score=3, away_shootout_score=5), scorers("g", 1, 1)),
    (played("h", 0, 0, is_after_extra_time=True, is_goals_complete=None), []),
    (filled(Match, match_id="i", home_team_name="A", away_team_name="B"), []),
    (filled(Match, match_id="j", home_team_name="A", status=MatchStatus.POSTPONED), []),
    (
        played("k", 0, 0, home_half_time_score=0, away_half_time_score=0, home_shootout_score=1,
               away_shootout_score=0),
        [],
    ),
]  # fmt: skip


def test_what_is_read_back_equals_the_rows(tmp_path: Path) -> None:
    rows = rows_of(*(match for match, _ in CASES), *(g for _, goals in CASES for g in goals))
    rows.extend([filled(Edition)])

    place = exported(tmp_path, rows)

    name = file_name("edition 1")
    title, read_back = read((place / f"{name}.txt").read_text(encoding="utf-8"))
    told = json.loads((place / f"{name}.json").read_text(encoding="utf-8"))
    assert title == told["name"] == "words"
    assert {one["round"] for one in read_back} == {"Matchday 1", "Matches"}
    wanted = sorted(map(_sortable, (expected(*case) for case in CASES)))
    assert sorted(_sortable(in_text(one)) for one in read_back) == wanted
    assert sorted(_sortable(in_json(one)) for one in told["matches"]) == wanted


def _sortable(match: dict[str, Any]) -> str:
    return repr(sorted(match.items()))


def test_a_match_the_text_cannot_say_is_counted_and_in_the_json(tmp_path: Path) -> None:
    names = [
        "A v B",
        "Two  blanks",
        "Line\nend",
        "# none",
        "A 1-0 B",
        "v",
        "",
        "Ünión (x) [y]",
        "A;",
    ]
    matches = [played(f"m{n}", 0, 0, home_team_name=name) for n, name in enumerate(names)]
    place = exported(tmp_path, rows_of(*matches, filled(Edition, competition_name="=\n▪ x [y] #")))

    name = file_name("edition 1")
    text = (place / f"{name}.txt").read_text(encoding="utf-8")
    title, read_back = read(text)

    assert (title, read_back) == ("x y", [])
    assert f"# Left out, as their names do not fit the format: {len(names)}" in text
    told = json.loads((place / f"{name}.json").read_text(encoding="utf-8"))
    assert [match["team1"] for match in told["matches"]] == names


@pytest.mark.parametrize(
    "goals",
    [
        scorers("a", 1, 0, minute=None),
        scorers("a", 1, 0, scorer_name=None),
        scorers("a", 1, 0, scorer_name="Pelé 10; X"),
    ],
)
def test_scorers_are_whole_or_not_there(goals: list[Goal], tmp_path: Path) -> None:
    place = exported(tmp_path, rows_of(played("a", 1, 0), *goals, filled(Edition)))

    text = next(place.glob("*.txt")).read_text(encoding="utf-8")

    assert "goals1" not in read(text)[1][0]
    assert "# scorers left out" in text
    told = json.loads(next(place.glob("*.json")).read_text(encoding="utf-8"))
    assert len(told["matches"][0]["goals1"]) == 1


@pytest.mark.parametrize(
    "edition_id", ["../up", "/etc/passwd", "", ".", "a" * 200, "a/b", "-", "con\x00", "ß" * 61]
)
def test_no_edition_leads_out_of_the_folder(edition_id: str, tmp_path: Path) -> None:
    match = played("a", 0, 0, edition_id=edition_id)
    place = exported(tmp_path, rows_of(match, filled(Edition, edition_id=edition_id)))

    assert sorted(path.name for path in place.iterdir()) == [
        f"{file_name(edition_id)}.json",
        f"{file_name(edition_id)}.txt",
    ]


@pytest.mark.parametrize(
    ("minutes", "is_complete", "after_90"),
    [((10, 90, 100), True, (2, 0)), ((10, 90, None), True, None), ((10, 90), False, None)],
)
def test_the_score_after_90_minutes_is_known_or_not_said(
    minutes: tuple[int | None, ...], is_complete: bool, after_90: tuple[int, int] | None
) -> None:
    match = played("a", 3, 0, is_after_extra_time=True, is_goals_complete=is_complete)
    goals = [{"side": "home", "minute": minute} for minute in minutes]

    score = score_of(asdict(match) | {"goals": goals})

    assert (score.full_time, score.extra_time) == (after_90, (3, 0))


TEXT = st.text(
    st.sampled_from("aB1é v-.&'/()[],;:@#▪= \t\n\u2028\u00a0x") | st.characters(codec="utf-8"),
    max_size=8,
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(TEXT, TEXT, TEXT, TEXT), max_size=4))
def test_whatever_stands_in_the_rows_is_read_back_or_counted(
    texts: list[tuple[str, str, str, str]],
) -> None:
    rows = [
        asdict(played(f"m{n}", 1, 0, home_team_name=team, stadium=ground, stage=stage))
        | {"goals": [{"side": "home", "name": name, "minute": 1, "added": None, "kind": None}]}
        for n, (team, ground, stage, name) in enumerate(texts)
    ]

    text = render_text(asdict(filled(Edition)), rows)

    _, read_back = read(text)
    said = {(team, ground) for team, ground, _, _ in texts}
    names = {name for *_, name in texts}
    for match in read_back:
        assert match["team1"] in {team for team, _ in said}
        assert "ground" not in match or (match["team1"], match["ground"]) in said
        assert all(goal[0] in names for goal in match.get("goals1", []))
    left_out = len(texts) - len(read_back)
    assert (f"the format: {left_out}" in text) == bool(left_out)
