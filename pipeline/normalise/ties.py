"""Tie rows: the legs added up, beside what the note says."""

from collections.abc import Iterator, Sequence
from typing import Any

from pipeline.normalise.fixtures import TieDraft
from pipeline.normalise.names import NameBook
from pipeline.normalise.outcomes import Judge, Outcome, Tally, tally
from pipeline.normalise.rules import RuleBook
from pipeline.normalise.sources import source_columns
from pipeline.parse.records import Place, TeamRef
from pipeline.tables import Article, RuleKind, Tie
from pipeline.wikitext.spans import cover


def tie_rows(
    article: Article,
    ties: Sequence[TieDraft],
    rules: RuleBook,
    names: NameBook,
    champions: dict[str, str],
) -> Iterator[Tie]:
    """One row a tie. ``champions`` holds the infobox's champion by edition."""
    winners = {tie.tie_id: _note_winner(tie, names) for tie in ties}
    judge = Judge(ties, rules, lambda tie: winners[tie.tie_id], champions)
    for tie in ties:
        yield _tie_row(article, tie, judge.decide(tie), winners[tie.tie_id], rules)


def _tie_row(
    article: Article, tie: TieDraft, outcome: Outcome, note_winner: str | None, rules: RuleBook
) -> Tie:
    first = tie.legs[0]
    record, context = first.record, first.record.place.context
    names = {first.home_team_id: record.home.name, first.away_team_id: record.away.name}
    total = tally(tie)
    return Tie(
        **source_columns(article, _place(tie)),
        tie_id=tie.tie_id,
        edition_id=first.edition_id,
        stage=context.stage,
        group_name=context.group_name,
        round=context.round,
        round_kind=context.round_kind,
        team1_id=first.home_team_id,
        team1_name=record.home.name,
        team2_id=first.away_team_id,
        team2_name=record.away.name,
        leg_count=len(tie.legs),
        match_ids=tuple(leg.match_id for leg in tie.legs),
        **_sums(total),
        **_printed(tie, note_winner),
        decided_by=outcome.decided_by,
        winner_team_id=outcome.winner_team_id,
        winner_name=names.get(outcome.winner_team_id or ""),
        winner_evidence=outcome.evidence,
        bonus_point_team_id=bonus_point_team(tie, rules),
    )


def bonus_point_team(tie: TieDraft, rules: RuleBook) -> str | None:
    """The team that the article's rules give an extra point for the tie, by the legs alone."""
    total = tally(tie)
    criteria = rules.criteria(RuleKind.BONUS_POINT, tie.legs[0].record.place.section)
    if total is None or len(tie.legs) < 2:
        return None
    goals = {"aggregate": total.aggregate, "away_goals": total.away_goals}
    for criterion in criteria:
        team1, team2 = goals.get(criterion) or (0, 0)
        if team1 != team2:
            first = tie.legs[0]
            return first.home_team_id if team1 > team2 else first.away_team_id
    return None


def _note_winner(tie: TieDraft, names: NameBook) -> str | None:
    if tie.note is None or tie.note.note.winner_name is None:
        return None
    return names.resolve(TeamRef(tie.note.note.winner_name), tie.note.place)


def _place(tie: TieDraft) -> Place:
    """From the first leg to the note where they stand together, else the first leg."""
    first, last = tie.legs[0].record.place, tie.legs[-1].record.place
    ends = tie.note.place if tie.note else last
    if first.section != ends.section:
        return Place(first.span, first.line, first.section, first.context, "first leg of a tie")
    span = cover(first.span, ends.span)
    return Place(span, first.line, first.section, first.context, "legs of a tie")


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
    """What the note says, turned to the side of team 1."""
    noted = tie.note
    scores: tuple[int | None, int | None] = noted.note.scores if noted else (None, None)
    if winner is not None and winner == tie.legs[0].away_team_id:
        scores = scores[1], scores[0]
    return {
        "printed_team1_aggregate": scores[0],
        "printed_team2_aggregate": scores[1],
        "printed_winner_team_id": winner,
        "printed_decided_by": noted.note.decided_by if noted else None,
        "is_away_goals_level_printed": noted.note.is_away_goals_level if noted else None,
        "is_bonus_point_denied_printed": noted.note.is_bonus_point_denied if noted else None,
        "note_text": noted.text if noted else None,
        "note_start": noted.place.span.start if noted else None,
        "note_end": noted.place.span.end if noted else None,
    }
