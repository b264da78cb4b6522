"""What the tests of parsers give them: places, calls and tables of a piece of markup."""

from collections.abc import Callable, Sequence

from pipeline.parse.headings import read_context
from pipeline.parse.records import Place
from pipeline.wikitext.calls import Call
from pipeline.wikitext.names import NameSet
from pipeline.wikitext.scan import find_calls
from pipeline.wikitext.spans import Span


def place_under(*section: str) -> Callable[[Span, str], Place]:
    """Places below those headings, all on line 1."""
    context = read_context(section)
    return lambda span, construct: Place(span, 1, section, context, construct)


def calls_of(text: str, names: Sequence[str]) -> list[Call]:
    """The calls of those names."""
    return find_calls(text, NameSet(names))
