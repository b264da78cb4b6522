"""Which labelled sections a passage stands in."""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import islice

from pipeline.wikitext.tags import Section

_MOST = 50  # sections around one passage; pages nest two or three


class Labels:
    """The labelled sections of one article.

    >>> labels = Labels([Section("QF", 0, 9), Section("QF 1", 3, 5)])
    >>> labels.at(2), labels.at(3), labels.at(5), labels.at(9)
    (('QF',), ('QF', 'QF 1'), ('QF',), ())
    """

    def __init__(self, sections: Iterable[Section]) -> None:
        numbered = [(n, label) for n, label in enumerate(sections) if label.start < label.end]
        # At one offset what ends there goes before what begins there.
        edges = sorted(
            [(label.end, 0, n, label.name) for n, label in numbered]
            + [(label.start, 1, n, label.name) for n, label in numbered]
        )
        self._offsets: list[int] = []
        self._names: list[tuple[str, ...]] = []
        here: dict[int, str] = {}
        for offset, begins, number, name in edges:
            if begins:
                here[number] = name
            else:
                del here[number]
            self._offsets.append(offset)
            self._names.append(tuple(islice(here.values(), _MOST)))

    def at(self, offset: int) -> tuple[str, ...]:
        """Names other pages transclude the passage by, the outermost first."""
        if not self._offsets:
            return ()
        index = bisect_right(self._offsets, offset) - 1
        return self._names[index] if index >= 0 else ()
