"""Places for readers that are called without an article around them."""

from pipeline.parse.records import Context, Place
from pipeline.wikitext.spans import Span


def place_of(span: Span, construct: str) -> Place:
    return Place(span, 1, ("Knockout stage", "Bracket"), Context(stage="Knockout stage"), construct)
