"""Tie rows: the legs added up, beside what notes and tables say."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from pipeline.normalise.fixtures import TieDraft
from pipeline.normalise.names import NameBook
from pipeline.normalise.outcomes import Judge, Outcome, Tally, tally
from pipeline.normalise.rules import RuleBook, where
from pipeline.normalise.sources import source_columns
from pipeline.parse.records import Place, TeamRef
from pipeline.tables import Decider, RuleKind, Tie
from pipeline.wikitext.spans import cover


def tie_rows(
    ties: Sequence[TieDraft], rules: RuleBook, names: NameBook, champions: dict[str, str]
) -> Iterator[Tie]:
    """One row a tie. ``champions`` holds the infobox's champion by edition."""
    winners = {tie.tie_id: _note_winner(tie, names) for tie in ties}
    judge = Judge(ties, rules, lambda tie: winners[tie.tie_id], champions)
    for tie in ties:
        yield _tie_row(tie, judge.decide(tie), winners[tie.tie_id], rules, names)


def _tie_row(
    tie: TieDraft, outcome: Outcome, note_winner: str | None, rules: RuleBook, names: NameBook
) -> Tie:
    context = tie.context
    shown = {team_id: names.display(team) for team_id, team in (tie.team2, tie.team1)}
    return Tie(
        **source_columns(tie.article, _place(tie)),
        tie_id=tie.tie_id,
        edition_id=tie.edition_id,
        stage=context.stage,
        group_name=context.group_name,
        round=context.round,
        round_kind=context.round_kind,
        team1_id=tie.team1[0],
        team1_name=shown[tie.team1[0]],
        team2_id=tie.team2[0],
        team2_name=shown[tie.team2[0]],
        leg_count=len(tie.legs) or len([leg for leg in tie.rows[0].record.legs if leg.scores]) or 1,
        match_ids=tuple(leg.match_id for leg in tie.legs),
        **_sums(tally(tie)),
        **_printed(tie, note_winner),
        decided_by=outcome.decided_by,
        winner_team_id=outcome.winner_team_id,
        winner_name=shown.get(outcome.winner_team_id or ""),
        winner_evidence=outcome.evidence,
        bonus_point_team_id=bonus_point_team(tie, rules),
    )


def bonus_point_team(tie: TieDraft, rules: RuleBook) -> str | None:
    """The team that the article's rules give an extra point for the tie, by the legs alone."""
    total = tally(tie)
    if total is None or len(tie.legs) < 2:
        return None
    goals = {"aggregate": total.aggregate, "away_goals": total.away_goals}
    for criterion in rules.criteria(RuleKind.BONUS_POINT, where(tie.article, tie.place)):
        team1, team2 = goals.get(criterion) or (0, 0)
        if team1 != team2:
            return tie.team1[0] if team1 > team2 else tie.team2[0]
    return None


def _note_winner(tie: TieDraft, names: NameBook) -> str | None:
    if tie.note is None or tie.note.note.winner_name is None:
        return None
    return names.resolve(TeamRef(tie.note.note.winner_name), tie.article, tie.note.place)


def _place(tie: TieDraft) -> Place:
    """From the first leg to the note where they stand together, else the first passage. A replay
    may stand above the match it replays.
    """
    first = tie.place
    if len(tie.legs) < 2 or tie.legs[-1].main.article is not tie.article:
        return first
    ends = tie.note.place if tie.note else tie.legs[-1].record.place
    if first.section != ends.section:
        return replace(first, construct="first leg of a tie")
    begins = min(first, ends, key=lambda place: place.span)
    return replace(begins, span=cover(first.span, ends.span), construct="legs of a tie")


def _sums(total: Tally | None) -> dict[str, Any]:
    aggregate = total.aggregate if total else (None, None)
    away_goals = (total.away_goals if total else None) or (None, None)
    return {
        "team1_aggregate": aggregate[0],
        "team2_aggregate": aggregate[1],
        "team1_away_goals": away_goals[0],
        "team2_away_goals": away_goals[1],
    }


def _printed(tie: TieDraft, winner: str | None) -> dict[str, Any]:
    """What the note or the table row says, turned to the side of team 1."""
    noted = tie.note
    scores = _printed_aggregate(tie, winner)
    return {
        "printed_team1_aggregate": scores[0],
        "printed_team2_aggregate": scores[1],
        "printed_winner_team_id": winner or _marked_winner(tie),
        "printed_decided_by": noted.note.decided_by if noted else _marked_decider(tie),
        "is_away_goals_level_printed": noted.note.is_away_goals_level if noted else None,
        "is_bonus_point_denied_printed": noted.note.is_bonus_point_denied if noted else None,
        "note_text": noted.text if noted else None,
        "note_start": noted.place.span.start if noted else None,
        "note_end": noted.place.span.end if noted else None,
    }


def _printed_aggregate(tie: TieDraft, winner: str | None) -> tuple[int | None, int | None]:
    if tie.note is not None:
        scores = tie.note.note.scores
        is_turned = winner is not None and winner == tie.team2[0]
        return (scores[1], scores[0]) if is_turned else scores
    for row in tie.rows:
        aggregate = row.record.aggregate
        if aggregate is not None:
            is_turned = row.team1_id != tie.team1[0]
            return (aggregate[1], aggregate[0]) if is_turned else aggregate
    return None, None


def _marked_decider(tie: TieDraft) -> Decider | None:
    return next((row.record.decided_by for row in tie.rows if row.record.decided_by), None)


def _marked_winner(tie: TieDraft) -> str | None:
    marks = ((row, row.record.winner) for row in tie.rows if row.record.winner is not None)
    return next((row.team1_id if mark == 1 else row.team2_id for row, mark in marks), None)
