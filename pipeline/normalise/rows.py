"""All records of all articles to the rows of all tables."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.normalise.bounds import keep_in_bounds
from pipeline.normalise.corrections import CorrectionBook, CorrectionEntry, known_corrections
from pipeline.normalise.editions import EditionIndex, country_of, edition_rows
from pipeline.normalise.fixtures import Fixture, TieDraft
from pipeline.normalise.groups import EditionGroup, Member, group_by_edition
from pipeline.normalise.matches import goal_rows, kick_rows, match_row
from pipeline.normalise.names import NameBook, team_rows
from pipeline.normalise.pairings import draw_up
from pipeline.normalise.participants import participant_rows
from pipeline.normalise.person_rows import name_people, person_rows
from pipeline.normalise.rules import RuleBook
from pipeline.normalise.showings import showing_rows
from pipeline.normalise.shown_pages import ShownPages
from pipeline.normalise.sources import source_columns
from pipeline.normalise.standings import adjustments, computed_rows, printed_rows
from pipeline.normalise.table_lines import line_rows, teams_of_lines
from pipeline.normalise.ties import tie_rows
from pipeline.normalise.top_scorers import top_scorer_rows
from pipeline.parse.records import ArticleRecords, TeamRef
from pipeline.read.source import SourceArticle
from pipeline.tables import (
    Article,
    Coverage,
    Edition,
    InfoboxField,
    Match,
    PersonName,
    Problem,
    Rows,
    TeamName,
)

_MOST_PROBLEMS = 10_000  # of one article; nobody reads more of them


def build_rows(
    parsed: Sequence[tuple[SourceArticle, ArticleRecords]],
    redirects: Mapping[str, str] | None = None,
    items: Mapping[str, str] | None = None,
    corrections: Sequence[CorrectionEntry] | None = None,
) -> Rows:
    """The rows of every table that come out of these articles; findings and checks come later.

    ``redirects`` lead from pages that only point elsewhere, ``enwiki:Title``, to where they point;
    ``items`` are Wikidata items by title. ``corrections`` are those of ``knowledge/`` unless others
    are given.
    """
    book = CorrectionBook(known_corrections() if corrections is None else corrections)
    members = [Member(source.row, records) for source, records in parsed]
    groups = list(group_by_edition(members))
    taken = {group.edition_slug for group in groups}
    titles = {
        page.partition(":")[2]: to.partition(":")[2] for page, to in (redirects or {}).items()
    }
    editions = [_drawn(group, taken, titles) for group in groups]
    for edition in editions:
        book.correct_matches(edition.fixtures)
    fixtures = [fixture for edition in editions for fixture in edition.fixtures]
    pages = ShownPages(members, redirects or {})
    shown_on = pages.pages_by_match(fixtures)
    rows = Rows()
    for edition in editions:
        drawn = list(book.correct_rows(_edition_rows(edition, shown_on)))
        rows.extend(name_people(drawn, edition.group.edition_slug, titles))
    for member in members:
        rows.extend(_member_rows(member))
    rows.extend(pages.rows(fixtures))
    articles = {
        team: title for edition in editions for team, title in edition.names.titles().items()
    }
    rows.extend(team_rows(rows[TeamName], articles, items or {}))
    rows.extend(person_rows(rows[PersonName], titles))
    rows.extend(book.rows(rows[Article], rows[Match]))
    keep_in_bounds(rows)
    return rows


@dataclass(frozen=True, slots=True)
class _Drawn:
    """One edition with its teams known and its matches drawn up."""

    group: EditionGroup
    index: EditionIndex
    names: NameBook
    fixtures: Sequence[Fixture]
    ties: Sequence[TieDraft]


def _drawn(group: EditionGroup, taken: set[str], titles: Mapping[str, str]) -> _Drawn:
    names, index = NameBook(country_of(group), titles), EditionIndex(group, taken)
    for team in _teams_named(group):
        names.learn(team)
    fixtures, ties = draw_up(group, index, names)
    return _Drawn(group, index, names, fixtures, ties)


def _teams_named(group: EditionGroup) -> Iterator[TeamRef]:
    """Every team any record of the edition names, so that spellings explain one another."""
    for member in group.members:
        records = member.records
        for match in records.matches:
            yield from (match.home, match.away)
        for row in records.tie_rows:
            yield from (row.team1, row.team2)
        yield from (record.team for record in records.standings)
        yield from (record.team for record in records.participants)
        yield from (record.team for record in records.top_scorers if record.team)
        yield from teams_of_lines(records)
        yield from (fact.team for field in records.fields for fact in field.facts if fact.team)


def _edition_rows(drawn: _Drawn, shown_on: Mapping[int, set[str]]) -> Iterator[Any]:
    group, index, names = drawn.group, drawn.index, drawn.names
    rules = RuleBook(group)
    editions = list(edition_rows(group, index, names))
    yield from editions
    for fixture in drawn.fixtures:
        yield match_row(fixture, names, sorted(shown_on.get(id(fixture), ())))
        yield from goal_rows(fixture)
        yield from kick_rows(fixture)
    yield from showing_rows(drawn.fixtures, drawn.ties)
    yield from tie_rows(drawn.ties, rules, names, _champions(editions))
    printed = list(printed_rows(group, index, names))
    yield from printed
    yield from computed_rows(group, drawn.fixtures, rules, names, adjustments(printed))
    yield from participant_rows(group, drawn.fixtures, index, names)
    yield from top_scorer_rows(group, drawn.fixtures, index, names)
    yield from line_rows(group, index, names)
    yield from rules.rows(group, index)
    yield from names.rows()


def _champions(editions: Iterable[Edition]) -> dict[str, str]:
    return {row.edition_id: row.champion_team_id for row in editions if row.champion_team_id}


def _member_rows(member: Member) -> Iterator[Any]:
    yield member.article
    yield from _field_rows(member)
    yield from _problem_rows(member)
    yield from _coverage_rows(member)


def _field_rows(member: Member) -> Iterable[InfoboxField]:
    counts: dict[int, int] = {}
    for record in member.records.fields:
        counts[record.infobox_number] = counts.get(record.infobox_number, 0) + 1
        yield InfoboxField(
            **source_columns(member.article, record.place),
            infobox_number=record.infobox_number,
            field_number=counts[record.infobox_number],
            name=record.name,
            raw_value=record.raw_value,
            text=record.text,
            links=record.links,
        )


def _problem_rows(member: Member) -> Iterable[Problem]:
    """The problems of one article; of a text that consists of them, the first and how many more."""
    problems = member.records.problems
    more = len(problems) - _MOST_PROBLEMS
    for number, record in enumerate(problems[:_MOST_PROBLEMS], start=1):
        is_cut = more > 0 and number == _MOST_PROBLEMS
        yield Problem(
            **source_columns(member.article, record.place),
            problem_number=number,
            reason=f"{record.reason}, and {more} further problems" if is_cut else record.reason,
            text=record.text,
        )


def _coverage_rows(member: Member) -> Iterable[Coverage]:
    for record in member.records.coverage:
        yield Coverage(
            article_id=member.article.article_id,
            construct=record.construct,
            seen=record.seen,
            parsed=record.parsed,
            ignored=record.ignored,
            unreadable=record.unreadable,
            ignored_names=record.ignored_names,
        )
