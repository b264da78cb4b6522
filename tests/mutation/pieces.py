"""A made-up article as pieces of text; those that state a fact know how to state it wrong."""

from collections.abc import Iterator
from typing import NamedTuple


class Piece(NamedTuple):
    """Some text; where it is a fact that another place of the article states too, with other texts
    that would be false, each with the kind of change it is.
    """

    text: str
    wrong: tuple[tuple[str, str], ...] = ()


class Mutant(NamedTuple):
    """An article with one fact changed: its kind, where it stands, what it said and says now."""

    title: str
    text: str
    kind: str
    start: int
    was: str
    said: str


class Made(NamedTuple):
    """A made-up article."""

    title: str
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """As it is written."""
        return "".join(piece.text for piece in self.pieces)

    def mutants(self) -> Iterator[Mutant]:
        """Every way to change one fact of it."""
        whole, at = self.text, 0
        for piece in self.pieces:
            end = at + len(piece.text)
            for kind, wrong in piece.wrong:
                text = whole[:at] + wrong + whole[end:]
                yield Mutant(self.title, text, kind, at, piece.text, wrong)
            at = end


def fact(kind: str, text: str, *wrong: str) -> Piece:
    """A fact, and texts that change it."""
    return Piece(text, tuple((kind, one) for one in wrong))


def plain(*texts: str) -> tuple[Piece, ...]:
    """Text that states nothing of its own."""
    return tuple(Piece(text) for text in texts)
