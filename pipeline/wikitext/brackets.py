"""Which braces and brackets belong together, by MediaWiki's rules, in one pass."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.wikitext.zones import Zone, gaps, zones

_RUNS = re.compile(r"\||\{{2,}+|\}{2,}+|\[{2,}+|\]{2,}+")
_LINE_PIPE = re.compile(r"\n[ \t]*+(\|)(?!\})")

MAX_HEIGHT = 60
"""Who copies the text of constructs leaves out those that hold more levels of others."""


class Bracket(NamedTuple):
    """One closed ``{{…}}``, ``{{{…}}}`` or ``[[…]]`` and the pipes on its own level."""

    mark: str
    start: int
    end: int
    pipes: list[int]
    height: int = 0  # levels of constructs inside it


class _Frame:
    __slots__ = ("count", "height", "is_brace", "pipes", "start")

    def __init__(self, start: int, count: int, is_brace: bool) -> None:
        self.start = start
        self.count = count
        self.is_brace = is_brace
        self.height = 0
        self.pipes: list[int] = []


def brackets(text: str, start: int, end: int, around: Sequence[Zone]) -> Iterator[Bracket]:
    """All closed constructs outside the zones, innermost first.

    A link that is still open where its template closes was never closed: its pipes then count
    for the template. Marks without a partner are text.

    >>> text = "{{a|{{{x|d}}}|[[b|c]]|[[lost|e}}"
    >>> [(text[b.start:b.end], len(b.pipes)) for b in brackets(text, 0, len(text), [])]
    [('{{{x|d}}}', 1), ('[[b|c]]', 1), ('{{a|{{{x|d}}}|[[b|c]]|[[lost|e}}', 4)]
    """
    stack = _Stack()
    for first, last in gaps(around, start, end):
        for found in _RUNS.finditer(text, first, last):
            place, stop = found.span()
            mark = text[place]
            if mark == "|":
                stack.pipe(place)
            elif mark in "{[":
                stack.open(place, stop - place, mark == "{")
            else:
                yield from stack.close(place, stop - place, mark == "}")


class _Stack:
    def __init__(self) -> None:
        self._frames: list[_Frame] = []
        self._braces = 0  # open ones: a closer without any is text, found without a search

    def pipe(self, place: int) -> None:
        if self._frames:
            self._frames[-1].pipes.append(place)

    def open(self, place: int, length: int, is_brace: bool) -> None:
        self._frames.append(_Frame(place, length, is_brace))
        self._braces += is_brace

    def close(self, place: int, length: int, is_brace: bool) -> Iterator[Bracket]:
        while length >= 2 and (self._drop_open_links() if is_brace else self._top_is_link()):
            frame = self._frames[-1]
            taken = min(length, frame.count, 3 if is_brace else 2)
            frame.count -= taken
            place += taken
            length -= taken
            mark = "{" * taken if is_brace else "[["
            yield Bracket(mark, frame.start + frame.count, place, frame.pipes, frame.height)
            if frame.count >= 2:
                frame.pipes = []
                frame.height += 1
            else:
                self._leave(frame)

    def _leave(self, frame: _Frame) -> None:
        self._frames.pop()
        self._braces -= frame.is_brace
        if self._frames:
            self._frames[-1].height = max(self._frames[-1].height, frame.height + 1)

    def _top_is_link(self) -> bool:
        return bool(self._frames) and not self._frames[-1].is_brace

    def _drop_open_links(self) -> bool:
        """Make the innermost open brace the top; false when there is none."""
        if not self._braces:
            return False
        lost = []
        while not self._frames[-1].is_brace:
            lost.append(self._frames.pop())
        for frame in reversed(lost):
            self._frames[-1].pipes += frame.pipes
            self._frames[-1].height = max(self._frames[-1].height, frame.height)
        return True


def closed_call(text: str, start: int, limit: int) -> Bracket | None:
    """The call whose two braces open at ``start``, or None if it is not closed before ``limit``.

    >>> closed_call("{{a|{{b|c}}|[[d|e]]|f}} g", 0, 25)
    Bracket(mark='{{', start=0, end=23, pipes=[3, 11, 19], height=1)
    """
    found = brackets(text, start, limit, zones(text, start, limit))
    return next((b for b in found if b.start == start and b.mark == "{{"), None)


def unclosed_call(text: str, start: int, limit: int) -> Bracket:
    """What is left of a call without a closer: to its last ``}}``, or to ``limit``.

    Which template lost its braces cannot be known, so only a pipe that begins a line counts.

    >>> unclosed_call("{{a\\n|b={{c\\n|d=e\\n}}\\nnot mine", 0, 28)
    Bracket(mark='{{', start=0, end=18, pipes=[4, 11], height=0)
    """
    last = text.rfind("}}", start, limit)
    end = limit if last < 0 else last + 2
    pipes = [found.start(1) for found in _LINE_PIPE.finditer(text, start, end)]
    return Bracket("{{", start, end, pipes)
