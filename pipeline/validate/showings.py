"""Checks of the passages on one match against each other, on one page or on several."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator

from pipeline.tables import Match, MatchShowing, Severity, Side
from pipeline.validate.facts import Facts, side_of
from pipeline.validate.outcome import Failed, Outcome, Passed, Undecided
from pipeline.validate.registry import check
from pipeline.validate.weighing.scores import MOST_PASSAGES, PASSAGE, Said, passages, weigh
from pipeline.validate.weighing.telling import likelier, told
from pipeline.validate.wording import count, day, listing, score, the_match

_UNDATED = "a passage gives no day"
_Shown = Callable[[MatchShowing], str | None]


@check(Severity.ERROR)
def passages_on_a_match_agree_on_its_score(facts: Facts) -> Iterator[Outcome]:
    """Every passage on a match, be it a box, a row of a tie table or a pair of a bracket, here or
    on another page, gives the score of the first. Each passage after the first applies once.
    """
    for match, first, other in _pairs(facts):
        ours, theirs = _score(first), _score(other)
        if None in (ours, theirs):
            yield Undecided(other.article_id, "a passage gives no score")
        elif ours == theirs:
            yield Passed(other.article_id)
        else:
            why = _by_most(facts, first, other, _score) or _by_the_rest(facts, match, first, other)
            yield _disagreement(match, first, other, "score", _score, why)


@check(Severity.ERROR)
def passages_on_a_match_agree_on_its_shootout(facts: Facts) -> Iterator[Outcome]:
    """Every passage that gives a shoot-out gives that of the first one that does."""
    for match, first, other in _pairs(facts):
        ours, theirs = _shootout(first), _shootout(other)
        if None in (ours, theirs):
            continue
        if ours == theirs:
            yield Passed(other.article_id)
        else:
            why = _by_most(facts, first, other, _shootout)
            yield _disagreement(match, first, other, "shoot-out", _shootout, why)


@check(Severity.WARNING)
def passages_on_a_match_agree_on_its_day(facts: Facts) -> Iterator[Outcome]:
    """Every passage that dates a match gives the day of the first one that does. A day apart is
    information only: one may count by another clock.
    """
    for match, first, other in _pairs(facts):
        if other.match_date is None or first.match_date is None:
            yield Undecided(other.article_id, _UNDATED)
        elif first.match_date == other.match_date:
            yield Passed(other.article_id)
        else:
            is_next = abs((first.match_date - other.match_date).days) == 1
            clock = "they may count by different clocks" if is_next else None
            why = _by_most(facts, first, other, _day) or clock
            severity = Severity.INFO if is_next else None
            yield _disagreement(match, first, other, "day", _day, why, severity)


@check(Severity.WARNING)
def passages_on_a_match_agree_on_its_scorers(facts: Facts) -> Iterator[Outcome]:
    """Two passages that list as many goals for a side list the same family names for it, in
    whatever order and spelling of the first names. Each side that both list applies once.
    """
    for match, first, other in _pairs(facts):
        for side in Side:
            ours, theirs = _family_names(first, side), _family_names(other, side)
            if not ours or not theirs or ours.total() != theirs.total():
                continue
            if ours == theirs:
                yield Passed(other.article_id)
            else:
                what = f"scorers of {side_of(match, side).name}"
                yield _disagreement(
                    match, first, other, what, _SCORERS[side], None, part=side.value
                )


def _pairs(facts: Facts) -> Iterator[tuple[Match, MatchShowing, MatchShowing]]:
    """Each match with its first passage and every other one."""
    for match_id, shown in facts.kept(passages).items():
        match = facts.match.get(match_id)
        for other in shown[1:]:
            if match is not None:
                yield match, shown[0], other


def _disagreement(
    match: Match,
    first: MatchShowing,
    other: MatchShowing,
    what: str,
    shown: _Shown,
    why: str | None,
    severity: Severity | None = None,
    part: str | None = None,
) -> Failed:
    ours, theirs = shown(first), shown(other)
    where = f"line {first.source_line}"
    if first.article_id != other.article_id:
        where = f"{first.article_id.partition(':')[2]}, {where}"
    return Failed(
        row=other,
        message=f"{the_match(match)}: the {other.source_construct} gives {theirs} as the {what},"
        f" the {first.source_construct} ({where}) gives {ours}{told(why)}",
        expected=ours,
        observed=theirs,
        other=first,
        severity=severity,
        part=part,
    )


def _by_most(facts: Facts, first: MatchShowing, other: MatchShowing, shown: _Shown) -> str | None:
    """What more passages say than say the other."""
    said = Counter(shown(one) for one in facts.kept(passages)[first.match_id][:MOST_PASSAGES])
    ours, theirs = said[shown(first)], said[shown(other)]
    if ours == theirs:
        return None
    most = shown(first) if ours > theirs else shown(other)
    return likelier(f"{most} is", f"{count(max(ours, theirs), 'passage')} give it")


def _by_the_rest(
    facts: Facts, match: Match, first: MatchShowing, other: MatchShowing
) -> str | None:
    ours, theirs = (
        Said(f"{_score(one)} is", (one.home_score or 0, one.away_score or 0))
        for one in (first, other)
    )
    return weigh(facts, match, ours, theirs, without=(PASSAGE,))


def _score(one: MatchShowing) -> str | None:
    goals = one.home_score, one.away_score
    return None if None in goals else score(*goals)


def _shootout(one: MatchShowing) -> str | None:
    kicks = one.home_shootout_score, one.away_shootout_score
    return None if None in kicks else score(*kicks)


def _day(one: MatchShowing) -> str | None:
    return day(one.match_date) if one.match_date else None


def _names(one: MatchShowing, side: Side) -> tuple[str, ...]:
    return one.home_scorer_names if side is Side.HOME else one.away_scorer_names


_SCORERS: dict[Side, _Shown] = {
    Side.HOME: lambda one: listing(_names(one, Side.HOME)),
    Side.AWAY: lambda one: listing(_names(one, Side.AWAY)),
}


def _family_names(one: MatchShowing, side: Side) -> Counter[str]:
    """The last word of each name, without accents and case."""
    last = (name.split()[-1] for name in _names(one, side) if name.strip())
    return Counter(
        "".join(c for c in unicodedata.normalize("NFKD", word).casefold() if c.isalnum())
        for word in last
    )
