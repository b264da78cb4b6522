"""Rows for the passages on matches that several passages show."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.normalise.fixtures import Fixture, Showing, TieDraft
from pipeline.normalise.sources import source_columns
from pipeline.parse.records import MatchRecord, Place
from pipeline.tables import Article, MatchShowing, Side

_Pair = tuple[int | None, int | None]
_NOTHING: _Pair = (None, None)


@dataclass(frozen=True, slots=True)
class _Passage:
    """What one passage says, from the side of the match's home team."""

    article: Article
    place: Place
    scores: _Pair
    shootout: _Pair = _NOTHING
    day: date | None = None
    scorers: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())


def showing_rows(fixtures: Sequence[Fixture], ties: Sequence[TieDraft]) -> Iterator[MatchShowing]:
    """One row for every passage on a match that more than one passage shows."""
    of_brackets: dict[int, list[_Passage]] = {}
    for tie in ties:
        for fixture, passage in _bracket_passages(tie):
            of_brackets.setdefault(id(fixture), []).append(passage)
    for fixture in fixtures:
        passages = [_passage(fixture, showing) for showing in fixture.showings]
        passages += of_brackets.get(id(fixture), [])
        for number, passage in enumerate(passages, start=1):
            if len(passages) > 1:
                yield _row(fixture, number, passage)


def _bracket_passages(tie: TieDraft) -> Iterator[tuple[Fixture, _Passage]]:
    """The scores a bracket prints for the legs, in their order; it says nothing else of them."""
    for row in tie.rows:
        record = row.record
        if not record.place.construct.startswith("bracket") or len(record.legs) != len(tie.legs):
            continue
        for leg, fixture in zip(record.legs, tie.legs, strict=True):
            if leg.scores is not None:
                is_turned = fixture.home_team_id != row.team1_id
                shootout = leg.shootout or (record.shootout if leg is record.legs[-1] else None)
                scores = _turned(leg.scores, is_turned)
                kicks = _turned(shootout or _NOTHING, is_turned)
                yield fixture, _Passage(row.article, record.place, scores, kicks)


def _passage(fixture: Fixture, showing: Showing) -> _Passage:
    record = showing.record
    is_turned = showing.home_team_id != fixture.home_team_id
    scorers = _scorers(record, Side.HOME), _scorers(record, Side.AWAY)
    return _Passage(
        showing.article,
        record.place,
        _turned(showing.scores, is_turned),
        _turned(record.shootout or _NOTHING, is_turned),
        record.match_date,
        (scorers[1], scorers[0]) if is_turned else scorers,
    )


def _scorers(record: MatchRecord, side: Side) -> tuple[str, ...]:
    return tuple(goal.scorer_name or "" for goal in record.goals if goal.side is side)


def _turned(pair: _Pair, is_turned: bool) -> _Pair:
    return (pair[1], pair[0]) if is_turned else pair


def _row(fixture: Fixture, number: int, passage: _Passage) -> MatchShowing:
    return MatchShowing(
        **source_columns(passage.article, passage.place),
        match_id=fixture.match_id,
        showing_number=number,
        match_date=passage.day,
        home_score=passage.scores[0],
        away_score=passage.scores[1],
        home_shootout_score=passage.shootout[0],
        away_shootout_score=passage.shootout[1],
        home_scorer_names=passage.scorers[0],
        away_scorer_names=passage.scorers[1],
    )
