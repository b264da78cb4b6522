"""Match, goal and shoot-out rows."""

from collections.abc import Iterator, Sequence

from pipeline.normalise.fixtures import Fixture
from pipeline.normalise.kickoff import kickoff_utc
from pipeline.normalise.names import NameBook
from pipeline.normalise.sources import source_columns
from pipeline.parse.records import GoalRecord
from pipeline.tables import Goal, GoalKind, Match, Quality, ShootoutKick, Side

_NO_PAIR = (None, None)


def match_row(fixture: Fixture, names: NameBook, shown_on: Sequence[str]) -> Match:
    """One match, from the passage that says most; ``shown_on`` are pages that transclude it."""
    record, article = fixture.record, fixture.main.article
    context = fixture.context
    listed = [sum(goal.side is side for goal in record.goals) for side in Side]
    scores = [record.home_score, record.away_score]
    half_time, shootout = record.half_time or _NO_PAIR, record.shootout or _NO_PAIR
    seen_on = {showing.article.article_id for showing in fixture.showings} | set(shown_on)
    return Match(
        **source_columns(article, record.place),
        match_id=fixture.match_id,
        edition_id=fixture.edition_id,
        stage=context.stage,
        group_name=context.group_name,
        round=context.round,
        round_text=record.round_text,
        round_kind=context.round_kind,
        leg=fixture.leg,
        tie_id=fixture.tie.tie_id if fixture.tie else None,
        match_date=record.match_date,
        date_text=record.date_text,
        kickoff_text=record.kickoff_text,
        utc_offset_minutes=record.utc_offset_minutes,
        kickoff_utc=kickoff_utc(record.match_date, record.kickoff_text, record.utc_offset_minutes),
        home_team_id=fixture.home_team_id,
        home_team_name=names.display(record.home),
        away_team_id=fixture.away_team_id,
        away_team_name=names.display(record.away),
        home_score=record.home_score,
        away_score=record.away_score,
        home_half_time_score=half_time[0],
        away_half_time_score=half_time[1],
        is_after_extra_time=record.is_after_extra_time,
        home_shootout_score=shootout[0],
        away_shootout_score=shootout[1],
        status=record.status,
        stadium=record.stadium,
        city=record.city,
        attendance=record.attendance,
        referee_name=record.referee_name,
        referee_person_id=None,
        referee_association=record.referee_association,
        report_url=record.report_url,
        home_goals_listed=listed[0],
        away_goals_listed=listed[1],
        is_goals_complete=None if None in scores else listed == scores,
        note_text=record.note_text,
        seen_on=tuple(sorted(seen_on)),
        quality=Quality.OK,
    )


def goal_rows(fixture: Fixture) -> Iterator[Goal]:
    """The goals a match lists, home side first."""
    for number, record in enumerate(fixture.record.goals, start=1):
        is_home = record.side is Side.HOME
        yield Goal(
            **source_columns(fixture.main.article, record.place),
            match_id=fixture.match_id,
            goal_number=number,
            side=record.side,
            team_id=fixture.home_team_id if is_home else fixture.away_team_id,
            scorer_name=record.scorer_name,
            scorer_link=record.scorer_link,
            person_id=None,
            scorer_side=_scorer_side(record),
            minute=record.minute,
            added_minute=record.added_minute,
            minute_text=record.minute_text,
            kind=record.kind,
            evidence=record.evidence,
        )


def kick_rows(fixture: Fixture) -> Iterator[ShootoutKick]:
    """The kicks of the shoot-out, home side first."""
    for number, record in enumerate(fixture.record.kicks, start=1):
        yield ShootoutKick(
            **source_columns(fixture.main.article, record.place),
            match_id=fixture.match_id,
            kick_number=number,
            side=record.side,
            player_name=record.player_name,
            player_link=record.player_link,
            person_id=None,
            is_scored=record.is_scored,
        )


def _scorer_side(record: GoalRecord) -> Side:
    """Own goals are listed for the side they count for; the scorer plays for the other one."""
    if record.kind is not GoalKind.OWN_GOAL:
        return record.side
    return Side.AWAY if record.side is Side.HOME else Side.HOME
