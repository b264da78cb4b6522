"""The titles that one source leads to, each once, and no more than it may."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pipeline.counting import count
from pipeline.fetch.listing import Named


@dataclass(slots=True)
class Reach:
    """Takes titles round by round: ``titles`` are those of the last. ``is_cut`` tells that there
    were more than ``most`` in all.

    >>> reach = Reach(2)
    >>> list(reach.take([("A", "title"), ("A", "season")])), reach.is_cut
    ([('A', 'title')], False)
    >>> list(reach.take([("A", "season"), ("B", "season"), ("C", "season")])), reach.is_cut
    ([('B', 'season')], True)
    """

    most: int
    titles: list[str] = field(default_factory=list)
    is_cut: bool = False
    _seen: set[str] = field(default_factory=set)

    def take(self, named: Iterable[Named]) -> Iterator[Named]:
        """Those that are new, as far as there is room; none is listed that is not taken."""
        self.titles = []
        for title, origin in named:
            if title in self._seen:
                continue
            if len(self._seen) == self.most:
                self.is_cut = True
                return
            self._seen.add(title)
            self.titles.append(title)
            yield title, origin

    @property
    def problems(self) -> list[str]:
        """What is said where there were more."""
        told = f"a source leads to more than {count(self.most, 'title')} (most_titles)"
        return [told] if self.is_cut else []
