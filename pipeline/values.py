"""Frozen dataclasses that cost no more to make than others."""

from typing import TYPE_CHECKING

__all__ = ["value"]

if TYPE_CHECKING:
    from dataclasses import dataclass as value
else:
    from dataclasses import dataclass

    def value(*, frozen, slots):
        """``dataclass``, frozen for the type checker alone: it is what holds the rule. At run time
        that would make every value four times as dear, and an article is hundreds of them.

        >>> @value(frozen=True, slots=True)
        ... class Pair:
        ...     one: int
        ...     other: int
        >>> Pair(1, 2) == Pair(1, 2), len({Pair(1, 2), Pair(1, 2)})
        (True, 1)
        """
        return dataclass(slots=slots, unsafe_hash=frozen)
