"""The titles that an article leads to, as our parsers read it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.config import Follow
from pipeline.fetch.titles import title_to_ask
from pipeline.parse.records import ArticleRecords, FactRole, FieldRecord, TeamRef
from pipeline.parse.wiki_article import parse_wikitext
from pipeline.read.archive import FetchedRevision

_NEIGHBOURS = {FactRole.PREVIOUS, FactRole.NEXT}


@dataclass(frozen=True, slots=True)
class Links:
    """Titles by what they are to an article, each once, in its order."""

    seasons: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    people: tuple[str, ...] = ()

    def followed(self, follow: Iterable[Follow]) -> Iterator[tuple[str, str]]:
        """The titles to fetch, each with the word for why."""
        if Follow.SEASONS in follow:
            yield from ((title, "season") for title in self.seasons)
        if Follow.TRANSCLUSIONS in follow:
            yield from ((title, "transclusion") for title in self.shown)

    def first(self, most: int) -> "Links":
        """No more than so many titles, seasons first and people last.

        >>> Links(seasons=("A",), teams=("B", "C"), people=("D",)).first(2)
        Links(seasons=('A',), shown=(), teams=('B',), people=())
        """
        kept = []
        for titles in (self.seasons, self.shown, self.teams, self.people):
            kept.append(titles[:most])
            most -= len(kept[-1])
        return Links(*kept)


ReadLinks = Callable[[Sequence[FetchedRevision]], Iterable[Links | None]]
"""Reads the links of pages, in their order; None where one cannot be read. Parsing needs limits of
time and memory, so whoever has an engine gives this."""


def read_links(revision: FetchedRevision) -> Links:
    """The links of one page."""
    return links_of(parse_wikitext(revision.text, revision.title))


def links_of(records: ArticleRecords) -> Links:
    """The links that were read from one page."""
    seasons = (link for field in records.fields if _is_neighbour(field) for link in field.links)
    shown = (record.target for record in records.transclusions)
    teams = (team.link for team in _teams(records))
    return Links(_titles(seasons), _titles(shown), _titles(teams), _titles(_people(records)))


def _is_neighbour(field: FieldRecord) -> bool:
    return any(fact.role in _NEIGHBOURS for fact in field.facts)


def _people(records: ArticleRecords) -> Iterator[str | None]:
    for match in records.matches:
        yield from (goal.scorer_link for goal in match.goals)
        yield from (kick.player_link for kick in match.kicks)
    yield from (record.player_link for record in records.top_scorers)
    yield from (record.player_link for record in records.hat_tricks)


def _teams(records: ArticleRecords) -> Iterator[TeamRef]:
    for match in records.matches:
        yield from (match.home, match.away)
    for row in records.tie_rows:
        yield from (row.team1, row.team2)
    yield from (record.team for record in records.standings)
    yield from (record.team for record in records.participants)
    yield from (record.team for record in records.manager_changes)
    yield from (record.team for record in records.top_scorers if record.team)
    for record in records.hat_tricks:
        yield from (team for team in (record.team, record.opponent) if team)
    for field in records.fields:
        yield from (fact.team for fact in field.facts if fact.team)


def _titles(links: Iterable[str | None]) -> tuple[str, ...]:
    """Those that can be titles, each once."""
    found: dict[str, None] = {}
    for link in links:
        try:
            found.setdefault(title_to_ask(link or ""))
        except ValueError:
            continue  # a link that leads nowhere
    return tuple(found)
