"""Checks of editions of one competition against the ones before and after."""

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.tables import Edition, Severity
from pipeline.validate.facts import Facts
from pipeline.validate.outcome import Failed, Outcome, Passed, Undecided
from pipeline.validate.registry import check
from pipeline.validate.weighing.telling import told, told_if
from pipeline.validate.wording import edition_name

_WORD = re.compile(r"\w+")
_YEAR = re.compile(r"[0-9]{4}")
_Editions = dict[str, dict[frozenset[str], Edition]]


@check(Severity.WARNING, is_across=True)
def season_links_are_mutual(facts: Facts) -> Iterator[Outcome]:
    """Where an infobox names the edition after (or before) and that edition is in the store, its
    infobox names this one as the edition before (or after).
    """
    by_name = facts.kept(_by_name)
    for edition in facts.edition.values():
        for named, back, word in (
            (edition.next_edition, "previous_edition", "before"),
            (edition.previous_edition, "next_edition", "after"),
        ):
            other = _the_edition(by_name, edition, named)
            if other is None:
                continue
            said = getattr(other, back)
            if said is None:
                yield Undecided(edition.article_id, "the other edition names none")
            elif _words_of(edition) <= _words(said):
                yield Passed(edition.article_id)
            else:
                yield _not_mutual(edition, other, said, word)


@check(Severity.WARNING, is_across=True)
def title_numbers_rise_by_one(facts: Facts) -> Iterator[Outcome]:
    """The number a champion's title carries is one more than that of the same team's title in the
    edition right before, and higher than that of any earlier one in the store.
    """
    titles: dict[tuple[str, str], list[tuple[str, Edition]]] = {}
    for edition in facts.edition.values():
        when = _when(edition)
        if edition.champion_team_id and edition.champion_title_number and when is not None:
            key = edition.competition_name.casefold(), edition.champion_team_id
            titles.setdefault(key, []).append((when, edition))
    by_name = facts.kept(_by_name)
    for held in titles.values():
        held.sort(key=lambda one: (one[0], one[1].edition_id))
        for place, ((_, earlier), (_, later)) in enumerate(pairwise(held)):
            beside = [edition for _, edition in held[max(place - 1, 0) : place + 3]]
            before = _the_edition(by_name, later, later.previous_edition)
            yield _risen(earlier, later, before, beside)


def _by_name(facts: Facts) -> _Editions:
    """Whole seasons and single tournaments by competition and the words of their season."""
    found: _Editions = {}
    for one in facts.edition.values():
        if one.season_label:
            of_competition = found.setdefault(one.competition_name.casefold(), {})
            of_competition[_words_of(one)] = one
    return found


def _the_edition(by_name: _Editions, edition: Edition, named: str | None) -> Edition | None:
    """The edition a link names: of this competition, by the words of its season."""
    if named is None:
        return None
    words, of_competition = _words(named), by_name.get(edition.competition_name.casefold(), {})
    fitting = [(len(season), one) for season, one in of_competition.items() if season <= words]
    return max(fitting, key=lambda one: one[0], default=(0, None))[1]


def _words_of(edition: Edition) -> frozenset[str]:
    return _words(f"{edition.season_label} {edition.part or ''}")


def _words(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(text))


def _when(edition: Edition) -> str | None:
    """What editions are put in order by; two of one year without dates stay in no order."""
    if edition.start_date is not None:
        return edition.start_date.isoformat()
    found = _YEAR.search(edition.season_label or "")
    return found[0] if found and edition.part is None else None


def _risen(
    earlier: Edition, later: Edition, before: Edition | None, beside: list[Edition]
) -> Outcome:
    first, second = earlier.champion_title_number or 0, later.champion_title_number or 0
    is_next = before is not None and before.edition_id == earlier.edition_id
    if (second == first + 1) if is_next else (second > first):
        return Passed(later.article_id)
    least = "" if is_next else "at least "
    return Failed(
        row=later,
        message=f"{later.champion_name} won their title number {second} in {edition_name(later)},"
        f" yet number {first} in {edition_name(earlier)}"
        + told(_number_out_of_order(earlier, later, beside)),
        expected=f"{least}{first + 1}",
        observed=str(second),
        other=earlier,
    )


def _number_out_of_order(earlier: Edition, later: Edition, beside: list[Edition]) -> str | None:
    """The one of two titles whose number does not fit those won before and after either."""

    def rises(editions: list[Edition]) -> bool:
        numbers = [one.champion_title_number or 0 for one in editions]
        return all(first < second for first, second in pairwise(numbers))

    without_earlier, without_later = (
        [one for one in beside if one is not left_out] for left_out in (earlier, later)
    )
    if len(beside) < 3 or rises(without_earlier) == rises(without_later):
        return None
    doubted = earlier if rises(without_earlier) else later
    return f"the number of {edition_name(doubted)} is likelier wrong, for the other titles rise"


def _not_mutual(edition: Edition, other: Edition, said: str, word: str) -> Failed:
    return Failed(
        row=edition,
        message=f"the infobox of {edition_name(edition)} names {edition_name(other)} as the edition"
        f" {'after' if word == 'before' else 'before'} it, but that one names {said} as the edition"
        f" {word} it{told_if(_nearer_year(edition, other, said))}",
        expected=edition.season_label,
        observed=said,
        other=other,
        part=word,
    )


def _nearer_year(edition: Edition, other: Edition, said: str) -> str | None:
    """Of two editions said to be next to a third one, the one whose year is nearer to it."""
    of_edition, of_other = (_YEAR.search(one.season_label or "") for one in (edition, other))
    of_said = _YEAR.search(said)
    if of_edition is None or of_other is None or of_said is None:
        return None
    ours, theirs = (abs(int(one[0]) - int(of_other[0])) for one in (of_edition, of_said))
    if ours == theirs:
        return None
    nearer = edition_name(edition) if ours < theirs else said
    return f"{nearer} is likelier, for it is nearer in time"
