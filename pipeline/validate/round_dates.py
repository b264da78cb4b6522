"""Checks of the dates of matches against the days the article states for their round."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from pipeline.tables import Match, Rule, RuleKind, Severity
from pipeline.validate.doubted_year import doubted_years
from pipeline.validate.facts import Facts
from pipeline.validate.outcome import Failed, Outcome, Passed, Undecided
from pipeline.validate.registry import check
from pipeline.validate.weighing.telling import told
from pipeline.validate.wording import count, day, leg_name, the_match

UNDATED = "the match has no date"
_Place = tuple[str, str, int | None]  # edition, section and leg
_Fit = tuple[str, int, bool]  # edition and number of a rule, and whether a match fits
DOUBTED = "the date is doubted by another check"


def doubted_dates(facts: Facts) -> set[str]:
    """The matches whose date is a finding already, so that one slip makes one finding: by
    match_id those with a doubted year, or outside the days stated for their round.
    """
    outcomes = matches_lie_within_the_dates_of_their_round.find(facts)
    outside = (one.row for one in outcomes if isinstance(one, Failed))
    return {
        *facts.kept(doubted_years),
        *(row.match_id for row in outside if isinstance(row, Match)),
    }


@check(Severity.ERROR)
def matches_lie_within_the_dates_of_their_round(facts: Facts) -> Iterator[Outcome]:
    """A match is dated within the days the article states for its section, round or leg. The
    dates of the whole edition are another check.
    """
    doubted, fits = facts.kept(doubted_years), facts.kept(_fits_by_rule)
    for match in facts.matches:
        stated = _dates_of_the_round(facts, match)
        if not stated:
            continue
        if match.match_date is None:
            yield Undecided(match.article_id, UNDATED)
        elif match.match_id in doubted:
            yield Undecided(match.article_id, DOUBTED)
        else:
            yield _within_all(match, match.match_date, stated, fits)


def _dates_of_the_round(facts: Facts, match: Match) -> list[Rule]:
    """The same for all matches of a section and leg, which are looked up once."""
    known = facts.kept(_known_dates)
    place = match.edition_id, match.section, match.leg
    if place not in known:
        known[place] = _dates_at(facts, *place)
    return known[place]


def _known_dates(_: Facts) -> dict[_Place, list[Rule]]:
    return {}


def _dates_at(facts: Facts, edition_id: str, section: str, leg: int | None) -> list[Rule]:
    editions = facts.with_parent(edition_id)
    whole = {(one.start_date, one.end_date) for one in editions}
    return [
        rule
        for rule in facts.rules(editions, RuleKind.DATES)
        if rule.section
        and f"{section} / ".startswith(f"{rule.section} / ")
        and rule.leg in (None, leg)
        and (rule.start_date, rule.end_date) not in whole
    ]


def _fits_by_rule(facts: Facts) -> Counter[_Fit]:
    """How many matches each sentence with dates fits, and how many not."""
    found: Counter[_Fit] = Counter()
    for match in facts.matches:
        if match.match_date is not None:
            for rule in _dates_of_the_round(facts, match):
                found[rule.edition_id, rule.rule_number, _is_within(rule, match.match_date)] += 1
    return found


def _within_all(match: Match, when: date, stated: list[Rule], fits: Counter[_Fit]) -> Outcome:
    for rule in stated:
        if not _is_within(rule, when):
            first, last = rule.start_date or when, rule.end_date or when
            return Failed(
                row=match,
                message=f"{the_match(match)} is dated {day(when)},"
                f" not {_days(rule)} as stated under {rule.section}"
                + told(_date_or_days(rule, fits)),
                expected=f"{first.isoformat()} to {last.isoformat()}",
                observed=when.isoformat(),
                other=rule,
            )
    return Passed(match.article_id)


def _is_within(rule: Rule, when: date) -> bool:
    return (rule.start_date or when) <= when <= (rule.end_date or when)


def _date_or_days(rule: Rule, fits: Counter[_Fit]) -> str | None:
    """One date outside the days stated is likelier wrong than the days, several are not."""
    within = fits[rule.edition_id, rule.rule_number, True]
    outside = fits[rule.edition_id, rule.rule_number, False] - 1
    if within > outside:
        others = f"{count(within, 'other match')} of the round {'fits' if within == 1 else 'fit'}"
        return f"the date is likelier wrong, for {others}"
    if outside > within:
        others = f"{count(outside, 'other match')} of the round"
        verb = "does" if outside == 1 else "do"
        return f"the days stated are likelier wrong, for {others} {verb} not fit either"
    return None


def _days(rule: Rule) -> str:
    leg = f" for the {leg_name(rule.leg)}" if rule.leg else ""
    if rule.start_date is None or rule.end_date is None:
        first, last = rule.start_date, rule.end_date
        return (f"from {day(first)} on" if first else f"until {day(last)}" if last else "") + leg
    if rule.start_date == rule.end_date:
        return f"{day(rule.start_date)}{leg}"
    return f"{day(rule.start_date)} to {day(rule.end_date)}{leg}"
