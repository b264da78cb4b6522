"""Whether the total printed for a scorer or the goals in the matches are likelier right."""

from pipeline.tables import TopScorer
from pipeline.validate.scorer_index import Ledger, is_of_infobox, named_place
from pipeline.validate.weighing.telling import likelier
from pipeline.validate.wording import count

_SQUAD = 60  # players; no team has more who score
Beside = tuple[TopScorer | None, TopScorer | None]
"""The lines above and below one of a list."""


def weigh_total(
    ledger: Ledger, line: TopScorer, other: TopScorer | None, beside: Beside, *, is_whole: bool
) -> str | None:
    """Why the total of a line is likelier right, or the goals counted are: by another line about
    the same player, his team-mates, his matches, the order of the list. ``is_whole`` says that
    every goal of the team has its scorer.
    """
    counted = ledger.counted[line.person_id or ""]
    return (
        _by_another_line(line, other, counted)
        or _with_the_opposite(line, ledger, counted)
        or _by_an_overfull_match(line, ledger, counted)
        or (_by_the_team(line, ledger) if is_whole else None)
        or _by_the_order(line, beside, counted)
    )


def list_or_infobox(ledger: Ledger, line: TopScorer, other: TopScorer) -> str | None:
    """The one of the two whose player has as many goals in the matches; where both have, the
    list, by which another one leads.
    """
    by_infobox, by_list = (
        ledger.counted[one.person_id or ""] == one.goals for one in (line, other)
    )
    if by_list and (other.goals or 0) > (line.goals or 0):
        by_infobox = False
    if by_infobox == by_list:
        return None
    side, one = ("the infobox is", line) if by_infobox else ("the list is", other)
    return likelier(side, f"{one.player_name} has {count(one.goals or 0, 'goal')} in the matches")


def number_or_order(ledger: Ledger, above: TopScorer, line: TopScorer) -> str | None:
    """Whether the matches agree with both totals of two lines out of order, or with one of them."""
    wrong = [one for one in (above, line) if ledger.counted[one.person_id or ""] != one.goals]
    if not wrong:
        return "the matches agree with both, so that the order or the rank is likelier wrong"
    if len(wrong) == 2 or wrong[0].person_id is None:
        return None
    counted = ledger.counted[wrong[0].person_id]
    return f"{wrong[0].player_name} has {counted or 'none'} in the matches, which is likelier"


def _by_another_line(line: TopScorer, other: TopScorer | None, counted: int) -> str | None:
    if other is None or other.goals not in (counted, line.goals):
        return None
    side = "the matches are" if other.goals == counted else f"{line.goals} is"
    is_same_place = is_of_infobox(other) == is_of_infobox(line)
    again = "another line of it" if is_same_place else named_place(other)
    return likelier(side, f"{again} gives {other.goals} as well")


def _with_the_opposite(line: TopScorer, ledger: Ledger, counted: int) -> str | None:
    """Somebody of the team who has as many goals too many as the other one too few."""
    wanted = (line.goals or 0) - counted
    for person_id in _team_of(line, ledger):
        printed = ledger.line_of(person_id)
        if printed and ledger.counted[person_id] - (printed.goals or 0) == wanted:
            return (
                f"{printed.player_name} of the same team has {abs(wanted)}"
                f" {'more' if wanted > 0 else 'fewer'} in the matches than the list gives him,"
                " so that likely one is credited with the other's"
            )
    return None


def _by_an_overfull_match(line: TopScorer, ledger: Ledger, counted: int) -> str | None:
    if counted <= (line.goals or 0) or line.person_id not in ledger.in_overfull:
        return None
    return likelier(f"{line.goals} is", "a match of his lists more goals than its score")


def _by_the_order(line: TopScorer, beside: Beside, counted: int) -> str | None:
    """Whether the list would be in order with the goals of the matches, and is not as it is."""
    above, below = (one.goals if one else None for one in beside)

    def fits(goals: int) -> bool:
        return (above is None or above >= goals) and (below is None or goals >= below)

    if fits(line.goals or 0) or not fits(counted):
        return None
    return likelier("the matches are", f"{counted} fits the order of the list")


def _by_the_team(line: TopScorer, ledger: Ledger) -> str | None:
    """Every goal of the team has its scorer, and the total of everybody else is that of the
    matches: then one goal more for one of them would be one less for another.
    """
    team = [one for one in _team_of(line, ledger) if one != line.person_id]
    lines = [ledger.line_of(person_id) for person_id in team]
    totals = [ledger.counted[person_id] for person_id in team]
    if not team or [one and one.goals for one in lines] != totals:
        return None
    return likelier(
        "the matches are", "the totals of all other scorers of the team agree with them"
    )


def _team_of(line: TopScorer, ledger: Ledger) -> list[str]:
    return ledger.by_team.get(ledger.teams.get(line.person_id or "", ""), [])[:_SQUAD]
