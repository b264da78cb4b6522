"""The tags of a MediaWiki export, one after the other, to its pages."""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from pipeline.config import MIB, Limits
from pipeline.problems import RefusedError
from pipeline.read.namespaces import KEPT, namespace_of
from pipeline.read.revision import Export, ExportPage, Revision
from pipeline.read.wanted import Wanted

_ROOT = "mediawiki"
_SCHEMA = re.compile(r"https?://www\.mediawiki\.org/xml/export-0\.\d+/")
_DEEPEST = 16  # an export has six levels
_WIKIPEDIA = re.compile(r"https?://([a-z]{2,3}(?:-[a-z]+)*|simple)\.wikipedia\.org/")
_WIKI = re.compile(r"[a-z][a-z0-9_]*")
_NUMBER = re.compile(r"-?[0-9]{1,10}")
_LARGEST = 2**31

_SITE, _PAGE, _REVISION = f"{_ROOT}/siteinfo", f"{_ROOT}/page", f"{_ROOT}/page/revision"
_KEPT = frozenset(
    [f"{_SITE}/{name}" for name in ("dbname", "base", "namespaces/namespace")]
    + [f"{_PAGE}/{name}" for name in ("title", "ns", "id")]
    + [f"{_REVISION}/{name}" for name in ("id", "timestamp", "sha1", "text")]
)
_WITH_ATTRIBUTES = (f"{_SITE}/namespaces/namespace", f"{_PAGE}/redirect", f"{_REVISION}/text")


class ExportReader:
    """Takes tags and text as they come; ``export`` holds the wanted pages closed so far.

    A value is kept under its path with its attributes beside it: ``…/text`` and ``…/text deleted``.
    """

    def __init__(self, limits: Limits, wanted: Wanted) -> None:
        self.export = Export()
        self._limits = limits
        self._wanted = wanted
        self._path: list[str] = []
        self._at = ""
        self._values: dict[str, str] = {}
        self._parts: list[str] = []
        self._length = 0
        self._kept_length = 0
        self._best: Revision | None = None

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """A tag opens."""
        if not self._path:
            _check_root(name, attributes)
        if self._at in _KEPT:
            raise RefusedError(f"damaged: a tag {name[:40]!r} inside {self._path[-1]!r}")
        if len(self._path) == _DEEPEST:
            raise RefusedError(f"not a MediaWiki export: more than {_DEEPEST} tags deep")
        self._path.append(name)
        self._at = "/".join(self._path)
        if self._at in (_PAGE, _REVISION):
            self._forget(self._at)
        if self._at in _WITH_ATTRIBUTES:
            self._values |= {f"{self._at} {key}": value for key, value in attributes.items()}

    def end(self, _: str) -> None:
        """A tag closes."""
        if self._at in _KEPT:
            self._values[self._at] = "".join(self._parts)
            self._parts, self._length = [], 0
        if closed := self._CLOSED.get(self._at):
            closed(self)
        self._path.pop()
        self._at = "/".join(self._path)

    def characters(self, data: str) -> None:
        """Text between tags, perhaps not all of it."""
        if self._at not in _KEPT:
            return
        self._length += len(data)
        if self._length > self._limits.file_bytes:
            size = f"{self._limits.file_bytes / MIB:g} MiB"
            raise RefusedError(f"page {self._title[:100]!r}: a text of more than {size}")
        self._parts.append(data)

    @property
    def _title(self) -> str:
        return self._values.get(f"{_PAGE}/title", "")

    def _forget(self, path: str) -> None:
        """Drop what the last page or revision left."""
        self._values = {
            key: value for key, value in self._values.items() if not key.startswith(path)
        }
        if path == _PAGE:
            self._best = None

    def _close_name_of_wiki(self) -> None:
        if _WIKI.fullmatch(name := self._values[f"{_SITE}/dbname"]):
            self.export.wiki = name

    def _close_address_of_wiki(self) -> None:
        found = _WIKIPEDIA.match(self._values[f"{_SITE}/base"])
        if found and not self.export.wiki:  # before export-0.10 there is no other sign of it
            self.export.wiki = f"{found[1].replace('-', '_')}wiki"

    def _close_namespace(self) -> None:
        path = f"{_SITE}/namespaces/namespace"
        number = _number(self._values.pop(f"{path} key", ""))
        if number is not None:
            self.export.namespaces[self._values[path].lower()] = number

    def _close_revision(self) -> None:
        values, text = self._values, f"{_REVISION}/text"
        revision = Revision(
            revision_id=_number(values.get(f"{_REVISION}/id", "")),
            timestamp=_timestamp(values.get(f"{_REVISION}/timestamp", "")),
            text=None if f"{text} deleted" in values else values.get(text),
            sha1=values.get(f"{text} sha1") or values.get(f"{_REVISION}/sha1") or None,
            byte_count=_number(values.get(f"{text} bytes", "")),
        )
        wanted = self._wanted.revisions
        if self._best is None or self._best.age(wanted) < revision.age(wanted):
            self._best = revision

    def _close_page(self) -> None:
        if self._best and not self._best.is_whole:
            raise RefusedError(
                f"damaged: the text of page {self._title[:100]!r} is not what it was"
            )
        namespace = _number(self._values.get(f"{_PAGE}/ns", ""))
        if namespace is None:  # before export-0.6 only the title says it
            namespace = namespace_of(self._title, self.export.namespaces)
        page_id = _number(self._values.get(f"{_PAGE}/id", ""))
        redirect = self._values.get(f"{_PAGE}/redirect title")
        self._keep(ExportPage(self._title, namespace, page_id, redirect, self._best))

    def _keep(self, page: ExportPage) -> None:
        if self._wanted.keeps(page):
            self.export.pages.append(page)
            self._kept_length += len(page.revision.text or "") if page.revision else 0
        elif page.namespace in KEPT:
            self.export.without_football += 1
        else:
            self.export.of_other_kinds += 1
        if self._kept_length > self._limits.export_bytes:
            size = f"{self._limits.export_bytes / MIB:g} MiB"
            raise RefusedError(f"the articles in it hold more than {size}")

    _CLOSED: Mapping[str, Callable[["ExportReader"], None]] = {
        f"{_SITE}/dbname": _close_name_of_wiki,
        f"{_SITE}/base": _close_address_of_wiki,
        f"{_SITE}/namespaces/namespace": _close_namespace,
        _REVISION: _close_revision,
        _PAGE: _close_page,
    }


def _check_root(name: str, attributes: Mapping[str, str]) -> None:
    if name != _ROOT:
        raise RefusedError(f"not a MediaWiki export: its root is {name[:40]!r}")
    schema = attributes.get("xmlns")
    if schema is not None and _SCHEMA.fullmatch(schema) is None:
        raise RefusedError(f"not a MediaWiki export: its schema is {schema[:80]!r}")


def _number(text: str) -> int | None:
    if not text:
        return None
    number = int(text) if _NUMBER.fullmatch(text) else _LARGEST
    if number >= _LARGEST:
        raise RefusedError(f"damaged: {text[:20]!r} stands where a number belongs")
    return number


def _timestamp(text: str) -> datetime | None:
    if not text:
        return None
    try:
        return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError:
        raise RefusedError(f"damaged: {text[:20]!r} stands where a time belongs") from None
