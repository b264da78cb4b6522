"""Checks of the sums over a printed table whose teams play each other only."""

from collections.abc import Iterator

from pipeline.tables import Severity, Standing, StandingKind
from pipeline.validate.computed_tables import printed_line_agrees_with_the_matches
from pipeline.validate.facts import Facts
from pipeline.validate.outcome import Failed, Outcome, Passed, Undecided
from pipeline.validate.registry import check
from pipeline.validate.table_arithmetic import played_is_won_drawn_and_lost
from pipeline.validate.tables_beside import TablesBeside

_CLOSED_KINDS = (StandingKind.GROUP, StandingKind.LEAGUE)
_FOUND = "a line of the table is the finding of another check"


@check(Severity.ERROR)
def wins_of_a_closed_table_equal_its_losses(facts: Facts) -> Iterator[Outcome]:
    """Over a printed table whose teams play each other only, all matches won are as many as all
    matches lost. Undecided where the table does not show that it is closed, or where one of its
    lines is the finding of another check.
    """
    yield from _sums_agree(facts, "won", "lost", ("won", "lost"))


@check(Severity.ERROR)
def goals_of_a_closed_table_balance(facts: Facts) -> Iterator[Outcome]:
    """Over a printed table whose teams play each other only, all goals scored are as many as all
    goals conceded. Undecided as for matches won and lost.
    """
    names = ("goals for", "goals against")
    yield from _sums_agree(facts, "goals_for", "goals_against", names)


def _sums_agree(facts: Facts, first: str, second: str, names: tuple[str, str]) -> Iterator[Outcome]:
    found = facts.kept(_found_already)
    for lines in facts.kept(TablesBeside).printed.values():
        if lines[0].kind not in _CLOSED_KINDS or len(lines) < 2:
            continue
        sums = _sum(lines, first), _sum(lines, second)
        if sums[0] is None or sums[1] is None:
            continue
        if sums[0] == sums[1]:
            yield Passed(lines[0].article_id)
        elif not _is_closed(facts, lines):
            yield Undecided(lines[0].article_id, "the teams may play others too")
        elif any((line.table_id, line.team_id) in found for line in lines):
            yield Undecided(lines[0].article_id, _FOUND)
        else:
            yield _unbalanced(lines, sums[0], sums[1], names)


def _sum(lines: list[Standing], column: str) -> int | None:
    numbers = [getattr(line, column) for line in lines]
    return None if None in numbers else sum(numbers)


def _is_closed(facts: Facts, lines: list[Standing]) -> bool:
    """A table of its teams' matches among themselves: the matches shown say so, or it holds all
    the teams of the edition, and they have played as often as a circle of so many teams gives.
    """
    if facts.kept(TablesBeside).beside(lines[0]) is not None:
        return True
    edition = facts.edition.get(lines[0].edition_id)
    played = {line.played for line in lines}
    (often,) = played if len(played) == 1 else (None,)
    is_whole = edition is not None and edition.team_count == len(lines)
    return is_whole and bool(often) and (often or 0) % (len(lines) - 1) == 0


def _found_already(facts: Facts) -> set[tuple[str, str]]:
    checks = (printed_line_agrees_with_the_matches, played_is_won_drawn_and_lost)
    outcomes = (outcome for one in checks for outcome in one.find(facts))
    rows = (outcome.row for outcome in outcomes if isinstance(outcome, Failed))
    return {(row.table_id, row.team_id) for row in rows if isinstance(row, Standing)}


def _unbalanced(lines: list[Standing], first: int, second: int, names: tuple[str, str]) -> Failed:
    where = lines[0].group_name or "the table"
    return Failed(
        row=lines[0],
        message=f"all lines of {where} together have {first} {names[0]}, but {second} {names[1]},"
        " though these teams play each other only",
        expected=str(first),
        observed=str(second),
        other=lines[-1],
    )
