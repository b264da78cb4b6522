"""For any text: spans lie inside it, nest or are disjoint, and values are the text itself."""

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from pipeline.wikitext.brackets import brackets
from pipeline.wikitext.headings import find_headings
from pipeline.wikitext.names import NameSet
from pipeline.wikitext.numbers import read_count, read_integer
from pipeline.wikitext.plain import tidy
from pipeline.wikitext.scan import all_calls, find_calls
from pipeline.wikitext.spans import Span
from pipeline.wikitext.tables import find_tables
from pipeline.wikitext.tags import find_sections
from pipeline.wikitext.text import read_text
from pipeline.wikitext.zones import gaps, zones

NAMES = NameSet(["a", "box*", "#lst", ":*"])

MARKS = (
    "{{ }} {{{ }}} [[ ]] { } [ ] | = a b box {{a {{box {{#invoke:a|f {{#lst:a {{:a <!-- --> <ref> "
    "</ref> <ref/> <nowiki> </nowiki> {| |} |- |+ ! !! || {{!}} == === '' ''' <br> & &nbsp; 1 é – "
    "<section,begin=a/> <section,end=a/> <onlyinclude> </onlyinclude> rowspan=2 colspan=3|"
)
LINES = ("\n", " ", "\n|", "\n{|\n", "\n|}\n", "\n== a ==\n", "\u00a0", "\u200b")
PIECES = st.sampled_from([*(mark.replace(",", " ") for mark in MARKS.split()), *LINES])
TEXTS = st.one_of(st.lists(PIECES, max_size=60).map("".join), st.text(max_size=80))


def _nest(spans: Iterable[tuple[int, int]]) -> bool:
    open_ends: list[int] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        while open_ends and open_ends[-1] <= start:
            open_ends.pop()
        if open_ends and end > open_ends[-1]:
            return False
        open_ends.append(end)
    return True


@given(TEXTS)
def test_zones_and_gaps_tile_the_text(text: str) -> None:
    found = zones(text)
    tiles = sorted([(z.start, z.end) for z in found] + list(gaps(found, 0, len(text))))
    assert "".join(text[start:end] for start, end in tiles) == text
    assert all(z.start < z.inner_start <= z.inner_end <= z.end for z in found)


@given(TEXTS)
def test_brackets_nest(text: str) -> None:
    found = list(brackets(text, 0, len(text), zones(text)))
    assert _nest((b.start, b.end) for b in found)
    assert all(text[b.start :].startswith(b.mark) for b in found)
    assert all(text[p] == "|" and b.start < p < b.end for b in found for p in b.pipes)


@given(TEXTS)
def test_calls_of_interest_are_disjoint_and_quote_the_text(text: str) -> None:
    calls = find_calls(text, NAMES)
    ends = [0, *(call.end for call in calls)]
    assert all(call.start >= end for call, end in zip(calls, ends, strict=False))
    for call in calls:
        assert text.startswith("{{", call.start)
        assert call.start < call.end <= len(text)
        for param in call.params:
            assert call.start < param.start <= param.end <= call.end
            assert param.span.of(text) == param.value


@given(TEXTS)
def test_all_calls_nest_and_quote_the_text(text: str) -> None:
    calls = all_calls(text)
    assert _nest((call.start, call.end) for call in calls)
    assert all(p.span.of(text) == p.value for call in calls for p in call.params)


@given(TEXTS)
def test_a_closed_call_is_read_alike_by_both_ways(text: str) -> None:
    by_start = {call.start: call for call in all_calls(text)}
    for call in find_calls(text, NAMES):
        other = by_start.get(call.start)
        if call.closed and other is not None and other.end == call.end:
            assert call == other


@given(TEXTS)
def test_headings_and_their_bodies_tile_the_text(text: str) -> None:
    found = find_headings(text)
    lead = text[: found[0].start] if found else text
    assert lead + "".join(h.span.of(text) + h.body.of(text) for h in found) == text
    assert _nest((h.start, h.section_end) for h in found)
    assert all(h.path[-1] == h.title and 1 <= h.level <= 6 for h in found)


@given(TEXTS)
def test_tables_nest_and_cells_quote_the_text(text: str) -> None:
    tables = find_tables(text)
    assert _nest((table.start, table.end) for table in tables)
    for table in tables:
        for number, row in enumerate(table.rows):
            for column, cell in enumerate(row):
                if cell is not None:
                    assert cell.span.of(text) == cell.value
                    assert cell.row <= number < cell.row + cell.rowspan
                    assert cell.column <= column < cell.column + cell.colspan


@given(TEXTS)
def test_links_and_sections_lie_inside_the_text(text: str) -> None:
    spans = [link.span for link in read_text(text).links]
    spans += [section.span for section in find_sections(text)]
    assert all(0 <= span.start <= span.end <= len(text) for span in spans)


@given(TEXTS)
def test_plain_text_is_tidy(text: str) -> None:
    inline = read_text(text, 5)
    assert inline.text == tidy(inline.text)
    assert all(Span(link.start - 5, link.end - 5).of(text)[:2] == "[[" for link in inline.links)


@given(st.text(max_size=12))
def test_numbers_are_of_ascii_digits_or_nothing(text: str) -> None:
    for read in (read_integer, read_count):
        if read(text) is not None:
            assert all(sign in "0123456789" for sign in text if sign.isnumeric())
            assert any(sign.isdigit() for sign in text)
