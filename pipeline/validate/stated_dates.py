"""Checks of the dates of matches against the days the article states for the edition."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from pipeline.tables import Edition, Match, Rule, RuleKind, Severity, Sourced
from pipeline.validate.doubted_year import stated_window
from pipeline.validate.facts import Facts
from pipeline.validate.outcome import Failed, Outcome, Passed, Undecided
from pipeline.validate.registry import check
from pipeline.validate.round_dates import DOUBTED, UNDATED, doubted_dates
from pipeline.validate.weighing.telling import told_if
from pipeline.validate.wording import count, day, the_match

_MANY = 3
_FAR = 30  # days


@check(Severity.WARNING)
def matches_lie_within_the_dates_of_the_edition(facts: Facts) -> Iterator[Outcome]:
    """Every match is dated between the first and the last day the article states for the edition,
    or for the season it is part of. Several matches beyond one end make one finding on the
    edition, which counts each of them as failed.
    """
    doubted = facts.kept(doubted_dates)
    within: Counter[str] = Counter()
    outside: dict[tuple[str, str], list[Match]] = {}
    for match in facts.matches:
        window = stated_window(facts, match.edition_id)
        starts, ends = window.starts, window.ends
        if starts is None and ends is None:
            continue
        if match.match_date is None:
            yield Undecided(match.article_id, UNDATED)
        elif match.match_id in doubted:
            yield Undecided(match.article_id, DOUBTED)
        elif starts and starts.start_date and match.match_date < starts.start_date:
            outside.setdefault((starts.edition_id, "before"), []).append(match)
        elif ends and ends.end_date and match.match_date > ends.end_date:
            outside.setdefault((ends.edition_id, "after"), []).append(match)
        else:
            within.update({one.edition_id for one in (starts, ends) if one})
            yield Passed(match.article_id)
    for (edition_id, side), matches in outside.items():
        yield _beyond(facts, facts.edition[edition_id], side, matches, within[edition_id])


def _beyond(facts: Facts, edition: Edition, side: str, matches: list[Match], within: int) -> Failed:
    bound = edition.end_date if side == "after" else edition.start_date
    days = sorted(match.match_date for match in matches if match.match_date)
    end = f"{side} the stated {'end' if side == 'after' else 'start'} of the"
    end += " season" if edition.part is None else f" {edition.part}"
    end += f", {day(bound)}" if bound else ""
    if len(matches) == 1:
        message = f"{the_match(matches[0])} is dated {day(days[0])}, {end}"
    else:
        message = f"{count(len(matches), 'match')} are dated {end}:"
        message += f" the first on {day(days[0])}, the last on {day(days[-1])}"
    return Failed(
        row=matches[0] if len(matches) == 1 else edition,
        message=message + told_if(_dates_or_end(matches, bound, within, side)),
        expected=bound.isoformat() if bound else None,
        observed=" to ".join(dict.fromkeys((days[0].isoformat(), days[-1].isoformat()))),
        other=_other_place(edition, _sentence_with_the_dates(facts, edition), matches),
        part=side,
        places=len(matches),
    )


def _dates_or_end(matches: list[Match], bound: date | None, within: int, side: str) -> str | None:
    """One date far out among many within is likelier wrong; many dates are not."""
    if len(matches) >= _MANY:
        early = "end is likelier too early" if side == "after" else "start is likelier too late"
        return f"as they are so many, the stated {early}, or meant for one part only"
    when = matches[0].match_date
    if len(matches) > 1 or within < _MANY or when is None or bound is None:
        return None
    is_far = abs((when - bound).days) > _FAR
    return f"the date is likelier wrong, for {within} other matches fit" if is_far else None


def _other_place(edition: Edition, sentence: Rule | None, matches: list[Match]) -> Sourced:
    """Where the days are stated, for one match; for several, which are shown at the edition, the
    first of them, unless the sentence with the days stands somewhere else.
    """
    if len(matches) == 1:
        return sentence or edition
    if sentence is not None and sentence.section != edition.section:
        return sentence
    return min(matches, key=lambda one: (one.match_date or date.min, one.source_start))


def _sentence_with_the_dates(facts: Facts, edition: Edition) -> Rule | None:
    for rule in facts.rules([edition], RuleKind.DATES):
        if (rule.start_date, rule.end_date) == (edition.start_date, edition.end_date):
            return rule
    return None
