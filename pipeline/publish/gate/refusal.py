"""Why a snapshot was refused, on one screen: what is less, and the revisions that did it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from pipeline.problems import RefusedError
from pipeline.publish.gate import counts
from pipeline.publish.gate.judge import Loss
from pipeline.publish.gate.stock import Stock
from pipeline.tables import Article

_EDITIONS, _LINES, _ARTICLES = 3, 2, 2
_OF_ARTICLES = (
    "article_id",
    "revision_id",
    "revision_timestamp",
    "sha1",
    "char_count",
    "permalink_url",
)


class GateError(RefusedError):
    """The new snapshot holds too much less than the last, which stays. ``str()`` is one line,
    ``lines`` all that is to be said, ``kept`` the place of the refused snapshot, ``unknown`` the
    names that were allowed to shrink and are no edition's.
    """

    def __init__(
        self, found: Sequence[Loss], lines: Sequence[str], kept: Path, unknown: Sequence[str] = ()
    ) -> None:
        """Sum up what was found."""
        editions = sorted({one.edition for one in found if one.edition})
        whose = ", ".join(editions[:3]) + (" and others" if len(editions) > 3 else "")
        super().__init__(f"refused to publish: less than before{' of ' if whose else ''}{whose}")
        self.found, self.lines, self.kept = tuple(found), tuple(lines), kept
        self.unknown = tuple(unknown)


def explain(found: Sequence[Loss], old: Stock, new: Stock) -> list[str]:
    """The losses by edition, each with the articles behind it and what became of their text."""
    articles = _Articles(old, new)
    groups: dict[str | None, list[Loss]] = {}
    for one in found:
        groups.setdefault(one.edition, []).append(one)
    shown = list(groups.items())[:_EDITIONS]
    lines = [line for edition, group in shown for line in _group(edition, group, articles)]
    return lines + _more(len(groups) - _EDITIONS, "editions")


def _group(edition: str | None, found: Sequence[Loss], articles: "_Articles") -> Iterator[str]:
    yield edition or "no single edition"
    for one in found[:_LINES]:
        yield f"    {one.what}: {one.before} → {one.after}{_percent(one)}; {one.most}"
    yield from (f"    {line}" for line in _more(len(found) - _LINES, "losses"))
    behind = {article for one in found for article in one.articles}
    if edition:
        behind |= articles.of(edition)
    yield from (f"    {line}" for line in articles.told(behind))


def _percent(one: Loss) -> str:
    return f", −{1 - one.after / one.before:.1%}" if one.after < one.before else ""


def _more(count: int, what: str) -> list[str]:
    return [f"… and {count} more {what}"] if count > 0 else []


class _Articles:
    """The texts before and now."""

    def __init__(self, old: Stock, new: Stock) -> None:
        self._stock = old
        self._old, self._new = _by_id(old), _by_id(new)

    def of(self, edition: str) -> set[str]:
        return counts.articles_of(self._stock, edition)

    def told(self, articles: Iterable[str]) -> list[str]:
        """What became of those that changed; that none did is worth knowing, too."""
        changed = [one for one in sorted(articles) if self._is_changed(one)]
        if not changed:
            return ["none of its articles changed: they are read otherwise than before"]
        told = [line for one in islice(changed, _ARTICLES) for line in self._change(one)]
        return told + _more(len(changed) - _ARTICLES, "articles")

    def _is_changed(self, article: str) -> bool:
        before, after = self._old.get(article), self._new.get(article)
        return bool(before) and (not after or before["sha1"] != after["sha1"])  # type: ignore[index]

    def _change(self, article: str) -> Iterator[str]:
        before, after = self._old[article], self._new.get(article)
        if after is None:
            yield f"{article} is read no more: it is gone, or was refused ({_named(before)} before)"
            return
        sizes = f"{before['char_count']} → {after['char_count']} characters"
        yield f"{article}: {_named(before)} → {_named(after)}, {sizes}"
        if after["permalink_url"]:
            yield f"    {after['permalink_url']}"


def _named(article: dict[str, Any]) -> str:
    """The revision where there is one, else the text by its hash."""
    if article["revision_id"] is None:
        return f"text {article['sha1'][:8]}"
    saved = article["revision_timestamp"]
    return f"revision {article['revision_id']}{f' of {saved:%Y-%m-%d %H:%M}' if saved else ''}"


def _by_id(stock: Stock) -> dict[str, dict[str, Any]]:
    table = stock.columns(Article, _OF_ARTICLES)
    return {} if table is None else {one["article_id"]: one for one in table.to_pylist()}
