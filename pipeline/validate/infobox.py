"""Checks of the numbers an infobox states against the rows counted."""

from collections.abc import Iterator

from pipeline.tables import Edition, Match, MatchStatus, Presence, Severity
from pipeline.validate.facts import Facts, sides_of
from pipeline.validate.outcome import Failed, Outcome, Passed, Undecided
from pipeline.validate.registry import check
from pipeline.validate.wording import count, edition_name

_NO_RESULT_YET = (MatchStatus.SCHEDULED, MatchStatus.POSTPONED, MatchStatus.UNKNOWN)
_CALLED_OFF = (MatchStatus.CANCELLED, MatchStatus.WALKOVER)
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
        shown = _matches_that_count(facts, edition)
        if len(shown) == stated:
            yield Passed(edition.article_id)
        elif 2 * len(shown) < stated:
            yield Undecided(edition.article_id, _ONLY_A_PART)
        elif any(match.status in _NO_RESULT_YET for match in shown):
            yield Undecided(edition.article_id, "some matches are still to be played")
        else:
            severity = Severity.WARNING if len(shown) < stated else Severity.ERROR
            yield _miscounted(edition, stated, "match", len(shown), severity)


@check(Severity.ERROR)
def stated_goals_equal_the_sum_of_scores(facts: Facts) -> Iterator[Outcome]:
    """The number of goals an infobox states equals the sum of all scores. Undecided where a match
    has no score, or where the matches shown are not as many as stated.
    """
    for edition in facts.edition.values():
        stated = edition.printed_goal_count
        if stated is None:
            continue
        shown = _matches_that_count(facts, edition)
        scores = [side.score for match in shown for side in sides_of(match)]
        goals = sum(score for score in scores if score is not None)
        if not shown or None in scores:
            yield Undecided(edition.article_id, "some matches have no score")
        elif goals == stated:
            yield Passed(edition.article_id)
        elif edition.printed_match_count not in (None, len(shown)) or 2 * goals < stated:
            yield Undecided(edition.article_id, _ONLY_A_PART)
        else:
            yield _miscounted(edition, stated, "goal", goals, Severity.ERROR, _is_listed(shown))


def whole_editions(facts: Facts) -> set[str]:
    """The editions of which the article shows as many matches as their infobox states, and the
    tournaments they consist of.
    """
    whole = [
        edition
        for edition in facts.edition.values()
        if edition.printed_match_count == len(_matches_that_count(facts, edition))
    ]
    return {one.edition_id for edition in whole for one in facts.with_children(edition)}


def _matches_that_count(facts: Facts, edition: Edition) -> list[Match]:
    return [m for m in facts.all_matches(edition) if m.status is not MatchStatus.CANCELLED]


def _is_listed(matches: list[Match]) -> bool:
    """Whether every score is borne out by as many goals listed."""
    return all(match.is_goals_complete for match in matches)


def _miscounted(
    edition: Edition,
    stated: int,
    noun: str,
    counted: int,
    severity: Severity,
    is_listed: bool = False,
) -> Failed:
    return Failed(
        row=edition,
        message=f"{count(stated, noun)} stated for {edition_name(edition)},"
        f" but its matches make {counted}"
        + (", and so do their lists of goals: the infobox is likelier wrong" if is_listed else ""),
        expected=str(counted),
        observed=str(stated),
        severity=severity,
    )


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
            yield _other_number_of_teams(edition, stated, len(playing), len(listed))


def _teams_playing(facts: Facts, edition: Edition) -> set[str]:
    played = (m for m in facts.all_matches(edition) if m.status not in _CALLED_OFF)
    return {side.team_id for match in played for side in sides_of(match)}


def _teams_listed(facts: Facts, edition: Edition) -> set[str]:
    entries = facts.participants(edition)
    return {entry.team_id for entry in entries if entry.presence is not Presence.PLAYED}


def _other_number_of_teams(edition: Edition, stated: int, playing: int, listed: int) -> Failed:
    lists = f", its lists {listed}" if listed else ""
    return Failed(
        row=edition,
        message=f"{count(stated, 'team')} stated for {edition_name(edition)},"
        f" but its matches show {playing}{lists}",
        expected=" or ".join(dict.fromkeys(str(n) for n in (playing, listed) if n)),
        observed=str(stated),
        severity=Severity.WARNING if max(playing, listed) < stated else None,
    )
