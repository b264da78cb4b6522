"""Rows of lists an article prints line by line: hat-tricks, managers that left and came."""

from collections import Counter
from collections.abc import Iterator

from pipeline.normalise.editions import EditionIndex
from pipeline.normalise.groups import EditionGroup, Member
from pipeline.normalise.names import NameBook
from pipeline.normalise.sources import source_columns
from pipeline.parse.records import ArticleRecords, HatTrickRecord, ManagerChangeRecord, TeamRef
from pipeline.tables import HatTrick, ManagerChange


def teams_of_lines(records: ArticleRecords) -> Iterator[TeamRef]:
    """The teams such lists name."""
    for line in records.hat_tricks:
        yield from (team for team in (line.team, line.opponent) if team is not None)
    yield from (change.team for change in records.manager_changes)


def line_rows(
    group: EditionGroup, index: EditionIndex, names: NameBook
) -> Iterator[HatTrick | ManagerChange]:
    """One row for every line, numbered through all lists of an edition."""
    hat_tricks: Counter[str] = Counter()
    changes: Counter[str] = Counter()
    for member in group.members:
        for line in member.records.hat_tricks:
            edition_id = index.id_of(line.place.context)
            hat_tricks[edition_id] += 1
            yield _hat_trick(line, member, (edition_id, hat_tricks[edition_id]), names)
        for change in member.records.manager_changes:
            edition_id = index.id_of(change.place.context)
            changes[edition_id] += 1
            yield _manager_change(change, member, (edition_id, changes[edition_id]), names)


def _hat_trick(
    line: HatTrickRecord, member: Member, key: tuple[str, int], names: NameBook
) -> HatTrick:
    article, place = member.article, line.place
    team, opponent = line.team, line.opponent
    return HatTrick(
        **source_columns(article, place),
        edition_id=key[0],
        line_number=key[1],
        player_name=line.player_name,
        player_link=line.player_link,
        person_id=None,
        nationality=line.nationality,
        team_id=names.resolve(team, article, place) if team else None,
        team_name=names.display(team) if team else None,
        opponent_team_id=names.resolve(opponent, article, place) if opponent else None,
        opponent_team_name=names.display(opponent) if opponent else None,
        goals=line.goals,
        score_text=line.score_text,
        team_score=line.team_score,
        opponent_score=line.opponent_score,
        side=line.side,
        match_date=line.match_date,
        date_text=line.date_text,
    )


def _manager_change(
    change: ManagerChangeRecord, member: Member, key: tuple[str, int], names: NameBook
) -> ManagerChange:
    article, place = member.article, change.place
    return ManagerChange(
        **source_columns(article, place),
        edition_id=key[0],
        line_number=key[1],
        team_id=names.resolve(change.team, article, place),
        team_name=names.display(change.team),
        outgoing_manager=change.outgoing_manager,
        outgoing_person_id=None,
        manner_of_departure=change.manner_of_departure,
        departure_date=change.departure_date,
        departure_text=change.departure_text,
        position_text=change.position_text,
        incoming_manager=change.incoming_manager,
        incoming_person_id=None,
        appointment_date=change.appointment_date,
        appointment_text=change.appointment_text,
    )
