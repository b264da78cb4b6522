"""Matches in lists: which lines show one, and what they say of it."""

import time
from datetime import date

import pytest

from pipeline.parse.records import MatchRecord
from pipeline.parse.wiki_article import parse_wikitext

BRACKET = "{{4TeamBracket}}\n"  # makes the page one of ours


def read(text: str, title: str = "1930 Cup") -> list[MatchRecord]:
    records = parse_wikitext(BRACKET + text, title)
    assert records.problems == ()
    return list(records.matches)


ITEMS = [
    # line; home team, scores and away team, day
    ("* [[A F.C.|A]] 2–1 [[B]]", ("A", 2, 1, "B"), None),
    ("* [[C]] – [[D]] 3–2", ("C", 3, 2, "D"), None),
    ("*'''[[C]]''' - [[D]]: 3:2", ("C", 3, 2, "D"), None),
    (":{{fb-rt|GER}} '''2–0''' {{fb|POL}}", ("GER", 2, 0, "POL"), None),
    ("* {{flagicon|ENG}} [[A]] [[#A v B|2–1]] [[B]] {{flagicon|SCO}}", ("A", 2, 1, "B"), None),
    ("* 12 May 1930: [[A]] 2–1 [[B]]", ("A", 2, 1, "B"), date(1930, 5, 12)),
    ("12 May, [[A]] 2–1 [[B]]<br>", ("A", 2, 1, "B"), date(1930, 5, 12)),
    ("* [[A]] 1–1 (a.e.t.) [[B]]", ("A", 1, 1, "B"), None),
    ("* [[A]] 1–1 [[B]] ([[Extra time|aet]], 4–2 pen.)<ref>x</ref>", ("A", 1, 1, "B"), None),
]


@pytest.mark.parametrize(("line", "shown", "day"), ITEMS)
def test_a_line(line: str, shown: tuple[str, int, int, str], day: date | None) -> None:
    [match] = read(f"==First round==\n{line}\n")
    assert (match.home.name, match.home_score, match.away_score, match.away.name) == shown
    assert match.match_date == day
    assert match.place.span.of(f"{BRACKET}==First round==\n{line}\n") == line


def test_extra_time_and_penalties() -> None:
    [match] = read("* [[A]] 1–1 [[B]] ([[Extra time|aet]], 4–2 pen.)")
    assert (match.is_after_extra_time, match.shootout) == (True, (4, 2))


OTHERS = [
    "* [[A]] 2–1 [[B]] and so the cup was won",
    "* [[A]] 5–3 [[B]] on aggregate",
    "* Biggest win: [[A]] 9–0 [[B]]",
    "* 1990: [[A]] 2–1 [[B]]",  # a list of finals
    "* [[A]] 2–1, 1–1 [[B]]",
    "* [[A]] 2–1 B",
    "* [[1999|1998–99]] 2–1 [[B]]: 2",
    "<!-- * [[A]] 2–1 [[B]] -->",
    "==Records==\n* [[A]] 9–0 [[B]]",
    "{{Infobox football tournament season|title=Cup|year=1930|biggest_win=\n* [[A]] 9–0 [[B]]\n}}",
]


@pytest.mark.parametrize("text", OTHERS)
def test_other_lines(text: str) -> None:
    assert read(text) == []


def test_a_day_above_a_list_is_that_of_its_items() -> None:
    text = "'''12 May 1930'''\n* [[A]] 2–1 [[B]]\n* [[C]] 2–1 [[D]]\n\nThen:\n* [[E]] 0–0 [[F]]\n"
    days = [match.match_date for match in read(text)]
    assert days == [date(1930, 5, 12), date(1930, 5, 12), None]


@pytest.mark.parametrize(
    "text", ["* [[A]] 2–1 [[B]] ", "* [[A]] 2–1\n", "* [[A]] 2–1 [[B]]\n", "}} 1–1 ", "*'''" * 9]
)
def test_hostile_text_takes_no_time(text: str) -> None:
    started = time.perf_counter()
    parse_wikitext(BRACKET + text * 20_000, "1930 Cup")
    assert time.perf_counter() - started < 5
