"""Table rows to records: who takes part, who stands where, who scored most."""

from collections.abc import Iterator

from pipeline.parse.infobox_scorers import split_nationality
from pipeline.parse.records import (
    ParticipantRecord,
    Place,
    StandingRecord,
    TeamRef,
    TopScorerRecord,
)
from pipeline.parse.tables import Table, TableRow
from pipeline.problems import Unreadable
from pipeline.tables import StandingKind

TableRecord = ParticipantRecord | StandingRecord | TopScorerRecord

_ABOUT_TEAMS = {"manager", "captain", "city", "stadium", "capacity"}


def row_records(
    table: Table, row: TableRow, place: Place, table_number: int, line_number: int
) -> Iterator[TableRecord]:
    """The records one row gives; a table of teams with their league line gives two.

    Raises ``Unreadable`` for a cell that does not hold what its column promises, and for a table
    whose columns make none of the known kinds.
    """
    if "player" in table.columns:
        yield _top_scorer(row, place, table_number, line_number)
        return
    is_about_teams = bool(_ABOUT_TEAMS & table.columns)
    if "team" not in table.columns or not (is_about_teams or "points" in table.columns):
        raise Unreadable("table of an unknown kind", ", ".join(sorted(table.columns)))
    if is_about_teams:
        yield _participant(row, place)
    if "points" in table.columns:
        yield _standing(row, place, table_number)


def _participant(row: TableRow, place: Place) -> ParticipantRecord:
    manager_nationality, manager = _person(row.text("manager"))
    captain_nationality, captain = _person(row.text("captain"))
    return ParticipantRecord(
        place,
        _team(row),
        seed=row.rank,
        manager_name=manager,
        manager_nationality=manager_nationality,
        captain_name=captain,
        captain_nationality=captain_nationality,
        city=row.text("city"),
        stadium=row.text("stadium"),
        capacity=row.integer("capacity"),
    )


def _standing(row: TableRow, place: Place, table_number: int) -> StandingRecord:
    is_relegation = any("relegation" in heading.lower() for heading in place.section[-1:])
    kind = StandingKind.GROUP if place.context.group_name else StandingKind.LEAGUE
    return StandingRecord(
        place,
        table_number,
        StandingKind.RELEGATION if is_relegation else kind,
        _team(row),
        position=row.rank,
        played=row.integer("played"),
        won=row.integer("won"),
        drawn=row.integer("drawn"),
        lost=row.integer("lost"),
        goals_for=row.integer("goals_for"),
        goals_against=row.integer("goals_against"),
        goal_difference=row.integer("goal_difference"),
        points=row.integer("points"),
        coefficient=row.decimal("coefficient"),
    )


def _top_scorer(row: TableRow, place: Place, list_number: int, line_number: int) -> TopScorerRecord:
    nationality, name = _person(row.text("player"))
    if name is None:
        raise Unreadable("goalscorer without a name", "")
    return TopScorerRecord(
        place,
        list_number,
        line_number,
        row.rank,
        name,
        nationality,
        _team(row) if row.text("team") else None,
        row.integer("goals"),
    )


def _person(text: str | None) -> tuple[str | None, str | None]:
    return split_nationality(text) if text else (None, None)


def _team(row: TableRow) -> TeamRef:
    name = row.text("team")
    if name is None:
        raise Unreadable("row without a team", "")
    return TeamRef(name)
