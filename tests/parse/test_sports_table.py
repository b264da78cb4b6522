"""Module:Sports table: lines in order, numbers as the module prints them, places, refusals."""

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.parse.records import MatchRecord, StandingRecord
from pipeline.parse.sports_table import SPORTS_TABLE_NAMES, read_sports_table
from pipeline.tables import StandingKind
from tests.parse.places import calls_of, place_under

HEAD = "{{#invoke:Sports table|main|style=WDL"
GROUP_1 = """{{#invoke:sports table|main|style=WDL
|section=Standings
|show_positions=y
|winpoints=2
|team1=ARG|name_ARG={{fb|ARG|1861}}
|team2=CHI|name_CHI={{fb|CHI}}
|update=complete
|win_ARG=3|draw_ARG=0|loss_ARG=0|gf_ARG=10|ga_ARG=4
|win_CHI=2|draw_CHI=0|loss_CHI=1|gf_CHI=5|ga_CHI=3
|res_col_header=Q
|result1=Q |result2=
|col_Q=green1 |text_Q=Advance to the {{nowrap|[[1930 FIFA World Cup knockout stage|final]]}}
}}"""  # 1930 FIFA World Cup Group 1


def read(text: str, *section: str) -> tuple[list[StandingRecord], list[MatchRecord], list[str]]:
    [call] = calls_of(text, SPORTS_TABLE_NAMES)
    records, problems = read_sports_table(text, call, place_under(*section), 1, 0)
    lines = [record for record in records if isinstance(record, StandingRecord)]
    matches = [record for record in records if isinstance(record, MatchRecord)]
    return lines, matches, [problem.reason for _, problem in problems]


def numbers(line: StandingRecord) -> tuple[int | None, ...]:
    results = (line.position, line.played, line.won, line.drawn, line.lost)
    return (*results, line.goals_for, line.goals_against, line.goal_difference, line.points)


def test_a_group_table() -> None:
    lines, matches, problems = read(GROUP_1, "Standings")
    assert [numbers(line) for line in lines] == [
        (1, 3, 3, 0, 0, 10, 4, 6, 6),
        (2, 3, 2, 0, 1, 5, 3, 2, 4),
    ]
    assert [line.team.code for line in lines] == ["ARG", "CHI"]
    assert [line.qualification_text for line in lines] == ["Advance to the final", None]
    assert lines[0].labels == ("Standings",)
    assert (matches, problems) == ([], [])


ONE_TEAM = [
    # what the table says, numbers of the only line
    ("|team1=A|win_A=2|draw_A=1", (1, 3, 2, 1, 0, 0, 0, 0, 7)),  # missing is nought
    ("|team1=A|win_A=<!-- ? -->|draw_A= |loss_A=\n|gf_A=1", (1, 0, 0, 0, 0, 1, 0, 1, 0)),
    ("|team_order=A, |win_A=1", (1, 1, 1, 0, 0, 0, 0, 0, 3)),
    ("|team_order= A ;|team_order_start=9|win_A=1", (9, 1, 1, 0, 0, 0, 0, 0, 3)),
    ("|highest_pos=5|team5=A|loss_A=1|ga_A=2", (5, 1, 0, 0, 1, 0, 2, -2, 0)),
    ("|team2=A|draw_A=1", (2, 1, 0, 1, 0, 0, 0, 0, 1)),  # the module would print nothing
    ("|team1=A|pos_A=T4|win_A=1", (4, 1, 1, 0, 0, 0, 0, 0, 3)),
    ("|team1=A|pos_A=–|win_A=1", (None, 1, 1, 0, 0, 0, 0, 0, 3)),
    ("|team1=A|show_positions=no|win_A=1", (None, 1, 1, 0, 0, 0, 0, 0, 3)),
    ("|team1=A <!-- x -->|win_A=4 <!-- y -->|adjust_points_A=−9", (1, 4, 4, 0, 0, 0, 0, 0, 3)),
    ("|team1=A|win_A=1|startpoints_A=27", (1, 1, 1, 0, 0, 0, 0, 0, 30)),
    ("|team1=A|win_A=1|draw_A=1|winpoints=2|drawpoints=0", (1, 2, 1, 1, 0, 0, 0, 0, 2)),
    ("|team1=A|loss_A=3|losspoints=1", (1, 3, 0, 0, 3, 0, 0, 0, 3)),
    ("|team1=A|win_A={{#expr:5+3}}", (1, 8, 8, 0, 0, 0, 0, 0, 24)),
    ("|team1=A|win_A=1|win_A=2", (1, 2, 2, 0, 0, 0, 0, 0, 6)),  # the last one counts
    ("|team14=OL |pos_OL =14|win_OL=1", None),  # the module begins with team1
    ("|team1=OL |pos_OL =14|win_OL =1", (14, 1, 1, 0, 0, 0, 0, 0, 3)),  # 2003–04 Ligue 1
    ("|team1=KÖL|win_KÖL=1|gf_KÖL=2", (1, 1, 1, 0, 0, 2, 0, 2, 3)),
    ("|team1=text_A|win_text_A=1|text_A=no team", (1, 1, 1, 0, 0, 0, 0, 0, 3)),
    ("|team1=A|style=WDL OT|win_A=5|OTwin_A=2|OTloss_A=1|loss_A=1", (1, 9, 7, 0, 2, 0, 0, 0, 20)),
    ("|team1=A|style=WL|win_A=5|loss_A=2", (1, 7, 5, None, 2, 0, 0, 0, None)),
    ("|team1=A|style=WL|win_A=5|winpoints=2|losspoints=1", (1, 5, 5, None, 0, 0, 0, 0, 10)),
]


@pytest.mark.parametrize(("parameters", "expected"), ONE_TEAM)
def test_numbers_of_a_line(parameters: str, expected: tuple[int | None, ...] | None) -> None:
    lines, _, problems = read(f"{{{{#invoke:sports table|main|style=WDL{parameters}}}}}")
    assert [numbers(line) for line in lines] == ([expected] if expected else [])
    assert problems == []


TEAMS = [
    # parameters, name, link, code, status
    ("|name_A=[[FC A|Alpha]]", "Alpha", "FC A", None, None),
    ("|name_A={{fb|MEX|1934}}", "MEX", None, "MEX", None),
    ("|name_A='''[[Partizani]] (Q)'''", "Partizani", "Partizani", None, "Q"),
    ("|name_A=Alpha|status_A=CP", "Alpha", None, None, "CP"),
    ("|name_A=Alpha (C)|status_A=H<!-- host -->", "Alpha", None, None, "H"),
    ("|short_A=[[FC A|ALP]]", "ALP", "FC A", None, None),
    ("", "A", None, None, None),
]


@pytest.mark.parametrize(("parameters", "name", "link", "code", "status"), TEAMS)
def test_team_of_a_line(
    parameters: str, name: str, link: str | None, code: str | None, status: str | None
) -> None:
    [[line], _, problems] = read(f"{HEAD}|team1=A|win_A=1{parameters}}}}}")
    assert (line.team.name, line.team.link, line.team.code) == (name, link, code)
    assert (line.status, problems) == (status, [])


def test_points_carried_and_deducted_stand_beside_the_points() -> None:
    [[line], _, _] = read(f"{HEAD}|team1=A|win_A=2|startpoints_A=11|adjust_points_A=-3}}}}")
    assert (line.points, line.bonus_points, line.point_adjustment) == (14, 11, -3)


def test_half_points_are_reported() -> None:
    [[line], _, problems] = read(f"{HEAD}|team1=A|win_A=2|startpoints_A=22.5}}}}")
    assert (line.points, problems) == (None, ["points that are no whole number"])


KINDS = [
    ("", ("Group stage", "Group A"), StandingKind.GROUP),
    ("", ("League table",), StandingKind.LEAGUE),
    ("|group_A=[[#A|A]]", ("Ranking of third-placed teams",), StandingKind.THIRD_PLACE),
    ("|group_A=A", ("Tournament ranking",), StandingKind.OVERALL),
    ("|title=Aggregate table", ("Season",), StandingKind.OVERALL),
    ("|title=Tabla de descenso", ("Season",), StandingKind.RELEGATION),
    ("|source=https://x.org/group_stage/a", ("Group A",), StandingKind.GROUP),
]


@pytest.mark.parametrize(("parameters", "section", "kind"), KINDS)
def test_kind(parameters: str, section: tuple[str, ...], kind: StandingKind) -> None:
    [[line], _, _] = read(f"{HEAD}|team1=A|win_A=1{parameters}}}}}", *section)
    assert line.kind is kind


REFUSED = [
    ("|team1=A|style=Rugby", "sports table of another style"),
    ("|team1=A|winpoints=two", "not a whole number"),
    ("|team1=A|win_A=7 or 8", "not a whole number"),
    ("|team1=A|name_A={{unheard of|x}}", "unknown template in place of a team"),
    ("|team1=A|name_A=Winner of [[#B|match 10]]|win_A=1", "row without a team"),
    ("|team1=A|team2=B|match_A_B=see there|show_matches=yes", "result in unknown words"),
    ("|team1=A|team2=B|match_A_C=1–0", "result of a team that the grid does not list"),
]


@pytest.mark.parametrize(("parameters", "reason"), REFUSED)
def test_refusals(parameters: str, reason: str) -> None:
    _, _, problems = read(f"{{{{#invoke:sports table|main{parameters}}}}}")
    assert problems == [reason]


def test_a_bad_number_costs_one_line() -> None:
    lines, _, problems = read(f"{HEAD}|team1=A|team2=B|win_A=x|win_B=1}}}}")
    assert ([line.team.name for line in lines], len(problems)) == (["B"], 1)


def test_a_table_of_the_future_has_no_lines_until_it_counts_something() -> None:
    future = f"{HEAD}|update=future|team1=A|win_A="
    assert read(future + "0}}")[0] == []
    assert len(read(future + "1}}")[0]) == 1


def test_nobody_is_placed_before_the_draw() -> None:
    assert read(f"{HEAD}|team1=A1|name_A1=A1}}}}") == ([], [], [])


def test_place_is_the_team_s_own_parameters_where_they_stand_together() -> None:
    text = f"{HEAD}|team1=A|team2=B\n|name_A=Alpha |win_A=1 |gf_A=2\n|name_B=Beta|win_B=0\n}}}}"
    lines, _, _ = read(text)
    shown = [line.place.span.of(text) for line in lines]
    assert shown == ["name_A=Alpha |win_A=1 |gf_A=2", "name_B=Beta|win_B=0"]
    assert read(GROUP_1)[0][0].place.span.of(GROUP_1) == GROUP_1
    assert lines[0].place.construct == "sports table"


def test_a_grid_makes_matches_and_may_make_the_table() -> None:
    grid = "|team_order=A, B|match_A_B=2–1|match_B_A=[[Derby|0–0]]|match_A_A=|show_matches=yes"
    lines, matches, _ = read(f"{HEAD}{grid}|auto_generate_standings=yes|adjust_points_B=-1}}}}")
    assert [numbers(line) for line in lines] == [
        (1, 2, 1, 1, 0, 2, 1, 1, 4),
        (2, 2, 0, 1, 1, 1, 2, -1, 0),
    ]
    assert [(m.home.name, m.home_score, m.away_score) for m in matches] == [
        ("A", 2, 1),
        ("B", 0, 0),
    ]
    assert matches[0].place.construct == "results grid"


def test_a_table_that_counts_itself_is_in_the_order_of_its_points() -> None:
    grid = "|team_order=A, B, C|match_A_B=0–1|match_B_C=0–2|match_C_A=1–1|result1=Q|text_Q=Cup"
    lines, _, _ = read(f"{HEAD}{grid}|auto_generate_standings=yes}}}}")
    assert [(line.position, line.team.name, line.points) for line in lines] == [
        (1, "C", 4),
        (2, "B", 3),
        (3, "A", 1),
    ]
    assert [line.qualification_text for line in lines] == ["Cup", None, None]
    level = grid.replace("0–2", "1–1")  # B and C are level: the order given stays
    lines, _, _ = read(
        f"{HEAD}{level.replace('A, B, C', 'B, C, A')}|auto_generate_standings=yes}}}}"
    )
    assert [line.team.name for line in lines] == ["B", "C", "A"]


def test_a_table_that_was_cut_off_is_read_as_far_as_it_goes() -> None:
    lines, _, _ = read("{{Sports table\n|team1=A\n|win_A=1\n|gf_A=3\n== Next ==\n")
    assert [numbers(line) for line in lines] == [(1, 1, 1, 0, 0, 3, 0, 3, 3)]


CODES = st.lists(
    st.text(string.ascii_letters + string.digits + "_ÖŠé", min_size=1, max_size=6),
    min_size=1,
    max_size=6,
    unique=True,
)
COUNT = st.integers(0, 50)


@given(st.data(), CODES)
@settings(derandomize=True, max_examples=100)
def test_any_codes_give_their_own_numbers_back(data: st.DataObject, codes: list[str]) -> None:
    rows = {code: data.draw(st.tuples(COUNT, COUNT, COUNT, COUNT, COUNT)) for code in codes}
    text = "{{#invoke:Sports table|main"
    for number, code in enumerate(codes, 1):
        names = [prefix + code for prefix in ("win_", "draw_", "loss_", "gf_", "ga_")]
        text += f"\n|team{number}={code} |name_{code}=Team {number}x"
        text += "".join(f" |{n} = {v}" for n, v in zip(names, rows[code], strict=True))
    lines, _, problems = read(text + "}}")
    assert problems == []
    for number, (line, code) in enumerate(zip(lines, codes, strict=True), 1):
        won, drawn, lost, scored, conceded = rows[code]
        results = (number, won + drawn + lost, won, drawn, lost)
        goals = (scored, conceded, scored - conceded, 3 * won + drawn)
        assert numbers(line) == (*results, *goals)


@given(st.integers(0, len(GROUP_1)), st.sampled_from(["", "|", "{{", "}}", "[[", "=", "<!--"]))
@settings(derandomize=True, max_examples=200)
def test_damage_never_raises(at: int, inserted: str) -> None:
    text = GROUP_1[:at] + inserted + GROUP_1[at + 1 :]
    for call in calls_of(text, SPORTS_TABLE_NAMES):
        read_sports_table(text, call, place_under(), 1, 0)
