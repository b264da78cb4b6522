"""Internal links: target, label, and where they stand."""

from typing import NamedTuple

from pipeline.wikitext.brackets import Bracket
from pipeline.wikitext.spans import Span
from pipeline.wikitext.zones import without_comments


class Link(NamedTuple):
    """One ``[[target|label]]``. The label is source text; without one it is the target."""

    target: str
    label: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        """The whole link, brackets included."""
        return Span(self.start, self.end)


def read_link(text: str, bracket: Bracket) -> Link:
    """The link in a pair of brackets.

    >>> read_link("[[ :A_b ]]", Bracket("[[", 0, 10, []))
    Link(target='A b', label=':A_b', start=0, end=10)
    """
    inner = bracket.start + 2
    stop = bracket.end - 2
    first = bracket.pipes[0] if bracket.pipes else stop
    label = text[first + 1 : stop] if bracket.pipes else text[inner:first]
    return Link(normalise_target(text[inner:first]), label.strip(), bracket.start, bracket.end)


def normalise_target(raw: str) -> str:
    """A link's target as a title: no comments, no underscores, single spaces.

    >>> normalise_target(" :2014_FIFA  World_Cup<!-- x -->#Group_A ")
    '2014 FIFA World Cup#Group A'
    """
    return " ".join(without_comments(raw).replace("_", " ").split()).lstrip(":").strip()
