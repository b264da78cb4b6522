"""Match and goal rows."""

from collections.abc import Iterator

from pipeline.normalise.fixtures import Fixture
from pipeline.normalise.sources import source_columns
from pipeline.parse.records import GoalRecord
from pipeline.tables import Article, Goal, GoalKind, Match, Quality, Side


def match_row(article: Article, fixture: Fixture) -> Match:
    """One match; what rendered text never gives stays null."""
    record = fixture.record
    context = record.place.context
    listed = [sum(goal.side is side for goal in record.goals) for side in Side]
    scores = [record.home_score, record.away_score]
    return Match(
        **source_columns(article, record.place),
        match_id=fixture.match_id,
        edition_id=fixture.edition_id,
        stage=context.stage,
        group_name=context.group_name,
        round=context.round,
        round_kind=context.round_kind,
        leg=fixture.leg,
        tie_id=fixture.tie.tie_id if fixture.tie else None,
        match_date=record.match_date,
        date_text=record.date_text,
        kickoff_text=None,
        utc_offset_minutes=None,
        kickoff_utc=None,
        home_team_id=fixture.home_team_id,
        home_team_name=record.home.name,
        away_team_id=fixture.away_team_id,
        away_team_name=record.away.name,
        home_score=record.home_score,
        away_score=record.away_score,
        home_half_time_score=None,
        away_half_time_score=None,
        is_after_extra_time=None,
        home_shootout_score=None,
        away_shootout_score=None,
        status=record.status,
        stadium=None,
        city=None,
        attendance=None,
        referee_name=None,
        referee_association=None,
        report_url=None,
        home_goals_listed=listed[0],
        away_goals_listed=listed[1],
        is_goals_complete=None if None in scores else listed == scores,
        note_text=None,
        seen_on=(article.article_id,),
        quality=Quality.OK,
    )


def goal_rows(article: Article, fixture: Fixture) -> Iterator[Goal]:
    """The goals a match lists, home side first."""
    for number, record in enumerate(fixture.record.goals, start=1):
        is_home = record.side is Side.HOME
        yield Goal(
            **source_columns(article, record.place),
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


def _scorer_side(record: GoalRecord) -> Side:
    """Own goals are listed for the side they count for; the scorer plays for the other one."""
    if record.kind is not GoalKind.OWN_GOAL:
        return record.side
    return Side.AWAY if record.side is Side.HOME else Side.HOME
