"""The questions people ask first, as views of ``football.duckdb``."""

from dataclasses import dataclass


@dataclass(frozen=True)
class View:
    """One view: its name, what one row of it is, and the query."""

    name: str
    description: str
    query: str


RESULTS_LONG = View(
    "results_long",
    "One team in one match with a score; every match is two rows. A shoot-out leaves a draw a "
    "draw; who won it stands in shootout_result.",
    """
    SELECT match_id, edition_id, match_date, stage, group_name, round, leg, venue,
        team_id, team_name, opponent_id, opponent_name, goals_for, goals_against,
        goals_for - goals_against AS goal_difference,
        CASE sign(goals_for - goals_against) WHEN 1 THEN 'win' WHEN 0 THEN 'draw' ELSE 'loss' END
            AS result,
        is_after_extra_time, shootout_for, shootout_against,
        CASE sign(shootout_for - shootout_against) WHEN 1 THEN 'win' WHEN -1 THEN 'loss' END
            AS shootout_result,
        status, quality
    FROM (
        SELECT *, 'home' AS venue, home_team_id AS team_id, home_team_name AS team_name,
            away_team_id AS opponent_id, away_team_name AS opponent_name,
            home_score AS goals_for, away_score AS goals_against,
            home_shootout_score AS shootout_for, away_shootout_score AS shootout_against
        FROM "match"
        UNION ALL
        SELECT *, 'away', away_team_id, away_team_name, home_team_id, home_team_name,
            away_score, home_score, away_shootout_score, home_shootout_score
        FROM "match"
    )
    WHERE goals_for IS NOT NULL AND goals_against IS NOT NULL
    """,
)

LEAGUE_TABLE = View(
    "league_table",
    "One team in one league or group table of an edition, in the order of the table: as printed "
    "where the article prints it, else as computed from the matches; basis says which.",
    """
    SELECT edition_id, stage, group_name, kind, position, team_id, team_name, played, won, drawn,
        lost, goals_for, goals_against, goal_difference, points, point_adjustment, bonus_points,
        qualification_text, basis, table_id
    FROM standing
    WHERE kind IN ('league', 'group')
    QUALIFY basis = min_by(basis, basis <> 'printed')
        OVER (PARTITION BY edition_id, stage, group_name, kind)
    ORDER BY edition_id, stage, group_name, kind, table_id, position, team_name
    """,
)

TOP_SCORERS = View(
    "top_scorers",
    "One scorer for one team in one edition, counted from the goals the article lists, own goals "
    "left out. Editions whose matches do not list all goals count too low: see "
    "match.is_goals_complete, and top_scorer for the list the article prints.",
    """
    SELECT edition_id, rank() OVER (PARTITION BY edition_id ORDER BY goals DESC) AS rank,
        scorer_name, team_id, goals, penalties, matches, person_id
    FROM (
        SELECT m.edition_id, min(g.scorer_name) AS scorer_name, g.team_id, count(*) AS goals,
            count(*) FILTER (g.kind = 'penalty') AS penalties,
            count(DISTINCT g.match_id) AS matches, g.person_id
        FROM goal g JOIN "match" m USING (match_id)
        WHERE g.kind <> 'own_goal' AND g.scorer_name IS NOT NULL
        GROUP BY m.edition_id, g.team_id, g.person_id,
            coalesce(g.person_id, g.scorer_link, g.scorer_name)
    )
    ORDER BY edition_id, rank, scorer_name, team_id
    """,
)

HEAD_TO_HEAD = View(
    "head_to_head",
    "One team against one opponent, all their matches with a score together; every pair is two "
    "rows, one from each side.",
    """
    SELECT team_id, opponent_id, count(*) AS played,
        count(*) FILTER (result = 'win') AS won, count(*) FILTER (result = 'draw') AS drawn,
        count(*) FILTER (result = 'loss') AS lost,
        CAST(sum(goals_for) AS BIGINT) AS goals_for,
        CAST(sum(goals_against) AS BIGINT) AS goals_against,
        count(*) FILTER (shootout_result = 'win') AS shootouts_won,
        min(match_date) AS first_date, max(match_date) AS last_date
    FROM results_long
    GROUP BY team_id, opponent_id
    ORDER BY team_id, opponent_id
    """,
)

VIEWS = (RESULTS_LONG, LEAGUE_TABLE, TOP_SCORERS, HEAD_TO_HEAD)
