"""The fb cl family: rows, points rules, flags, and the qualification cell behind a row."""

import pytest

from pipeline.parse.fb_cl import FB_CL_NAMES, read_fb_cl, split_fb_cl
from pipeline.parse.records import StandingRecord
from tests.parse.places import calls_of, place_under


def read(text: str) -> tuple[list[StandingRecord], list[str]]:
    lines: list[StandingRecord] = []
    reasons: list[str] = []
    for number, calls in enumerate(split_fb_cl(calls_of(text, FB_CL_NAMES)), 1):
        found, problems = read_fb_cl(text, calls, place_under(), number)
        lines += found
        reasons += [problem.reason for _, problem in problems]
    return lines, reasons


ROWS = [
    # a row; then its position, matches, points, adjustment, bonus and status
    (
        "{{Fb cl2 team |p=9 |t=[[Santos FC|Santos]] |w=17 |d=8 |l=17 |gf=57 |ga=56 }}",
        (9, 42, 59, None, None, None),
    ),  # 2005 Campeonato Brasileiro Série A
    (
        "{{Fb cl2 team 2pts |p=1 |t=[[Bangor City F.C.|Bangor]]|w=7 |d=2 |l=1|champion=y}}",
        (1, 10, 16, None, None, "C"),
    ),
    ("{{fb cl2 team |p=4|t=[[Lyngby]] |w=1 |d=1 |l=4 |wpts=2}}", (4, 6, 3, None, None, None)),
    (
        "{{Fb cl2 team 2pts |p=3 |t=[[Prescot Town]]|w=20|d=5|l=9|dp=2|pn=1}}",
        (3, 34, 43, -2, None, None),
    ),  # 1978–79 Cheshire County League: "deducted 2 points"
    ("{{Fb cl2 team|p=3|t=[[A]]|w=9|d=3|l=6|dp = -7 | bp = 9}}", (3, 18, 32, -7, 9, None)),
    ("{{Fb_cl team |p=1 |t=Arsenal |w=26 |d=12}}", (1, 38, 90, None, None, None)),
    ("{{fb cl3 team|t=Arsenal|w=|d=|l=}}", (None, 0, 0, None, None, None)),
    ("{{Fb cl2 team|p=1|t=[[A]]|w=1|champion=y|promoted=y}}", (1, 1, 3, None, None, "CP")),
    ("{{Fb cl2 team|p=1|t=[[A]]|w=1|champion=|relegated=yes}}", (1, 1, 3, None, None, "R")),
    ("{{Fb cl2 team|p=1|t=[[A]]|w=1|champion=n|relegated=no}}", (1, 1, 3, None, None, None)),
    ("{{Fb cl2 team|p=1|t=[[A]] (C) (P)|w=1}}", (1, 1, 3, None, None, "CP")),
    ("{{fb cl2 team|p=1|t='''Teuta (Q)''' |w=2 |d=3 |l=1|}}", (1, 6, 9, None, None, "Q")),
]


@pytest.mark.parametrize(("row", "expected"), ROWS)
def test_a_row(row: str, expected: tuple[object, ...]) -> None:
    [line], reasons = read("{{Fb cl header}}\n" + row + "\n|}")
    said = (line.position, line.played, line.points, line.point_adjustment, line.bonus_points)
    assert (*said, line.status) == expected
    assert reasons == []


A, B, C = (f"{{{{fb cl2 team|t={name}|w=1}}}}" for name in "ABC")
CELLS = [
    (f"{A}||Possible [[Cup]]\n{B}\n|}}", ["Possible Cup", None]),
    (f"{A} ||rowspan=2|[[X|Champions League]]\n{B}\n{C}", ["Champions League"] * 2 + [None]),
    (f'{A}\n|rowspan="3"|<small>To [[K]]</small>\n{B}\n{C}', ["To K"] * 3),
    (f"{A}\n{{{{fb cl3 qr|rows=2|competition=Next [[#R|round]]}}}}\n{B}\n{C}", ["Next round"] * 2),
    (f"{A}{{{{Fb cl3 qr |promotion=y|competition=[[D|Division One]]}}}}\n{B}",
     ["Promotion to Division One", None]),
    (f"{A}\n{{{{fb cl2 qr|relegation=y|competition=D}}}}", ["Relegation to D"]),
    (f"{A}\n{{{{fb cl2 qr|relegation=n|competition=D}}}}", ["D"]),
    (f"{A}\n|-\n{B}\n|}}\n| not ours", [None, None]),
    (f"{A}\n{B}\n\n| a later table", [None, None]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CELLS)
def test_the_cell_behind_a_row(text: str, expected: list[str | None]) -> None:
    lines, _ = read("{{fb cl header}}\n" + text)
    assert [line.qualification_text for line in lines][: len(expected)] == expected
    assert all(line.qualification_text is None for line in lines[len(expected) :])


def test_tables_end_at_their_footer_or_the_next_header() -> None:
    header, footer = "{{Fb_cl_header|sort=y}}", "{{fb cl footer|u=}}"
    text = f"{header}{A}{footer}{header}{A}{B}|}}{header}{C}\n{footer}{footer}"
    tables = split_fb_cl(calls_of(text, FB_CL_NAMES))
    assert [sum("team" in call.name for call in table) for table in tables] == [1, 2, 1]
    assert [line.table_number for line in read(text)[0]] == [1, 2, 2, 3]


def test_a_row_that_cannot_be_read_costs_itself() -> None:
    lines, reasons = read(f"{A}{{{{fb cl2 team|t=B|w=many}}}}{{{{fb cl2 team|t=|w=1}}}}{C}")
    assert [line.team.name for line in lines] == ["A", "C"]
    assert reasons == ["not a whole number", "row without a team"]


def test_place() -> None:
    text = "x {{Fb cl2 team|t=A}} y"
    [line], _ = read(text)
    assert line.place.span.of(text) == "{{Fb cl2 team|t=A}}"
    assert line.place.construct == "fb cl table"
