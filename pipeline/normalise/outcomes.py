"""Who won a tie and by what: from the legs, the note, the next round and the article's rules."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from pipeline.normalise.fixtures import TieDraft
from pipeline.normalise.rules import RuleBook, where
from pipeline.tables import ROUNDS_IN_ORDER, Decider, RoundKind, WinnerEvidence

_DECIDERS = set(Decider)
_NOT_BY_GOALS = (Decider.POINTS, Decider.GOAL_DIFFERENCE, Decider.WALKOVER)


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
    """Add up the legs; None while one of them has no score, or the row of a table gives none. A
    bracket does not say who was at home, so away goals stay unknown.
    """
    scores = _scores(tie)
    if not scores:
        aggregate = None if tie.legs else tie.rows[0].record.aggregate
        return Tally(aggregate, None) if aggregate else None
    away = [0, 0]
    for leg, goals in zip(tie.legs, scores, strict=False):
        visitor = 1 if leg.home_team_id == tie.team1[0] else 0
        away[visitor] += goals[visitor]
    return Tally(_sum(scores), (away[0], away[1]) if len(tie.legs) > 1 else None)


def _scores(tie: TieDraft) -> list[tuple[int, int]]:
    """Goals of team 1 and team 2 leg by leg; none while one of the legs has no score."""
    if not tie.legs:
        return [leg.scores for leg in tie.rows[0].record.legs if leg.scores is not None]
    scores = []
    for leg in tie.legs:
        home, away = leg.record.home_score, leg.record.away_score
        if home is None or away is None:
            return []
        scores.append((home, away) if leg.home_team_id == tie.team1[0] else (away, home))
    return scores


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
            self._teams_by_round.setdefault((tie.edition_id, _round(tie)), set()).update(tie.teams)

    def decide(self, tie: TieDraft) -> Outcome:
        """What is said to have gone by points and the like went so; else the aggregate decides. A
        level tie goes by its shoot-out, its note or its table row, else by who went on, else by
        the away-goals rule where the article states it; so does a series, but for the rules.
        """
        total, by_row = tally(tie), self._by_row(tie)
        if total is None:
            return by_row or Outcome(Decider.UNKNOWN)
        told = self._by_note(tie) or by_row
        if told is not None and told.decided_by in _NOT_BY_GOALS:
            return told
        leader = None if _is_series(tie) else _leader(tie, total.aggregate)
        if leader is not None:
            return Outcome(_by_play(tie), leader, WinnerEvidence.LEGS)
        if by_row is not None and by_row.decided_by is Decider.UNKNOWN:
            decided_by = self._by_rules(tie, total, by_row.winner_team_id)
            by_row = replace(by_row, decided_by=decided_by)
        return _by_shootout(tie) or self._by_note(tie) or by_row or self._level(tie, total)

    def _by_rules(self, tie: TieDraft, total: Tally, winner: str | None) -> Decider:
        """The first of the rules in force that can have made this winner of a level tie. Its
        scores hold the goals of extra time, so that did not.
        """
        is_level_away = _is_level_away(tie, total)
        for criterion in self._criteria(tie):
            if criterion == "away_goals":
                if is_level_away is None:
                    return Decider.UNKNOWN
                if not is_level_away:
                    is_fitting = _visitor(tie, total) in (None, winner)
                    return Decider.AWAY_GOALS if is_fitting else Decider.UNKNOWN
            elif criterion == "visitors_in_first_round":
                if _is_single(tie):  # whether it is of that round no round_kind tells
                    return Decider.UNKNOWN
            elif criterion != "extra_time":
                return Decider(criterion) if criterion in _DECIDERS else Decider.UNKNOWN
        return Decider.UNKNOWN

    def _criteria(self, tie: TieDraft) -> list[str]:
        """The rules that decide a level tie. None can be relied on where all that shows the tie is
        a row with a footnote: that may tell of a match awarded, or of points taken away.
        """
        if _is_series(tie):
            return []
        if not tie.legs and any(row.record.has_footnote for row in tie.rows):
            return []
        return self._rules.level_tie_deciders(where(tie.article, tie.place, _round(tie)))

    def _by_note(self, tie: TieDraft) -> Outcome | None:
        if tie.note is None:
            return None
        winner = self._note_winner(tie)
        if winner is None:
            return Outcome(Decider.LEVEL)
        return Outcome(tie.note.note.decided_by, winner, WinnerEvidence.NOTE)

    def _by_row(self, tie: TieDraft) -> Outcome | None:
        """The first row that marks a winner."""
        for row in tie.rows:
            record = row.record
            if record.winner is not None:
                winner = row.team1_id if record.winner == 1 else row.team2_id
                evidence = record.winner_evidence or WinnerEvidence.BOLD
                return Outcome(record.decided_by or Decider.UNKNOWN, winner, evidence)
        return None

    def _level(self, tie: TieDraft, total: Tally) -> Outcome:
        winner, evidence = self._who_went_on(tie)
        if winner is not None:
            return Outcome(self._by_rules(tie, total, winner), winner, evidence)
        visitor = _visitor(tie, total)
        if visitor is not None and "away_goals" in self._criteria(tie):
            return Outcome(Decider.AWAY_GOALS, visitor, WinnerEvidence.LEGS)
        return Outcome(Decider.UNKNOWN)

    def _who_went_on(self, tie: TieDraft) -> tuple[str | None, WinnerEvidence | None]:
        went_on = [team for team in tie.teams if self._plays_later(team, tie)]
        if len(went_on) == 1:
            return went_on[0], WinnerEvidence.NEXT_ROUND
        champion = self._champions.get(tie.edition_id)
        if _round(tie) is RoundKind.FINAL and champion in tie.teams:
            return champion, WinnerEvidence.INFOBOX
        return None, None

    def _plays_later(self, team: str, tie: TieDraft) -> bool:
        here = _round(tie)
        if here not in ROUNDS_IN_ORDER:
            return False
        later = ROUNDS_IN_ORDER[ROUNDS_IN_ORDER.index(here) + 1 :]
        rounds = (self._teams_by_round.get((tie.edition_id, kind), set()) for kind in later)
        return any(team in teams for teams in rounds)


def _is_single(tie: TieDraft) -> bool:
    return len(_scores(tie)) < 2


def _is_series(tie: TieDraft) -> bool:
    """Whether more than two matches were played though two had not ended level: then it is
    matches won, or points, that count.
    """
    scores = _scores(tie)
    before = _sum(scores[:-1])
    return len(scores) > 2 and before[0] != before[1]


def _by_play(tie: TieDraft) -> Decider:
    """How the leader got ahead, as far as rows and boxes say."""
    said = {row.record.decided_by for row in tie.rows}
    if Decider.REPLAY in said or _is_replayed(tie):
        return Decider.REPLAY
    extra = any(leg.record.is_after_extra_time for leg in tie.legs[-1:])
    return Decider.EXTRA_TIME if extra or Decider.EXTRA_TIME in said else Decider.AGGREGATE


def _is_replayed(tie: TieDraft) -> bool:
    """Whether level matches were played again with the same team at home."""
    hosts = {leg.home_team_id for leg in tie.legs}
    before = _scores(tie)[:-1]
    return len(hosts) == 1 and bool(before) and all(one == other for one, other in before)


def _by_shootout(tie: TieDraft) -> Outcome | None:
    for leg in tie.legs[-1:]:
        shootout = leg.record.shootout
        if shootout is not None and shootout[0] != shootout[1]:
            winner = leg.home_team_id if shootout[0] > shootout[1] else leg.away_team_id
            return Outcome(Decider.PENALTIES, winner, WinnerEvidence.LEGS)
    return None


def _visitor(tie: TieDraft, total: Tally) -> str | None:
    """Who scored more as visitors; None where nobody did, or nothing says who was at home."""
    return _leader(tie, total.away_goals) if total.away_goals else None


def _is_level_away(tie: TieDraft, total: Tally) -> bool | None:
    """Whether away goals leave a level tie level, as they do in a single match. Of two legs the
    scores tell, whoever was at home first; None where there is no telling.

    Where team 1 was, it scored ``second[0]`` away and team 2 ``first[1]``; where team 2 was, they
    scored ``first[0]`` and ``second[1]``, which differ by as much, since the tie is level.
    """
    if total.away_goals is not None:
        return total.away_goals[0] == total.away_goals[1]
    if tie.legs:
        return True
    legs = tie.rows[0].record.legs
    first = legs[0].scores if legs else None
    second = legs[1].scores if len(legs) == 2 else None
    if first is None or second is None:
        return True if first and len(legs) == 1 else None
    return second[0] == first[1]


def _leader(tie: TieDraft, goals: tuple[int, int]) -> str | None:
    if goals[0] == goals[1]:
        return None
    return tie.team1[0] if goals[0] > goals[1] else tie.team2[0]


def _round(tie: TieDraft) -> RoundKind | None:
    return tie.context.round_kind


def _sum(scores: Sequence[tuple[int, int]]) -> tuple[int, int]:
    return sum(one for one, _ in scores), sum(other for _, other in scores)
