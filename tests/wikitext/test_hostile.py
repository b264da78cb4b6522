"""No text is slow: what is not linear takes hours at this size, not seconds."""

import signal
from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

import pytest

from pipeline.wikitext.calls import MAX_PARAMS
from pipeline.wikitext.headings import find_headings
from pipeline.wikitext.names import NameSet
from pipeline.wikitext.scan import all_calls, find_calls
from pipeline.wikitext.spans import Span
from pipeline.wikitext.tables import find_tables
from pipeline.wikitext.tags import find_sections
from pipeline.wikitext.text import MAX_LENGTH, read_text
from tests.wikitext.corpus import FOOTBALL
from tests.wikitext.hostile import PATTERNS, deep, hostile


class _Placed(Protocol):
    @property
    def span(self) -> Span: ...


NAMES = NameSet([*FOOTBALL.patterns, "a", "small"])
CAP = 20  # seconds; the slowest needs 0.5 on two busy cores, a quadratic one minutes
SIZE = 64_000

READERS: list[Callable[[str], Sequence[Span | _Placed]]] = [
    lambda text: find_calls(text, NAMES),
    all_calls,
    find_headings,
    find_tables,
    find_sections,
    lambda text: read_text(text).links,
]


@pytest.fixture(autouse=True)
def _cap() -> Iterator[None]:
    def stop(*_: object) -> None:
        pytest.fail(f"not done after {CAP} seconds")

    signal.signal(signal.SIGALRM, stop)
    signal.alarm(CAP)
    yield
    signal.alarm(0)


def _read_all(text: str) -> None:
    """What is found comes in its order and lies within the text."""
    for read in READERS:
        spans = [found if isinstance(found, Span) else found.span for found in read(text)]
        starts = [span.start for span in spans]
        assert starts == sorted(starts)
        assert all(0 <= span.start <= span.end <= len(text) for span in spans)


@pytest.mark.parametrize("name", PATTERNS)
def test_hostile_text_is_read_in_time(name: str) -> None:
    _read_all(hostile(name, SIZE))


@pytest.mark.parametrize("marks", [("{{a|", "}}"), ("[[a|", "]]"), ("{|\n|", "\n|}")])
def test_closed_nesting_is_read_in_time(marks: tuple[str, str]) -> None:
    _read_all(deep(SIZE, *marks))


def test_a_call_with_too_many_parameters_keeps_the_rest_in_the_last() -> None:
    [call] = find_calls("{{a" + "|b" * (MAX_PARAMS + 50) + "}}", NAMES)
    assert len(call.params) <= MAX_PARAMS + 1
    assert sum(len(param.value.replace("|", "")) for param in call.params) == MAX_PARAMS + 50


def test_a_value_that_is_too_long_is_refused() -> None:
    with pytest.raises(ValueError, match="value too long"):
        read_text("x" * (MAX_LENGTH + 1))
