"""The sets that are measured, and against what."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.tables import Standing
from tests.accuracy import truth
from tests.accuracy.corpus import Measured
from tests.accuracy.every_article import article_measures
from tests.accuracy.matches import computed_lines, facts, goals, lines, presence
from tests.accuracy.measures import Measure
from tests.accuracy.pairing import pair_matches
from tests.accuracy.sums import infobox_totals, kicks, summed_lines
from tests.accuracy.ties import joined, tie_measures

_WORLD_CUPS = "World Cups to 2018"
_CUP = "Copa do Brasil"
_ARTICLES = "every article"


@dataclass(frozen=True, slots=True)
class _Tournament:
    """The matches of a tournament that the corpus holds: of the Euros the groups only."""

    set_name: str
    edition: str
    name: str
    first_day: str
    last_day: str
    has_tables: bool = False


_TOURNAMENTS = (
    _Tournament(
        "World Cup 2026",
        "2026-fifa-world-cup",
        "FIFA World Cup",
        "2026-06-01",
        "2026-07-31",
    ),
    _Tournament(
        "Euro 2004 qualifying groups",
        "uefa-euro-2004-qualifying",
        "UEFA Euro qualification",
        "2002-09-07",
        "2003-10-11",
        has_tables=True,
    ),
    _Tournament(
        "Euro 2004 groups",
        "uefa-euro-2004",
        "UEFA Euro",
        "2004-06-12",
        "2004-06-23",
        has_tables=True,
    ),
    _Tournament(
        "Euro 2012 qualifying groups",
        "uefa-euro-2012-qualifying",
        "UEFA Euro qualification",
        "2010-08-11",
        "2011-10-11",
    ),
    _Tournament(
        "Euro 2012 groups", "uefa-euro-2012", "UEFA Euro", "2012-06-08", "2012-06-19", True
    ),
)


def measure_all(measured: Measured, folder: Path) -> list[Measure]:
    """Every measure of every set; ``folder`` holds the independent tables."""
    cups = [a for a in measured.texts if a.startswith("enwiki:") and _CUP in a]
    return [
        *_world_cups(measured, folder),
        *(m for tournament in _TOURNAMENTS for m in _results(measured, folder, tournament)),
        *tie_measures(_CUP, measured, cups),
        *article_measures(measured),
        kicks(_ARTICLES, measured),
        joined(_ARTICLES, measured),
    ]


def _world_cups(measured: Measured, folder: Path) -> Iterator[Measure]:
    matches = truth.world_cup_matches(folder)
    editions = sorted({match.edition for match in matches})
    ours = [match for edition in editions for match in measured.matches_of(edition)]
    pairs = pair_matches(matches, ours)
    yield from presence(_WORLD_CUPS, pairs)
    names = ("date", "score", "extra time", "shoot-out", "order of teams")
    yield from facts(_WORLD_CUPS, pairs, names)
    listed = truth.world_cup_goals(folder)
    yield from goals(_WORLD_CUPS, pairs, listed, lambda m: measured.goals.get(m.match_id, []))
    yield lines(_WORLD_CUPS, truth.world_cup_lines(folder), measured.rows[Standing])
    yield from computed_lines(_WORLD_CUPS, truth.world_cup_lines(folder), measured.rows[Standing])
    yield infobox_totals(_WORLD_CUPS, measured, editions)


def _results(measured: Measured, folder: Path, tournament: _Tournament) -> Iterator[Measure]:
    days = tournament.first_day, tournament.last_day
    matches = truth.results(folder, tournament.name, tournament.edition, *days)
    pairs = pair_matches(matches, measured.matches_of(tournament.edition))
    yield from presence(tournament.set_name, pairs)
    yield from facts(tournament.set_name, pairs, ("date", "score"))
    if tournament.has_tables:  # others show them by templates, which the corpus does not hold
        rows = measured.rows[Standing]
        yield summed_lines(tournament.set_name, matches, rows, tournament.edition)
