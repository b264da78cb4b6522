"""The independent count of what a text holds, and the account of what became of it."""

import pytest

from pipeline.parse.census import count_candidates
from pipeline.parse.ledger import Ledger
from pipeline.parse.records import CoverageRecord

LINES = [
    ("=Title=", "heading"),
    ("===== First leg =====", "heading"),
    ("| a | b |", "table row"),
    ("----", "separator"),
    ("<onlyinclude></onlyinclude>", "tag"),
    ("  Monterrey: Arce 45'", "scorer line"),
    ("\t\tMonterrey: Arce 45'", "scorer line"),
    ("- a", "list item"),
    ("12. a", "list item"),
    ("January 14, 2014", "match date"),
    ("16 April 2014", "match date"),
    ("16 Apr 2014", "match date"),
    ("Monterrey won the round 4−1 on aggregate", "tie note"),
    ("2–2 on aggregate. X won on penalties.", "tie note"),
    ("Monterrey 1−0 Altamira", "match"),
    ("Zacatepec 1948 1 - 0 U. de G.", "match"),
    ("One two three four five six 1-0 b", "match"),
    ("One two three four five six seven 1-0 b", "prose"),
    ("a 1-0 one two three four five six", "match"),
    ("a 1-0 one two three four five six seven", "prose"),
    ("He scored, 1-0 b", "prose"),
    ("Infobox", "infobox"),
    ("Source: a", "source credit"),
    ("a", "prose"),
]


@pytest.mark.parametrize(("line", "construct"), LINES)
def test_counts_a_line_as(line: str, construct: str) -> None:
    assert list(count_candidates(line)) == [(1, construct)]


def test_items_below_an_infobox_are_its_fields() -> None:
    text = "Infobox\n- a\n\n- b\nprose\n- c\nInfobox\n----\n- d\n"

    assert list(count_candidates(text)) == [
        (1, "infobox"),
        (2, "infobox field"),
        (4, "infobox field"),
        (5, "prose"),
        (6, "list item"),
        (7, "infobox"),
        (8, "separator"),
        (9, "list item"),
    ]


def test_blank_lines_are_not_counted() -> None:
    assert list(count_candidates("\n \n\t\n")) == []


def test_the_account_balances() -> None:
    ledger = Ledger()
    ledger.parsed(1)
    ledger.ignored(2, "rule")
    ledger.unreadable(3)
    ledger.ignored(4, "note")
    ledger.ignored(5, "rule")

    rows = ledger.balance([(n, "line") for n in (1, 2, 3, 4, 5)])

    assert rows == (CoverageRecord("line", 5, 1, 3, 1, ("note (1)", "rule (2)")),)


def test_the_gravest_entry_of_a_line_stands() -> None:
    ledger = Ledger()
    for enter in (ledger.unreadable, ledger.parsed):
        enter(1)
    ledger.parsed(2)
    ledger.ignored(2, "rule")

    (row,) = ledger.balance([(1, "line"), (2, "line")])
    assert (row.unreadable, row.parsed, row.ignored) == (1, 1, 0)


def test_a_line_nobody_entered_is_told() -> None:
    ledger = Ledger()
    ledger.parsed(1)

    assert ledger.unreached([(1, "match"), (2, "match")]) == [(2, "match")]
