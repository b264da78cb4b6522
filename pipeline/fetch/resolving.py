"""Which page of an answer each title leads to: spelling, redirects, circles of redirects."""

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.fetch.answers import PageShape, QueryShape
from pipeline.fetch.titles import decoded


@dataclass(frozen=True, slots=True)
class Way:
    """Where a title leads. ``steps`` are the titles of the redirects on the way; ``page`` is None
    where they lead in a circle, to another wiki, or where the answer says nothing of the title.
    """

    end: str
    steps: tuple[str, ...]
    page: PageShape | None
    is_circle: bool = False
    other_wiki: str | None = None


class Resolver:
    """Finds the page of a title in one answer."""

    def __init__(self, answer: QueryShape) -> None:
        self._pages = {page.title: page for page in answer.pages}
        self._spelled = {decoded(one.start, one.fromencoded): one.to for one in answer.normalized}
        self._redirects = {one.start: one.to for one in answer.redirects}
        self._others = {one.title: one.iw for one in answer.interwiki}

    @property
    def redirects(self) -> Mapping[str, str]:
        """Where the titles of redirects lead, one step each."""
        return self._redirects

    def find(self, title: str) -> Way:
        """Where a title leads."""
        end = self._spelled.get(title, title)
        steps: list[str] = []
        while end in self._redirects:
            if end in steps:
                return Way(end, tuple(steps), None, is_circle=True)
            steps.append(end)
            end = self._redirects[end]
        other = self._others.get(end) or self._others.get(title)
        return Way(end, tuple(steps), self._pages.get(end), other_wiki=other)
