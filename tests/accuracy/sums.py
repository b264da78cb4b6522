"""Sums of what was played, held against what articles print: group tables, totals, kicks."""

from collections.abc import Iterable, Iterator, Sequence

from pipeline.tables import (
    Edition,
    Match,
    MatchStatus,
    ShootoutKick,
    Side,
    Standing,
    StandingBasis,
)
from tests.accuracy.corpus import Measured
from tests.accuracy.matches import place_of
from tests.accuracy.measures import Difference, Measure
from tests.accuracy.truth import TrueMatch

_WIN, _DRAW = 3, 1


def summed_lines(
    set_name: str, truth: Sequence[TrueMatch], ours: Iterable[Standing], edition: str
) -> Measure:
    """A printed line for every team, as its matches in the independent table add up. Tables of
    some of the matches of a group, that part teams level on points, may stand beside it.
    """
    printed: dict[str, list[Standing]] = {}
    for row in ours:
        if row.edition_id == edition and row.basis is StandingBasis.PRINTED:
            printed.setdefault(row.team_id, []).append(row)
    teams = sorted({team for true in truth for team in true.teams})
    differences = []
    for team in teams:
        expected, rows = _sum_of(team, truth), printed.get(team, [])
        if expected not in map(_figures, rows):
            observed = _spaced(_figures(rows[0])) if rows else "no line"
            where = place_of(rows[0]) if rows else ""
            key = f"sum {edition} {team}"
            differences.append(Difference(key, _spaced(expected), observed, where))
    return Measure(set_name, "group table lines", 1, len(teams), tuple(differences))


def infobox_totals(set_name: str, measured: Measured, editions: Sequence[str]) -> Measure:
    """Matches and goals as the infobox counts them, of tournaments the corpus holds in full."""
    differences, total = [], 0
    for edition in measured.rows[Edition]:
        if edition.edition_id not in editions:
            continue
        played = [m for m in measured.matches_of(edition.edition_id) if _is_played(m)]
        goals = sum((m.home_score or 0) + (m.away_score or 0) for m in played)
        figures = {
            "matches": (edition.printed_match_count, len(played)),
            "goals": (edition.printed_goal_count, goals),
        }
        for name, (expected, observed) in figures.items():
            total += 1
            if expected != observed:
                key = f"{name} of {edition.edition_id}"
                where = edition.article_id.partition(":")[2]
                differences.append(Difference(key, str(expected), str(observed), where))
    return Measure(set_name, "infobox totals", 1, total, tuple(differences))


def kicks(set_name: str, measured: Measured) -> Measure:
    """Kicks that went in = shoot-out score, wherever kicks are listed."""
    scored: dict[str, list[int]] = {}
    for kick in measured.rows[ShootoutKick]:
        counts = scored.setdefault(kick.match_id, [0, 0])
        counts[0 if kick.side is Side.HOME else 1] += bool(kick.is_scored)
    listing = [match for match in measured.rows[Match] if match.match_id in scored]
    differences = [
        Difference(
            f"kicks {match.match_id}",
            f"{match.home_shootout_score}–{match.away_shootout_score}",
            "{}–{} scored".format(*scored[match.match_id]),
            place_of(match),
        )
        for match in listing
        if scored[match.match_id] != [match.home_shootout_score, match.away_shootout_score]
    ]
    return Measure(set_name, "kicks scored = shoot-out", 1, len(listing), tuple(differences))


def _sum_of(team: str, truth: Iterable[TrueMatch]) -> tuple[int, ...]:
    """Played, won, drawn, lost, goals for and against, points."""
    results = list(_results_of(team, truth))
    won = sum(made > let for made, let in results)
    drawn = sum(made == let for made, let in results)
    made, let = (sum(column) for column in zip(*results, strict=True))
    played = len(results)
    points = _WIN * won + _DRAW * drawn
    return played, won, drawn, played - won - drawn, made, let, points


def _results_of(team: str, truth: Iterable[TrueMatch]) -> Iterator[tuple[int, int]]:
    for true in truth:
        if team == true.home:
            yield true.scores
        elif team == true.away:
            yield true.scores[1], true.scores[0]


def _figures(row: Standing) -> tuple[int | None, ...]:
    counts = (row.played, row.won, row.drawn, row.lost)
    return (*counts, row.goals_for, row.goals_against, row.points)


def _is_played(match: Match) -> bool:
    return match.status is MatchStatus.PLAYED


def _spaced(figures: Iterable[int | None]) -> str:
    return " ".join("–" if figure is None else str(figure) for figure in figures)
