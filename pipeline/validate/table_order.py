"""The check of the order of a printed table."""

from collections.abc import Iterator
from itertools import pairwise

from pipeline.tables import RuleKind, Severity, Sourced, Standing, StandingKind
from pipeline.validate.facts import Facts
from pipeline.validate.outcome import Failed, Outcome, Passed, Undecided
from pipeline.validate.registry import check
from pipeline.validate.table_arithmetic import (
    coefficient_digits,
    coefficient_is_points_per_match,
    points_follow_from_the_results,
    printed_lines,
    true_goal_difference,
)
from pipeline.validate.wording import count, signed


@check(Severity.WARNING)
def order_of_a_printed_table_follows_its_points(facts: Facts) -> Iterator[Outcome]:
    """Each line of a printed table has no more points than the line above, and with as many
    points no better goal difference (goals for less goals against); in a relegation table no
    higher coefficient. Undecided where the article lets something else than the goal difference
    decide first, and for lines whose points or coefficient are the finding of another check.
    """
    digits = coefficient_digits(facts)
    doubted = _lines_that_do_not_add_up(facts)
    for above, below in _neighbouring_lines(facts):
        if above in doubted or below in doubted:
            yield Undecided(below.article_id, "the points of a line do not add up")
        elif above.kind is StandingKind.RELEGATION:
            yield _by_coefficient(above, below, digits.get(above.table_id, 0))
        else:
            yield _by_points(facts, above, below)


def _lines_that_do_not_add_up(facts: Facts) -> set[Sourced]:
    checks = (points_follow_from_the_results, coefficient_is_points_per_match)
    outcomes = (outcome for check in checks for outcome in check.find(facts))
    return {outcome.row for outcome in outcomes if isinstance(outcome, Failed)}


def _neighbouring_lines(facts: Facts) -> Iterator[tuple[Standing, Standing]]:
    tables: dict[str, list[Standing]] = {}
    for line in printed_lines(facts):
        if line.position is not None:
            tables.setdefault(line.table_id, []).append(line)
    for lines in tables.values():
        # A shared position settles nothing between the two, so equal ones are no pair.
        ranked = sorted(lines, key=lambda line: line.position or 0)
        yield from (pair for pair in pairwise(ranked) if pair[0].position != pair[1].position)


def _by_coefficient(above: Standing, below: Standing, digits: int) -> Outcome:
    if above.coefficient is None or below.coefficient is None:
        return Undecided(below.article_id, "a line prints no coefficient")
    if above.coefficient >= below.coefficient:
        return Passed(below.article_id)
    theirs, ours = (f"{line.coefficient:.{digits}f}" for line in (above, below))
    return _out_of_order(above, below, "coefficient", theirs, ours)


def _by_points(facts: Facts, above: Standing, below: Standing) -> Outcome:
    if above.points is None or below.points is None:
        return Undecided(below.article_id, "a line prints no points")
    if above.points > below.points:
        return Passed(below.article_id)
    if above.points < below.points:
        return _out_of_order(above, below, "points", str(above.points), str(below.points))
    return _by_goal_difference(facts, above, below)


def _by_goal_difference(facts: Facts, above: Standing, below: Standing) -> Outcome:
    if _first_tiebreaker(facts, below) not in (None, "goal_difference"):
        return Undecided(below.article_id, "level on points, and another criterion comes first")
    theirs, ours = _difference(above), _difference(below)
    if theirs is None or ours is None:
        return Undecided(below.article_id, "level on points, and no goal difference is printed")
    if theirs >= ours:
        return Passed(below.article_id)
    level = f"goal difference at {count(above.points or 0, 'point')}"
    return _out_of_order(above, below, level, signed(theirs), signed(ours))


def _difference(line: Standing) -> int | None:
    """The difference the goals make: a misprinted one is another check's finding."""
    difference = true_goal_difference(line)
    return line.goal_difference if difference is None else difference


def _first_tiebreaker(facts: Facts, line: Standing) -> str | None:
    stated = facts.rules(facts.with_parent(line.edition_id), RuleKind.TIEBREAKER)
    first = sorted(stated, key=lambda rule: (rule.ordinal or 1, rule.rule_number))
    return first[0].criterion if first else None


def _out_of_order(above: Standing, below: Standing, what: str, theirs: str, ours: str) -> Failed:
    return Failed(
        row=below,
        message=f"{below.team_name} stand in place {below.position} below {above.team_name} in"
        f" place {above.position}, yet have the better {what}: {ours} against {theirs}",
        expected=f"above {above.team_name}",
        observed=f"place {below.position}",
        other=above,
    )
