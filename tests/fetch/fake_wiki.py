"""A wiki in memory that answers as api.php does, for tests that say exactly what it holds."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from pipeline.fetch.wire import Answer

NOW = datetime(2026, 5, 1, 12, 0, tzinfo=UTC)
LONG_AGO = datetime(2024, 5, 1, 10, 0, tzinfo=UTC)


@dataclass(slots=True)
class FakeRevision:
    """One revision of a page."""

    revision_id: int
    text: str
    saved: datetime = LONG_AGO
    is_hidden: bool = False

    def shape(self, *, with_text: bool) -> dict[str, Any]:
        data = self.text.encode()
        shape: dict[str, Any] = {"revid": self.revision_id, "parentid": 0, "size": len(data)}
        shape["timestamp"] = f"{self.saved:%Y-%m-%dT%H:%M:%SZ}"
        if self.is_hidden:
            shape["sha1hidden"] = True
        else:
            shape["sha1"] = hashlib.sha1(data, usedforsecurity=False).hexdigest()
        if with_text:
            hidden = {"texthidden": True}
            shown = {"contentmodel": "wikitext", "content": self.text, "sha1": shape.get("sha1")}
            shape["slots"] = {"main": hidden if self.is_hidden else shown}
        return shape


@dataclass(slots=True)
class FakePage:
    """A page; with ``target`` it is a redirect."""

    page_id: int
    title: str
    revisions: list[FakeRevision]
    namespace: int = 0
    target: str | None = None
    item: str | None = None
    model: str = "wikitext"


@dataclass(slots=True)
class FakeWiki:
    """Stands in for the wire: ``send`` answers, ``queries`` are those that were sent."""

    pages: dict[int, FakePage] = field(default_factory=dict)
    members: dict[str, list[str]] = field(default_factory=dict)
    embedding: dict[str, list[str]] = field(default_factory=dict)
    interwiki: dict[str, str] = field(default_factory=dict)
    queries: list[Mapping[str, str]] = field(default_factory=list)
    page_of_list: int = 500

    def add(self, title: str, *texts: str, **given: Any) -> FakePage:
        """A new page with the texts of its revisions, the oldest first, all saved long ago."""
        page = FakePage(len(self.pages) + 10, title, [], **given)
        self.pages[page.page_id] = page
        for text in texts or ("",):
            self.edit(title, text, LONG_AGO)
        return page

    def redirect(self, title: str, target: str) -> FakePage:
        return self.add(title, f"#REDIRECT [[{target}]]", target=target)

    def edit(self, title: str, text: str, saved: datetime = NOW) -> FakeRevision:
        page = self.by_title(title)
        assert page is not None
        number = 100 + sum(len(one.revisions) for one in self.pages.values())
        page.revisions.append(FakeRevision(number, text, saved))
        return page.revisions[-1]

    def by_title(self, title: str) -> FakePage | None:
        return next((one for one in self.pages.values() if one.title == title), None)

    @property
    def content_queries(self) -> list[Mapping[str, str]]:
        return [query for query in self.queries if "content" in query.get("rvprop", "")]

    def send(self, query: Mapping[str, str]) -> Answer:
        self.queries.append(query)
        answer = {"curtimestamp": f"{NOW:%Y-%m-%dT%H:%M:%SZ}", **self.answer(query)}
        return Answer(200, {}, json.dumps(answer, ensure_ascii=False).encode())

    def close(self) -> None:
        pass

    def answer(self, query: Mapping[str, str]) -> dict[str, Any]:
        """The reply to a query, as one object."""
        if "list" in query:
            return self._list(query)
        if "titles" in query:
            found = self._of_titles(query)
        elif "pageids" in query:
            found = {"pages": [self._of_id(int(n), query) for n in query["pageids"].split("|")]}
        else:
            found = self._of_revisions(query)
        return {"batchcomplete": True, "query": found}

    def _list(self, query: Mapping[str, str]) -> dict[str, Any]:
        name, prefix = query["list"], {"categorymembers": "cm", "embeddedin": "ei"}[query["list"]]
        held = self.members if prefix == "cm" else self.embedding
        titles = held.get(query[f"{prefix}title"], [])
        start = int(query.get(f"{prefix}continue", "0"))
        end = start + self.page_of_list
        members = [{"ns": _namespace(title), "title": title} for title in titles[start:end]]
        more = {"continue": {f"{prefix}continue": str(end), "continue": "-||"}}
        return {"batchcomplete": True, "query": {name: members}} | (
            more if end < len(titles) else {}
        )

    def _of_titles(self, query: Mapping[str, str]) -> dict[str, Any]:
        redirects: dict[str, str] = {}
        others: dict[str, str] = {}
        pages: dict[str, dict[str, Any]] = {}
        for asked in query["titles"].split("|"):
            title, page = asked, self.by_title(asked)
            while page and page.target and "redirects" in query and title not in redirects:
                redirects[title] = page.target
                title, page = page.target, self.by_title(page.target)
            if title in redirects:
                continue
            if prefix := self.interwiki.get(title):
                others[title] = prefix
            elif page is None:
                pages[title] = {"ns": _namespace(title), "title": title, "missing": True}
            else:
                pages[title] = self._page(page, query)
        return {
            "redirects": [{"from": start, "to": to} for start, to in redirects.items()],
            "interwiki": [{"title": title, "iw": iw} for title, iw in others.items()],
            "pages": list(pages.values())[::-1],  # never in the order asked for
        }

    def _of_id(self, page_id: int, query: Mapping[str, str]) -> dict[str, Any]:
        page = self.pages.get(page_id)
        return self._page(page, query) if page else {"pageid": page_id, "missing": True}

    def _of_revisions(self, query: Mapping[str, str]) -> dict[str, Any]:
        wanted = [int(number) for number in query["revids"].split("|")]
        pages = [
            self._page(page, query, [one for one in page.revisions if one.revision_id in wanted])
            for page in self.pages.values()
        ]
        there = {one.revision_id for page in self.pages.values() for one in page.revisions}
        bad = {str(number): {"missing": True} for number in wanted if number not in there}
        return {"pages": [page for page in pages if page["revisions"]], "badrevids": bad}

    def _page(
        self, page: FakePage, query: Mapping[str, str], some: list[FakeRevision] | None = None
    ) -> dict[str, Any]:
        shape: dict[str, Any] = {"pageid": page.page_id, "ns": page.namespace, "title": page.title}
        props = query["prop"].split("|")
        if "info" in props:
            shape |= {"contentmodel": page.model, **({"redirect": True} if page.target else {})}
        if "pageprops" in props and page.item:
            shape["pageprops"] = {"wikibase_item": page.item}
        if "revisions" in props:
            chosen = page.revisions[-1:] if some is None else some
            if "rvstart" in query:
                chosen = [one for one in page.revisions if _stamp(one) <= query["rvstart"]][-1:]
            with_text = "content" in query["rvprop"].split("|")
            shape["revisions"] = [one.shape(with_text=with_text) for one in chosen]
        return shape


def _stamp(revision: FakeRevision) -> str:
    return f"{revision.saved:%Y-%m-%dT%H:%M:%SZ}"


def _namespace(title: str) -> int:
    return {"Category": 14, "Template": 10, "Talk": 1}.get(title.partition(":")[0], 0)
