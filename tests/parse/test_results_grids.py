"""Results grids: Module:Sports results, the fb r family, and squares made by hand."""

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.parse.fb_r import FB_R_NAMES, read_fb_r, split_fb_r
from pipeline.parse.hand_grid import read_hand_grid
from pipeline.parse.records import MatchRecord
from pipeline.parse.sports_results import SPORTS_RESULTS_NAMES, read_sports_results
from pipeline.parse.wiki_article import parse_wikitext
from pipeline.tables import MatchStatus
from pipeline.wikitext.tables import find_tables
from tests.parse.places import calls_of, place_under

Shown = tuple[str, int | None, int | None, str]


def shown(matches: list[MatchRecord]) -> list[Shown]:
    return [(m.home.name, m.home_score, m.away_score, m.away.name) for m in matches]


def read_results(text: str) -> tuple[list[MatchRecord], list[str]]:
    [call] = calls_of(text, SPORTS_RESULTS_NAMES)
    matches, problems = read_sports_results(text, call, place_under(), 3)
    return matches, [problem.reason for _, problem in problems]


def grid(*parameters: str) -> str:
    return "{{#invoke:sports results|main|a_note=yes" + "".join(f"|{p}" for p in parameters) + "}}"


CELLS = [
    # value, scores of the matches it tells of
    ("2–1", [(2, 1)]),
    ("2-1", [(2, 1)]),
    ("2 − 1", [(2, 1)]),
    ("2—1", [(2, 1)]),
    ("2&ndash;1", [(2, 1)]),
    ("2:1", [(2, 1)]),
    ("[[El Clásico|2–1]]", [(2, 1)]),
    ("2–1<ref>x</ref><!-- late -->", [(2, 1)]),
    ("'''2–1'''{{efn|Behind closed doors.}}", [(2, 1)]),
    ("2–1<br>0–0", [(2, 1), (0, 0)]),
    ("2–1 / 0–0", [(2, 1), (0, 0)]),
    ("2–1, 0–0", [(2, 1), (0, 0)]),
    ("10–0", [(10, 0)]),
    ("", []),
    ("null", []),
    ("–", []),
    ("<!-- 1 May -->", []),
]


@pytest.mark.parametrize(("value", "scores"), CELLS)
def test_cells(value: str, scores: list[tuple[int, int]]) -> None:
    matches, reasons = read_results(grid("team_order=A, B", f"match_A_B={value}"))
    assert [(m.home_score, m.away_score) for m in matches] == scores
    assert all(m.status is MatchStatus.PLAYED and m.match_date is None for m in matches)
    assert reasons == []


UNPLAYED = [
    ("a", MatchStatus.SCHEDULED, None),
    ("[[Derby|a]]", MatchStatus.SCHEDULED, None),
    ("12 Apr", MatchStatus.SCHEDULED, "12 Apr"),
    ("{{small|21/3}}", MatchStatus.SCHEDULED, "21/3"),
    ("Postponed", MatchStatus.POSTPONED, None),
]


@pytest.mark.parametrize(("value", "status", "date_text"), UNPLAYED)
def test_cells_of_matches_to_come(value: str, status: MatchStatus, date_text: str | None) -> None:
    [match], _ = read_results(grid("team_order=A, B", f"match_A_B={value}"))
    assert (match.status, match.date_text, match.home_score) == (status, date_text, None)


def test_an_awarded_match_keeps_its_score() -> None:
    [match], _ = read_results(grid("team_order=A, B", "match_A_B=3–0 (awarded)"))
    assert (match.home_score, match.status) == (3, MatchStatus.AWARDED)


AWARDED = [
    ("3–0 (awarded)", ""),
    ("3–0{{efn|Match awarded to Alfa.}}", ""),
    ("{{tooltip|3–0|Awarded}}", ""),
    ("3–0", "|match_A_B_note=Alfa were awarded the win.<ref>x</ref>"),
]


@pytest.mark.parametrize(("value", "note"), AWARDED)
def test_a_footnote_may_say_that_a_match_was_awarded(value: str, note: str) -> None:
    [match], reasons = read_results(grid("team_order=A, B", f"match_A_B={value}{note}"))
    assert (match.home_score, match.status, reasons) == (3, MatchStatus.AWARDED, [])
    assert match.note_text == ("Alfa were awarded the win." if note else None)


KEYS = [
    ("match_StP_KÖL", "StP", "KÖL"),  # 2018–19 Austrian Football Bundesliga has StP
    ("match_A_B_StP", "A_B", "StP"),
    ("match_StP_A_B", "StP", "A_B"),
    ("match_A_A_B", "A", "A_B"),
    ("match_A_KÖL_2", "A", "KÖL"),
    ("match2_A_KÖL", "A", "KÖL"),
    ("A_KÖL", "A", "KÖL"),  # some pages leave "match_" out
]


@pytest.mark.parametrize(("key", "home", "away"), KEYS)
def test_keys(key: str, home: str, away: str) -> None:
    matches, reasons = read_results(grid("team_order=A, StP, KÖL, A_B", f"{key} = 2–1"))
    assert (shown(matches), reasons) == ([(home, 2, 1, away)], [])


def test_teams_by_number_with_names_places_and_what_is_left_over() -> None:
    text = grid(
        "team1=A|name_A=[[FC A|Alpha]]|team2= B|name_B={{nowrap|[[FC B]]}}",
        "match_A_B=2–1|match_A_A=|match_A_B_note=abandoned|match_A_C=|match_B_C=1–1",
    )
    [match], reasons = read_results(text)
    assert (match.home.link, match.away.link, match.segment) == ("FC A", "FC B", 3)
    assert match.place.span.of(text) == "match_A_B=2–1"
    assert match.place.construct == "results grid"
    assert reasons == ["result of a team that the grid does not list"]


CODES = st.lists(
    st.text(string.ascii_uppercase + "ÖÉ", min_size=2, max_size=5),
    min_size=2,
    max_size=7,
    unique=True,
)


@given(st.data(), CODES)
@settings(derandomize=True, max_examples=50)
def test_a_grid_gives_every_result_back(data: st.DataObject, codes: list[str]) -> None:
    goals = st.integers(0, 20)
    expected = [
        (home, data.draw(goals), data.draw(goals), away)
        for home in codes
        for away in codes
        if home != away
    ]
    cells = [f"\nmatch_{h}_{a}={made}–{taken} " for h, made, taken, a in expected]
    matches, reasons = read_results(grid("team_order=" + ", ".join(codes), *cells))
    assert (shown(matches), reasons) == (expected, [])


R2 = """{{Fb r2 header |nt=3 |[[FC A|AAA]]|[[FC B|BBB]]|[[FC C|CCC]]}}
{{Fb r2 team |t= [[FC A|Alpha]]}}
<!-- Alpha --> {{fb r |r=null }}
<!-- Beta --> {{fb r |gf=1 |ga=2 }}
<!-- Gamma --> {{fb r | gf= |ga= }}
{{Fb r2 team |t=[[FC B|Beta]]}}
<!-- Beta --> {{fb r |gf=0|ga=0}}
{{fb r |r=null }}
{{fb r |r=10 Dec}}
{{Fb r footer |s=x}}"""


def read_fb(text: str) -> tuple[list[MatchRecord], list[str]]:
    matches: list[MatchRecord] = []
    reasons: list[str] = []
    for calls in split_fb_r(calls_of(text, FB_R_NAMES)):
        found, problems = read_fb_r(text, calls, place_under(), 0)
        matches += found
        reasons += [problem.reason for _, problem in problems]
    return matches, reasons


def test_fb_r_goes_by_position_and_reports_a_comment_that_differs() -> None:
    matches, reasons = read_fb(R2)
    assert shown(matches) == [
        ("Alpha", 1, 2, "Beta"),
        ("Beta", 0, 0, "Alpha"),
        ("Beta", None, None, "CCC"),
    ]
    assert reasons == ["comment names another team than the column"]
    assert matches[0].place.span.of(R2) == "{{fb r |gf=1 |ga=2 }}"


def test_fb_r_columns_are_the_rows_where_only_codes_name_them() -> None:
    text = "{{fb r header|nt=2|ALF|BET}}{{fb r team|t=Alpha}}{{fb r}}{{fb r|gf=4|ga=1}}"
    text += "{{fb r team|t=Beta}}{{fb r|gf=2|ga=2}}{{fb r}}{{fb r footer}}"
    assert shown(read_fb(text + text)[0]) == [("Alpha", 4, 1, "Beta"), ("Beta", 2, 2, "Alpha")] * 2


def test_fb_r_row_of_too_many_cells_is_refused() -> None:
    text = "{{fb r2 header|[[A]]|[[B]]}}{{fb r2 team|t=[[A]]}}" + "{{fb r|gf=1|ga=0}}" * 3
    assert read_fb(text) == ([], ["row of more results than its grid has teams"])


SQUARE = """{| class="wikitable"
|-
! Heim \\ Gast !! {{flagicon|CYP}} !! {{flagicon|FRA}} !! {{flagicon|ISR}}
|-
| {{fb-rt|CYP}} || — || 1–2 || 1–1
|-
| {{fb-rt|FRA}} || 5:0 || style="background:grey" | || '''3–0'''
|-
| {{fb-rt|ISR}} || 2–0 || [[A v B|1–2]]<ref>x</ref> || bgcolor=grey |
|}"""  # UEFA Euro 2004 qualifying Group 1


def read_square(text: str) -> list[Shown]:
    [table] = find_tables(text)
    matches, problems = read_hand_grid(table, place_under(), 0)
    assert problems == []
    return shown(matches)


def test_a_square_made_by_hand() -> None:
    assert read_square(SQUARE) == [
        ("CYP", 1, 2, "FRA"),
        ("CYP", 1, 1, "ISR"),
        ("FRA", 5, 0, "CYP"),
        ("FRA", 3, 0, "ISR"),
        ("ISR", 2, 0, "CYP"),
        ("ISR", 1, 2, "FRA"),
    ]


TEAMS = ["[[FC A|Alfa]]", "[[FC B|Beta]]", "[[FC C|Gamma]]"]
ONCE = [("Alfa", 2, 0, "Beta"), ("Alfa", 1, 3, "Gamma"), ("Beta", 0, 1, "Gamma")]
BOTH = [*ONCE[:2], ("Beta", 0, 1, "Alfa"), ONCE[2]]
BOTH += [("Gamma", 1, 0, "Alfa"), ("Gamma", 1, 4, "Beta")]


def square(
    *rows: str, head: str = "! !! A !! B !! C", behind: tuple[str, ...] = ("",) * 3, tail: str = ""
) -> str:
    lines = [f"! {t}\n| {row}{end}" for t, row, end in zip(TEAMS, rows, behind, strict=True)]
    return "{|\n" + "\n|-\n".join([head, *lines]) + tail + "\n|}"


FULL = ("|| 2–0 || 1–3", "0–1 || – || 0–1", "1–0 || 1–4 || ")
SQUARES = [
    # text of a square, its matches
    (square(*FULL), BOTH),
    (square(*FULL, tail="\n|-\n| colspan=4 | Source: [https://x.org X]"), BOTH),
    (square(*FULL, head="! rowspan=2|Home!!colspan=3|Away\n|-\n!A!!B!!C"), BOTH),
    (square(*FULL, head="! colspan=4 | Results\n|-\n! Home \\ Away !! A !! B !! C"), BOTH),
    (square(*FULL, head="!  !! A !! B !! C !! Pts", behind=(" || 4", " || 1", " || 6")), BOTH),
    (square(*(row.replace("–", "&nbsp;&ndash;&nbsp;") for row in FULL)), BOTH),
    (square("|| 2–0 || 1–3", " || || 0–1", " || || "), ONCE),  # each meets the others once
    (square("xxx || 2–0 || 1–3", "0–2 || xxx || 0–1", "3–1 || 1–0 || xxx"), ONCE),  # seen twice
    (square("x || 1–1 || 1–1", "1–1 || x || 1–1", "1–1 || 1–1 || x"),
     [(h, 1, 1, a) for h, _, _, a in BOTH]),
    (square("|| 2–0 || ", " || || ", " || || ", head="! Home \\ Away !! A !! B !! C"), ONCE[:1]),
    (square("|| 2–0 || ", " || || ", " || || "), []),
    (square("|| 2–0<br>1–1 || 1–3", "0–1 || || 0–1<br/>2–2", "1–0 || 1–4 || "),
     [BOTH[0], ("Alfa", 1, 1, "Beta"), *BOTH[1:4], ("Beta", 2, 2, "Gamma"), *BOTH[4:]]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SQUARES)
def test_squares_as_editors_make_them(text: str, expected: list[Shown]) -> None:
    assert read_square(text) == expected


def test_a_square_needs_no_word_of_ours_in_its_header() -> None:
    records = parse_wikitext("==Kreuztabelle==\n" + square(*FULL), "Oberliga 1985/86")
    assert (shown(list(records.matches)), records.problems) == (BOTH, ())


def test_a_league_table_may_stand_beside_a_square() -> None:
    head = "! Team !! ALF !! BET !! GAM !! Pld !! W !! D !! L !! Pts"
    behind = tuple(f" || 2 || {n} || 0 || {2 - n} || {2 * n}" for n in (2, 1, 0))
    records = parse_wikitext(square(*FULL, head=head, behind=behind), "1935 Cup")
    assert shown(list(records.matches)) == BOTH
    assert [(line.team.name, line.points) for line in records.standings] == [
        ("Alfa", 4),
        ("Beta", 2),
        ("Gamma", 0),
    ]


NO_GRIDS = [
    SQUARE.replace("| — |", "| 1–1 |"),  # a team against itself: the columns are others
    SQUARE.replace("| 1–1\n", "| 1–1 || 2–2\n"),
    SQUARE.replace("–", " and ").replace(":", " and "),
    "{|\n|1–0\n|}",
]


@pytest.mark.parametrize("text", NO_GRIDS)
def test_other_tables_are_no_grids(text: str) -> None:
    assert read_square(text) == []
