"""An answer that comes in parts, put together."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pipeline.fetch.answers import PageShape, QueryShape, as_shape
from pipeline.fetch.client import Client
from pipeline.fetch.refusals import AskingError, TryAgainError

_MOST_PARTS = 1000


def ask_in_parts(
    client: Client, query: Mapping[str, str], most_parts: int = _MOST_PARTS
) -> Iterator[dict[str, Any]]:
    """Every part of an answer, or so many of them.

    Raises:
        AskingError: a part cannot be had, or the wiki gives the same ``continue`` again.
    """
    more: dict[str, str] = {}
    seen: list[dict[str, str]] = []
    while more not in seen:
        if len(seen) == _MOST_PARTS:
            raise AskingError(f"the answer has more than {_MOST_PARTS} parts")
        seen.append(more)
        reply = client.ask({"action": "query", "curtimestamp": "1", **query, **more}, _part)
        yield reply
        if reply.get("continue") is None or len(seen) == most_parts:
            return
        more = {name: str(value) for name, value in reply["continue"].items()}
    raise AskingError("the wiki does not get on: it gives the same continuation again")


def put_together(parts: Iterable[dict[str, Any]]) -> QueryShape:
    """One answer of them all. A page of another shape is left out, as if nothing was said of it:
    it must not take the others of its answer along.

    Raises:
        AskingError: they are not the parts of one answer.
    """
    whole = merge(parts)
    pages = filter(None, map(_page, whole.pop("pages")))
    try:
        return as_shape(QueryShape, whole).model_copy(update={"pages": tuple(pages)})
    except TryAgainError as error:
        raise AskingError(str(error)) from None


def _page(value: dict[str, Any]) -> PageShape | None:
    try:
        return as_shape(PageShape, value)
    except TryAgainError:
        return None


def merge(parts: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """One ``query`` object of the parts. A page is known by its number, else by its title; what a
    later part says of it is added to what the first said.

    >>> parts = [
    ...     {"query": {"pages": [{"pageid": 3, "title": "A", "revisions": []}]}, "continue": {}},
    ...     {"query": {"pages": [{"pageid": 3, "title": "A", "revisions": [{"revid": 9}]}]}},
    ... ]
    >>> merge(parts)["pages"]
    [{'pageid': 3, 'title': 'A', 'revisions': [{'revid': 9}]}]
    """
    whole: dict[str, Any] = {}
    pages: dict[object, dict[str, Any]] = {}
    for part in parts:
        if "curtimestamp" in part:
            whole.setdefault("curtimestamp", part["curtimestamp"])
        query = part.get("query", {})
        for page in _objects(query.pop("pages", [])):
            key = page.get("pageid") or page.get("title")
            if isinstance(key, list | dict):
                raise AskingError("the answer holds a page that is none")
            _add(pages.setdefault(key, {}), page)
        _add(whole, query)
    return whole | {"pages": list(pages.values())}


def _part(reply: dict[str, Any]) -> dict[str, Any]:
    """A part, if it says that it is the last or how to go on."""
    more = reply.get("continue")
    if more is None:
        if reply.get("batchcomplete") is not True:
            raise TryAgainError("the answer is not complete and does not say how to go on")
    elif not isinstance(more, dict) or not all(map(_goes_on, more.items())):
        raise TryAgainError("the answer does not say how to go on")
    if not isinstance(reply.get("query", {}), dict):
        raise TryAgainError("the answer is none to a query")
    return reply


def _goes_on(item: tuple[str, object]) -> bool:
    name, value = item
    return name.endswith("continue") and isinstance(value, str | int)


def _objects(pages: object) -> list[dict[str, Any]]:
    if not isinstance(pages, list) or not all(isinstance(page, dict) for page in pages):
        raise AskingError("not the answer we asked for (pages: no list)")
    return pages


def _add(known: dict[str, Any], more: Mapping[str, Any]) -> None:
    for name, value in more.items():
        if isinstance(value, list) and isinstance(known.get(name), list):
            known[name] = known[name] + [one for one in value if one not in known[name]]
        elif isinstance(value, dict) and isinstance(known.get(name), dict):
            known[name] = known[name] | value
        else:
            known.setdefault(name, value)
