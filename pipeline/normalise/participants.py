"""Participant and top-scorer rows."""

from collections.abc import Iterator, Sequence

from pipeline.normalise.editions import EditionIndex
from pipeline.normalise.fixtures import Fixture
from pipeline.normalise.names import NameBook
from pipeline.normalise.sources import source_columns
from pipeline.parse.records import ArticleRecords, ParticipantRecord, Place
from pipeline.tables import Article, Participant, Presence, TopScorer


def participant_rows(
    article: Article,
    records: ArticleRecords,
    fixtures: Sequence[Fixture],
    index: EditionIndex,
    names: NameBook,
) -> Iterator[Participant]:
    """One row for every team an edition lists or shows in a match. A team of the whole season
    also plays where it plays in one of its parts.
    """
    listed: dict[tuple[str, str], ParticipantRecord] = {}
    for record in records.participants:
        key = index.id_of(record.place.context), names.resolve(record.team_name, record.place)
        listed.setdefault(key, record)
    played = _first_matches(fixtures)
    teams_playing = {team_id for _, team_id in played}
    for (edition_id, team_id), record in listed.items():
        is_whole = edition_id == index.main.edition_id
        plays = (edition_id, team_id) in played or (is_whole and team_id in teams_playing)
        presence = Presence.LISTED_AND_PLAYED if plays else Presence.LISTED
        yield _row(article, edition_id, team_id, record, presence)
    for (edition_id, team_id), (name, place) in played.items():
        if (edition_id, team_id) not in listed:
            shown = ParticipantRecord(place, name)
            yield _row(article, edition_id, team_id, shown, Presence.PLAYED)


def top_scorer_rows(
    article: Article, records: ArticleRecords, index: EditionIndex, names: NameBook
) -> Iterator[TopScorer]:
    """One row for every line of a goalscorer list; lists are numbered within their edition."""
    numbers: dict[str, dict[int, int]] = {}
    for record in records.top_scorers:
        edition_id = index.id_of(record.place.context)
        lists = numbers.setdefault(edition_id, {})
        name = record.team_name
        yield TopScorer(
            **source_columns(article, record.place),
            edition_id=edition_id,
            list_number=lists.setdefault(record.list_number, len(lists) + 1),
            line_number=record.line_number,
            rank=record.rank,
            player_name=record.player_name,
            nationality=record.nationality,
            team_id=names.resolve(name, record.place) if name else None,
            team_name=name,
            goals=record.goals,
        )


def _first_matches(fixtures: Sequence[Fixture]) -> dict[tuple[str, str], tuple[str, Place]]:
    """Where each edition first shows each team, and how it is written there."""
    first: dict[tuple[str, str], tuple[str, Place]] = {}
    for fixture in fixtures:
        record = fixture.record
        for team_id, name in (
            (fixture.home_team_id, record.home_name),
            (fixture.away_team_id, record.away_name),
        ):
            first.setdefault((fixture.edition_id, team_id), (name, record.place))
    return first


def _row(
    article: Article,
    edition_id: str,
    team_id: str,
    record: ParticipantRecord,
    presence: Presence,
) -> Participant:
    return Participant(
        **source_columns(article, record.place),
        edition_id=edition_id,
        team_id=team_id,
        team_name=record.team_name,
        presence=presence,
        seed=record.seed,
        manager_name=record.manager_name,
        manager_nationality=record.manager_nationality,
        captain_name=record.captain_name,
        captain_nationality=record.captain_nationality,
        city=record.city,
        stadium=record.stadium,
        capacity=record.capacity,
    )
