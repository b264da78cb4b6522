"""Top-scorer rows: the lists an article prints, and whom its infobox names."""

from collections.abc import Iterator, Sequence

from pipeline.normalise.countries import national_team
from pipeline.normalise.editions import EditionIndex, Facts
from pipeline.normalise.fixtures import Fixture
from pipeline.normalise.groups import EditionGroup, Member
from pipeline.normalise.names import NameBook
from pipeline.normalise.sources import source_columns
from pipeline.parse.records import FactRole, TopScorerRecord
from pipeline.tables import TopScorer

_OF_THE_INFOBOX = 0  # lists of the text are numbered from 1


def top_scorer_rows(
    group: EditionGroup, fixtures: Sequence[Fixture], index: EditionIndex, names: NameBook
) -> Iterator[TopScorer]:
    """One row for every line of a goalscorer list; lists are numbered within their edition, and
    what the infobox names is the last one. Where nations play, a flag is the team.
    """
    playing = {team for one in fixtures for team in (one.home_team_id, one.away_team_id)}
    numbers: dict[str, dict[tuple[str, int], int]] = {}
    for member, record, edition_id in _lines(group, index):
        lists = numbers.setdefault(edition_id, {})
        this = member.article.article_id, record.list_number
        team = record.team
        yield TopScorer(
            **source_columns(member.article, record.place),
            edition_id=edition_id,
            list_number=lists.setdefault(this, len(lists) + 1),
            line_number=record.line_number,
            rank=record.rank,
            player_name=record.player_name,
            player_link=record.player_link,
            person_id=None,
            nationality=record.nationality,
            team_id=names.resolve(team, member.article, record.place)
            if team
            else _country(record.nationality, playing),
            team_name=names.display(team) if team else None,
            goals=record.goals,
        )


def _country(code: str | None, playing: set[str]) -> str | None:
    team = national_team(code) if code else None
    return team.team_id if team and team.team_id in playing else None


def _lines(
    group: EditionGroup, index: EditionIndex
) -> Iterator[tuple[Member, TopScorerRecord, str]]:
    """Every line with the article that holds it and the edition it is about."""
    for member in group.members:
        for record in member.records.top_scorers:
            yield member, record, index.id_of(record.place.context)
    for key in index.all():
        facts = Facts(group.main.records, key).all(FactRole.TOP_SCORER)
        for number, (fact, place) in enumerate(facts, start=1):
            line = TopScorerRecord(
                place,
                list_number=_OF_THE_INFOBOX,
                line_number=number,
                rank=None,
                player_name=fact.text,
                nationality=fact.code,
                team=fact.team,
                goals=fact.number,
                player_link=fact.link,
            )
            yield group.main, line, key.edition_id
