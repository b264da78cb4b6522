"""Published matches as openfootball counts them, for its two forms."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

import duckdb

from pipeline.publish import sql
from pipeline.publish.package.contents import Contents
from pipeline.tables import Edition, Goal, Match

Row = Mapping[str, Any]
Pair = tuple[int, int]

# openfootball knows these; a match that was played or is to come has no status there.
STATUS = {
    "awarded": "awarded",
    "walkover": "awarded",
    "abandoned": "abandoned",
    "postponed": "postponed",
    "cancelled": "cancelled",
}
_COUNTS = "SELECT edition_id, count(*) AS matches FROM {match} GROUP BY ALL ORDER BY edition_id"
_MATCHES = """
    WITH m AS (FROM {match} WHERE edition_id BETWEEN {first} AND {last})
    SELECT m.*, g.goals FROM m LEFT JOIN (
        SELECT match_id, list({{
            'side': side, 'name': scorer_name, 'minute': minute, 'added': added_minute,
            'kind': kind}} ORDER BY goal_number) AS goals
        FROM {goal} SEMI JOIN m USING (match_id) GROUP BY match_id
    ) g USING (match_id)
    ORDER BY m.edition_id, m.match_date NULLS FIRST, m.kickoff_text, m.match_id
"""
_MATCHES_AT_ONCE = 50_000


@dataclass(frozen=True)
class Score:
    """What is known of a score; each pair is home and away. ``full_time`` is after 90 minutes."""

    half_time: Pair | None
    full_time: Pair | None
    extra_time: Pair | None
    shootout: Pair | None


def editions(contents: Contents) -> Iterator[tuple[Row, list[Row]]]:
    """Every edition that has matches, with its matches by day; goals are in their ``goals``.

    Some editions are read at a time, so that memory is bounded. Raises OSError.
    """
    try:
        with sql.connected(contents.scratch) as connection:
            known = {row["edition_id"]: row for row in _rows(connection, _editions(contents))}
            for first, last in _runs(connection, contents):
                matches = _rows(connection, _query(contents, first, last))
                for edition_id, some in groupby(matches, key=itemgetter("edition_id")):
                    yield known[edition_id], list(some)
    except duckdb.Error as error:
        raise OSError(f"the matches cannot be read: {error}") from error


def _runs(connection: duckdb.DuckDBPyConnection, contents: Contents) -> Iterator[tuple[str, str]]:
    """The first and the last edition of each run, in the order of their ids."""
    counts = connection.sql(_COUNTS.format(match=sql.parquet(contents[Match].path))).fetchall()
    run: list[str] = []
    size = 0
    for edition_id, count in counts:
        if run and size + count > _MATCHES_AT_ONCE:
            yield run[0], run[-1]
            run, size = [], 0
        run.append(edition_id)
        size += count
    if run:
        yield run[0], run[-1]


def _query(contents: Contents, first: str, last: str) -> str:
    return _MATCHES.format(
        match=sql.parquet(contents[Match].path),
        goal=sql.parquet(contents[Goal].path),
        first=sql.text(first),
        last=sql.text(last),
    )


def title(edition: Row) -> str:
    """What an edition is called, on one line: competition, season, part.

    >>> season = {"competition_name": "Copa MX", "season_label": "Clausura 2014"}
    >>> title(season | {"part": "Clausura"})
    'Copa MX Clausura 2014'
    """
    season, part = edition["season_label"] or "", edition["part"] or ""
    parts = (edition["competition_name"], season, "" if part in season else part)
    words = " ".join(" ".join(parts).split())
    return words or str(edition["edition_id"])


def score_of(match: Row) -> Score:
    """The score in openfootball's terms. Of a match with extra time, the score after 90 minutes
    is known where the minutes of all goals are.
    """
    end = _pair(match, "home_score", "away_score")
    is_longer = bool(match["is_after_extra_time"]) and end is not None
    return Score(
        half_time=_pair(match, "home_half_time_score", "away_half_time_score"),
        full_time=_after_90(match) if is_longer else end,
        extra_time=end if is_longer else None,
        shootout=_pair(match, "home_shootout_score", "away_shootout_score"),
    )


def goals_of(match: Row, side: str) -> list[Row]:
    """The goals credited to one side, in the order listed."""
    return [goal for goal in match["goals"] or () if goal["side"] == side]


def _after_90(match: Row) -> Pair | None:
    goals = match["goals"] or []
    if not match["is_goals_complete"] or any(goal["minute"] is None for goal in goals):
        return None
    home, away = ([g for g in goals_of(match, side) if g["minute"] <= 90] for side in _SIDES)
    return len(home), len(away)


_SIDES = ("home", "away")


def _pair(match: Row, home: str, away: str) -> Pair | None:
    known = match[home] is not None and match[away] is not None
    return (match[home], match[away]) if known else None


def _editions(contents: Contents) -> str:
    return f"SELECT * FROM {sql.parquet(contents[Edition].path)}"


def _rows(connection: duckdb.DuckDBPyConnection, query: str) -> Iterator[Row]:
    for batch in connection.sql(query).to_arrow_reader(10_000):
        yield from batch.to_pylist()
