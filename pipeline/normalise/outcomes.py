"""Who won a tie and by what: from the legs, the note, the next round and the article's rules."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipeline.normalise.fixtures import TieDraft
from pipeline.normalise.rules import RuleBook
from pipeline.parse.records import TieNote
from pipeline.tables import Decider, RoundKind, RuleKind, WinnerEvidence

_ORDER = [
    RoundKind.PRELIMINARY,
    RoundKind.ROUND_OF_32,
    RoundKind.ROUND_OF_16,
    RoundKind.QUARTER_FINAL,
    RoundKind.SEMI_FINAL,
    RoundKind.FINAL,
]


@dataclass(frozen=True, slots=True)
class Tally:
    """Goals of team 1 and team 2 over all legs, and those scored as visitors; away goals are None
    in a single match.
    """

    aggregate: tuple[int, int]
    away_goals: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a tie ended, as we conclude. The winner is None where it is level or unknown."""

    decided_by: Decider
    winner_team_id: str | None = None
    evidence: WinnerEvidence | None = None


def tally(tie: TieDraft) -> Tally | None:
    """Add up the legs; None while one of them has no score."""
    goals = [(0, 0), (0, 0)]
    for leg in tie.legs:
        home, away = leg.record.home_score, leg.record.away_score
        if home is None or away is None:
            return None
        home_number = 0 if leg.home_team_id == tie.legs[0].home_team_id else 1
        goals[home_number] = _plus(goals[home_number], (home, 0))
        goals[1 - home_number] = _plus(goals[1 - home_number], (away, away))
    aggregate = goals[0][0], goals[1][0]
    return Tally(aggregate, (goals[0][1], goals[1][1]) if len(tie.legs) > 1 else None)


class Judge:
    """Decides the ties of one article. ``note_winner`` gives the team a tie's note names, and
    ``champions`` the team the infobox names by edition.
    """

    def __init__(
        self,
        ties: Sequence[TieDraft],
        rules: RuleBook,
        note_winner: Callable[[TieDraft], str | None],
        champions: dict[str, str],
    ) -> None:
        self._rules = rules
        self._note_winner = note_winner
        self._champions = champions
        self._teams_by_round: dict[tuple[str, RoundKind | None], set[str]] = {}
        for tie in ties:
            key = tie.legs[0].edition_id, _round(tie)
            self._teams_by_round.setdefault(key, set()).update(tie.legs[0].teams)

    def decide(self, tie: TieDraft) -> Outcome:
        """The aggregate decides; a level tie goes by its note, else by who went on, else by the
        away-goals rule where the article states it.
        """
        total = tally(tie)
        if total is None:
            return Outcome(Decider.UNKNOWN)
        leader = _leader(tie, total.aggregate)
        if leader is not None:
            return Outcome(Decider.AGGREGATE, leader, WinnerEvidence.LEGS)
        if tie.note is not None:
            return self._by_note(tie, tie.note.note)
        return self._level(tie, total)

    def _by_note(self, tie: TieDraft, note: TieNote) -> Outcome:
        winner = self._note_winner(tie)
        if winner is None:
            return Outcome(Decider.LEVEL)
        return Outcome(note.decided_by, winner, WinnerEvidence.NOTE)

    def _level(self, tie: TieDraft, total: Tally) -> Outcome:
        criteria = self._rules.criteria(
            RuleKind.LEVEL_TIE_DECIDER, tie.legs[0].record.place.section
        )
        winner, evidence = self._who_went_on(tie)
        visitor = _leader(tie, total.away_goals) if total.away_goals else None
        if winner is None:
            if visitor is not None and "away_goals" in criteria:
                return Outcome(Decider.AWAY_GOALS, visitor, WinnerEvidence.LEGS)
            return Outcome(Decider.UNKNOWN)
        return Outcome(_decider(criteria, visitor, winner), winner, evidence)

    def _who_went_on(self, tie: TieDraft) -> tuple[str | None, WinnerEvidence | None]:
        teams = tie.legs[0].teams
        went_on = [team for team in teams if self._plays_later(team, tie)]
        if len(went_on) == 1:
            return went_on[0], WinnerEvidence.NEXT_ROUND
        champion = self._champions.get(tie.legs[0].edition_id)
        if _round(tie) is RoundKind.FINAL and champion in teams:
            return champion, WinnerEvidence.INFOBOX
        return None, None

    def _plays_later(self, team: str, tie: TieDraft) -> bool:
        here, edition_id = _round(tie), tie.legs[0].edition_id
        later = _ORDER[_ORDER.index(here) + 1 :] if here in _ORDER else []
        return any(team in self._teams_by_round.get((edition_id, kind), ()) for kind in later)


def _decider(criteria: Sequence[str], visitor: str | None, winner: str) -> Decider:
    """The first of the article's rules that can have made this winner."""
    for criterion in criteria:
        if criterion == "away_goals" and visitor is not None:
            return Decider.AWAY_GOALS if visitor == winner else Decider.UNKNOWN
        if criterion != "away_goals":
            return Decider(criterion)
    return Decider.UNKNOWN


def _leader(tie: TieDraft, goals: tuple[int, int]) -> str | None:
    if goals[0] == goals[1]:
        return None
    first = tie.legs[0]
    return first.home_team_id if goals[0] > goals[1] else first.away_team_id


def _round(tie: TieDraft) -> RoundKind | None:
    return tie.legs[0].record.place.context.round_kind


def _plus(one: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    return one[0] + other[0], one[1] + other[1]
