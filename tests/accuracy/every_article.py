"""What must hold in every article, whatever it is about."""

from collections.abc import Iterator

from pipeline.tables import Coverage, Match, MatchStatus, Problem
from tests.accuracy.corpus import Measured
from tests.accuracy.matches import place_of
from tests.accuracy.measures import Difference, Measure

_SET = "every article"
_UNREADABLE = 0.005
_CRASHED = "could not be parsed"


def article_measures(measured: Measured) -> Iterator[Measure]:
    """No crash, no gap in the account, few problems, and goals that add up to scores."""
    yield _crashes(measured)
    yield _coverage(measured)
    yield _unreadable(measured)
    yield _goals(measured)


def _crashes(measured: Measured) -> Measure:
    crashed = [file for file in measured.refused if file.reason.startswith(_CRASHED)]
    differences = [Difference(f"crash {f.file}", "no crash", f.reason, f.file) for f in crashed]
    total = len(measured.texts) + len(crashed)
    return Measure(_SET, "articles without a crash", 1, total, tuple(differences))


def _coverage(measured: Measured) -> Measure:
    rows = measured.rows[Coverage]
    differences = [
        Difference(
            f"coverage {row.article_id} {row.construct}",
            f"{row.seen} seen",
            f"{row.parsed} parsed, {row.ignored} ignored, {row.unreadable} unreadable",
            row.article_id,
        )
        for row in rows
        if row.seen != row.parsed + row.ignored + row.unreadable
    ]
    return Measure(_SET, "coverage adds up", 1, len(rows), tuple(differences))


def _unreadable(measured: Measured) -> Measure:
    seen = sum(row.seen for row in measured.rows[Coverage])
    differences = [
        Difference(
            f"problem {row.article_id.partition(':')[2]}: {row.reason}: {row.text[:40]}",
            "a record",
            f"{row.reason}: {row.text}",
            f"{row.article_id.partition(':')[2]}, line {row.source_line}",
        )
        for row in measured.rows[Problem]
    ]
    return Measure(_SET, "constructs read", 1 - _UNREADABLE, seen, tuple(differences))


def _goals(measured: Measured) -> Measure:
    """Where any goal of a match is listed, as many as scored are listed for both sides; rows of
    tables list those of the article's own team alone.
    """
    listing = [
        match
        for match in measured.rows[Match]
        if match.status is MatchStatus.PLAYED
        and match.source_construct != "match table row"
        and match.home_goals_listed + match.away_goals_listed
    ]
    differences = [
        Difference(
            f"goals {match.match_id}",
            f"{match.home_score}–{match.away_score}",
            f"{match.home_goals_listed}–{match.away_goals_listed} listed",
            place_of(match),
        )
        for match in listing
        if not match.is_goals_complete
    ]
    return Measure(_SET, "goals listed = score", 1, len(listing), tuple(differences))
