"""A match, its goals and the kicks of its shoot-out."""

from datetime import date

from pipeline.parse.records.place import Place, TeamRef
from pipeline.tables import GoalEvidence, GoalKind, MatchStatus, Side
from pipeline.values import value


@value(frozen=True, slots=True)
class KickRecord:
    """One kick of a shoot-out; None where the article does not say whether it went in."""

    place: Place
    side: Side
    player_name: str | None
    player_link: str | None
    is_scored: bool | None


@value(frozen=True, slots=True)
class GoalRecord:
    """One goal of one side's list, in the order written."""

    place: Place
    side: Side
    scorer_name: str | None
    minute: int | None
    added_minute: int | None
    minute_text: str | None
    kind: GoalKind
    evidence: GoalEvidence
    scorer_link: str | None = None


@value(frozen=True, slots=True)
class MatchRecord:
    """One match as one block of the article shows it.

    ``segment`` counts the stretches of a section that a rule line, a note or a heading ends: the
    legs of a tie that carries a note stand in one segment. Pairs of numbers are (home, away).
    ``labels`` are the names other pages transclude the block by.
    """

    place: Place
    segment: int
    match_date: date | None
    date_text: str | None
    home: TeamRef
    away: TeamRef
    home_score: int | None
    away_score: int | None
    status: MatchStatus
    goals: tuple[GoalRecord, ...] = ()
    kickoff_text: str | None = None
    utc_offset_minutes: int | None = None
    half_time: tuple[int, int] | None = None
    is_after_extra_time: bool | None = None
    shootout: tuple[int, int] | None = None
    kicks: tuple[KickRecord, ...] = ()
    printed_aggregate: tuple[int, int] | None = None
    stadium: str | None = None
    city: str | None = None
    attendance: int | None = None
    referee_name: str | None = None
    referee_association: str | None = None
    report_url: str | None = None
    note_text: str | None = None
    round_text: str | None = None
    labels: tuple[str, ...] = ()
