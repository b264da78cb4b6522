"""What the checks cost on made-up rows, and how that grows: seconds and memory, on one core."""

import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from pipeline.tables import (
    Edition,
    Goal,
    GoalEvidence,
    GoalKind,
    Match,
    Presence,
    RoundKind,
    Rows,
    Side,
    Standing,
    StandingBasis,
    StandingKind,
    Tie,
    TopScorer,
)
from pipeline.tables.tie import Decider, WinnerEvidence
from pipeline.validate import run_checks
from tests.validate.build import a_match, a_participant, an_article, an_edition, row

SIZES = (10_000, 30_000, 100_000)
"""Matches; each brings three goals, and every 400 of them an edition with 32 ties and 80 lines."""

_TEAMS = 20
_TIES = 32
_MATCHES = 400
_UNITS = {"darwin": 1, "linux": 1024}


def made_up_rows(matches: int, per_edition: int = _MATCHES) -> Rows:
    """Rows of so many matches; some of them break a rule, as some of every thousand do."""
    rng = random.Random(matches)  # noqa: S311 - makes rows, not secrets
    rows = Rows()
    for number in range(max(matches // per_edition, 1)):
        rows.extend(_edition(rng, number, min(per_edition, matches)))
    return rows


def main() -> None:
    """Print a line a size, each measured in a process of its own, then how it grows."""
    print(f"{'matches':>8} {'goals':>8} {'ties':>6} {'lines':>6} {'seconds':>8} {'MB':>6}")
    seconds = [_measured("many", size) for size in SIZES]
    growth = seconds[-1] / max(seconds[0], 0.001)
    print(f"ten times the rows take {growth:.1f} times as long; asked: 20 s and 1,500 MB at most")
    print("all in one edition:")
    _measured("one", SIZES[0])
    _measured("one", SIZES[1])


def _measured(shape: str, size: int) -> float:
    command = [sys.executable, "-m", "tests.bench_checks", shape, str(size)]
    root = Path(__file__).parent.parent
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=root)
    print(done.stdout, end="")
    return float(done.stdout.split()[4])


def _measure(shape: str, size: int) -> None:
    rows = made_up_rows(size, _MATCHES if shape == "many" else size)
    start = time.process_time()
    checked = run_checks(rows)
    seconds = time.process_time() - start
    assert checked.findings
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _UNITS.get(sys.platform, 1024)
    counts = [len(rows[kind]) for kind in (Match, Goal, Tie, Standing)]
    numbers = f"{counts[0]:>8} {counts[1]:>8} {counts[2]:>6} {counts[3]:>6}"
    print(f"{numbers} {seconds:>8.2f} {peak / 1e6:>6.0f}")


def _edition(rng: random.Random, number: int, size: int) -> Iterator[Any]:
    title = f"{1900 + number % 100} League {number}"
    article_id, edition_id = f"enwiki:{title}", f"edition-{number}"
    own = {"article_id": article_id, "edition_id": edition_id}
    yield an_article(article_id=article_id, title=title)
    yield _the_edition(edition_id, article_id, size)
    teams = _TEAMS if size <= _MATCHES else size // 20
    names = [f"Team {number} {team}" for team in range(teams)]
    for name in names:
        yield replace(
            a_participant(name, Presence.LISTED), edition_id=edition_id, article_id=article_id
        )
    knock_out = 2 * _TIES * max(size // _MATCHES, 1)
    yield from _league(rng, names, size - knock_out, own)
    yield from _ties(rng, names, knock_out // 2, own)
    yield from _tables(rng, names, own)
    for line in range(1, 21):
        yield row(
            TopScorer,
            **own,
            list_number=1,
            line_number=line,
            player_name=f"Player {line}",
            person_id=f"{names[line % teams]}-player-{line % 11}".lower(),
            team_id=names[line % teams].lower(),
            goals=21 - line,
        )


def _the_edition(edition_id: str, article_id: str, size: int) -> Edition:
    return an_edition(
        edition_id=edition_id,
        article_id=article_id,
        printed_match_count=size,
        start_date=date(2014, 1, 1),
        end_date=date(2015, 6, 30),
        team_count=_TEAMS,
    )


def _league(
    rng: random.Random, names: list[str], size: int, own: dict[str, str]
) -> Iterator[Match | Goal]:
    pairs = [(home, away) for home in names for away in names if home != away][:size]
    pairs += [rng.choice(pairs) for _ in range(size - len(pairs))]
    for number, (home, away) in enumerate(pairs):
        when = date(2014, 1, 1) + timedelta(days=number * 360 // size)
        fixed = {"match_id": f"{own['edition_id']}--{number}", "match_date": when}
        yield from _match(rng, home, away, number, own | fixed)


def _ties(
    rng: random.Random, names: list[str], size: int, own: dict[str, str]
) -> Iterator[Match | Goal | Tie]:
    for number in range(size):
        one, two = rng.sample(names, 2)
        tie_id = f"{own['edition_id']}--tie-{number}"
        ids = (f"{tie_id}--leg-1", f"{tie_id}--leg-2")
        shared = {"tie_id": tie_id, "stage": f"Cup {number}", "round_kind": RoundKind.QUARTER_FINAL}
        for leg, (home, away) in enumerate(((one, two), (two, one)), start=1):
            when = date(2015, 2, 1) + timedelta(days=number * 100 // size + leg)
            fixed = {"match_id": ids[leg - 1], "leg": leg, "match_date": when}
            yield from _match(rng, home, away, 10**6 + 2 * number + leg, own | shared | fixed)
        yield row(
            Tie,
            **own,
            tie_id=tie_id,
            team1_id=one.lower(),
            team1_name=one,
            team2_id=two.lower(),
            team2_name=two,
            leg_count=2,
            match_ids=ids,
            stage=f"Cup {number}",
            round_kind=RoundKind.QUARTER_FINAL,
            decided_by=Decider.AGGREGATE,
            winner_team_id=one.lower(),
            winner_name=one,
            winner_evidence=WinnerEvidence.LEGS,
        )


def _match(
    rng: random.Random, home: str, away: str, place: int, given: dict[str, Any]
) -> Iterator[Match | Goal]:
    scores = [rng.choice((0, 1, 1, 2, 2, 3)) for _ in range(2)]
    here: dict[str, Any] = {
        "source_start": 100 * place,
        "source_end": 100 * place + 90,
        "source_line": place + 1,
        "seen_on": (given["article_id"],),
    }
    line = f"{home} {scores[0]}-{scores[1]} {away}"
    match = replace(a_match(line, None), **(given | here))
    yield match
    numbers = iter(range(1, 99))
    for side, name, score in ((Side.HOME, home, scores[0]), (Side.AWAY, away, scores[1])):
        for minute in sorted(rng.randint(1, 91) for _ in range(score)):
            yield _goal(match, next(numbers), side, name, minute)


def _goal(match: Match, number: int, side: Side, name: str, minute: int) -> Goal:
    player = minute % 11
    return Goal(
        article_id=match.article_id,
        revision_id=None,
        section="League",
        source_start=match.source_start + number,
        source_end=match.source_start + number + 1,
        source_line=match.source_line,
        source_construct="football box",
        via_article_id=None,
        match_id=match.match_id,
        goal_number=number,
        side=side,
        team_id=name.lower(),
        scorer_name=f"Player {player}",
        scorer_link=None,
        person_id=f"{name}-player-{player}".lower(),
        scorer_side=side,
        minute=minute,
        added_minute=None,
        minute_text=f"{minute}'",
        kind=GoalKind.UNMARKED,
        evidence=GoalEvidence.LISTED,
    )


def _tables(rng: random.Random, names: list[str], own: dict[str, str]) -> Iterator[Standing]:
    for table in range(2):
        for basis in StandingBasis:
            for position, name in enumerate(names, start=1):
                won = rng.randint(0, 20)
                yield row(
                    Standing,
                    **own,
                    table_id=f"{own['edition_id']}--{table}--{basis}",
                    team_id=name.lower(),
                    team_name=name,
                    kind=StandingKind.LEAGUE,
                    basis=basis,
                    position=position,
                    played=38,
                    won=won,
                    drawn=0,
                    lost=38 - won,
                    goals_for=60 - position,
                    goals_against=20 + position,
                    goal_difference=40 - 2 * position,
                    points=3 * won,
                )


if __name__ == "__main__":
    if len(sys.argv) == 3:
        _measure(sys.argv[1], int(sys.argv[2]))
    else:
        main()
