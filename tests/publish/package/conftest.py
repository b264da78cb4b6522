"""One snapshot with everything beside its tables, some of it hostile."""

from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import pytest

from pipeline.config import Package
from pipeline.publish.package import write_artefacts
from pipeline.publish.snapshot import Published, Terms, publish
from pipeline.tables import (
    Article,
    Goal,
    GoalKind,
    Match,
    MatchStatus,
    Rows,
    Side,
    Standing,
    StandingBasis,
    StandingKind,
    Team,
)
from tests.publish.sample import filled, sample_rows

HOSTILE = (
    "=cmd|'/c calc'!A1",
    "'; DROP TABLE match; --",
    "a | b\n# [x](javascript:x) <script> `c` **d**",
    '"quoted", and, commas\r\n',
    "\u202eright to left\x00\x1b[31m",
    "＝1+1",
    "{{template}} ${x} %s \\",
)
EVERYTHING = Package(csv=True, openfootball=True)


def hostile_rows() -> Rows:
    """The sample with hostile text in titles, names and notes, and matches of three teams."""
    rows = sample_rows()
    for number, text in enumerate(HOSTILE):
        article = filled(
            Article,
            article_id=f"enwiki:{text}",
            title=text,
            wiki="enwiki",
            revision_id=100 + number,
            revision_timestamp=datetime(2014, 1, 1 + number, tzinfo=UTC),
            source_url="https://en.wikipedia.org/wiki/A_(b)|c",
            permalink_url="javascript:alert(1)" if number else "https://en.wikipedia.org/?oldid=1",
        )
        rows.extend([article, filled(Team, team_id=f"t {text}", name=text)])
        rows.extend([filled(Match, match_id=f"{number} {text}", note_text=text, city=text)])
    rows.extend(played())
    return rows


def played() -> list[object]:
    """Three matches of two teams with their goals, and a table in both its forms."""
    teams = [filled(Team, team_id=name) for name in ("x", "y")]
    results = [("m1", "x", "y", 2, 1), ("m2", "y", "x", 0, 0), ("m3", "y", "x", 3, 1)]
    matches = [
        filled(
            Match,
            match_id=match_id,
            home_team_id=home,
            away_team_id=away,
            home_score=goals,
            away_score=against,
            match_date=date(2014, 1, number),
            status=MatchStatus.PLAYED,
            home_shootout_score=5 if match_id == "m2" else None,
            away_shootout_score=4 if match_id == "m2" else None,
        )
        for number, (match_id, home, away, goals, against) in enumerate(results, 1)
    ]
    scored = [
        ("m1", 1, "x", "Ann", GoalKind.UNMARKED),
        ("m1", 2, "x", "Bea", GoalKind.PENALTY),
        ("m3", 1, "y", "Cem", GoalKind.OWN_GOAL),
        ("m3", 4, "x", "Bea", GoalKind.UNMARKED),
        ("m3", 5, "x", None, GoalKind.UNMARKED),
    ]
    goals = [
        filled(Goal, match_id=m, goal_number=n, team_id=t, scorer_name=s, kind=k, side=Side.HOME)
        for m, n, t, s, k in scored
    ]
    return [*teams, *matches, *goals, *_lines()]


def _lines() -> list[object]:
    kinds = [
        ("printed", StandingBasis.PRINTED, StandingKind.LEAGUE, "A"),
        ("computed", StandingBasis.COMPUTED, StandingKind.LEAGUE, "A"),
        ("only computed", StandingBasis.COMPUTED, StandingKind.GROUP, "B"),
        ("relegation", StandingBasis.PRINTED, StandingKind.RELEGATION, "B"),
    ]
    return [
        filled(Standing, table_id=t, basis=b, kind=k, group_name=g, position=p, team_id=team)
        for t, b, k, g in kinds
        for p, team in ((2, "x"), (1, "y"))
    ]


def published(curated: Path, rows: Rows, package: Package = EVERYTHING) -> Published:
    """The rows published with everything that belongs beside them."""
    return publish(rows, curated, Terms(artefacts=partial(write_artefacts, package=package)))


@pytest.fixture(scope="session")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The second of two snapshots."""
    curated = tmp_path_factory.mktemp("package") / "curated"
    published(curated, sample_rows(), Package(duckdb=False))
    return published(curated, hostile_rows()).path
