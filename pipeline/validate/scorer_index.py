"""Goals per person beside the totals that lists and infoboxes print, for every edition."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.tables import Edition, Goal, GoalEvidence, GoalKind, Match, MatchStatus, TopScorer
from pipeline.validate.facts import Facts, sides_of

_ENOUGH = 0.8  # of the goals printed are in the matches: then both speak of the same matches
_MOST_ALIKE = 50  # of one family name in a team; beyond that nothing can be told
_INFOBOX = "infobox field"


@dataclass(slots=True)
class Ledger:
    """The totals that one article prints for an edition, and the goals of the matches they are
    about: those the article shows itself, or where it shows few of them all of the edition.
    """

    edition: Edition
    lines: list[TopScorer]
    matches: list[Match] = field(default_factory=list)
    counted: Counter[str] = field(default_factory=Counter)
    blank: Counter[str] = field(default_factory=Counter)
    teams: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    by_team: dict[str, list[str]] = field(default_factory=dict)
    by_family: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    by_person: dict[str, list[TopScorer]] = field(default_factory=dict)
    first_goal: dict[str, Goal] = field(default_factory=dict)
    in_incomplete: set[str] = field(default_factory=set)  # who scored where a goal is not listed
    in_overfull: set[str] = field(default_factory=set)  # who scored where too many are listed
    is_complete: bool = False

    def with_blank(self, person_id: str) -> int:
        """Goals of a person in the matches, an empty slot behind the name taken for one."""
        return self.counted[person_id] + self.blank[person_id]

    def line_of(self, person_id: str) -> TopScorer | None:
        """The line that gives somebody's total; a list comes before the infobox."""
        lines = [one for one in self.by_person.get(person_id, ()) if one.goals is not None]
        return min(lines, key=is_of_infobox, default=None)

    def is_comparable(self, lines: Sequence[TopScorer]) -> bool:
        """Whether lines speak of the matches that are shown, and not of a whole league of which
        an article shows a part.
        """
        return self.is_complete or _covers(lines, self.counted + self.blank)

    def double_of(self, person_id: str) -> str | None:
        """Somebody of the team and the same family name, who is in no list where the other has
        fewer goals than the list says: perhaps one player under two titles.
        """
        line = self.line_of(person_id)
        family, team = _family(self.names.get(person_id, "")), self.teams.get(person_id)
        if line is None or team is None:
            return None
        missing = (line.goals or 0) - self.with_blank(person_id)
        return next(
            (
                other
                for other in self.by_family.get((team, family), ())[:_MOST_ALIKE]
                if other != person_id
                and missing == self.with_blank(other)
                and self.line_of(other) is None
            ),
            None,
        )


def is_of_infobox(line: TopScorer) -> bool:
    """Whether the infobox says it, and no list."""
    return line.source_construct.endswith(_INFOBOX)


def named_place(line: TopScorer) -> str:
    """Where a line stands, in a sentence."""
    return "the infobox" if is_of_infobox(line) else "the list of goalscorers"


def ledgers(facts: Facts) -> dict[str, list[Ledger]]:
    """The ledgers of every edition that prints totals of scorers, one an article."""
    found: dict[tuple[str, str], Ledger] = {}
    for line in facts.rows[TopScorer]:
        edition = facts.edition.get(line.edition_id)
        if edition is not None:
            key = line.edition_id, line.article_id
            found.setdefault(key, Ledger(edition, [])).lines.append(line)
    by_edition: dict[str, list[Ledger]] = {}
    for (edition_id, article_id), ledger in found.items():
        ledger.lines.sort(key=lambda line: (line.list_number, line.line_number))
        _fill(ledger, article_id, facts)
        by_edition.setdefault(edition_id, []).append(ledger)
    return by_edition


def _fill(ledger: Ledger, article_id: str, facts: Facts) -> None:
    matches = facts.all_matches(ledger.edition)
    own = [match for match in matches if article_id in match.seen_on]
    in_own, in_all = (_found(ledger.lines, _counted(one, facts)) for one in (own, matches))
    ledger.matches = own if in_own and in_own == in_all else matches
    scored = listed = 0
    for match in ledger.matches:
        scored += sum(side.score or 0 for side in sides_of(match))
        listed += len(facts.goals(match))
        for goal in _goals_of_people(match, facts):
            is_blank = goal.evidence is GoalEvidence.BLANK_SLOT
            (ledger.blank if is_blank else ledger.counted)[goal.person_id or ""] += 1
            ledger.first_goal.setdefault(goal.person_id or "", goal)
            if not match.is_goals_complete:
                is_too_many = len(facts.goals(match)) > sum(s.score or 0 for s in sides_of(match))
                doubtful = ledger.in_overfull if is_too_many else ledger.in_incomplete
                doubtful.add(goal.person_id or "")
            _name(ledger, goal.person_id, goal.scorer_name, goal.team_id)
    shown = sum(match.status is not MatchStatus.CANCELLED for match in ledger.matches)
    is_whole = ledger.edition.printed_match_count == shown
    ledger.is_complete = is_whole and listed >= _ENOUGH * scored
    for line in ledger.lines:
        _name(ledger, line.person_id, line.player_name, line.team_id)
        if line.person_id is not None:
            ledger.names[line.person_id] = line.player_name
            ledger.by_person.setdefault(line.person_id, []).append(line)
    for person_id, team in ledger.teams.items():
        key = team, _family(ledger.names[person_id])
        ledger.by_family.setdefault(key, []).append(person_id)


def _name(ledger: Ledger, person: str | None, name: str | None, team: str | None) -> None:
    if person is not None and person not in ledger.teams and team is not None:
        ledger.teams[person] = team
        ledger.by_team.setdefault(team, []).append(person)
    if person is not None:
        ledger.names.setdefault(person, name or "")


def _counted(matches: Iterable[Match], facts: Facts) -> Counter[str]:
    return Counter(
        goal.person_id or "" for match in matches for goal in _goals_of_people(match, facts)
    )


def _goals_of_people(match: Match, facts: Facts) -> Iterator[Goal]:
    """The goals that count for their scorer: own goals do not."""
    for goal in facts.goals(match):
        if goal.person_id is not None and goal.kind is not GoalKind.OWN_GOAL:
            yield goal


def _covers(lines: Sequence[TopScorer], counted: Mapping[str, int]) -> bool:
    return _found(lines, counted) >= _ENOUGH * sum(one.goals or 0 for one in lines) > 0


def _found(lines: Iterable[TopScorer], counted: Mapping[str, int]) -> int:
    """How many of the goals printed are in the matches."""
    totals = [(one.person_id, one.goals) for one in lines if one.goals and one.person_id]
    return sum(min(counted.get(person, 0), goals) for person, goals in totals)


def _family(name: str) -> str:
    return name.rpartition(" ")[2].casefold()
