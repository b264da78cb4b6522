"""A match block of rendered text: a date line, a score line, and up to one scorer line a side."""

from collections.abc import Sequence

from pipeline.parse.dates import parse_date
from pipeline.parse.records import GoalRecord, MatchRecord, Place, PlaceOf, TeamRef
from pipeline.parse.scorers import ScorerEntry, parse_scorer_list
from pipeline.parse.scores import ScoreLine, parse_score_line
from pipeline.problems import Unreadable
from pipeline.tables import MatchStatus, Side
from pipeline.wikitext.rendered import Line
from pipeline.wikitext.spans import cover

_GOAL = "plain-text scorer line"
_MOST_GOALS = 200  # the record is 149


def read_match(
    date_line: Line | None,
    score_line: Line,
    scorer_lines: Sequence[Line],
    segment: int,
    place_of: PlaceOf,
) -> tuple[MatchRecord, tuple[tuple[Line, Unreadable], ...]]:
    """Read one block, and the scorer lines in it that cannot be read.

    Raises ``Unreadable`` where the date or the score cannot be read; a scorer line costs only
    itself.
    """
    score = parse_score_line(score_line.text.strip())
    goals: list[GoalRecord] = []
    unreadable = []
    for line in scorer_lines:
        try:
            goals += _read_scorer_line(line, score, place_of, _MOST_GOALS - len(goals))
        except Unreadable as problem:
            unreadable.append((line, problem))
    blocks = [line.span for line in (date_line, score_line, *scorer_lines) if line]
    match = MatchRecord(
        place_of(cover(blocks[0], blocks[-1]), "plain-text match"),
        segment,
        parse_date(date_line.text) if date_line else None,
        date_line.text.strip() if date_line else None,
        TeamRef(score.home_name),
        TeamRef(score.away_name),
        score.home_score,
        score.away_score,
        MatchStatus.UNKNOWN if score.home_score is None else MatchStatus.PLAYED,
        tuple(goal for side in Side for goal in goals if goal.side is side),
    )
    return match, tuple(unreadable)


def _read_scorer_line(
    line: Line, score: ScoreLine, place_of: PlaceOf, most: int
) -> list[GoalRecord]:
    label, colon, scorers = line.text.partition(":")
    sides = {
        score.home_name: (Side.HOME, score.home_score),
        score.away_name: (Side.AWAY, score.away_score),
    }
    if not colon or label.strip() not in sides:
        raise Unreadable("scorer line of neither side", line.text.strip())
    side, goal_count = sides[label.strip()]
    offset = len(label) + 1
    goals = []
    for entry in parse_scorer_list(scorers, goal_count):
        span = line.part(offset + entry.span.start, offset + entry.span.end)
        goals.append(_goal(entry, side, place_of(span, _GOAL)))
    if len(goals) > most:
        raise Unreadable("too many goals of one match", line.text.strip())
    return goals


def _goal(entry: ScorerEntry, side: Side, place: Place) -> GoalRecord:
    return GoalRecord(
        place,
        side,
        entry.scorer_name,
        entry.minute,
        entry.added_minute,
        entry.minute_text,
        entry.kind,
        entry.evidence,
    )
