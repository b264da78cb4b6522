"""Checks of the goals that lists and infoboxes give a scorer."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from pipeline.tables import Severity, TopScorer
from pipeline.validate.facts import Facts
from pipeline.validate.open_goals import gaps_by_team
from pipeline.validate.outcome import Failed, Outcome, Passed, Undecided
from pipeline.validate.registry import check
from pipeline.validate.scorer_index import Ledger, is_of_infobox, ledgers, named_place
from pipeline.validate.weighing.scorers import (
    Beside,
    list_or_infobox,
    number_or_order,
    weigh_total,
)
from pipeline.validate.weighing.telling import likelier, told, told_if
from pipeline.validate.wording import count

_ONLY_A_PART = "the matches shown hold only a part of the goals"
_NO_TOTAL = "the line has lost its number of goals"
_TWO_TITLES = "the list and the matches link two articles for what may be one player"
_NOBODY = "the player cannot be told from another one"


@check(Severity.ERROR)
def total_of_a_scorer_equals_his_goals(facts: Facts) -> Iterator[Outcome]:
    """A player has as many goals in the matches as a list or the infobox gives him, own goals left
    out. Undecided where the matches show only a part of the goals, or where goals of his team
    have no scorer and may be his: then another check says whose they are.
    """
    for ledger in _all_ledgers(facts):
        open_goals = _open_goals(facts, ledger)
        for lines in _lists(ledger.lines):
            is_comparable = ledger.is_comparable(lines)
            for line, beside in zip(lines, _neighbours(lines), strict=True):
                yield _total(line, beside, ledger, open_goals, is_comparable)


def _neighbours(lines: Sequence[TopScorer]) -> Iterator[Beside]:
    """The lines above and below each line of a list."""
    padded = [None, *lines, None]
    return zip(padded, padded[2:], strict=False)


def _open_goals(facts: Facts, ledger: Ledger) -> dict[str, int]:
    """How many goals of each team may be anybody's: without a scorer, or of one not told apart."""
    found = {
        team: sum(gap.goals for gap in gaps) for team, gaps in gaps_by_team(facts, ledger).items()
    }
    for match in ledger.matches:
        for goal in facts.goals(match):
            if goal.person_id is None:
                found[goal.team_id] = found.get(goal.team_id, 0) + 1
    return found


def _all_ledgers(facts: Facts) -> Iterator[Ledger]:
    return (one for of_edition in facts.kept(ledgers).values() for one in of_edition)


def _lists(lines: Sequence[TopScorer]) -> Iterator[list[TopScorer]]:
    return (list(group) for _, group in groupby(lines, key=lambda line: line.list_number))


def _total(
    line: TopScorer, beside: Beside, ledger: Ledger, open_goals: dict[str, int], is_shown: bool
) -> Outcome:
    if line.goals is None:
        return Undecided(line.article_id, _NO_TOTAL)
    if line.person_id is None:
        return Undecided(line.article_id, _NOBODY)
    if not is_shown:
        return Undecided(line.article_id, _ONLY_A_PART)
    counted = ledger.counted[line.person_id]
    missing = line.goals - counted
    team = ledger.teams.get(line.person_id, "")
    if missing == 0:
        return Passed(line.article_id)
    if 0 < missing <= open_goals.get(team, 0):
        return Undecided(line.article_id, "goals of the team without a scorer may be his")
    if missing > 0 and ledger.double_of(line.person_id):
        return Undecided(line.article_id, _TWO_TITLES)
    return _another_total(line, beside, ledger, counted, is_whole=not open_goals.get(team))


def _another_total(
    line: TopScorer, beside: Beside, ledger: Ledger, counted: int, is_whole: bool
) -> Failed:
    other = _second_witness(line, ledger)
    return Failed(
        row=line,
        part="infobox" if is_of_infobox(line) else None,
        message=f"{named_place(line)} gives {line.player_name} {count(line.goals or 0, 'goal')},"
        f" but the matches list {counted or 'none'}"
        + told(weigh_total(ledger, line, other, beside, is_whole=is_whole)),
        expected=str(counted),
        observed=str(line.goals),
        other=other or ledger.first_goal.get(line.person_id or ""),
    )


def _second_witness(line: TopScorer, ledger: Ledger) -> TopScorer | None:
    same = ledger.by_person.get(line.person_id or "", ())
    return next((one for one in same if one.list_number != line.list_number), None)


@check(Severity.WARNING)
def nobody_with_as_many_goals_is_missing(facts: Facts) -> Iterator[Outcome]:
    """Whoever has as many goals in the matches as the last line of a list has a line, too. Each
    scorer with so many applies once. Undecided where a line does not tell its player apart.
    """
    for ledger in _all_ledgers(facts):
        lines = [line for line in ledger.lines if not is_of_infobox(line)]
        totals = [line.goals for line in lines if line.goals is not None]
        if not totals or not ledger.is_comparable(lines):
            continue
        last = next(line for line in reversed(lines) if line.goals == min(totals))
        named = {line.person_id for line in lines}
        doubles = {ledger.double_of(person_id) for person_id in named if person_id}
        for person_id, goals in ledger.counted.items():
            if goals < min(totals):
                continue
            if person_id in named:
                yield Passed(last.article_id)
            elif None in named or person_id in doubles:
                yield Undecided(last.article_id, _NOBODY if None in named else _TWO_TITLES)
            else:
                yield _missing(ledger, last, person_id, goals)


def _missing(ledger: Ledger, last: TopScorer, person_id: str, goals: int) -> Failed:
    is_listed = person_id not in ledger.in_incomplete and person_id not in ledger.in_overfull
    why = likelier("the matches are", "the goals listed make their scores") if is_listed else None
    name = ledger.names[person_id]
    return Failed(
        row=last,
        name=ledger.edition.edition_id,
        message=f"{name} has {count(goals, 'goal')} in the matches, but is not in the list of"
        f" goalscorers, which goes down to {last.player_name} with {last.goals}{told_if(why)}",
        other=ledger.first_goal[person_id],
        expected=f"{name} ({goals})",
        observed=None,
        part=person_id,
    )


@check(Severity.ERROR)
def infobox_top_scorer_leads_the_list(facts: Facts) -> Iterator[Outcome]:
    """The top scorer an infobox names has the most goals in the list of goalscorers, and as many as
    the infobox says. Undecided where the article has no such list or it gives no numbers.
    """
    for ledger in _all_ledgers(facts):
        listed = [
            line for line in ledger.lines if not is_of_infobox(line) and line.goals is not None
        ]
        most = max(listed, key=lambda line: line.goals or 0, default=None)
        for line in ledger.lines:
            if not is_of_infobox(line) or line.goals is None:
                continue
            own = next((one for one in listed if one.person_id == line.person_id), None)
            if most is None or line.person_id is None:
                yield Undecided(line.article_id, "no list of goalscorers with numbers")
            elif own is not None and own.goals == most.goals == line.goals:
                yield Passed(line.article_id)
            else:
                is_alike = own is None or own.goals == line.goals
                yield _another_leader(ledger, line, most if is_alike else own or most)


def _another_leader(ledger: Ledger, line: TopScorer, other: TopScorer) -> Failed:
    given = f"{other.player_name} {count(other.goals or 0, 'goal')}"
    return Failed(
        row=line,
        message=f"the infobox names {line.player_name} with {count(line.goals or 0, 'goal')} as top"
        f" scorer, but the list of goalscorers gives {given}"
        + told(list_or_infobox(ledger, line, other)),
        expected=f"{other.player_name} ({other.goals})",
        observed=f"{line.player_name} ({line.goals})",
        other=other,
    )


@check(Severity.WARNING)
def goals_fall_down_the_list_of_scorers(facts: Facts) -> Iterator[Outcome]:
    """No line of a list of goalscorers has more goals than the line above it, nor another number
    at the same rank. Each pair of lines applies once; lines without a number are passed over.
    """
    for ledger in _all_ledgers(facts):
        is_shown = ledger.is_comparable(ledger.lines)
        for lines in _lists([one for one in ledger.lines if one.goals is not None]):
            if not is_of_infobox(lines[0]):
                for above, line in pairwise(lines):
                    yield _in_order(ledger, above, line, is_shown)


def _in_order(ledger: Ledger, above: TopScorer, line: TopScorer, is_shown: bool) -> Outcome:
    goals, before = line.goals or 0, above.goals or 0
    is_same_rank = line.rank is not None and line.rank == above.rank
    if goals == before or (goals < before and not is_same_rank):
        return Passed(line.article_id)
    return Failed(
        row=line,
        message=f"{line.player_name} stands below {above.player_name} in the list of goalscorers"
        f"{' at the same rank' if is_same_rank else ''}, with {count(goals, 'goal')} to {before}"
        + told_if(number_or_order(ledger, above, line) if is_shown else None),
        expected=str(before) if is_same_rank else f"at most {before}",
        observed=str(goals),
        other=above,
    )
