"""Checks of the passages on one match against each other, on one page or on several."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator

from pipeline.tables import Match, MatchShowing, Severity, Side
from pipeline.validate.facts import Facts
from pipeline.validate.outcome import Failed, Outcome, Passed, Undecided
from pipeline.validate.registry import check
from pipeline.validate.wording import day, listing, score, the_match

_UNDATED = "a passage gives no day"
_LISTED: dict[Side, Callable[[MatchShowing], str]] = {
    Side.HOME: lambda one: listing(one.home_scorer_names),
    Side.AWAY: lambda one: listing(one.away_scorer_names),
}


@check(Severity.ERROR)
def passages_on_a_match_agree_on_its_score(facts: Facts) -> Iterator[Outcome]:
    """Every passage on a match, be it a box, a row of a tie table or a pair of a bracket, here or
    on another page, gives the score of the first. Each passage after the first applies once.
    """
    for match, first, other in _pairs(facts):
        ours, theirs = (first.home_score, first.away_score), (other.home_score, other.away_score)
        if None in (*ours, *theirs):
            yield Undecided(other.article_id, "a passage gives no score")
        elif ours == theirs:
            yield Passed(other.article_id)
        else:
            yield _disagreement(
                match, first, other, "score", lambda one: score(one.home_score, one.away_score)
            )


@check(Severity.ERROR)
def passages_on_a_match_agree_on_its_shootout(facts: Facts) -> Iterator[Outcome]:
    """Every passage that gives a shoot-out gives that of the first one that does."""
    for match, first, other in _pairs(facts):
        ours = first.home_shootout_score, first.away_shootout_score
        theirs = other.home_shootout_score, other.away_shootout_score
        if None in (*ours, *theirs):
            continue
        if ours == theirs:
            yield Passed(other.article_id)
        else:
            yield _disagreement(
                match,
                first,
                other,
                "shoot-out",
                lambda one: score(one.home_shootout_score, one.away_shootout_score),
            )


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
            apart = abs((first.match_date - other.match_date).days)
            severity = Severity.INFO if apart == 1 else None
            yield _disagreement(match, first, other, "day", _shown_day, severity)


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
                yield _disagreement(
                    match,
                    first,
                    other,
                    f"{side.value} scorers",
                    _LISTED[side],
                    part=side.value,
                )


def _pairs(facts: Facts) -> Iterator[tuple[Match, MatchShowing, MatchShowing]]:
    """Each match with its first passage and every other one."""
    for match_id, shown in facts.kept(_by_match).items():
        match = facts.match.get(match_id)
        for other in shown[1:]:
            if match is not None:
                yield match, shown[0], other


def _by_match(facts: Facts) -> dict[str, list[MatchShowing]]:
    shown: dict[str, list[MatchShowing]] = {}
    for row in sorted(facts.rows[MatchShowing], key=lambda row: (row.match_id, row.showing_number)):
        shown.setdefault(row.match_id, []).append(row)
    return shown


def _disagreement(
    match: Match,
    first: MatchShowing,
    other: MatchShowing,
    what: str,
    shown: Callable[[MatchShowing], str],
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
        f" the {first.source_construct} ({where}) gives {ours}",
        expected=ours,
        observed=theirs,
        other=first,
        severity=severity,
        part=part,
    )


def _shown_day(one: MatchShowing) -> str:
    return day(one.match_date) if one.match_date else "none"


def _names(one: MatchShowing, side: Side) -> tuple[str, ...]:
    return one.home_scorer_names if side is Side.HOME else one.away_scorer_names


def _family_names(one: MatchShowing, side: Side) -> Counter[str]:
    """The last word of each name, without accents and case."""
    last = (name.split()[-1] for name in _names(one, side) if name.strip())
    return Counter(
        "".join(c for c in unicodedata.normalize("NFKD", word).casefold() if c.isalnum())
        for word in last
    )
