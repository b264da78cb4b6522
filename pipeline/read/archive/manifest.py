"""The manifest of a wiki: which revision of each page is current, and which are stored."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Self

from pydantic import Field, ValidationError

from pipeline.config import Strict, first_reason
from pipeline.problems import RefusedError
from pipeline.read.archive.places import PageKey
from pipeline.read.archive.revision import Current, Name, PageHeader, PageId, RevisionId, WikidataId
from pipeline.read.archive.seal import seal, unseal


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What a fetch found out about a wiki.

    ``current`` pages by their id, each stored before; ``redirects`` from title to title, a step
    each; ``gone`` pages that are on the wiki no longer; ``missing`` titles that no page has;
    ``wikidata`` the items of titles that articles link to, None where there is none.
    """

    current: Mapping[int, Current] = field(default_factory=dict)
    redirects: Mapping[str, str] = field(default_factory=dict)
    gone: frozenset[int] = frozenset()
    missing: frozenset[str] = frozenset()
    wikidata: Mapping[str, str | None] = field(default_factory=dict)


class StoredPage(Strict):
    """One page: the revision that is current, and all that are stored."""

    current: Current
    is_gone: bool = False
    revisions: list[RevisionId]


class Manifest(Strict):
    """What is known of one wiki."""

    wiki: Name
    pages: dict[PageId, StoredPage] = Field(default_factory=dict)
    redirects: dict[Name, Name] = Field(default_factory=dict)
    missing: list[Name] = Field(default_factory=list)
    wikidata: dict[Name, WikidataId | None] = Field(default_factory=dict)

    @property
    def current(self) -> dict[int, Current]:
        """The pages that are on the wiki, by their id."""
        return {number: page.current for number, page in self.pages.items() if not page.is_gone}

    @property
    def keys(self) -> set[PageKey]:
        """The revisions that are stored."""
        return {
            PageKey(number, revision)
            for number, page in self.pages.items()
            for revision in page.revisions
        }

    def merged(self, changes: Changes, stored: Iterable[PageKey]) -> Self:
        """With what a fetch found out, and revisions that were stored meanwhile."""
        current = self._all_current | dict(changes.current)
        redirects = self.redirects | dict(changes.redirects)
        missing = {*self.missing, *changes.missing}
        titles = {page.title for page in changes.current.values()}
        gone = self._gone(changes, titles | changes.redirects.keys() | changes.missing)
        return type(self)(
            wiki=self.wiki,
            pages=_pages(current, gone, {*self.keys, *stored}),
            redirects=_without(redirects, titles | changes.missing),
            missing=sorted(missing - titles - changes.redirects.keys()),
            wikidata=self.wikidata | dict(changes.wikidata),
        )

    def without(self, keys: Collection[PageKey]) -> Self:
        """As if these revisions had never been stored; none of them is current."""
        pages = _pages(self._all_current, self._all_gone, self.keys.difference(keys))
        return self.model_copy(update={"pages": pages})

    @property
    def _all_current(self) -> dict[int, Current]:
        return {number: page.current for number, page in self.pages.items()}

    @property
    def _all_gone(self) -> set[int]:
        return {number for number, page in self.pages.items() if page.is_gone}

    def _gone(self, changes: Changes, other: Collection[str]) -> set[int]:
        """The pages that are there no longer: also where their title is now ``other`` than them."""
        return {
            number
            for number, page in self.pages.items()
            if number not in changes.current
            and (page.is_gone or number in changes.gone or page.current.title in other)
        }


def rebuilt(wiki: str, headers: Iterable[PageHeader]) -> Manifest:
    """The manifest as far as the stored revisions tell: of each page the newest is current."""
    newest: dict[int, PageHeader] = {}
    keys: set[PageKey] = set()
    for header in sorted(headers, key=_age):
        keys.add(PageKey(header.page_id, header.revision_id))
        newest.pop(header.page_id, None)  # so that the order stays that of age
        newest[header.page_id] = header
    owners = {header.title: number for number, header in newest.items()}
    current = {number: header.current for number, header in newest.items()}
    gone = newest.keys() - owners.values()  # of two pages of one title the newer has it
    return Manifest(wiki=wiki, pages=_pages(current, gone, keys))


def _age(header: PageHeader) -> tuple[datetime, int]:
    return header.timestamp, header.revision_id


def _pages(
    current: Mapping[int, Current], gone: Collection[int], keys: Iterable[PageKey]
) -> dict[int, StoredPage]:
    stored: dict[int, set[int]] = {number: {page.revision_id} for number, page in current.items()}
    for key in keys:
        if key.page_id in stored:
            stored[key.page_id].add(key.revision_id)
    return {
        number: StoredPage(current=page, is_gone=number in gone, revisions=sorted(stored[number]))
        for number, page in current.items()
    }


def _without(redirects: Mapping[str, str], titles: Collection[str]) -> dict[str, str]:
    return {title: target for title, target in redirects.items() if title not in titles}


def render_manifest(manifest: Manifest) -> bytes:
    """The bytes of its file: sealed JSON, in one order whatever order things were found in."""
    in_order = manifest.model_copy(
        update={
            name: dict(sorted(getattr(manifest, name).items()))
            for name in ("pages", "redirects", "wikidata")
        }
    )
    return seal(f"{in_order.model_dump_json(indent=1)}\n".encode())


def parse_manifest(data: bytes) -> Manifest:
    """The manifest a file holds.

    Raises:
        RefusedError: it is damaged.
    """
    try:
        return Manifest.model_validate_json(unseal(data))
    except ValidationError as error:
        raise RefusedError(f"not a manifest: {first_reason(error)}") from error
    except ValueError as error:
        raise RefusedError(str(error)) from error
