"""Checks of the hat-tricks an article lists against the goals of its matches."""

from collections import Counter
from collections.abc import Iterator

from pipeline.tables import GoalKind, HatTrick, Match, Severity
from pipeline.validate.facts import Facts, sides_of
from pipeline.validate.outcome import Failed, Outcome, Passed, Undecided
from pipeline.validate.registry import check
from pipeline.validate.weighing.tables import meetings
from pipeline.validate.weighing.telling import likelier, told, told_if
from pipeline.validate.wording import count, day, the_match

_ENOUGH = 3  # goals of one player make a hat-trick


@check(Severity.ERROR)
def hat_trick_stands_in_its_match(facts: Facts) -> Iterator[Outcome]:
    """A player whom a list of hat-tricks names has as many goals in that match as it says, and the
    match is dated and ended as it says. Undecided where the article does not show the match, or
    not all goals of it.
    """
    met_by_teams = facts.kept(meetings)
    for line in facts.rows[HatTrick]:
        teams = frozenset((line.team_id or "", line.opponent_team_id or ""))
        met = [
            match
            for one in facts.family(line.edition_id)
            for match in met_by_teams.get((one.edition_id, teams), [])
        ]
        yield _against(line, met, facts)


def _against(line: HatTrick, met: list[Match], facts: Facts) -> Outcome:
    if not met:
        return Undecided(line.article_id, "the article does not show the match")
    if line.person_id is None:
        return Undecided(line.article_id, "the player cannot be told from another one")
    counted = {match.match_id: _goals_of(line.person_id, match, facts) for match in met}
    match = max(met, key=lambda one: (counted[one.match_id], one.match_date == line.match_date))
    goals = counted[match.match_id]
    if goals < line.goals and not match.is_goals_complete:
        return Undecided(line.article_id, "not all goals of the match are listed")
    wrong = _differences(line, match, goals)
    is_about_goals = len(wrong) > (line.match_date != match.match_date)
    if not wrong:
        return Passed(line.article_id)
    return Failed(
        row=line,
        other=match,
        message=f"the list of hat-tricks gives {line.player_name} {count(line.goals, 'goal')}"
        f" against {line.opponent_team_name}, but {the_match(match)} {' and '.join(wrong)}"
        + told(_by_all_goals(match) if is_about_goals else None),
        expected=str(goals),
        observed=str(line.goals),
    )


def _by_all_goals(match: Match) -> str | None:
    """Whether goals and score of a match speak for each other."""
    if not match.is_goals_complete:
        return None
    return likelier("the match is", "its goals listed make the score")


def _differences(line: HatTrick, match: Match, goals: int) -> list[str]:
    wrong = [f"lists {goals} of his"] if goals != line.goals else []
    scores = {side.team_id: side.score for side in sides_of(match)}
    stated = {line.team_id: line.team_score, line.opponent_team_id: line.opponent_score}
    if None not in (*scores.values(), *stated.values()) and scores != stated:
        wrong.append(f"is said there to have ended {line.score_text}")
    if line.match_date and match.match_date and line.match_date != match.match_date:
        wrong.append(f"is dated {day(match.match_date)}, not {day(line.match_date)}")
    return wrong


def _goals_of(person_id: str, match: Match, facts: Facts) -> int:
    return sum(
        goal.person_id == person_id and goal.kind is not GoalKind.OWN_GOAL
        for goal in facts.goals(match)
    )


@check(Severity.WARNING)
def hat_tricks_of_the_matches_are_listed(facts: Facts) -> Iterator[Outcome]:
    """Whoever scores three goals in a match stands in the list of hat-tricks, where the article
    that shows the match has one.
    """
    listed = Counter((line.article_id, line.person_id) for line in facts.rows[HatTrick])
    articles = {line.article_id: line for line in facts.rows[HatTrick]}
    for match in facts.matches if articles else ():
        if match.article_id not in articles:
            continue
        for person_id, name, goals in _hat_tricks_of(match, facts):
            if listed[match.article_id, person_id] or listed[match.article_id, None]:
                yield Passed(match.article_id)
            else:
                yield Failed(
                    row=match,
                    other=articles[match.article_id],
                    message=f"{name} has {count(goals, 'goal')} in {the_match(match)}, but is not"
                    " in the list of hat-tricks" + told_if(_by_all_goals(match)),
                    expected=name,
                    observed=None,
                    part=person_id,
                )


def _hat_tricks_of(match: Match, facts: Facts) -> Iterator[tuple[str, str, int]]:
    goals = [goal for goal in facts.goals(match) if goal.kind is not GoalKind.OWN_GOAL]
    names = {goal.person_id: goal.scorer_name or "" for goal in goals}
    for person_id, number in Counter(goal.person_id for goal in goals).items():
        if person_id is not None and number >= _ENOUGH:
            yield person_id, names[person_id], number
