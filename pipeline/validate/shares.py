"""Rows in shares that can be checked apart: each of articles that speak of the same editions."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from pipeline.tables import TABLES, Article, Edition, Match, Rows, columns

_ENOUGH = 10_000
_Node = tuple[type, str]
_COLUMNS = {table: {one.name for one in columns(table)} for table in TABLES}
_OF_ARTICLES: list[Any] = [table for table in TABLES if "article_id" in _COLUMNS[table]]


def shares_of(rows: Rows, enough: int = _ENOUGH) -> list[Rows]:
    """The rows that stand in an article, in their order, as few shares of at least so many rows.

    Articles are in one share where they speak of one edition, of one and its part, or show one
    match: whatever a check holds against each other is together. Rows of no article, such as the
    names of teams, are in none.
    """
    number = _numbered(rows, enough)
    shares = [Rows() for _ in range(max(number.values(), default=-1) + 1)]
    for table in _OF_ARTICLES:
        parts: dict[int, list[Any]] = defaultdict(list)
        for row in rows[table]:
            parts[number[row.article_id]].append(row)
        for one, part in parts.items():
            shares[one].replace(table, part)
    return shares


def _numbered(rows: Rows, enough: int) -> dict[str, int]:
    """The number of its share, by article."""
    sizes = _sizes(rows)
    together = _Together()
    for first, second in _bonds(rows):
        together.join(first, second)
    groups: dict[_Node, list[str]] = {}
    for article_id in sizes:
        groups.setdefault(together.root((Article, article_id)), []).append(article_id)
    number: dict[str, int] = {}
    share = held = 0
    for group in groups.values():
        if held >= enough:
            share, held = share + 1, 0
        number.update(dict.fromkeys(group, share))
        held += sum(sizes[article_id] for article_id in group)
    return number


def _sizes(rows: Rows) -> dict[str, int]:
    """How many rows stand in each article."""
    sizes: dict[str, int] = defaultdict(int)
    for table in _OF_ARTICLES:
        for row in rows[table]:
            sizes[row.article_id] += 1
    return sizes


def _bonds(rows: Rows) -> Iterator[tuple[_Node, _Node]]:
    """What is to be in one share: articles and the editions they speak of, over and over."""
    edition_of = {match.match_id: match.edition_id for match in rows[Match]}
    pairs: set[tuple[str, str | None]] = {
        (on, match.edition_id) for match in rows[Match] for on in match.seen_on
    }
    for table in _OF_ARTICLES:
        if "edition_id" in _COLUMNS[table]:
            pairs |= {(row.article_id, row.edition_id) for row in rows[table]}
        elif "match_id" in _COLUMNS[table]:
            pairs |= {(row.article_id, edition_of.get(row.match_id)) for row in rows[table]}
    for article_id, edition_id in pairs:
        if edition_id is not None:
            yield (Article, article_id), (Edition, edition_id)
    for edition in rows[Edition]:
        if edition.parent_edition_id is not None:
            yield (Edition, edition.edition_id), (Edition, edition.parent_edition_id)


class _Together:
    """Disjoint sets of nodes; a node that was never joined is a set of its own."""

    def __init__(self) -> None:
        self._above: dict[_Node, _Node] = {}

    def root(self, node: _Node) -> _Node:
        """The one that stands for the set of a node."""
        above = self._above.setdefault(node, node)
        while above != node:
            self._above[node] = self._above[above]  # half the way for the next one
            node, above = above, self._above[above]
        return node

    def join(self, first: _Node, second: _Node) -> None:
        """Make one set of two."""
        self._above[self.root(first)] = self.root(second)
