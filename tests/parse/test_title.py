"""Titles of articles and numbers in cells: one line per way they have been written."""

import pytest

from pipeline.parse.numbers import parse_decimal, parse_integer
from pipeline.parse.title import Title, read_title
from pipeline.problems import Unreadable

TITLES = [
    ("Clausura 2014 Copa MX", Title("Copa MX", "2014", "Clausura")),
    ("2013–14 Ascenso MX season", Title("Ascenso MX", "2013–14", None)),
    ("2013 Liga MX Clausura Liguilla", Title("Liga MX Liguilla", "2013", "Clausura")),
    ("2013-14 Serie A", Title("Serie A", "2013-14", None)),
    ("2013/2014 Serie A", Title("Serie A", "2013/2014", None)),
    ("1930 FIFA World Cup", Title("FIFA World Cup", "1930", None)),
    ("Copa MX", Title("Copa MX", None, None)),
    ("2014", Title("2014", "2014", None)),
]
INTEGERS = [("0", 0), ("25,111", 25111), ("1,234,567", 1234567), ("+16", 16), ("-2", -2)]
INTEGERS += [("−2", -2), ("–2", -2), ("0042", 42)]
NO_INTEGERS = ["", "1.5", "1,23", "12 a", "٣", "²", "1_000", " 1", "9" * 10, "--1", "1,"]
NO_DECIMALS = ["", "1", "1,5", "٣.٣", "nan", "1e5", "-1.0"]


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_takes_a_title_apart(text: str, title: Title) -> None:
    assert read_title(text) == title


@pytest.mark.parametrize(("text", "number"), INTEGERS)
def test_reads_a_whole_number(text: str, number: int) -> None:
    assert parse_integer(text) == number


@pytest.mark.parametrize("text", NO_INTEGERS)
def test_refuses_what_is_no_whole_number(text: str) -> None:
    with pytest.raises(Unreadable, match="not a whole number"):
        parse_integer(text)


@pytest.mark.parametrize("text", NO_DECIMALS)
def test_refuses_what_is_no_ratio(text: str) -> None:
    with pytest.raises(Unreadable, match="not a ratio"):
        parse_decimal(text)
