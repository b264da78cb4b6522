"""Places in a text: half-open spans of characters, and the lines they fall on."""

from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters ``text[start:end]``, from 0, end not included."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The passage itself.

        >>> Span(2, 4).of("abcdef")
        'cd'
        """
        return text[self.start : self.end]


def cover(one: Span, other: Span) -> Span:
    """The smallest span that holds both.

    >>> cover(Span(4, 6), Span(1, 2))
    Span(start=1, end=6)
    """
    return Span(min(one.start, other.start), max(one.end, other.end))


class LineIndex:
    """Line numbers, from 1, of character offsets. Only ``\\n`` ends a line."""

    def __init__(self, text: str) -> None:
        self._starts = [0]
        position = text.find("\n")
        while position >= 0:
            self._starts.append(position + 1)
            position = text.find("\n", position + 1)

    def line_of(self, offset: int) -> int:
        """The line an offset falls on.

        >>> LineIndex("a\\nbc").line_of(3)
        2
        """
        return bisect_right(self._starts, offset)
