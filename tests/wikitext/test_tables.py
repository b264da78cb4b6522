"""Wikitable syntax met in the wild, one case each."""

import time

import pytest

from pipeline.wikitext.tables import MAX_COLSPAN, MAX_POSITIONS, find_tables

CASES = [
    ("{|\n| a || b\n|-\n| c\n| d\n|}", [["a", "b"], ["c", "d"]]),
    ("{|\n|-\n|-\n| a\n|-\n|}", [["a"]]),  # empty rows are none
    ("{|\n||1||2\n|}", [["1", "2"]]),  # "||1": empty attributes
    ("{|\n! A !! B || C\n|}", [["A", "B", "C"]]),
    ("{|\n| a !! b\n|}", [["a !! b"]]),
    ('{|\n| style="x" | a || b | c\n|}', [["a", "c"]]),
    (
        "{|\n| [[a|b]] || {{c|d}} || <ref>x||y</ref>\n|}",
        [["[[a|b]]", "{{c|d}}", "<ref>x||y</ref>"]],
    ),
    ("{|\n| a {{!}} b {{!}}{{!}} c\n{{!}}-\n{{!}} d\n{{!}}}", [["b", "c"], ["d"]]),
    ("{|\n| a\nb || c\n* d\n| e\n|}", [["a\nb || c\n* d", "e"]]),
    ("{|\n| {{x\n|y\n|-\n}}\n| z\n|}", [["{{x\n|y\n|-\n}}", "z"]]),
    ("{|\n| a\n{|\n| n\n|}\n| b\n|}", [["a\n{|\n| n\n|}", "b"]]),
    ("{|\n| rowspan=2 | a || b\n|-\n| c\n|}", [["a", "b"], ["a", "c"]]),
    ('{|\n| colspan="2" | a\n|-\n| b || c\n|}', [["a", "a"], ["b", "c"]]),
    (
        "{|\n| rowspan=2 colspan=2 | a || b\n|-\n| c\n|-\n| d\n|}",
        [["a", "a", "b"], ["a", "a", "c"], ["d"]],
    ),
    ("{|\n| a || rowspan=3 | b\n|-\n|}", [["a", "b"]]),  # a span ends with the table
    ("{|\n| a || rowspan=2 | b || c\n|-\n| d\n|}", [["a", "b", "c"], ["d", "b"]]),
    ('{|\n| colspan="2" {{N/a}}\n|}', [["{{N/a}}", "{{N/a}}"]]),
    ("{|\n| a\n{{end}}\n| b", [["a"]]),
    ("{|\n| a\n== b ==\n| c", [["a"]]),
    ("{|\n| {{small|a\n|-\n| {{small|b}}\n|}", [["a"], ["{{small|b}}"]]),
    (":{|\n| a\n|}", [["a"]]),
    ("{|\n|a<!-- || b -->||c\n|}", [["a<!-- || b -->", "c"]]),
    ("{|\n| [http://x a] || -1\n|}", [["[http://x a]", "-1"]]),
    ("{| {{Table}}\n| a\n|}", [["a"]]),
    ("{|\n|+ x\n! a\n|}", [["a"]]),
    ("{|\n|a|}}\n|}", [["}}"]]),
]


@pytest.mark.parametrize(("text", "rows"), CASES)
def test_case(text: str, rows: list[list[str]]) -> None:
    table = find_tables(text)[0]
    assert [[cell.value if cell else None for cell in row] for row in table.rows] == rows


def test_an_unclosed_table_ends_where_the_next_begins() -> None:
    first, second = find_tables("{|\n| a\n\n{|\n| b\n|}\n== c ==\n")
    assert (first.closed, first.rows[0][0].value if first.rows[0][0] else "") == (False, "a")
    assert (second.closed, second.depth) == (True, 0)


def test_a_row_may_have_holes() -> None:
    [table] = find_tables("{|\n| rowspan=2 | a || b || rowspan=2 | c\n|-\n|}\n")
    assert [len(row) for row in table.rows] == [3]
    [table] = find_tables("{|\n|a||b||rowspan=2|c\n|-\n|d\n|}\n")
    assert [cell and cell.value for cell in table.rows[1]] == ["d", None, "c"]


def test_spans_are_bounded() -> None:
    text = "{|\n" + '|-\n| rowspan="999999" colspan="99999999" | a\n' * 3_000 + "|}"
    start = time.process_time()
    [table] = find_tables(text)
    assert time.process_time() - start < 30
    assert max(len(row) for row in table.rows) <= MAX_POSITIONS + MAX_COLSPAN
    assert sum(len(row) for row in table.rows) < 4 * MAX_POSITIONS
