"""The check of averages that an infobox prints behind its totals."""

import re
from collections.abc import Iterator

from pipeline.tables import Edition, InfoboxField, Severity
from pipeline.validate.facts import Facts
from pipeline.validate.infobox import goals_of, matches_that_count
from pipeline.validate.outcome import Failed, Outcome, Passed, Undecided
from pipeline.validate.registry import check
from pipeline.validate.weighing.slips import slip
from pipeline.validate.weighing.telling import likelier, told
from pipeline.validate.wording import edition_name

_AVERAGE = re.compile(
    r"(?P<total>[0-9][0-9,]{0,12})\s*\(\s*(?:an average of\s+)?"
    r"(?P<mean>[0-9][0-9,]{0,12}(?:\.[0-9]{1,4})?)\s+"
    r"(?:goals\s+|spectators\s+)?per (?:match|game)\s*\)"
)


@check(Severity.ERROR)
def stated_average_follows_from_the_totals(facts: Facts) -> Iterator[Outcome]:
    """An average per match that an infobox prints behind a total is that total divided by the
    matches it states, to the digits printed.
    """
    editions = {edition.article_id: edition for edition in facts.edition.values()}
    for edition in facts.edition.values():
        if edition.parent_edition_id is None:
            editions[edition.article_id] = edition
    for field in facts.rows[InfoboxField]:
        found = _AVERAGE.fullmatch((field.text or "").strip()[:200])
        edition_of = editions.get(field.article_id)
        if found and edition_of:
            yield _average(facts, field, edition_of, found["total"], found["mean"])


def _average(facts: Facts, field: InfoboxField, edition: Edition, total: str, mean: str) -> Outcome:
    matches = edition.printed_match_count
    if not matches:
        return Undecided(field.article_id, "the infobox states no number of matches")
    digits = len(mean.partition(".")[2])
    sum_ = int(total.replace(",", ""))
    true = sum_ / matches
    if abs(true - float(mean.replace(",", ""))) <= 0.5 * 10**-digits + 1e-9:
        return Passed(field.article_id)
    return Failed(
        row=field,
        other=edition,
        message=f"the infobox of {edition_name(edition)} gives {total} in {matches} matches, which"
        f" is {true:,.{digits}f} per match, but prints {mean}"
        + told(_totals_hold(facts, edition, sum_), _mistyped(mean, f"{true:,.{digits}f}")),
        expected=f"{true:.{digits}f}",
        observed=mean,
    )


def _totals_hold(facts: Facts, edition: Edition, total: int) -> str | None:
    """Whether the matches shown make both totals."""
    shown = matches_that_count(facts, edition)
    crowds = [match.attendance for match in shown]
    sums = [goals_of(shown), None if None in crowds else sum(crowd or 0 for crowd in crowds)]
    if len(shown) != edition.printed_match_count or total not in sums:
        return None
    return likelier("the totals are", "the matches shown make both")


def _mistyped(mean: str, true: str) -> str | None:
    made = slip(mean, true)
    return f"the average is likelier mistyped: {made}" if made else None
