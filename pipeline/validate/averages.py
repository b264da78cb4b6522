"""The check of averages that an infobox prints behind its totals."""

import re
from collections.abc import Iterator

from pipeline.tables import Edition, InfoboxField, Severity
from pipeline.validate.facts import Facts
from pipeline.validate.outcome import Failed, Outcome, Passed, Undecided
from pipeline.validate.registry import check
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
            yield _average(field, edition_of, found["total"], found["mean"])


def _average(field: InfoboxField, edition: Edition, total: str, mean: str) -> Outcome:
    matches = edition.printed_match_count
    if not matches:
        return Undecided(field.article_id, "the infobox states no number of matches")
    digits = len(mean.partition(".")[2])
    true = int(total.replace(",", "")) / matches
    if abs(true - float(mean.replace(",", ""))) <= 0.5 * 10**-digits + 1e-9:
        return Passed(field.article_id)
    return Failed(
        row=field,
        other=edition,
        message=f"the infobox of {edition_name(edition)} gives {total} in {matches} matches, which"
        f" is {true:,.{digits}f} per match, and prints {mean}",
        expected=f"{true:.{digits}f}",
        observed=mean,
    )
