"""A value put together again from the inside out, each construct by what it comes to."""

from collections.abc import Callable, Iterator

from pipeline.wikitext.brackets import MAX_HEIGHT, Bracket, brackets
from pipeline.wikitext.zones import Zone, zones

_Mark = tuple[int, int, Bracket | Zone]  # where it stands, its length, and whose it is


class _Frame:
    """A construct that is open while its arguments are put together."""

    __slots__ = ("arguments", "bracket")

    def __init__(self, bracket: Bracket | None) -> None:
        self.bracket = bracket
        self.arguments: list[list[str]] = [[]]


def fold(
    value: str, of_zone: Callable[[Zone], str], of_bracket: Callable[[Bracket, list[str]], str]
) -> str:
    """One walk over the marks of a value, with a stack of what is open: no recursion.

    ``of_bracket`` is given the arguments of a construct, those inside them already folded. Those
    that hold too many levels of others stay as they are.

    >>> fold("a{{b|{{c}}|d<!--e-->}}", lambda zone: "", lambda bracket, said: "/".join(said))
    'ab/c/d'
    """
    stack = [_Frame(None)]
    at = 0
    for place, length, what in _marks(value):
        if at < place:
            stack[-1].arguments[-1].append(value[at:place])
        at = place + length
        if isinstance(what, Zone):
            stack[-1].arguments[-1].append(of_zone(what))
        elif stack[-1].bracket is not what:
            stack.append(_Frame(what))
        elif length == 1:
            stack[-1].arguments.append([])
        else:
            arguments = ["".join(pieces) for pieces in stack.pop().arguments]
            stack[-1].arguments[-1].append(of_bracket(what, arguments))
    return "".join([*stack[0].arguments[0], value[at:]])


def _marks(value: str) -> list[_Mark]:
    around = zones(value)
    found: list[_Mark] = [(zone.start, zone.end - zone.start, zone) for zone in around]
    for bracket in brackets(value, 0, len(value), around):
        if bracket.height <= MAX_HEIGHT:
            found.extend(_marks_of(bracket))
    return sorted(found, key=lambda mark: mark[0])


def _marks_of(bracket: Bracket) -> Iterator[_Mark]:
    length = len(bracket.mark)
    yield bracket.start, length, bracket
    for pipe in bracket.pipes:
        yield pipe, 1, bracket
    yield bracket.end - length, length, bracket
