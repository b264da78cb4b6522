"""What the wiki of the fault tests holds, and its true answer to each query."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any, NamedTuple

NOW = "2026-05-01T12:00:00Z"
_SAVED = "2024-05-01T10:00:00Z"
_HEAD = {"batchcomplete": True, "curtimestamp": NOW}


class TruePage(NamedTuple):
    """A page of the wiki."""

    page_id: int
    revision_id: int
    title: str
    text: str

    @property
    def sha1(self) -> str:
        """As the API states it."""
        return hashlib.sha1(self.text.encode(), usedforsecurity=False).hexdigest()


_TEXT = "== Ronda {n} ==\nAño: Alfa {n}–0 Beta, «Über» \u2028 東京 🏆\n" * 20
PAGES = tuple(
    TruePage(n, 100 + n, f"{1990 + n}–{91 + n} League", _TEXT.format(n=n)) for n in range(1, 7)
)
BY_TITLE = {page.title: page for page in PAGES}
BY_REVISION = {page.revision_id: page for page in PAGES}


def answer(query: Mapping[str, str]) -> dict[str, Any]:
    """The true answer to a query for titles, or for the texts of revisions."""
    if "revids" in query:
        wanted = [BY_REVISION[int(number)] for number in query["revids"].split("|")]
        return {**_HEAD, "query": {"pages": [_with_text(page) for page in wanted]}}
    titles = filter(None, query.get("titles", "").split("|"))
    return {**_HEAD, "query": {"pages": [_state(title) for title in sorted(titles)]}}


def as_bytes(found: Mapping[str, Any]) -> bytes:
    """An answer as it is sent."""
    return json.dumps(found, ensure_ascii=False).encode()


def _state(title: str) -> dict[str, Any]:
    page = BY_TITLE.get(title)
    if page is None:
        return {"ns": 0, "title": title, "missing": True}
    head = {"pageid": page.page_id, "ns": 0, "title": title, "contentmodel": "wikitext"}
    return {**head, "lastrevid": page.revision_id, "revisions": [_revision(page)]}


def _revision(page: TruePage) -> dict[str, Any]:
    size = len(page.text.encode())
    numbers = {"revid": page.revision_id, "parentid": 0, "timestamp": _SAVED}
    return {**numbers, "size": size, "sha1": page.sha1}


def _with_text(page: TruePage) -> dict[str, Any]:
    slot = {
        "contentmodel": "wikitext",
        "contentformat": "text/x-wiki",
        "size": len(page.text.encode()),
        "sha1": page.sha1,
        "content": page.text,
    }
    revision = {**_revision(page), "slots": {"main": slot}}
    return {"pageid": page.page_id, "ns": 0, "title": page.title, "revisions": [revision]}
