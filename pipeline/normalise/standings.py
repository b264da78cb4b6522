"""Standing rows: the tables the article prints, and group tables computed beside them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.normalise.editions import EditionIndex
from pipeline.normalise.fixtures import Fixture
from pipeline.normalise.group_tables import Line, Points, rank, tabulate
from pipeline.normalise.names import NameBook
from pipeline.normalise.rules import RuleBook
from pipeline.normalise.slugs import join_slugs, slug
from pipeline.normalise.sources import source_columns
from pipeline.normalise.ties import bonus_point_team
from pipeline.parse.records import ArticleRecords, Place, SectionRecord, StandingRecord
from pipeline.tables import Article, RuleKind, Standing, StandingBasis, StandingKind


def printed_rows(
    article: Article, records: ArticleRecords, index: EditionIndex, names: NameBook
) -> Iterator[Standing]:
    """One row for every line of a printed table."""
    seen: dict[int, str] = {}
    counts: dict[str, int] = {}
    for record in records.standings:
        if record.table_number not in seen:
            table_id = _printed_table_id(record, index)
            counts[table_id] = counts.get(table_id, 0) + 1
            ordinal = str(counts[table_id]) if counts[table_id] > 1 else None
            seen[record.table_number] = join_slugs(table_id, ordinal)
        yield _printed_row(article, record, index, names, seen[record.table_number])


def computed_rows(
    article: Article,
    records: ArticleRecords,
    fixtures: Sequence[Fixture],
    rules: RuleBook,
) -> Iterator[Standing]:
    """One row for every team of a group whose points rule the article states."""
    bodies: dict[tuple[str, ...], list[SectionRecord]] = {}
    for record in records.sections:
        bodies.setdefault(record.place.section, []).append(record)
    groups: dict[tuple[str, tuple[str, ...]], list[Fixture]] = {}
    for fixture in fixtures:
        place = fixture.record.place
        if place.context.group_name is not None:
            section = place.section[: _group_depth(place)]
            groups.setdefault((fixture.edition_id, section), []).append(fixture)
    for (_, section), matches in groups.items():
        win = rules.number(RuleKind.POINTS_FOR_WIN, section)
        draw = rules.number(RuleKind.POINTS_FOR_DRAW, section)
        if win is not None and draw is not None:
            place = _group_place(bodies.get(section, []), matches)
            yield from _group(article, place, matches, rules, Points(win, draw))


def _group(
    article: Article,
    place: Place,
    matches: Sequence[Fixture],
    rules: RuleBook,
    points: Points,
) -> Iterator[Standing]:
    table = tabulate(matches, points)
    ties = {match.tie.tie_id: match.tie for match in matches if match.tie}.values()
    for tie in ties:
        team = bonus_point_team(tie, rules)
        if team is not None:
            table[team] = replace(table[team], bonus_points=table[team].bonus_points + 1)
    criteria = rules.criteria(RuleKind.TIEBREAKER, place.section)
    has_bonus = bool(rules.criteria(RuleKind.BONUS_POINT, place.section))
    names, edition_id = _names_in(matches), matches[0].edition_id
    position = 1
    for level in rank(table, matches, criteria, points):
        for team in level:
            settled = position if len(level) == 1 else None
            named = team, names[team]
            line = table[team]
            yield _computed_row(article, place, edition_id, named, line, settled, has_bonus)
        position += len(level)


def _computed_row(
    article: Article,
    place: Place,
    edition_id: str,
    team: tuple[str, str],
    line: Line,
    position: int | None,
    has_bonus: bool,
) -> Standing:
    context = place.context
    where = [slug(name) for name in (context.stage, context.group_name) if name]
    return Standing(
        **source_columns(article, place),
        table_id=join_slugs(edition_id, *where, "computed"),
        team_id=team[0],
        team_name=team[1],
        edition_id=edition_id,
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
        team_id=names.resolve(record.team_name, record.place),
        team_name=record.team_name,
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
        point_adjustment=None,
        bonus_points=None,
        coefficient=record.coefficient,
        status=None,
        qualification_text=None,
    )


def _printed_table_id(record: StandingRecord, index: EditionIndex) -> str:
    where = slug(record.place.section[-1]) if record.place.section else slug(record.kind)
    return join_slugs(index.id_of(record.place.context), where, "printed")


def _group_depth(place: Place) -> int:
    """How many headings down to the one that names the group."""
    return place.section.index(place.context.group_name or "") + 1


def _group_place(bodies: Sequence[SectionRecord], matches: Sequence[Fixture]) -> Place:
    """The whole section of the group, which holds the matches its table is computed from."""
    first = matches[0].record.place
    for record in bodies:
        if record.body.start <= first.span.start < record.body.end:
            return replace(record.place, span=record.body, construct="group section")
    return first


def _names_in(matches: Sequence[Fixture]) -> dict[str, str]:
    """Every team as the matches first write it."""
    names: dict[str, str] = {}
    for fixture in matches:
        names.setdefault(fixture.home_team_id, fixture.record.home_name)
        names.setdefault(fixture.away_team_id, fixture.record.away_name)
    return names
