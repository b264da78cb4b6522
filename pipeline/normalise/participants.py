"""Participant rows."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace

from pipeline.normalise.editions import EditionIndex
from pipeline.normalise.fixtures import Fixture
from pipeline.normalise.groups import EditionGroup
from pipeline.normalise.names import NameBook
from pipeline.normalise.sources import source_columns
from pipeline.parse.records import ParticipantRecord
from pipeline.tables import Article, Participant, Presence

_FIELDS = [field.name for field in fields(ParticipantRecord) if field.name not in ("place", "team")]
_SAID_OF = {
    "manager_nationality": "manager_name",
    "captain_nationality": "captain_name",
    "capacity": "stadium",
}


def participant_rows(
    group: EditionGroup, fixtures: Sequence[Fixture], index: EditionIndex, names: NameBook
) -> Iterator[Participant]:
    """One row for every team an edition lists or shows in a match. A team of the whole season
    also plays where it plays in one of its parts.
    """
    listed = _listed(group, index, names)
    played = _first_matches(fixtures)
    teams_playing = {team_id for _, team_id in played}
    for (edition_id, team_id), (article, record) in listed.items():
        is_whole = edition_id == index.main.edition_id
        plays = (edition_id, team_id) in played or (is_whole and team_id in teams_playing)
        presence = Presence.LISTED_AND_PLAYED if plays else Presence.LISTED
        yield _row(article, edition_id, team_id, record, presence, names)
    for (edition_id, team_id), (article, record) in played.items():
        if (edition_id, team_id) not in listed:
            yield _row(article, edition_id, team_id, record, Presence.PLAYED, names)


_Listed = dict[tuple[str, str], tuple[Article, ParticipantRecord]]


def _listed(group: EditionGroup, index: EditionIndex, names: NameBook) -> _Listed:
    """The first table row about each team of each edition, its gaps filled from the others: one
    table has the grounds, another the managers.
    """
    listed: _Listed = {}
    for member in group.members:
        for record in member.records.participants:
            team_id = names.resolve(record.team, member.article, record.place)
            key = index.id_of(record.place.context), team_id
            first = listed.get(key)
            filled = (first[0], _filled(first[1], record)) if first else (member.article, record)
            listed[key] = filled
    return listed


def _filled(record: ParticipantRecord, other: ParticipantRecord) -> ParticipantRecord:
    """A record with what only the other one says, and nothing said of another person or ground."""
    gaps = {}
    for name in _FIELDS:
        of = _SAID_OF.get(name, name)
        named = {getattr(record, of), getattr(other, of)} - {None}
        if getattr(record, name) is None and len(named) <= 1:
            gaps[name] = getattr(other, name)
    return replace(record, **gaps)


def _first_matches(fixtures: Sequence[Fixture]) -> _Listed:
    """Where each edition first shows each team."""
    first: _Listed = {}
    for fixture in fixtures:
        record, article = fixture.record, fixture.main.article
        for team_id, team in (
            (fixture.home_team_id, record.home),
            (fixture.away_team_id, record.away),
        ):
            shown = article, ParticipantRecord(record.place, team)
            first.setdefault((fixture.edition_id, team_id), shown)
    return first


def _row(
    article: Article,
    edition_id: str,
    team_id: str,
    record: ParticipantRecord,
    presence: Presence,
    names: NameBook,
) -> Participant:
    return Participant(
        **source_columns(article, record.place),
        edition_id=edition_id,
        team_id=team_id,
        team_name=names.display(record.team),
        presence=presence,
        seed=record.seed,
        manager_name=record.manager_name,
        manager_person_id=None,
        manager_nationality=record.manager_nationality,
        captain_name=record.captain_name,
        captain_person_id=None,
        captain_nationality=record.captain_nationality,
        city=record.city,
        stadium=record.stadium,
        capacity=record.capacity,
    )
