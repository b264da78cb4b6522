"""The people that the rows of an edition name: their ids in those rows, their spellings, and who
they are.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from pipeline.normalise.club_titles import article_title
from pipeline.normalise.people import Found, Mention, PersonBook
from pipeline.tables import (
    Goal,
    HatTrick,
    ManagerChange,
    Match,
    Participant,
    Person,
    PersonName,
    PersonRole,
    ShootoutKick,
    Side,
    Sourced,
    TopScorer,
    source_of,
)

_Teams = Mapping[str, tuple[str, str]]


class _Named(NamedTuple):
    """The columns of a table that name one person, and how to tell the team."""

    name: str
    person_id: str
    role: PersonRole
    link: str | None = None
    nationality: str | None = None
    team: Callable[[Any, _Teams], str | None] = lambda row, _: row.team_id


def _of_side(side: str) -> Callable[[Any, _Teams], str | None]:
    def team(row: Any, teams: _Teams) -> str | None:
        pair = teams.get(row.match_id)
        return pair and pair[0 if getattr(row, side) is Side.HOME else 1]

    return team


_PLAYER, _MANAGER = PersonRole.PLAYER, PersonRole.MANAGER
_COLUMNS: dict[type, tuple[_Named, ...]] = {
    Goal: (
        _Named("scorer_name", "person_id", _PLAYER, "scorer_link", team=_of_side("scorer_side")),
    ),
    ShootoutKick: (
        _Named("player_name", "person_id", _PLAYER, "player_link", team=_of_side("side")),
    ),
    TopScorer: (_Named("player_name", "person_id", _PLAYER, "player_link", "nationality"),),
    HatTrick: (_Named("player_name", "person_id", _PLAYER, "player_link", "nationality"),),
    Participant: (
        _Named("manager_name", "manager_person_id", _MANAGER, None, "manager_nationality"),
        _Named("captain_name", "captain_person_id", _PLAYER, None, "captain_nationality"),
    ),
    ManagerChange: (
        _Named("outgoing_manager", "outgoing_person_id", _MANAGER),
        _Named("incoming_manager", "incoming_person_id", _MANAGER),
    ),
    Match: (_Named("referee_name", "referee_person_id", PersonRole.REFEREE, team=lambda *_: None),),
}


@dataclass(slots=True)
class _Use:
    row: Sourced
    mention: Mention
    nationality: str | None
    count: int = 0


def name_people(
    rows: Sequence[Any], edition_slug: str, redirects: Mapping[str, str]
) -> Iterator[Any]:
    """The rows of one edition with the ids of the people they name, then a row for each spelling
    of one.
    """
    teams = {
        row.match_id: (row.home_team_id, row.away_team_id) for row in rows if type(row) is Match
    }
    book = PersonBook(edition_slug, redirects)
    named = [list(_mentions(row, teams)) for row in rows]
    for mentions in named:
        for _, mention in mentions:
            book.learn(mention)
    uses: dict[tuple[str, Mention], _Use] = {}
    for row, mentions in zip(rows, named, strict=True):
        ids = {column.person_id: book.resolve(mention).person_id for column, mention in mentions}
        for column, mention in mentions:
            nationality = getattr(row, column.nationality) if column.nationality else None
            key = row.article_id, mention
            use = uses.setdefault(key, _Use(row, mention, nationality))
            use.count += 1
            use.nationality = use.nationality or nationality
            if row.source_start < use.row.source_start:
                use.row = row
        yield replace(row, **ids) if ids else row
    yield from _name_rows(uses.values(), book)


def person_rows(names: Iterable[PersonName], redirects: Mapping[str, str]) -> list[Person]:
    """One row for everybody a spelling was brought to."""
    people: dict[str, list[PersonName]] = {}
    for row in names:
        if row.person_id is not None:
            people.setdefault(row.person_id, []).append(row)
    return [_person(person_id, people[person_id], redirects) for person_id in sorted(people)]


def _mentions(row: Any, teams: _Teams) -> Iterator[tuple[_Named, Mention]]:
    for column in _COLUMNS.get(type(row), ()):
        name = getattr(row, column.name)
        if name is not None:
            link = getattr(row, column.link) if column.link else None
            yield column, Mention(name, link, column.role, column.team(row, teams))


def _name_rows(uses: Iterable[_Use], book: PersonBook) -> Iterator[PersonName]:
    """Numbered within their article, in the order of first use."""
    numbers: dict[str, int] = {}
    for use in sorted(uses, key=lambda use: (use.row.article_id, use.row.source_start)):
        article_id = use.row.article_id
        numbers[article_id] = numbers.get(article_id, 0) + 1
        yield _name_row(use, numbers[article_id], book.resolve(use.mention))


def _name_row(use: _Use, number: int, found: Found) -> PersonName:
    mention = use.mention
    return PersonName(
        **source_of(use.row),
        name_number=number,
        name=mention.name,
        link=mention.link,
        role=mention.role,
        team_id=mention.team_id,
        nationality=use.nationality,
        person_id=found.person_id,
        resolution=found.resolution,
        reason=found.reason,
        use_count=use.count,
    )


def _person(person_id: str, names: Sequence[PersonName], redirects: Mapping[str, str]) -> Person:
    fullest = min(names, key=lambda row: (-len(row.name), row.name))
    titles = sorted(article_title(row.link) for row in names if row.link)
    nationalities = sorted({row.nationality for row in names if row.nationality})
    return Person(
        person_id=person_id,
        name=fullest.name,
        article_title=redirects.get(titles[0], titles[0]) if titles else None,
        wikidata_id=None,
        nationality=nationalities[0] if len(nationalities) == 1 else None,
        roles=tuple(sorted({row.role.value for row in names})),
    )
