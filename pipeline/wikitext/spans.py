"""Places in a text: half-open spans of characters, and the lines they fall on."""

from itertools import accumulate
from typing import NamedTuple

_BLOCK = 2048
"""Characters counted at once; a power of two."""


class Span(NamedTuple):
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
        self._text = text
        self._before: list[int] = []  # line on which each block begins, once someone asks
        self._last = 0, 1  # offset and line of what was asked last: the next is mostly near

    def line_of(self, offset: int) -> int:
        """The line an offset falls on.

        >>> lines = LineIndex("a\\nbc\\nd")
        >>> lines.line_of(3), lines.line_of(5), lines.line_of(0)
        (2, 3, 1)
        """
        last, line = self._last
        if 0 <= offset - last < _BLOCK:
            line += self._text.count("\n", last, offset)
        else:
            line = self._from_block(offset)
        self._last = offset, line
        return line

    def _from_block(self, offset: int) -> int:
        if not self._before:
            text, starts = self._text, range(0, len(self._text), _BLOCK)
            counts = [text.count("\n", start, start + _BLOCK) for start in starts]
            self._before = list(accumulate(counts, initial=1))
        block = offset // _BLOCK
        return self._before[block] + self._text.count("\n", block * _BLOCK, offset)
