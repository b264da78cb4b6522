"""Lines of rendered text by their form: one line per form that has been met."""

import pytest

from pipeline.wikitext.rendered import (
    LineKind,
    heading_of,
    kind_of,
    section_ends,
    split_cells,
    split_lines,
)
from pipeline.wikitext.spans import LineIndex, Span

KINDS = [
    # line                                kind                seen in
    ("", LineKind.BLANK),  # everywhere
    (" \t ", LineKind.BLANK),
    ("= Clausura 2014 Copa MX =", LineKind.HEADING),  # Clausura 2014 Copa MX
    ("===Group 1===", LineKind.HEADING),  # Clausura 2014 Copa MX
    ("=== First leg===", LineKind.HEADING),  # 2013–14 Ascenso MX season
    ("== Relegation table ==  ", LineKind.HEADING),  # 2013–14 Ascenso MX season, with spaces behind
    ("==", LineKind.TEXT),
    ("= not closed", LineKind.TEXT),
    ("| 4 | | |", LineKind.TABLE_ROW),  # Clausura 2014 Copa MX
    ("|", LineKind.TABLE_ROW),
    ("- Year: 2013", LineKind.BULLET),  # 2013 Liga MX Clausura Liguilla
    ("-no space", LineKind.TEXT),
    ("1. goal difference", LineKind.NUMBERED),  # Clausura 2014 Copa MX
    ("1860 München 1–0 Jahn Regensburg", LineKind.TEXT),
    ("2014. was a year", LineKind.TEXT),
    ("  Monterrey: Arce 45'", LineKind.INDENTED),  # Clausura 2014 Copa MX
    ("\tMonterrey: Arce 45'", LineKind.INDENTED),
    (" one space is text", LineKind.TEXT),  # Clausura 2014 Copa MX, full text
    ("----", LineKind.RULE),  # Clausura 2014 Copa MX
    ("---", LineKind.TEXT),
    ("<onlyinclude></onlyinclude>", LineKind.TAG),  # Clausura 2014 Copa MX
    ("<onlyinclude> text </onlyinclude>", LineKind.TEXT),
    ("< 3", LineKind.TEXT),
    ("January 14, 2014", LineKind.TEXT),  # Clausura 2014 Copa MX
]

HEADINGS = [
    ("== A ==", 2, "A"),
    ("=== First leg===", 3, "First leg"),  # 2013–14 Ascenso MX season
    ("=====Second leg=====", 5, "Second leg"),  # 2013–14 Ascenso MX season
    ("= Title =", 1, "Title"),
    ("=== A ==", 2, "A"),
    ("== a = b ==", 2, "a = b"),
]


@pytest.mark.parametrize(("line", "kind"), KINDS)
def test_tells_lines_apart(line: str, kind: LineKind) -> None:
    assert kind_of(line) is kind


@pytest.mark.parametrize(("line", "level", "title"), HEADINGS)
def test_reads_headings(line: str, level: int, title: str) -> None:
    assert heading_of(split_lines(line)[0]) == (level, title)


def test_lines_know_their_place() -> None:
    text = "one\n\nthree\r\n"

    lines = split_lines(text)

    assert [line.number for line in lines] == [1, 2, 3, 4]
    assert [line.span.of(text) for line in lines] == ["one", "", "three\r", ""]
    assert lines[2].part(1, 3).of(text) == "hr"


def test_cells_know_their_place() -> None:
    text = "x\n|  a b | |c|  "

    cells = split_cells(split_lines(text)[1])

    assert [cell.text for cell in cells] == ["a b", "", "c"]
    assert [cell.span.of(text) for cell in cells] == ["a b", "", "c"]


def test_a_row_may_lack_the_last_pipe() -> None:
    assert [cell.text for cell in split_cells(split_lines("| a | b")[0])] == ["a", "b"]


def test_sections_end_before_the_next_heading_of_their_level_or_above() -> None:
    text = "==A==\n===B===\nb\n=====C=====\n===D===\n= E =\n==F==\nf"

    ends = section_ends(split_lines(text))

    starts = {line.number: line.span.start for line in split_lines(text)}
    assert {line: text[starts[line] : end] for line, end in ends.items()} == {
        1: "==A==\n===B===\nb\n=====C=====\n===D===\n",
        2: "===B===\nb\n=====C=====\n",
        4: "=====C=====\n",
        5: "===D===\n",
    }  # the last two are open to the end of the text


def test_only_line_feeds_end_lines() -> None:
    text = "a\u2028b\x0bc\x85d\ne"

    assert len(split_lines(text)) == 2
    assert LineIndex(text).line_of(text.index("d")) == 1
    assert LineIndex(text).line_of(text.index("e")) == 2
    assert Span(0, 1).of(text) == "a"
