"""The check of the order of a printed table."""

from collections.abc import Iterator
from itertools import pairwise

from pipeline.tables import Severity, Sourced, Standing, StandingKind
from pipeline.validate.computed_tables import printed_line_agrees_with_the_matches
from pipeline.validate.facts import Facts
from pipeline.validate.outcome import Failed, Outcome, Passed, Undecided
from pipeline.validate.registry import check
from pipeline.validate.stage import StageRules, Stages
from pipeline.validate.table_arithmetic import (
    coefficient_digits,
    coefficient_is_points_per_match,
    points_follow_from_the_results,
    printed_lines,
    true_goal_difference,
)
from pipeline.validate.tables_beside import TablesBeside, figures_agree
from pipeline.validate.weighing.telling import told
from pipeline.validate.wording import count, signed

_WORDS = {
    "goals_scored": "goals scored",
    "away_goals": "away goals",
    "away_wins": "wins away",
    "goal_ratio": "goal ratio",
    "play_off": "play-off",
}
_BY_RATIO = "the order is likelier wrong, for both are points per match"
_BY_GOALS = "the order is likelier wrong, for both follow from the goals"
_PLAIN = (None, "goal_difference")


@check(Severity.WARNING)
def order_of_a_printed_table_follows_the_rules(facts: Facts) -> Iterator[Outcome]:
    """Each line of a printed table has no more points than the line above. Level on points, the
    tiebreakers the article lists, else those known of the competition, decide by the matches
    shown; where no table can be computed, the goal difference (goals for less goals against)
    where it is the first of them or none is known. A relegation table follows its coefficient.
    Undecided where a tiebreaker cannot be computed, such as lots, and for lines whose numbers
    are the finding of another check.
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
    checks = (
        points_follow_from_the_results,
        coefficient_is_points_per_match,
        printed_line_agrees_with_the_matches,
    )
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
    why = None if None in (above.points, above.played, below.points, below.played) else _BY_RATIO
    return _out_of_order(above, below, "coefficient", theirs, ours, why)


def _by_points(facts: Facts, above: Standing, below: Standing) -> Outcome:
    if above.kind is StandingKind.OVERALL:
        return Undecided(below.article_id, "an overall table follows the round that was reached")
    if above.points is None or below.points is None:
        return Undecided(below.article_id, "a line prints no points")
    if above.points > below.points:
        return Passed(below.article_id)
    if above.points < below.points:
        theirs, ours = str(above.points), str(below.points)
        return _out_of_order(above, below, "points", theirs, ours, _by_the_results(above, below))
    return _by_matches(facts, above, below) or _by_goal_difference(facts, above, below)


def _by_matches(facts: Facts, above: Standing, below: Standing) -> Outcome | None:
    """Level on points: by the computed table, where it says the same as the printed one."""
    tables, rules = facts.kept(TablesBeside), Stages.of(facts).at(below)
    first, second = tables.beside(above), tables.beside(below)
    if first is None or second is None or first.points != second.points:
        return None  # points carried over from an earlier stage stand in the printed table only
    if not (figures_agree(above, first) and figures_agree(below, second)):
        return Undecided(below.article_id, "level on points, and not all matches are shown")
    if first.position is None or second.position is None:
        return Undecided(below.article_id, _what_is_lacking(rules))
    if first.position < second.position:
        return Passed(below.article_id)
    return Failed(
        row=below,
        message=f"{below.team_name} stand in place {below.position} below {above.team_name} in"
        f" place {above.position}, yet level on {count(above.points or 0, 'point')}"
        f" they are ahead by the tiebreakers in force ({_in_words(rules)});"
        " the order is likelier wrong, for all figures of both lines agree with the matches",
        expected=f"above {above.team_name}",
        observed=f"place {below.position}",
        other=second,
    )


def _what_is_lacking(rules: StageRules) -> str:
    if not rules.tiebreakers:
        return "level on points, and no tiebreaker is stated or known"
    if rules.uncomputable is None:
        return "level by all tiebreakers that are stated or known"
    return f"level on points, and {rules.uncomputable} cannot be computed"


def _in_words(rules: StageRules) -> str:
    names = (
        _WORDS.get(one, one).replace("head_to_head_", "head-to-head ") for one in rules.tiebreakers
    )
    return ", ".join(name.replace("_", " ") for name in names)


def _by_goal_difference(facts: Facts, above: Standing, below: Standing) -> Outcome:
    tiebreakers = Stages.of(facts).at(below).tiebreakers
    if (tiebreakers[0] if tiebreakers else None) not in _PLAIN:
        return Undecided(below.article_id, "level on points, and another criterion comes first")
    theirs, ours = _difference(above), _difference(below)
    if theirs is None or ours is None:
        return Undecided(below.article_id, "level on points, and no goal difference is printed")
    if theirs >= ours:
        return Passed(below.article_id)
    if not tiebreakers:
        return Undecided(below.article_id, "level on points, and no tiebreaker is stated or known")
    level = f"goal difference at {count(above.points or 0, 'point')}"
    is_by_goals = None not in map(true_goal_difference, (above, below))
    why = _BY_GOALS if is_by_goals else None
    return _out_of_order(above, below, level, signed(theirs), signed(ours), why)


def _difference(line: Standing) -> int | None:
    """The difference the goals make: a misprinted one is another check's finding."""
    difference = true_goal_difference(line)
    return line.goal_difference if difference is None else difference


def _by_the_results(above: Standing, below: Standing) -> str | None:
    """Points that do not add up are no pair to judge, so those with their results do; but a bonus
    or a deduction printed may itself be wrong.
    """
    results = (above.won, above.drawn, below.won, below.drawn)
    if None in results or any(one.bonus_points or one.point_adjustment for one in (above, below)):
        return None
    return "the order is likelier wrong, for the points of both follow from their results"


def _out_of_order(
    above: Standing, below: Standing, what: str, theirs: str, ours: str, why: str | None = None
) -> Failed:
    return Failed(
        row=below,
        message=f"{below.team_name} stand in place {below.position} below {above.team_name} in"
        f" place {above.position}, yet have {'more' if what == 'points' else 'the better'} {what}:"
        f" {ours} against {theirs}{told(why)}",
        expected=f"above {above.team_name}",
        observed=f"place {below.position}",
        other=above,
    )
