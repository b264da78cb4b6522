"""All records of all articles to the rows of all tables."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from pipeline.normalise.editions import EditionIndex, country_of, edition_rows
from pipeline.normalise.fixtures import draw_up
from pipeline.normalise.matches import goal_rows, match_row
from pipeline.normalise.names import NameBook, team_rows
from pipeline.normalise.participants import participant_rows, top_scorer_rows
from pipeline.normalise.rules import RuleBook, rule_rows
from pipeline.normalise.sources import source_columns
from pipeline.normalise.standings import computed_rows, printed_rows
from pipeline.normalise.ties import tie_rows
from pipeline.parse.records import ArticleRecords
from pipeline.read.source import SourceArticle
from pipeline.tables import Article, Coverage, InfoboxField, Problem, Rows, TeamName


def build_rows(parsed: Sequence[tuple[SourceArticle, ArticleRecords]]) -> Rows:
    """The rows of every table that come out of these articles; findings and checks come later."""
    rows = Rows()
    for source, records in parsed:
        rows.extend(_article_rows(source.row, records))
    rows.extend(team_rows(rows[TeamName]))
    return rows


def _article_rows(article: Article, records: ArticleRecords) -> Iterator[Any]:
    names = NameBook(article, country_of(article, records))
    index, rules = EditionIndex(article, records), RuleBook(records)
    editions = list(edition_rows(article, records, index, names))
    champions = {row.edition_id: row.champion_team_id for row in editions if row.champion_team_id}
    fixtures, ties = draw_up(records, index, names)
    yield article
    yield from editions
    for fixture in fixtures:
        yield match_row(article, fixture)
        yield from goal_rows(article, fixture)
    yield from tie_rows(article, ties, rules, names, champions)
    yield from printed_rows(article, records, index, names)
    yield from computed_rows(article, records, fixtures, rules)
    yield from participant_rows(article, records, fixtures, index, names)
    yield from top_scorer_rows(article, records, index, names)
    yield from rule_rows(article, records, index)
    yield from _field_rows(article, records)
    yield from _problem_rows(article, records)
    yield from _coverage_rows(article, records)
    yield from names.rows()


def _field_rows(article: Article, records: ArticleRecords) -> Iterable[InfoboxField]:
    counts: dict[int, int] = {}
    for record in records.fields:
        counts[record.infobox_number] = counts.get(record.infobox_number, 0) + 1
        yield InfoboxField(
            **source_columns(article, record.place),
            infobox_number=record.infobox_number,
            field_number=counts[record.infobox_number],
            name=record.name,
            raw_value=record.raw_value,
            text=record.text,
            links=record.links,
        )


def _problem_rows(article: Article, records: ArticleRecords) -> Iterable[Problem]:
    for number, record in enumerate(records.problems, start=1):
        yield Problem(
            **source_columns(article, record.place),
            problem_number=number,
            reason=record.reason,
            text=record.text,
        )


def _coverage_rows(article: Article, records: ArticleRecords) -> Iterable[Coverage]:
    for record in records.coverage:
        yield Coverage(
            article_id=article.article_id,
            construct=record.construct,
            seen=record.seen,
            parsed=record.parsed,
            ignored=record.ignored,
            unreadable=record.unreadable,
            ignored_names=record.ignored_names,
        )
