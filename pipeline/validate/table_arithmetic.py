"""Checks of the arithmetic inside one line of a printed table."""

from collections.abc import Callable, Iterator
from functools import partial

from pipeline.tables import Severity, Standing, StandingBasis, StandingKind
from pipeline.validate.facts import Facts
from pipeline.validate.outcome import Failed, Outcome, Passed, Undecided
from pipeline.validate.registry import check
from pipeline.validate.stage import Stages
from pipeline.validate.tables_beside import TablesBeside
from pipeline.validate.weighing.tables import weigh_columns, weigh_points
from pipeline.validate.weighing.telling import likelier, told
from pipeline.validate.wording import count, signed

_INCOMPLETE = "the line does not print all the numbers"
_POINTS_FOR_WIN = (3, 2)
_RESULTS = ("played", "won", "drawn", "lost")
_GOALS = ("goals_for", "goals_against", "goal_difference")


@check(Severity.ERROR)
def played_is_won_drawn_and_lost(facts: Facts) -> Iterator[Outcome]:
    """Matches played = won + drawn + lost in every printed line that has these columns."""
    for line in printed_lines(facts):
        results = (line.won, line.drawn, line.lost)
        if line.played is None or results == (None, None, None):
            continue
        if line.won is None or line.drawn is None or line.lost is None:
            yield Undecided(line.article_id, _INCOMPLETE)
            continue
        total = line.won + line.drawn + line.lost
        made = f"{line.won} won, {line.drawn} drawn and {line.lost} lost make {total} played"
        why = partial(weigh_columns, facts, line, _RESULTS)
        yield _compared(facts, line, made, str(total), str(line.played), why)


@check(Severity.ERROR)
def goal_difference_is_goals_for_less_against(facts: Facts) -> Iterator[Outcome]:
    """Goal difference = goals for − goals against in every printed line that has these columns."""
    for line in printed_lines(facts):
        if line.goal_difference is None or (line.goals_for, line.goals_against) == (None, None):
            continue
        difference = true_goal_difference(line)
        if difference is None:
            yield Undecided(line.article_id, _INCOMPLETE)
            continue
        goals = f"{count(line.goals_for or 0, 'goal')} for and {line.goals_against} against"
        made = f"{goals} make a difference of {signed(difference)}"
        why = partial(weigh_columns, facts, line, _GOALS)
        yield _compared(facts, line, made, signed(difference), signed(line.goal_difference), why)


@check(Severity.ERROR)
def points_follow_from_the_results(facts: Facts) -> Iterator[Outcome]:
    """Points = points for wins and draws, with the bonus and the adjustment printed. A win counts
    what the article says, else 3 or 2, whichever fits more lines of the table. Undecided where
    the rules give bonus points that the table does not print; a warning in a table over all
    stages, which may count a play-off as won without points.
    """
    wins_count = _points_for_win_by_table(facts)
    for line in printed_lines(facts):
        if line.points is None or (line.won, line.drawn) == (None, None):
            continue
        expected = _points(line, wins_count[line.table_id])
        if expected is None:
            yield Undecided(line.article_id, _INCOMPLETE)
        elif line.bonus_points is None and Stages.of(facts).at(line).bonus:
            yield Undecided(line.article_id, "the table does not print the bonus points")
        else:
            is_overall = line.kind is StandingKind.OVERALL
            severity = Severity.WARNING if is_overall else None
            made = _points_made(line, expected)
            why = partial(_why_other_points, facts, line, expected)
            yield _compared(facts, line, made, str(expected), str(line.points), why, severity)


@check(Severity.ERROR)
def coefficient_is_points_per_match(facts: Facts) -> Iterator[Outcome]:
    """The coefficient of a printed line is its points divided by its matches, to the digits the
    table prints.
    """
    digits = coefficient_digits(facts)
    for line in printed_lines(facts):
        if line.coefficient is None or (line.points, line.played) == (None, None):
            continue
        if line.points is None or not line.played:
            yield Undecided(line.article_id, _INCOMPLETE)
            continue
        places = digits[line.table_id]
        ratio = line.points / line.played
        # Half a unit of the last digit, and a little: some round 0.00005 up, some down.
        if abs(ratio - line.coefficient) <= 0.6 * 10**-places:
            yield Passed(line.article_id)
        else:
            made = f"{count(line.points, 'point')} from {count(line.played, 'match')} make"
            shown, printed = f"{ratio:.{places}f}", f"{line.coefficient:.{places}f}"
            why = partial(_why_other_ratio, line, printed, places)
            yield _compared(facts, line, f"{made} {shown}", shown, printed, why)


def printed_lines(facts: Facts) -> list[Standing]:
    """The lines an article prints itself."""
    return [line for line in facts.rows[Standing] if line.basis is StandingBasis.PRINTED]


def true_goal_difference(line: Standing) -> int | None:
    """Goals for − goals against, whatever difference the table prints."""
    if line.goals_for is None or line.goals_against is None:
        return None
    return line.goals_for - line.goals_against


def coefficient_digits(facts: Facts) -> dict[str, int]:
    """By table_id the digits after the point; a float has lost its closing zeros, so those of the
    longest coefficient of a table hold for all.
    """
    digits: dict[str, int] = {}
    for line in printed_lines(facts):
        if line.coefficient is not None:
            shown = len(f"{line.coefficient:.6f}".rstrip("0").partition(".")[2])
            digits[line.table_id] = max(digits.get(line.table_id, 0), shown)
    return digits


def _compared(
    facts: Facts,
    line: Standing,
    made: str,
    expected: str,
    observed: str,
    why: Callable[[], str | None],
    severity: Severity | None = None,
) -> Outcome:
    if expected == observed:
        return Passed(line.article_id)
    return Failed(
        row=line,
        message=f"{line.team_name}: {made}, the table prints {observed}{told(why())}",
        expected=expected,
        observed=observed,
        other=facts.kept(TablesBeside).beside(line),
        severity=severity,
    )


def _why_other_points(facts: Facts, line: Standing, expected: int) -> str | None:
    if line.kind is StandingKind.OVERALL:
        return "a play-off may be counted as won without points"
    beside = facts.kept(TablesBeside).beside(line)
    if beside is None or beside.points is None or beside.points not in (expected, line.points):
        return weigh_points(facts, line, expected)
    side = "the results are" if beside.points == expected else "the points are"
    return likelier(side, f"the matches shown make {count(beside.points, 'point')}")


def _why_other_ratio(line: Standing, printed: str, places: int) -> str | None:
    """Whether any other number of points would make the coefficient printed."""
    played = line.played or 1
    points = round(float(printed) * played)
    if abs(points / played - float(printed)) > 0.6 * 10**-places:
        made = f"no number of points from {count(played, 'match')} makes {printed}"
        return f"the coefficient is likelier wrong, for {made}"
    return f"{count(points, 'point')} would make {printed}"


def _points(line: Standing, for_win: int) -> int | None:
    if line.won is None or line.drawn is None:
        return None
    extra = (line.bonus_points or 0) + (line.point_adjustment or 0)
    return for_win * line.won + line.drawn + extra


def _points_made(line: Standing, expected: int) -> str:
    extras = ((line.bonus_points, "bonus"), (line.point_adjustment, "adjustment"))
    named = "".join(f", {name} {signed(points)}" for points, name in extras if points)
    return f"{line.won} won and {line.drawn} drawn{named} make {count(expected, 'point')}"


def _points_for_win_by_table(facts: Facts) -> dict[str, int]:
    tables: dict[str, list[Standing]] = {}
    for line in printed_lines(facts):
        tables.setdefault(line.table_id, []).append(line)
    return {table_id: _points_for_win(facts, lines) for table_id, lines in tables.items()}


def _points_for_win(facts: Facts, lines: list[Standing]) -> int:
    rules = Stages.of(facts).at(lines[0])
    if rules.are_points_stated and rules.points_for_win is not None:
        return rules.points_for_win
    return max(
        _POINTS_FOR_WIN,
        key=lambda for_win: sum(_points(line, for_win) == line.points for line in lines),
    )
