"""The check that says whose the goals are that a match does not list, where the totals tell."""

from collections.abc import Iterator, Sequence

from pipeline.tables import Edition, Severity, TopScorer
from pipeline.validate.facts import Facts
from pipeline.validate.open_goals import Explained, Gap, Share, explain, gaps_of
from pipeline.validate.open_goals import gaps_by_team as all_gaps
from pipeline.validate.outcome import Failed, Outcome, Undecided
from pipeline.validate.registry import check
from pipeline.validate.scorer_index import Ledger, ledgers, named_place
from pipeline.validate.wording import count, day, listing, the_match

_NO_LIST = "no list or infobox gives the goals of scorers"
_NOBODY_SHORT = "no printed total of a player of the team is above his goals"
_TOO_MANY = "there are too many ways to explain the goals without a scorer"
_NO_WAY = "the goals without a scorer are fewer than the printed totals miss"


@check(Severity.INFO)
def goals_without_a_scorer_are_told_by_the_totals(facts: Facts) -> Iterator[Outcome]:
    """Where a match lists fewer goals for a side than it scored, or leaves a slot empty, the totals
    that lists and infobox print may say whose the goals are. Each such side or slot makes a
    finding: the scorer where there is one explanation, else up to five of them. Undecided where
    no total is above the goals counted, or where nothing explains all that are. What is concluded
    stays in the finding; it is never a goal.
    """
    books = facts.kept(ledgers)
    for edition in facts.edition.values():
        of_edition = [
            one for one in books.get(edition.edition_id, ()) if one.is_comparable(one.lines)
        ]
        if not of_edition:
            yield from _untold(facts, edition, books)
        for ledger in of_edition:
            short = _short(ledger)
            for team_id, gaps in all_gaps(facts, ledger).items():
                yield from _told(ledger, gaps, short.get(team_id, {}))


def _untold(facts: Facts, edition: Edition, books: dict[str, list[Ledger]]) -> Iterator[Outcome]:
    """The gaps of an edition that no list speaks of, neither its own nor that of its season."""
    above = facts.with_parent(edition.edition_id)[1:]
    if any(one.edition_id in books for one in above):
        return
    for match in facts.own_matches(edition.edition_id):
        for gap in gaps_of(match, facts):
            if facts.goals(match) or gap.slot:
                yield Undecided(match.article_id, _NO_LIST)


def _short(ledger: Ledger) -> dict[str, dict[str, int]]:
    """By team the people whose printed total is above their goals, and by how many."""
    short: dict[str, dict[str, int]] = {}
    for person_id in dict.fromkeys(line.person_id for line in ledger.lines if line.person_id):
        line, team = ledger.line_of(person_id), ledger.teams.get(person_id)
        missing = (line.goals or 0) - ledger.counted[person_id] if line else 0
        if team is not None and missing > 0 and ledger.double_of(person_id) is None:
            short.setdefault(team, {})[person_id] = missing
    return short


def _told(ledger: Ledger, gaps: Sequence[Gap], short: dict[str, int]) -> Iterator[Outcome]:
    if not short:
        yield from (Undecided(gap.match.article_id, _NOBODY_SHORT) for gap in gaps)
        return
    explained = explain(gaps, short)
    for number, gap in enumerate(gaps):
        if not explained.answers:
            yield Undecided(gap.match.article_id, _NO_WAY if explained.is_all else _TOO_MANY)
        elif explained.is_all and len(explained.answers) == 1:
            yield _one(ledger, gap, explained.answers[0][number])
        else:
            yield _several(ledger, gap, explained, number)


def _one(ledger: Ledger, gap: Gap, people: Share) -> Outcome:
    if not people:
        return Undecided(gap.match.article_id, "the goal is none of those that the totals miss")
    lines = _lines_of(ledger, people)
    totals = [_total(ledger, line) for line in lines]
    return Failed(
        row=gap.slot or gap.match,
        message=f"{_missing(gap)} {_owners(ledger, people, gap)}: {listing(totals)}, and nothing"
        " else explains both",
        expected=listing([ledger.names[person] for person, _ in people]),
        observed=None,
        other=lines[0],
        part=None if gap.slot else gap.side.side.value,
    )


def _lines_of(ledger: Ledger, people: Share) -> list[TopScorer]:
    return [line for person, _ in people if (line := ledger.line_of(person))]


def _total(ledger: Ledger, line: TopScorer) -> str:
    matches = ledger.counted[line.person_id or ""]
    return f"{named_place(line)} gives {line.player_name} {line.goals}, the matches list {matches}"


def _missing(gap: Gap) -> str:
    match, when = gap.match, gap.match.match_date
    where = the_match(match) + (f" ({day(when)})" if when else "")
    if gap.slot is not None:
        return f"the empty slot for {gap.side.name} in {where} is"
    if gap.goals == 1:
        return f"the goal not listed for {gap.side.name} in {where} is"
    return f"of the {count(gap.goals, 'goal')} not listed for {gap.side.name} in {where},"


def _owners(ledger: Ledger, people: Share, gap: Gap) -> str:
    if gap.goals == 1:
        return f"{ledger.names[people[0][0]]}'s"
    parts = [
        f"{goals} {'is' if goals == 1 else 'are'} {ledger.names[person]}'s"
        for person, goals in people
    ]
    return listing(parts)


def _several(ledger: Ledger, gap: Gap, explained: Explained, number: int) -> Outcome:
    ways = list(dict.fromkeys(_way(ledger, answer[number], gap) for answer in explained.answers))
    more = "" if explained.is_all else ", or in more ways"
    return Failed(
        row=gap.slot or gap.match,
        message=f"{_missing(gap)} by the printed totals one of several: {'; or '.join(ways)}{more}",
        expected=None,
        observed=None,
        other=next(iter(_lines_of(ledger, explained.answers[0][number])), None),
        part=None if gap.slot else gap.side.side.value,
    )


def _way(ledger: Ledger, people: Share, gap: Gap) -> str:
    known = [
        f"{ledger.names[person]} ({goals})" if gap.goals > 1 else ledger.names[person]
        for person, goals in people
    ]
    rest = gap.goals - sum(goals for _, goals in people)
    return listing([*known, *([f"{rest} of somebody not in the list"] if rest else [])])
