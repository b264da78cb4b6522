"""Dates: one line per way an editor has written them."""

import time
from datetime import date

import pytest

from pipeline.parse.dates import find_dates, find_days, is_date, parse_date
from pipeline.problems import Unreadable

READABLE = [
    ("January 14, 2014", date(2014, 1, 14)),  # Clausura 2014 Copa MX
    ("May 8, 2013", date(2013, 5, 8)),  # 2013 Liga MX Clausura Liguilla
    ("January 14 2014", date(2014, 1, 14)),
    ("16 April 2014", date(2014, 4, 16)),  # 2013–14 Ascenso MX season
    ("3 May 2014", date(2014, 5, 3)),  # id.
    ("16 April, 2014", date(2014, 4, 16)),
    (" 29 February 2012 ", date(2012, 2, 29)),
]
UNREADABLE = [
    ("February 30, 2014", "no such day"),
    ("29 February 2014", "no such day"),
    ("0 May 2014", "no such day"),
    ("1 May 0000", "no such day"),
    ("May 2014", "not a date"),
    ("on January 14, 2014", "not a date"),
    ("14 Enero 2014", "not a date"),
    ("١٤ January 2014", "not a date"),
    ("", "not a date"),
]
SPRING = [date(2013, 5, 1), date(2013, 5, 26)]
SEASON = [date(2013, 7, 19), date(2014, 4, 12)]

DAYS = [
    ("May 8 and 9", SPRING, [8, 9]),  # 2013 Liga MX Clausura Liguilla
    ("May 15 and May 16", SPRING, [15, 16]),  # id.
    ("May 23", SPRING, [23]),  # id.
    ("8, 9 and 10 May", SPRING, [8, 9, 10]),
    ("May 8, 9 and 10", SPRING, [8, 9, 10]),
    ("May 31", SPRING, []),  # behind the last date
    ("May 32", SPRING, []),
    ("August 1", SEASON, [1]),
    ("March 1", SEASON, [1]),
    ("July 1", SEASON, []),  # before one year's first date, behind the other's last
    ("May 8", [date(2012, 1, 1), date(2013, 12, 31)], []),  # either year would do
    ("May 8", [date(2012, 1, 1), date(2019, 1, 1)], []),
    ("February 29", [date(2013, 1, 1), date(2019, 1, 1)], [29]),  # 2016 alone has one
    ("May 8", [], []),
    ("May 2013", SPRING, []),
]


@pytest.mark.parametrize(("text", "day"), READABLE)
def test_reads_a_date(text: str, day: date) -> None:
    assert parse_date(text) == day
    assert is_date(text)


@pytest.mark.parametrize(("text", "reason"), UNREADABLE)
def test_refuses_what_is_no_date(text: str, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        parse_date(text)


@pytest.mark.parametrize(("text", "known", "days"), DAYS)
def test_a_day_without_a_year_takes_the_only_one_it_fits(
    text: str, known: list[date], days: list[int]
) -> None:
    assert [day.day for day in find_days(text, known)] == days


def test_days_of_no_year_are_not_looked_for_in_each() -> None:
    started = time.process_time()

    assert find_days("February 30, 30, 30 and 30 " * 500, [date.min, date.max]) == []
    assert time.process_time() - started < 0.5


def test_finds_the_dates_of_a_sentence() -> None:
    text = "It began on 8 May 2013, not on May 32, 2013, and ended on May 26, 2013."

    assert find_dates(text) == [date(2013, 5, 8), date(2013, 5, 26)]
