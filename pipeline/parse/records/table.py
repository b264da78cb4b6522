"""Rows of the tables and lists of a season: teams, standings, scorers, managers."""

from datetime import date

from pipeline.parse.records.place import Place, TeamRef
from pipeline.tables import Side, StandingKind
from pipeline.values import value


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
