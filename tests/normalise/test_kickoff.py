"""The moment of a kick-off, from a day, a time as written and an offset."""

from datetime import date

import pytest

from pipeline.normalise.kickoff import kickoff_utc

DAY = date(2014, 6, 12)
TIMES = [
    # as written                     offset   in UTC
    ("20:30", 0, "2014-06-12T20:30"),
    ("20.30 UTC", 0, "2014-06-12T20:30"),
    ("20h30", 0, "2014-06-12T20:30"),
    ("20:30 CEST (UTC+2)", 120, "2014-06-12T18:30"),
    ("0:30", 120, "2014-06-11T22:30"),  # the day is the local one
    ("22:30", -180, "2014-06-13T01:30"),
    ("15:00 UYT (UTC−03:30)", -210, "2014-06-12T18:30"),
    ("2pm", 0, "2014-06-12T14:00"),
    ("2:15 p.m. UTC", 0, "2014-06-12T14:15"),
    ("13:00 p.m.", 0, "2014-06-12T13:00"),
    ("12:00 noon", 0, "2014-06-12T12:00"),
    ("12:00 a.m.", 0, "2014-06-12T00:00"),
    ("11:05 AM", 0, "2014-06-12T11:05"),
    ("20:30", None, None),
    ("15", 0, None),
    ("24:10", 0, None),
    ("20:61", 0, None),
    ("12:345", 0, None),
    ("TBD", 0, None),
    ("", 0, None),
    (None, 0, None),
]


@pytest.mark.parametrize(("text", "offset", "expected"), TIMES)
def test_kickoff(text: str | None, offset: int | None, expected: str | None) -> None:
    found = kickoff_utc(DAY, text, offset)
    assert (found and found.strftime("%Y-%m-%dT%H:%M")) == expected


def test_without_a_day() -> None:
    assert kickoff_utc(None, "20:30", 0) is None


@pytest.mark.parametrize(("day", "offset"), [(date.min, 600), (date.max, -600)])
def test_at_the_ends_of_time(day: date, offset: int) -> None:
    assert kickoff_utc(day, "0:30" if offset > 0 else "23:30", offset) is None
