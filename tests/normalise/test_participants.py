"""Who takes part, and who scored most."""

from pipeline.tables import Goal, Match, Participant, Presence, Side, TopScorer
from tests.normalise.build import MEXICO, games, rows_of

TEAMS = "==Teams==\n| Club | City | Capacity |\n| Alfa | Rio | 1,000 |\n| Delta | Lima | |\n\n"


def test_a_team_is_listed_or_plays_or_both() -> None:
    rows = rows_of(TEAMS + "==Cup==\n" + games("Alfa 1-0 Beta"))
    found = {row.team_id: (row.presence, row.city, row.capacity) for row in rows[Participant]}

    assert found == {
        "alfa": (Presence.LISTED_AND_PLAYED, "Rio", 1000),
        "delta": (Presence.LISTED, "Lima", None),
        "beta": (Presence.PLAYED, None, None),
    }


def test_a_team_of_the_season_plays_in_its_tournaments() -> None:
    rows = rows_of(f"{TEAMS}==Apertura 2013==\n===Liguilla===\n{games('Alfa 1-0 Beta')}")
    found = [(row.edition_id, row.team_id, row.presence) for row in rows[Participant]]

    assert found == [
        ("2014-copa-ejemplo", "alfa", Presence.LISTED_AND_PLAYED),
        ("2014-copa-ejemplo", "delta", Presence.LISTED),
        ("2014-copa-ejemplo-apertura-2013", "alfa", Presence.PLAYED),
        ("2014-copa-ejemplo-apertura-2013", "beta", Presence.PLAYED),
    ]


def test_two_spellings_of_a_team_are_one_participant() -> None:
    rows = rows_of(MEXICO + games("UANL 1-0 Atlas", "Atlas 1-0 Tigres"))

    assert [(row.team_id, row.team_name) for row in rows[Participant]] == [
        ("tigres-uanl", "UANL"),
        ("atlas-fc", "Atlas"),
    ]


def test_lists_of_goalscorers_are_numbered_within_their_edition() -> None:
    table = "| Rank | Player | Club |\n| 1 | MEX Ana | Alfa |\n| 2 | Eva | |\n\n"
    rows = rows_of(f"{TEAMS}{table}{table}==Clausura 2014==\n{table}")

    keys = [(row.edition_id[-13:], row.list_number, row.line_number) for row in rows[TopScorer]]
    assert keys == [
        ("-copa-ejemplo", 1, 1),
        ("-copa-ejemplo", 1, 2),
        ("-copa-ejemplo", 2, 1),
        ("-copa-ejemplo", 2, 2),
        ("clausura-2014", 1, 1),
        ("clausura-2014", 1, 2),
    ]
    first, second = rows[TopScorer][:2]
    assert (first.nationality, first.player_name, first.team_id) == ("MEX", "Ana", "alfa")
    assert (second.nationality, second.team_id, second.team_name) == (None, None, None)


def test_goals_are_credited_to_their_side_and_own_goals_to_the_other_scorer_side() -> None:
    text = "Alfa 2-1 Beta\n  Alfa: Ana 1', Eva 5' (o.g.)\n  Beta: Mia 9'\n"
    rows = rows_of(text)
    found = [(goal.goal_number, goal.side, goal.team_id, goal.scorer_side) for goal in rows[Goal]]

    assert found == [
        (1, Side.HOME, "alfa", Side.HOME),
        (2, Side.HOME, "alfa", Side.AWAY),
        (3, Side.AWAY, "beta", Side.AWAY),
    ]
    (match,) = rows[Match]
    assert (match.home_goals_listed, match.away_goals_listed, match.is_goals_complete) == (
        2,
        1,
        True,
    )


def test_whether_goals_are_complete_is_unknown_without_a_score() -> None:
    first, second = rows_of("1 May 2014\nAlfa v Beta\n\nAlfa 1-0 Beta\n")[Match]

    assert (first.is_goals_complete, second.is_goals_complete) == (None, False)


PERSONNEL = """\
==Personnel==
| Club | Manager | Captain |
| Delta | BRA Ana Lima | |
| Alfa | Eva Paz | MEX Mia Sol |
| Gama | Lua Mar | |

"""


def test_what_one_table_leaves_out_comes_from_the_next() -> None:
    rows = rows_of(TEAMS + PERSONNEL)[Participant]
    found = {row.team_id: (row.city, row.capacity, row.manager_name) for row in rows}

    assert found == {
        "alfa": ("Rio", 1000, "Eva Paz"),
        "delta": ("Lima", None, "Ana Lima"),
        "gama": (None, None, "Lua Mar"),
    }
    assert (rows[0].captain_name, rows[0].captain_nationality) == ("Mia Sol", "MEX")
    assert [row.section for row in rows] == ["Teams", "Teams", "Personnel"]


def test_the_first_table_is_believed_and_nothing_said_of_another_person() -> None:
    later = "==Later==\n| Club | City | Manager |\n| Alfa | Lima | ARG Luz Rey |\n\n"
    row = rows_of(TEAMS + PERSONNEL + later)[Participant][0]

    assert (row.city, row.manager_name, row.manager_nationality) == ("Rio", "Eva Paz", None)


def test_a_table_of_a_tournament_says_nothing_of_the_season() -> None:
    rows = rows_of(f"{TEAMS}==Apertura 2013==\n{PERSONNEL.replace('==', '===')}")
    found = [(row.edition_id[-13:], row.team_id, row.manager_name) for row in rows[Participant]]

    assert ("-copa-ejemplo", "alfa", None) in found
    assert ("apertura-2013", "alfa", "Eva Paz") in found
