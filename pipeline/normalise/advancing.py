"""Rankings across groups: the best runners-up, and the seeds of those that advance."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.normalise.computed_tables import GroupTable, settled_positions
from pipeline.normalise.group_tables import Line, Points, Ranking
from pipeline.normalise.rules import RuleBook
from pipeline.parse.records import Statement
from pipeline.tables import RuleKind, StandingKind

_KIND_BY_RANK = {2: StandingKind.RUNNERS_UP, 3: StandingKind.THIRD_PLACE}
_MOST_TEAMS = 100


@dataclass(frozen=True, slots=True)
class CrossTable:
    """Teams of several groups in one ranking, with the group each comes from."""

    kind: StandingKind
    teams: dict[str, GroupTable]
    positions: dict[str, int]


def rank_across(tables: Sequence[GroupTable], rules: RuleBook) -> Iterator[CrossTable]:
    """The ranking of every rank of which only the best advance, and the seeding of all that
    advance where the bracket names seeds. Nothing while a place it needs is not settled.
    """
    said = rules.all_of(RuleKind.ADVANCES)
    groups = [table for table in tables if table.stage.group_name and table.points]
    if len(groups) < 2 or len({table.stage.stage for table in groups}) > 1:
        return
    advancing: dict[str, GroupTable] = {}
    for statement in said:
        ranked = _of_rank(groups, statement.rank)
        best = _ranking(ranked, rules)
        if statement.number is not None and ranked:
            yield CrossTable(
                _KIND_BY_RANK.get(statement.rank or 0, StandingKind.OVERALL), ranked, best
            )
        through = _through(statement, ranked, best)
        if through is None:
            return
        advancing.update((team, ranked[team]) for team in through)
    if advancing and len(advancing) == _seed_count(rules):
        yield CrossTable(StandingKind.SEEDING, advancing, _ranking(advancing, rules))


def _of_rank(groups: Sequence[GroupTable], rank: int | None) -> dict[str, GroupTable]:
    """The team of one rank of every group; none while that of one group is not settled."""
    found = {
        team: table
        for table in groups
        for team, position in table.settled().items()
        if position == rank
    }
    return found if len(found) == len(groups) else {}


def _ranking(teams: dict[str, GroupTable], rules: RuleBook) -> dict[str, int]:
    """Positions by points and the criteria of a ranking across groups, where it has its own."""
    if not teams or len(teams) > _MOST_TEAMS:
        return {}
    lines: dict[str, Line] = {team: table.lines[team] for team, table in teams.items()}
    table = next(iter(teams.values()))
    criteria = rules.ranking_criteria() or [
        one
        for one in rules.criteria(RuleKind.TIEBREAKER, table.spot)
        if not one.startswith("head_to_head")
    ]
    ranking = Ranking(criteria, table.points or Points(0, 0))
    return settled_positions(ranking.order(lines, []))


def _through(
    statement: Statement, ranked: dict[str, GroupTable], best: dict[str, int]
) -> list[str] | None:
    """Who advances by one rule; None while that is not settled."""
    if statement.number is None:
        return list(ranked) or None
    through = [team for team, position in best.items() if position <= statement.number]
    return through if len(through) == statement.number else None


def _seed_count(rules: RuleBook) -> int:
    pairs = rules.all_of(RuleKind.BRACKET_PAIR)
    slots = {slot for pair in pairs for slot in (pair.slot1, pair.slot2) if slot}
    return sum(slot.startswith("seed ") for slot in slots)
