"""Standing rows: the tables the article prints, and group tables computed beside them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.normalise.advancing import CrossTable, rank_across
from pipeline.normalise.computed_tables import GroupTable
from pipeline.normalise.editions import EditionIndex
from pipeline.normalise.fixtures import Fixture
from pipeline.normalise.group_stages import draw_groups
from pipeline.normalise.groups import EditionGroup
from pipeline.normalise.names import NameBook
from pipeline.normalise.rules import RuleBook
from pipeline.normalise.slugs import join_slugs, slug
from pipeline.normalise.sources import source_columns
from pipeline.parse.records import Place, SectionRecord, StandingRecord
from pipeline.tables import Article, Standing, StandingBasis, StandingKind
from pipeline.wikitext.spans import cover

Adjustments = dict[tuple[str, str | None], dict[str, int]]


def printed_rows(group: EditionGroup, index: EditionIndex, names: NameBook) -> Iterator[Standing]:
    """One row for every line of a printed table; a team stands once in a table."""
    counts: dict[str, int] = {}
    for member in group.members:
        seen: dict[int, str] = {}
        written: set[tuple[str, str]] = set()
        for record in member.records.standings:
            if record.table_number not in seen:
                table_id = _printed_table_id(record, index)
                seen[record.table_number] = _numbered(table_id, counts)
            row = _printed_row(member.article, record, index, names, seen[record.table_number])
            if (row.table_id, row.team_id) not in written:
                written.add((row.table_id, row.team_id))
                yield row


def adjustments(printed: Iterable[Standing]) -> Adjustments:
    """Points added or deducted by edition, group and team, as the printed tables give them."""
    found: Adjustments = {}
    for row in printed:
        if row.point_adjustment and row.kind in (StandingKind.GROUP, StandingKind.LEAGUE):
            of_group = found.setdefault((row.edition_id, row.group_name), {})
            of_group[row.team_id] = row.point_adjustment
    return found


def computed_rows(
    group: EditionGroup,
    fixtures: Sequence[Fixture],
    rules: RuleBook,
    names: NameBook,
    adjusted: Adjustments,
) -> Iterator[Standing]:
    """One row for every team of every group and league whose matches we hold, then the rankings
    across groups that the article's rules ask for.
    """
    bodies = _bodies(group)
    counts: dict[str, int] = {}
    by_edition: dict[str, list[GroupTable]] = {}
    for stage in draw_groups(fixtures):
        of_group = adjusted.get((stage.edition_id, stage.group_name), {})
        table = GroupTable(stage, rules, names, of_group)
        by_edition.setdefault(stage.edition_id, []).append(table)
        yield from _table_rows(table, _numbered(table.table_id, counts), bodies)
    for edition_id, tables in by_edition.items():
        for ranking in rank_across(tables, rules):
            table_id = join_slugs(edition_id, slug(ranking.kind), "computed")
            yield from _ranking_rows(ranking, _numbered(table_id, counts), bodies)


_Bodies = dict[tuple[str, tuple[str, ...]], list[SectionRecord]]


def _table_rows(table: GroupTable, table_id: str, bodies: _Bodies) -> Iterator[Standing]:
    """The lines from first to last; those the rules do not part have no position."""
    positions = table.settled()
    for level in table.levels:
        for team in level:
            yield _computed_row(
                table, table_id, team, positions.get(team), table.stage.kind, bodies
            )


def _ranking_rows(ranking: CrossTable, table_id: str, bodies: _Bodies) -> Iterator[Standing]:
    """The ranked teams from first to last, each with its record in its group."""
    positions = ranking.positions
    for team in sorted(ranking.teams, key=lambda team: positions.get(team, len(positions) + 1)):
        table = ranking.teams[team]
        yield _computed_row(table, table_id, team, positions.get(team), ranking.kind, bodies)


def _computed_row(
    table: GroupTable,
    table_id: str,
    team_id: str,
    position: int | None,
    kind: StandingKind,
    bodies: _Bodies,
) -> Standing:
    line = table.lines[team_id]
    has_points = table.points is not None
    return Standing(
        **source_columns(table.first.main.article, _group_place(table, bodies)),
        table_id=table_id,
        team_id=team_id,
        team_name=table.shown[team_id],
        edition_id=table.stage.edition_id,
        stage=table.stage.stage,
        group_name=table.stage.group_name,
        kind=kind,
        basis=StandingBasis.COMPUTED,
        position=position,
        played=line.played,
        won=line.won,
        drawn=line.drawn,
        lost=line.lost,
        goals_for=line.goals_for,
        goals_against=line.goals_against,
        goal_difference=line.goal_difference,
        points=line.total if has_points else None,
        point_adjustment=line.point_adjustment or None,
        bonus_points=line.bonus_points if table.has_bonus else None,
        coefficient=None,
        status=None,
        qualification_text=None,
    )


def _printed_row(
    article: Article,
    record: StandingRecord,
    index: EditionIndex,
    names: NameBook,
    table_id: str,
) -> Standing:
    context = record.place.context
    return Standing(
        **source_columns(article, record.place),
        table_id=table_id,
        team_id=names.resolve(record.team, article, record.place),
        team_name=names.display(record.team),
        edition_id=index.id_of(context),
        stage=context.stage,
        group_name=context.group_name,
        kind=record.kind,
        basis=StandingBasis.PRINTED,
        position=record.position,
        played=record.played,
        won=record.won,
        drawn=record.drawn,
        lost=record.lost,
        goals_for=record.goals_for,
        goals_against=record.goals_against,
        goal_difference=record.goal_difference,
        points=record.points,
        point_adjustment=record.point_adjustment,
        bonus_points=record.bonus_points,
        coefficient=record.coefficient,
        status=record.status,
        qualification_text=record.qualification_text,
    )


def _printed_table_id(record: StandingRecord, index: EditionIndex) -> str:
    context = record.place.context
    heading = record.place.section[-1] if record.place.section else None
    where = context.group_name or heading or record.title or record.kind
    return join_slugs(index.id_of(context), slug(where), "printed")


def _numbered(table_id: str, counts: dict[str, int]) -> str:
    """Tells apart the tables that would have the same id."""
    counts[table_id] = counts.get(table_id, 0) + 1
    return join_slugs(table_id, str(counts[table_id]) if counts[table_id] > 1 else None)


def _bodies(group: EditionGroup) -> dict[tuple[str, tuple[str, ...]], list[SectionRecord]]:
    """The sections of all articles, by article and headings."""
    bodies: dict[tuple[str, tuple[str, ...]], list[SectionRecord]] = {}
    for member in group.members:
        for record in member.records.sections:
            key = member.article.article_id, record.place.section
            bodies.setdefault(key, []).append(record)
    return bodies


def _group_place(table: GroupTable, bodies: _Bodies) -> Place:
    """The whole section of the group, which holds the matches its table is computed from, else
    all the text from the topmost of its matches to the last in the article that holds the first.
    """
    first, group_name = table.first.record.place, table.stage.group_name
    if group_name in first.section:
        section = first.section[: first.section.index(group_name) + 1]
        for record in bodies.get((table.first.main.article.article_id, section), []):
            if record.body.start <= first.span.start < record.body.end:
                return replace(record.place, span=record.body, construct="group section")
    article = table.first.main.article
    places = [m.record.place for m in table.stage.matches if m.main.article is article]
    begins = min(places, key=lambda place: place.span)
    span = cover(begins.span, max(places, key=lambda place: place.span.end).span)
    return replace(begins, span=span, construct="matches of a group")
