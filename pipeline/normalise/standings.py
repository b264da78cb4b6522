"""Standing rows: the tables the article prints, and group tables computed beside them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.normalise.editions import EditionIndex
from pipeline.normalise.fixtures import Fixture
from pipeline.normalise.group_tables import Line, Points, rank, tabulate
from pipeline.normalise.groups import EditionGroup
from pipeline.normalise.names import NameBook
from pipeline.normalise.rules import RuleBook
from pipeline.normalise.slugs import join_slugs, slug
from pipeline.normalise.sources import source_columns
from pipeline.normalise.ties import bonus_point_team
from pipeline.parse.records import Context, Place, SectionRecord, StandingRecord
from pipeline.tables import Article, RuleKind, Standing, StandingBasis, StandingKind


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


def computed_rows(
    group: EditionGroup,
    fixtures: Sequence[Fixture],
    rules: RuleBook,
    names: NameBook,
) -> Iterator[Standing]:
    """One row for every team of a group whose points rule the article states."""
    bodies = _bodies(group)
    groups: dict[tuple[str, tuple[str, ...]], list[Fixture]] = {}
    counts: dict[str, int] = {}
    for fixture in fixtures:
        place = fixture.record.place
        if place.context.group_name in place.section:
            section = place.section[: place.section.index(place.context.group_name or "") + 1]
            groups.setdefault((fixture.edition_id, section), []).append(fixture)
    for (edition_id, section), matches in groups.items():
        win = rules.number(RuleKind.POINTS_FOR_WIN, section)
        draw = rules.number(RuleKind.POINTS_FOR_DRAW, section)
        if win is not None and draw is not None:
            article_id = matches[0].main.article.article_id
            place = _group_place(bodies.get((article_id, section), []), matches)
            table_id = _numbered(_computed_table_id(edition_id, place.context), counts)
            table = _Group(table_id, matches, rules, Points(win, draw), place, names)
            yield from table.rows()


@dataclass(frozen=True, slots=True)
class _Group:
    """One group: its matches, and what its table is computed by."""

    table_id: str
    matches: Sequence[Fixture]
    rules: RuleBook
    points: Points
    place: Place
    names: NameBook

    def rows(self) -> Iterator[Standing]:
        """The lines from first to last; those the criteria do not part have no position."""
        table, names = self._table(), self._names()
        criteria = self.rules.criteria(RuleKind.TIEBREAKER, self.place.section)
        position = 1
        for level in rank(table, self.matches, criteria, self.points):
            for team in level:
                settled = position if len(level) == 1 else None
                yield self._row(team, names[team], table[team], settled)
            position += len(level)

    def _table(self) -> dict[str, Line]:
        table = tabulate(self.matches, self.points)
        ties = {match.tie.tie_id: match.tie for match in self.matches if match.tie}
        for tie in ties.values():
            team = bonus_point_team(tie, self.rules)
            if team is not None:
                table[team] = replace(table[team], bonus_points=table[team].bonus_points + 1)
        return table

    def _names(self) -> dict[str, str]:
        """Every team as the matches first write it."""
        names: dict[str, str] = {}
        for fixture in self.matches:
            names.setdefault(fixture.home_team_id, self.names.display(fixture.record.home))
            names.setdefault(fixture.away_team_id, self.names.display(fixture.record.away))
        return names

    def _row(self, team_id: str, name: str, line: Line, position: int | None) -> Standing:
        first, context = self.matches[0], self.place.context
        has_bonus = bool(self.rules.criteria(RuleKind.BONUS_POINT, self.place.section))
        return Standing(
            **source_columns(first.main.article, self.place),
            table_id=self.table_id,
            team_id=team_id,
            team_name=name,
            edition_id=first.edition_id,
            stage=context.stage,
            group_name=context.group_name,
            kind=StandingKind.GROUP,
            basis=StandingBasis.COMPUTED,
            position=position,
            played=line.played,
            won=line.won,
            drawn=line.drawn,
            lost=line.lost,
            goals_for=line.goals_for,
            goals_against=line.goals_against,
            goal_difference=line.goal_difference,
            points=line.points + line.bonus_points,
            point_adjustment=None,
            bonus_points=line.bonus_points if has_bonus else None,
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


def _computed_table_id(edition_id: str, context: Context) -> str:
    where = [slug(name) for name in (context.stage, context.group_name) if name]
    return join_slugs(edition_id, *where, "computed")


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


def _group_place(bodies: Sequence[SectionRecord], matches: Sequence[Fixture]) -> Place:
    """The whole section of the group, which holds the matches its table is computed from."""
    first = matches[0].record.place
    for record in bodies:
        if record.body.start <= first.span.start < record.body.end:
            return replace(record.place, span=record.body, construct="group section")
    return first
