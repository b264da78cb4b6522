"""The titles a source leads to by itself: named, in its categories, embedding its templates."""

from collections.abc import Iterator, Mapping

from pipeline.config import Source
from pipeline.fetch.answers import Member, as_shape
from pipeline.fetch.client import Client
from pipeline.fetch.continuing import ask_in_parts
from pipeline.fetch.refusals import AskingError, TryAgainError
from pipeline.read.namespaces import KEPT, NAMES, TEMPLATE

_CATEGORY = 14
_CATEGORY_WORDS = frozenset(["category", "categoría", "categoria", "kategorie", "catégorie"])
_TEMPLATE_WORDS = frozenset(word for word, number in NAMES.items() if number == TEMPLATE)
_NAMESPACES = "|".join(map(str, sorted({*KEPT, _CATEGORY})))

Named = tuple[str, str]
"""A title, and what named it."""


class Listing:
    """Lists the titles of one source, each with what named it; ``problems`` tells what failed."""

    def __init__(self, client: Client, source: Source) -> None:
        self.problems: list[str] = []
        self._client = client
        self._source = source

    def titles(self) -> Iterator[Named]:
        """The titles, in an order that is the same every time; some may come twice."""
        yield from ((title, "title") for title in self._source.titles)
        for name in self._source.categories:
            yield from self._told(f"category {name!r}", self._category(name))
        for name in self._source.templates:
            yield from self._told(f"template {name!r}", self._embedding(name))

    def _told(self, what: str, titles: Iterator[str]) -> Iterator[Named]:
        """The titles of a list; a problem where there are none, or not all of them came."""
        count = 0
        try:
            for count, title in enumerate(titles, start=1):  # noqa: B007 - counted to the end
                yield title, what
        except AskingError as error:
            self.problems.append(f"{what}: not all of it could be listed: {error}")
            return
        if not count:
            self.problems.append(f"{what}: nothing is in it; is the name right?")

    def _category(self, name: str) -> Iterator[str]:
        """The members of a category, and those of its sub-categories down to the depth."""
        level, seen = [_bare(name, _CATEGORY_WORDS)], set[str]()
        for _ in range(self._source.category_depth + 1):
            below: list[str] = []
            for category in level:
                seen.add(category)
                for member in self._members(category):
                    if member.ns == _CATEGORY:
                        below.append(member.title.partition(":")[2])
                    else:
                        yield member.title
            level = [name for name in dict.fromkeys(below) if name not in seen]

    def _members(self, category: str) -> Iterator[Member]:
        query = {
            "list": "categorymembers",
            "cmtitle": f"Category:{category}",
            "cmprop": "ids|title",
            "cmnamespace": _NAMESPACES,
            "cmlimit": "500",
        }
        return self._list(query, "categorymembers")

    def _embedding(self, template: str) -> Iterator[str]:
        query = {
            "list": "embeddedin",
            "eititle": f"Template:{_bare(template, _TEMPLATE_WORDS)}",
            "einamespace": "0",
            "eifilterredir": "nonredirects",
            "eilimit": "500",
        }
        return (member.title for member in self._list(query, "embeddedin"))

    def _list(self, query: Mapping[str, str], name: str) -> Iterator[Member]:
        for part in ask_in_parts(self._client, query):
            members = part.get("query", {}).get(name)
            if not isinstance(members, list):
                raise AskingError("not the answer we asked for (no list)")
            for member in members:
                try:
                    yield as_shape(Member, member)
                except TryAgainError as error:
                    raise AskingError(str(error)) from None


def _bare(name: str, words: frozenset[str]) -> str:
    """A name without the word for its namespace.

    >>> _bare("Category:2013–14 in Mexican football", _CATEGORY_WORDS)
    '2013–14 in Mexican football'
    """
    prefix, _, rest = name.partition(":")
    return rest.strip() if prefix.strip().casefold() in words else name.strip()
