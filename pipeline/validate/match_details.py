"""Checks of the details of a match: its shoot-out, its half-time score, its attendance."""

from bisect import bisect_right
from collections.abc import Iterator

from pipeline.tables import Match, MatchStatus, Participant, Severity, ShootoutKick
from pipeline.validate.facts import Facts, SideOfMatch, sides_of
from pipeline.validate.outcome import Failed, Outcome, Passed, Undecided
from pipeline.validate.registry import check
from pipeline.validate.weighing.scores import bear_out
from pipeline.validate.weighing.slips import slip
from pipeline.validate.weighing.telling import agree, likelier, told, told_if
from pipeline.validate.wording import count, score, the_match

_ENOUGH_CROWDS = 3  # at one ground, before they are held against another


@check(Severity.ERROR)
def shootout_has_a_winner(facts: Facts) -> Iterator[Outcome]:
    """The two sides of a shoot-out have not scored as many kicks as each other."""
    kicks = facts.kept(_kicks_by_match)
    for match in facts.matches:
        home, away = match.home_shootout_score, match.away_shootout_score
        if home is None or away is None:
            continue
        if home != away:
            yield Passed(match.article_id)
        else:
            yield Failed(
                row=match,
                message=f"the shoot-out of {the_match(match)} is said to have ended"
                f" {score(home, away)}, which is no end of a shoot-out"
                + told_if(_by_the_kicks(match, kicks.get(match.match_id, []))),
                other=next(iter(kicks.get(match.match_id, [])), None),
                expected="a winner",
                observed=score(home, away),
            )


def _by_the_kicks(match: Match, kicks: list[ShootoutKick]) -> str | None:
    home, away = (_scored(kicks, side) for side in sides_of(match))
    if not kicks or home == away or any(kick.is_scored is None for kick in kicks):
        return None
    return f"the kicks listed make it {score(home, away)}, which is likelier"


def _scored(kicks: list[ShootoutKick], side: SideOfMatch) -> int:
    return sum(kick.side is side.side and kick.is_scored is True for kick in kicks)


@check(Severity.ERROR)
def kicks_agree_with_the_shootout_score(facts: Facts) -> Iterator[Outcome]:
    """As many kicks of a side are listed as scored as the score of the shoot-out says. Fewer is a
    warning; undecided where the article does not say of every kick whether it went in.
    """
    kicks = facts.kept(_kicks_by_match)
    for match in facts.matches:
        taken = kicks.get(match.match_id, [])
        for side in sides_of(match) if taken else ():
            own = [kick for kick in taken if kick.side is side.side]
            if side.shootout_score is None:
                yield Undecided(match.article_id, "the shoot-out has no score")
            elif not own or any(kick.is_scored is None for kick in own):
                yield Undecided(match.article_id, "not every kick is said to be scored or missed")
            else:
                yield _kicks_against_score(match, side, taken)


def _kicks_by_match(facts: Facts) -> dict[str, list[ShootoutKick]]:
    found: dict[str, list[ShootoutKick]] = {}
    for kick in facts.rows[ShootoutKick]:
        found.setdefault(kick.match_id, []).append(kick)
    return found


def _kicks_against_score(match: Match, side: SideOfMatch, kicks: list[ShootoutKick]) -> Outcome:
    scored = _scored(kicks, side)
    stated = side.shootout_score or 0
    if scored == stated:
        return Passed(match.article_id)
    return Failed(
        row=match,
        other=next(kick for kick in kicks if kick.side is side.side),
        message=f"{count(scored, 'kick')} of {side.name} {'is' if scored == 1 else 'are'} listed as"
        f" scored in the shoot-out of {the_match(match)}, but its score gives them {stated}"
        + told(_kicks_or_score(match, kicks)),
        expected=str(scored),
        observed=str(stated),
        severity=Severity.WARNING if scored < stated else Severity.ERROR,
        part=side.side.value,
    )


def _kicks_or_score(match: Match, kicks: list[ShootoutKick]) -> str | None:
    """A shoot-out has a winner: the one of the two that makes none is likelier wrong."""
    home, away = sides_of(match)
    is_level = home.shootout_score == away.shootout_score
    listed = _scored(kicks, home), _scored(kicks, away)
    if is_level == (listed[0] == listed[1]):
        return None
    if is_level:
        return likelier("the kicks are", "the score would leave the shoot-out without a winner")
    return likelier("the score is", "the kicks would leave the shoot-out without a winner")


@check(Severity.ERROR)
def half_time_score_fits_the_match(facts: Facts) -> Iterator[Outcome]:
    """No side has more goals at half-time than at the end, and as many as its list of goals has in
    the first half. Each side applies once; where goals are missing from the list or have no
    minute, the list says nothing.
    """
    for match in facts.matches:
        halves = (match.home_half_time_score, match.away_half_time_score)
        for side, half in zip(sides_of(match), halves, strict=True):
            if half is None:
                continue
            if side.score is None:
                yield Undecided(match.article_id, "the match has no score")
            else:
                yield _half_time(facts, match, side, half)


def _half_time(facts: Facts, match: Match, side: SideOfMatch, half: int) -> Outcome:
    own = [goal for goal in facts.goals(match) if goal.side is side.side]
    first = sum(goal.minute is not None and goal.minute <= 45 for goal in own)
    is_listed = len(own) == side.score and all(goal.minute is not None for goal in own)
    if half <= (side.score or 0) and (first == half or not is_listed):
        return Passed(match.article_id)
    known = f"{first} of their goals before half-time" if is_listed else f"{side.score} in the end"
    return Failed(
        row=match,
        other=own[0] if own else None,
        message=f"{side.name} are said to have {count(half, 'goal')} at half-time of"
        f" {the_match(match)}, but the article gives {known}"
        + told(_half_or_list(facts, match, half > (side.score or 0), is_listed)),
        expected=str(first) if is_listed else f"at most {side.score}",
        observed=str(half),
        part=side.side.value,
    )


def _half_or_list(
    facts: Facts, match: Match, is_more_than_the_score: bool, is_listed: bool
) -> str | None:
    """The half-time score is one statement; the goals with their minutes and the score are two."""
    if is_listed:
        return "the half-time score is likelier wrong, for the goals listed make the final score"
    found = bear_out(facts, [match]) if is_more_than_the_score else []
    return likelier("the final score is", agree(found)) if found else None


@check(Severity.WARNING)
def attendance_does_not_exceed_the_capacity(facts: Facts) -> Iterator[Outcome]:
    """No more people watch a match than the ground holds by what the article prints for it. Applies
    where the ground of a match is one of those listed.
    """
    grounds, crowds = facts.kept(_grounds), facts.kept(_crowds)
    for match in facts.matches:
        key = _ground_of(match)
        ground = grounds.get(key)
        is_played = match.status is MatchStatus.PLAYED
        if ground is None or match.attendance is None or not is_played:
            continue
        capacity = ground.capacity or 0
        if match.attendance <= capacity:
            yield Passed(match.article_id)
        else:
            yield Failed(
                row=match,
                other=ground,
                message=f"{match.attendance:,} people are said to have watched {the_match(match)}"
                f" at {match.stadium}, which by the list of grounds holds {capacity:,}"
                + told(_crowd_or_ground(match.attendance, capacity, crowds[key])),
                expected=f"at most {capacity}",
                observed=str(match.attendance),
            )


def _grounds(facts: Facts) -> dict[tuple[str, str], Participant]:
    """The line that gives the most places to a ground, by article and ground."""
    found: dict[tuple[str, str], Participant] = {}
    for entry in facts.rows[Participant]:
        if entry.stadium and entry.capacity:
            key = entry.article_id, entry.stadium.casefold()
            known = found.setdefault(key, entry)
            if (known.capacity or 0) < entry.capacity:
                found[key] = entry
    return found


def _ground_of(match: Match) -> tuple[str, str]:
    return match.article_id, (match.stadium or "").casefold()


def _crowds(facts: Facts) -> dict[tuple[str, str], list[int]]:
    """The attendances at each ground, in order of size."""
    found: dict[tuple[str, str], list[int]] = {}
    for match in facts.matches:
        if match.attendance is not None and match.status is MatchStatus.PLAYED:
            found.setdefault(_ground_of(match), []).append(match.attendance)
    return {ground: sorted(crowds) for ground, crowds in found.items()}


def _crowd_or_ground(crowd: int, capacity: int, crowds: list[int]) -> str | None:
    """One crowd too large among many is likelier wrong, many are not."""
    made = slip(str(crowd), str(capacity))
    if made is not None:
        return f"the attendance is likelier mistyped: {made}"
    within = bisect_right(crowds, capacity)
    over = len(crowds) - within - 1
    if over > 0:
        why = f"as it is exceeded {count(over, 'more time')} there"
        return f"the capacity is likelier another, {why}"
    if within >= _ENOUGH_CROWDS:
        return f"the attendance is likelier wrong, for {within} others there are within it"
    return None
