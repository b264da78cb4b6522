"""Checks of the numbers an infobox states against the rows counted."""

from collections.abc import Iterator

from pipeline.tables import (
    Edition,
    Match,
    MatchStatus,
    Participant,
    Presence,
    RoundKind,
    Severity,
)
from pipeline.validate.facts import Facts, sides_of
from pipeline.validate.outcome import Failed, Outcome, Passed, Undecided
from pipeline.validate.registry import check
from pipeline.validate.result import contest_of, is_aggregate_doubted
from pipeline.validate.weighing.telling import likelier, told
from pipeline.validate.wording import count, edition_name, listing

_NO_RESULT_YET = (MatchStatus.SCHEDULED, MatchStatus.POSTPONED, MatchStatus.UNKNOWN)
_CALLED_OFF = (MatchStatus.CANCELLED, MatchStatus.WALKOVER)
_ENOUGH = 2  # goals; a difference of one has many causes
_ONLY_A_PART = "the article shows only a part of the matches"


@check(Severity.ERROR)
def stated_matches_equal_those_shown(facts: Facts) -> Iterator[Outcome]:
    """The number of matches an infobox states equals the matches the article shows, those of the
    edition's tournaments included. Fewer shown is a warning; undecided where less than half is
    shown, as in an article that leaves the league matches out, or where some are still to come.
    """
    for edition in facts.edition.values():
        stated = edition.printed_match_count
        if stated is None:
            continue
        shown = matches_that_count(facts, edition)
        if len(shown) == stated:
            yield Passed(edition.article_id)
        elif 2 * len(shown) < stated:
            yield Undecided(edition.article_id, _ONLY_A_PART)
        elif any(match.status in _NO_RESULT_YET for match in shown):
            yield Undecided(edition.article_id, "some matches are still to be played")
        else:
            yield _other_number_of_matches(edition, stated, shown)


@check(Severity.ERROR)
def stated_goals_equal_the_sum_of_scores(facts: Facts) -> Iterator[Outcome]:
    """The number of goals an infobox states equals the sum of all scores. Undecided where a match
    has no score, or where the matches shown are not as many as stated.
    """
    for edition in facts.edition.values():
        stated = edition.printed_goal_count
        if stated is None:
            continue
        shown = matches_that_count(facts, edition)
        goals = goals_of(shown)
        if not shown or goals is None:
            yield Undecided(edition.article_id, "some matches have no score")
        elif goals == stated:
            yield Passed(edition.article_id)
        elif edition.printed_match_count not in (None, len(shown)) or 2 * goals < stated:
            yield Undecided(edition.article_id, _ONLY_A_PART)
        else:
            yield _other_number_of_goals(facts, edition, stated, goals, shown)


def whole_editions(facts: Facts) -> set[str]:
    """The editions of which the article shows as many matches as their infobox states, and the
    tournaments they consist of.
    """
    whole = [
        edition
        for edition in facts.edition.values()
        if edition.printed_match_count == len(matches_that_count(facts, edition))
    ]
    return {one.edition_id for edition in whole for one in facts.with_children(edition)}


def matches_that_count(facts: Facts, edition: Edition) -> list[Match]:
    """The matches of an edition and its tournaments, those called off aside."""
    return [m for m in facts.all_matches(edition) if m.status is not MatchStatus.CANCELLED]


def _other_number_of_matches(edition: Edition, stated: int, shown: list[Match]) -> Failed:
    named = f"the infobox of {edition_name(edition)} states {count(stated, 'match')}"
    return Failed(
        row=edition,
        message=f"{named}, but {len(shown)} {'is' if len(shown) == 1 else 'are'} shown"
        + told(_matches_by_their_goals(edition, stated, shown)),
        expected=str(len(shown)),
        observed=str(stated),
        other=_first(shown),
        severity=Severity.WARNING if len(shown) < stated else None,
    )


def _matches_by_their_goals(edition: Edition, stated: int, shown: list[Match]) -> str | None:
    """The number of goals stated is that of the matches shown, or of more, or of fewer."""
    goals, in_all = goals_of(shown), edition.printed_goal_count
    if in_all is None or goals is None:
        return None
    if goals == in_all:
        why = f"their scores make the {count(goals, 'goal')} stated"
        return likelier("the matches shown are", why)
    if (goals < in_all) == (len(shown) < stated):
        why = f"they make {count(goals, 'goal')}, not the {in_all} stated"
        what = "a match is likelier missing" if goals < in_all else "a match is likelier too many"
        return f"{what} from those shown, for {why}" if goals < in_all else f"{what}, for {why}"
    return None


def goals_of(matches: list[Match]) -> int | None:
    """All goals of the scores; null where a score is missing."""
    scores = [side.score for match in matches for side in sides_of(match)]
    return None if None in scores else sum(score or 0 for score in scores)


def _first(matches: list[Match]) -> Match | None:
    return min(matches, key=lambda one: (one.article_id, one.source_start), default=None)


def _other_number_of_goals(
    facts: Facts, edition: Edition, stated: int, goals: int, shown: list[Match]
) -> Failed:
    return Failed(
        row=edition,
        message=f"the infobox of {edition_name(edition)} states {count(stated, 'goal')},"
        f" but the scores of {count(len(shown), 'match')} add up to {goals}"
        + told(
            _by_their_lists(facts, stated, shown),
            _without_the_last(stated, goals, shown),
            _by_their_aggregates(facts, edition),
        ),
        expected=str(goals),
        observed=str(stated),
        other=_first(shown),
    )


def _by_their_lists(facts: Facts, stated: int, shown: list[Match]) -> str | None:
    """Whether every score is borne out by as many goals listed, or the total by all of them."""
    if all(match.is_goals_complete for match in shown):
        return likelier("the scores are", "all their goals are listed")
    if sum(len(facts.goals(match)) for match in shown) == stated:
        return likelier("the infobox is", f"{stated} goals are listed as well")
    return None


def _without_the_last(stated: int, goals: int, shown: list[Match]) -> str | None:
    """Whether the total is of a day before the final, as totals that nobody brought up to date."""
    final = [match for match in shown if match.round_kind is RoundKind.FINAL]
    lacking = goals_of(final)
    if lacking is None or lacking < _ENOUGH or lacking != goals - stated:
        return None
    return likelier("the scores are", f"the {lacking} goals missing are those of the final")


def _by_their_aggregates(facts: Facts, edition: Edition) -> str | None:
    """Scores that contradict the aggregates printed beside them are no better witness."""
    contested = (contest_of(facts, tie) for tie in facts.ties(edition.edition_id))
    doubted = [one for one in contested if is_aggregate_doubted(one)]
    if not doubted:
        return None
    which = "the tie" if len(doubted) == 1 else f"one of {len(doubted)} ties"
    return f"a score may be wrong in {which} whose legs do not make the printed aggregate"


@check(Severity.ERROR)
def stated_teams_equal_those_seen(facts: Facts) -> Iterator[Outcome]:
    """The number of teams stated equals the teams that play in the matches, or else those the
    article lists (an article may show the play-offs of a league only, or list a team that missed
    them). Undecided where no team is listed and fewer are seen playing, unless all matches are
    shown; a warning where the list is shorter, for it may leave some out. Who only was to play a
    match that was called off does not count.
    """
    whole = facts.kept(whole_editions)
    for edition in facts.edition.values():
        stated = edition.team_count
        if stated is None:
            continue
        playing = _teams_playing(facts, edition)
        listed = _teams_listed(facts, edition)
        if stated in (len(playing), len(listed)):
            yield Passed(edition.article_id)
        elif not listed and len(playing) < stated and edition.edition_id not in whole:
            yield Undecided(edition.article_id, "the article neither lists nor shows all teams")
        else:
            yield _other_number_of_teams(facts, edition, stated, len(playing), listed)


def _teams_playing(facts: Facts, edition: Edition) -> set[str]:
    played = (m for m in facts.all_matches(edition) if m.status not in _CALLED_OFF)
    return {side.team_id for match in played for side in sides_of(match)}


def _teams_listed(facts: Facts, edition: Edition) -> dict[str, Participant]:
    entries = facts.participants(edition)
    return {entry.team_id: entry for entry in entries if entry.presence is not Presence.PLAYED}


def _other_number_of_teams(
    facts: Facts, edition: Edition, stated: int, playing: int, teams: dict[str, Participant]
) -> Failed:
    listed = len(teams)
    others = [f"its matches show {playing}"] if playing else []
    others += [f"its lists {'have' if playing else 'show'} {listed}"] if listed else []
    return Failed(
        row=edition,
        message=f"the infobox of {edition_name(edition)} states {count(stated, 'team')},"
        f" but {listing(others) or 'none is shown'}{told(_by_both(stated, playing, listed))}",
        other=next(iter(teams.values()), None) or _first(facts.all_matches(edition)),
        expected=" or ".join(dict.fromkeys(str(n) for n in (playing, listed) if n)),
        observed=str(stated),
        severity=Severity.WARNING if max(playing, listed) < stated else None,
    )


def _by_both(stated: int, playing: int, listed: int) -> str | None:
    """Matches and lists are two statements; one of them alone may be short."""
    if playing == listed > 0:
        return likelier("the matches and the lists are", "they agree with each other")
    if playing > stated:
        return likelier("the matches are", "they show more teams than are stated")
    if max(playing, listed) < stated:
        return "the lists may leave some out" if listed else "some may not be shown"
    return None
