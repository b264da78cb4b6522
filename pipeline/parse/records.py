"""What an article says, in its own words, before any lookup. Both dialects lead here."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import TypeVar

from pipeline.tables import (
    Decider,
    GoalEvidence,
    GoalKind,
    MatchStatus,
    RoundKind,
    RuleKind,
    Side,
    StandingKind,
    WinnerEvidence,
)
from pipeline.values import value
from pipeline.wikitext.spans import Span


@value(frozen=True, slots=True)
class Context:
    """Where in the competition a passage stands, read from the headings above it."""

    part: str | None = None
    stage: str | None = None
    group_name: str | None = None
    round: str | None = None
    round_kind: RoundKind | None = None
    leg: int | None = None


@value(frozen=True, slots=True)
class TeamRef:
    """A team as a passage names it: the words shown, the article linked, the code of a flag
    template. ``name`` is the code itself where nothing else stands. ``squad`` tells apart the
    women's and youth sides of one code: ``women``, ``u-20``, ``women u-17``.
    """

    name: str
    link: str | None = None
    code: str | None = None
    squad: str | None = None


@value(frozen=True, slots=True)
class Place:
    """Where in the article a record was read: span, line from 1, headings above, construct."""

    span: Span
    line: int
    section: tuple[str, ...]
    context: Context
    construct: str


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


@value(frozen=True, slots=True)
class TieLeg:
    """One leg in a row of a tie table, from the side of team 1 whoever was at home; no score where
    it was not played.
    """

    scores: tuple[int, int] | None
    text: str
    link: str | None = None
    shootout: tuple[int, int] | None = None


@value(frozen=True, slots=True)
class TieRowRecord:
    """One tie of a tie table or a bracket. ``aggregate`` and ``shootout`` are (team 1, team 2);
    ``winner`` is 1 or 2 where the row marks one.
    """

    place: Place
    table_number: int
    team1: TeamRef
    team2: TeamRef
    aggregate: tuple[int, int] | None
    legs: tuple[TieLeg, ...]
    decided_by: Decider | None = None
    shootout: tuple[int, int] | None = None
    winner: int | None = None
    winner_evidence: WinnerEvidence | None = None
    note_text: str | None = None


@value(frozen=True, slots=True)
class TransclusionRecord:
    """A page shown inside this one: its title, and the labelled or headed section asked for."""

    place: Place
    target: str
    section: str | None = None
    heading: str | None = None


@value(frozen=True, slots=True)
class TieNote:
    """How a note says a tie ended. ``scores`` is the winner's and the other's where the aggregate
    decided it, else two equal numbers; None where no aggregate is given. So are ``points`` of a
    tie that was played for points and the ``shootout``, the winner's first. ``advanced_name`` is
    who went on where it was not the winner.
    """

    winner_name: str | None
    scores: tuple[int, int] | tuple[None, None]
    decided_by: Decider
    is_away_goals_level: bool = False
    is_bonus_point_denied: bool = False
    points: tuple[int, int] | None = None
    shootout: tuple[int, int] | None = None
    advanced_name: str | None = None


@value(frozen=True, slots=True)
class TieNoteRecord:
    """A sentence behind the legs of a tie, in their segment, that says how it ended."""

    place: Place
    segment: int
    text: str
    note: TieNote


class FactRole(StrEnum):
    """What a fact of an infobox is about, whatever the field is called."""

    COMPETITION = "competition"
    SEASON = "season"
    COUNTRY = "country"
    TEAM_COUNT = "team_count"
    CHAMPION = "champion"
    RUNNER_UP = "runner_up"
    PROMOTED = "promoted"
    RELEGATED = "relegated"
    MATCH_COUNT = "match_count"
    GOAL_COUNT = "goal_count"
    ATTENDANCE = "attendance"
    PREVIOUS = "previous"
    NEXT = "next"
    TOP_SCORER = "top_scorer"
    START_DATE = "start_date"
    END_DATE = "end_date"


@value(frozen=True, slots=True)
class Fact:
    """One thing an infobox field says: a text, a number, a team or a day; for a team, of which
    part of the season it speaks and, as number, which of its titles it is. For a scorer the number
    is that of the goals, beside the article linked and the code of the flag.
    """

    role: FactRole
    text: str
    number: int | None = None
    part: str | None = None
    team: TeamRef | None = None
    day: date | None = None
    link: str | None = None
    code: str | None = None


@value(frozen=True, slots=True)
class FieldRecord:
    """One field of an infobox, and the facts read from it."""

    place: Place
    infobox_number: int
    name: str
    raw_value: str
    text: str | None
    facts: tuple[Fact, ...] = ()
    links: tuple[str, ...] = ()


@value(frozen=True, slots=True)
class ParticipantRecord:
    """One row of a table that lists the teams."""

    place: Place
    team: TeamRef
    seed: int | None = None
    manager_name: str | None = None
    manager_nationality: str | None = None
    captain_name: str | None = None
    captain_nationality: str | None = None
    city: str | None = None
    stadium: str | None = None
    capacity: int | None = None


@value(frozen=True, slots=True)
class StandingRecord:
    """One row of a printed league, group or relegation table; ``table_number`` is from 1."""

    place: Place
    table_number: int
    kind: StandingKind
    team: TeamRef
    position: int | None = None
    played: int | None = None
    won: int | None = None
    drawn: int | None = None
    lost: int | None = None
    goals_for: int | None = None
    goals_against: int | None = None
    goal_difference: int | None = None
    points: int | None = None
    coefficient: float | None = None
    point_adjustment: int | None = None
    bonus_points: int | None = None
    status: str | None = None
    qualification_text: str | None = None
    title: str | None = None
    labels: tuple[str, ...] = ()


@value(frozen=True, slots=True)
class TopScorerRecord:
    """One row of a printed goalscorer list; ``list_number`` and ``line_number`` are from 1."""

    place: Place
    list_number: int
    line_number: int
    rank: int | None
    player_name: str
    nationality: str | None
    team: TeamRef | None
    goals: int | None
    player_link: str | None = None


@value(frozen=True, slots=True)
class HatTrickRecord:
    """One row of a table of hat-tricks. The scores are those of the player's team and of the
    other one; ``side`` is where his team played, None where the row does not say.
    """

    place: Place
    list_number: int
    line_number: int
    player_name: str
    player_link: str | None
    nationality: str | None
    team: TeamRef | None
    opponent: TeamRef | None
    goals: int
    score_text: str | None
    team_score: int | None
    opponent_score: int | None
    side: Side | None
    match_date: date | None
    date_text: str | None


@value(frozen=True, slots=True)
class ManagerChangeRecord:
    """One row of a table of managers that left and came."""

    place: Place
    list_number: int
    line_number: int
    team: TeamRef
    outgoing_manager: str | None
    manner_of_departure: str | None
    departure_date: date | None
    departure_text: str | None
    position_text: str | None
    incoming_manager: str | None
    appointment_date: date | None
    appointment_text: str | None


@value(frozen=True, slots=True)
class Statement:
    """One thing a sentence says about how or when something is played."""

    kind: RuleKind
    criterion: str | None = None
    ordinal: int | None = None
    leg: int | None = None
    number: int | None = None
    start_date: date | None = None
    end_date: date | None = None
    round_kind: RoundKind | None = None
    rank: int | None = None
    label: str | None = None
    slot1: str | None = None
    slot2: str | None = None
    host_slot: str | None = None


@value(frozen=True, slots=True)
class RuleRecord:
    """A statement and where it stands."""

    place: Place
    statement: Statement


@value(frozen=True, slots=True)
class SectionRecord:
    """One heading and the text below it, sub-sections included."""

    place: Place
    body: Span


@value(frozen=True, slots=True)
class ProblemRecord:
    """A piece of text in scope that could not be read."""

    place: Place
    reason: str
    text: str


@value(frozen=True, slots=True)
class CoverageRecord:
    """How one construct fared in the article."""

    construct: str
    seen: int
    parsed: int
    ignored: int
    unreadable: int
    ignored_names: tuple[str, ...]


Record = (
    SectionRecord
    | FieldRecord
    | MatchRecord
    | TieRowRecord
    | TransclusionRecord
    | TieNoteRecord
    | ParticipantRecord
    | StandingRecord
    | TopScorerRecord
    | HatTrickRecord
    | ManagerChangeRecord
    | RuleRecord
    | ProblemRecord
)


@value(frozen=True, slots=True)
class ArticleRecords:
    """Everything read from one article, each kind in the order of the text."""

    sections: tuple[SectionRecord, ...]
    fields: tuple[FieldRecord, ...]
    matches: tuple[MatchRecord, ...]
    tie_rows: tuple[TieRowRecord, ...]
    transclusions: tuple[TransclusionRecord, ...]
    tie_notes: tuple[TieNoteRecord, ...]
    participants: tuple[ParticipantRecord, ...]
    standings: tuple[StandingRecord, ...]
    top_scorers: tuple[TopScorerRecord, ...]
    hat_tricks: tuple[HatTrickRecord, ...]
    manager_changes: tuple[ManagerChangeRecord, ...]
    rules: tuple[RuleRecord, ...]
    problems: tuple[ProblemRecord, ...]
    coverage: tuple[CoverageRecord, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was read. Problems count as read: someone has to look at them."""
        read = (self.fields, self.matches, self.participants, self.standings, self.top_scorers)
        lines = (self.hat_tricks, self.manager_changes)
        return not any((*read, *lines, self.tie_rows, self.transclusions, self.problems))


RecordT = TypeVar("RecordT")


def sort_records(records: Iterable[Record], coverage: tuple[CoverageRecord, ...]) -> ArticleRecords:
    """The records of one article by kind, each kind in the order of its places."""
    kinds: dict[type, list[Record]] = {}
    for record in sorted(records, key=lambda record: record.place.span):
        kinds.setdefault(type(record), []).append(record)

    def of(kind: type[RecordT]) -> tuple[RecordT, ...]:
        return tuple(record for record in kinds.get(kind, ()) if isinstance(record, kind))

    return ArticleRecords(
        of(SectionRecord),
        of(FieldRecord),
        of(MatchRecord),
        of(TieRowRecord),
        of(TransclusionRecord),
        of(TieNoteRecord),
        of(ParticipantRecord),
        of(StandingRecord),
        of(TopScorerRecord),
        of(HatTrickRecord),
        of(ManagerChangeRecord),
        of(RuleRecord),
        of(ProblemRecord),
        coverage,
    )
