"""Titles of articles and numbers in cells: one line per way they have been written."""

import pytest

from pipeline.parse.numbers import parse_decimal, parse_integer
from pipeline.parse.title import Title, read_title
from pipeline.problems import Unreadable

TITLES = [
    ("Clausura 2014 Copa MX", ("Copa MX", "2014", "Clausura")),
    ("2013–14 Ascenso MX season", ("Ascenso MX", "2013–14", None)),
    ("2013 Liga MX Clausura Liguilla", ("Liga MX Liguilla", "2013", "Clausura")),
    ("2013-14 Serie A", ("Serie A", "2013-14", None)),
    ("2013/2014 Serie A", ("Serie A", "2013/2014", None)),
    ("1930 FIFA World Cup", ("FIFA World Cup", "1930", None)),
    ("Copa MX", ("Copa MX", None, None)),
    ("2014", ("2014", "2014", None)),
]
EDITIONS = [
    # title                                               edition                         of it
    ("Clausura 2014 Copa MX", "Clausura 2014 Copa MX", ()),
    ("2013–14 Ascenso MX season", "2013–14 Ascenso MX", ()),
    ("1930 FIFA World Cup Group 1", "1930 FIFA World Cup", ("Group 1",)),
    ("2026 FIFA World Cup Group L", "2026 FIFA World Cup", ("Group L",)),
    ("2018 FIFA World Cup knockout stage", "2018 FIFA World Cup", ("knockout stage",)),
    ("1950 FIFA World Cup final round", "1950 FIFA World Cup", ("final round",)),
    ("2010 FIFA World Cup final", "2010 FIFA World Cup", ("final",)),
    ("UEFA Euro 2012 qualifying Group I", "UEFA Euro 2012 qualifying", ("Group I",)),
    ("UEFA Euro 2004 qualifying play-offs", "UEFA Euro 2004 qualifying", ("play-offs",)),
    (
        "2013–14 UEFA Champions League qualifying phase and play-off round",
        "2013–14 UEFA Champions League",
        ("qualifying phase and play-off round",),
    ),
    ("2002 Copa do Brasil – Second Round", "2002 Copa do Brasil", ("Second Round",)),
    ("Battle of Santiago (1962 FIFA World Cup)", "1962 FIFA World Cup", ()),
    ("Brazil v Germany (2014 FIFA World Cup)", "2014 FIFA World Cup", ()),
    ("FIFA World Cup final", "FIFA World Cup final", ()),  # without a year it is no edition's
    ("Estadio Azteca (stadium)", "Estadio Azteca (stadium)", ()),
    ("2014 season", "2014", ()),
]
INTEGERS = [("0", 0), ("25,111", 25111), ("1,234,567", 1234567), ("+16", 16), ("-2", -2)]
INTEGERS += [("−2", -2), ("–2", -2), ("0042", 42)]
NO_INTEGERS = ["", "1.5", "1,23", "12 a", "٣", "²", "1_000", " 1", "9" * 10, "--1", "1,"]
NO_DECIMALS = ["", "1", "1,5", "٣.٣", "nan", "1e5", "-1.0"]


@pytest.mark.parametrize(("text", "said"), TITLES)
def test_takes_a_title_apart(text: str, said: tuple[str, str | None, str | None]) -> None:
    assert read_title(text) == Title(text.removesuffix(" season"), (), *said)


@pytest.mark.parametrize(("text", "edition", "section"), EDITIONS)
def test_knows_the_edition_an_article_is_part_of(
    text: str, edition: str, section: tuple[str, ...]
) -> None:
    title = read_title(text)

    assert (title.edition, title.section) == (edition, section)


def test_a_sub_article_names_the_competition_and_the_year_of_its_edition() -> None:
    title = read_title("2014 Liga MX Apertura knockout stage")

    assert title == Title(
        "2014 Liga MX Apertura", ("knockout stage",), "Liga MX", "2014", "Apertura"
    )


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
