"""What the tests of parsers give them: places, calls and tables of a piece of markup."""

from collections.abc import Sequence

from pipeline.parse.headings import read_context
from pipeline.parse.records import Place, PlaceOf
from pipeline.wikitext.calls import Call
from pipeline.wikitext.names import NameSet
from pipeline.wikitext.scan import find_calls


def place_under(*section: str) -> PlaceOf:
    """Places below those headings, all on line 1."""
    context = read_context(section)
    return lambda span, construct: Place(span, 1, section, context, construct)


place_in_bracket = place_under("Knockout stage", "Bracket")


def calls_of(text: str, names: Sequence[str]) -> list[Call]:
    """The calls of those names."""
    return find_calls(text, NameSet(names))
