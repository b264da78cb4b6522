"""The shapes an answer is made of, as far as we use them. Other shapes are no answer."""

import re
from datetime import UTC, datetime
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from pipeline.fetch.refusals import TryAgainError

_ITEM = re.compile(r"Q[1-9][0-9]{0,15}")


def _time(value: object) -> datetime:
    return datetime.strptime(str(value), "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)


def _said(value: object) -> str:
    """What a message says: a plain text, or an object that has one.

    >>> _said({"code": "title-invalid-relative", "text": "Title has relative path."})
    'Title has relative path.'
    """
    return str(value.get("text", "") if isinstance(value, dict) else value)


Time = Annotated[datetime, BeforeValidator(_time)]
Number = Annotated[int, Field(ge=0, lt=2**53)]
Title = Annotated[str, Field(min_length=1, max_length=1000)]  # bytes of a title: 255, or encoded
Said = Annotated[str, BeforeValidator(_said)]


class _Shape(BaseModel):
    """What we read of an object; nothing is converted, what we do not read may be anything."""

    model_config = ConfigDict(frozen=True, strict=True, extra="ignore")


class Slot(_Shape):
    """The text of a revision, where it is given."""

    content: str | None = None
    contentmodel: str | None = None
    texthidden: bool = False
    sha1: str | None = None
    size: Number | None = None


class RevisionShape(_Shape):
    """One revision. ``sha1hidden`` is true where its text is not shown to us."""

    revid: Annotated[Number, Field(ge=1)]
    parentid: Number | None = None
    timestamp: Time
    size: Number
    sha1: str | None = None
    sha1hidden: bool = False
    slots: dict[str, Slot] = Field(default_factory=dict)


class PageShape(_Shape):
    """One page of an answer, perhaps one that is not there."""

    title: Title | Literal[""] = ""
    ns: int | None = None
    pageid: Number | None = None
    missing: bool = False
    invalid: bool = False
    invalidreason: Said = ""
    special: bool = False
    redirect: bool = False
    contentmodel: str = ""
    pageprops: dict[str, Any] = Field(default_factory=dict)
    revisions: tuple[RevisionShape, ...] | None = None

    @property
    def wikidata_id(self) -> str | None:
        """The Wikidata item of the page."""
        item = self.pageprops.get("wikibase_item")
        return item if isinstance(item, str) and _ITEM.fullmatch(item) else None


class Renamed(_Shape):
    """One title that stands for another: written otherwise, or a redirect."""

    start: Title = Field(alias="from")
    to: Title
    fromencoded: bool = False


class Interwiki(_Shape):
    """A title that names another wiki."""

    title: str
    iw: str


class QueryShape(_Shape):
    """The answer to a query, all parts of it put together."""

    pages: tuple[PageShape, ...] = ()
    normalized: tuple[Renamed, ...] = ()
    redirects: tuple[Renamed, ...] = ()
    interwiki: tuple[Interwiki, ...] = ()
    badrevids: dict[str, Any] = Field(default_factory=dict)
    curtimestamp: Time | None = None


class Member(_Shape):
    """One page of a list."""

    ns: int
    title: str


ShapeT = TypeVar("ShapeT", bound=BaseModel)


def as_shape(shape: type[ShapeT], value: object) -> ShapeT:
    """Read a value as a shape.

    Raises:
        TryAgainError: it has another; the message names the first place that differs.

    >>> as_shape(Member, {"ns": 0, "title": "Copa MX", "type": "page"})
    Member(ns=0, title='Copa MX')
    >>> as_shape(Member, {"ns": "0", "title": "Copa MX"})
    Traceback (most recent call last):
    pipeline.fetch.refusals.TryAgainError: not the answer we asked for (ns: int_type)
    """
    try:
        # lists become tuples as JSON is read, but not as Python is: the models are strict
        return shape.model_validate(_frozen(value))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(map(str, first["loc"]))
        raise TryAgainError(f"not the answer we asked for ({place}: {first['type']})") from None


def _frozen(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(map(_frozen, value))
    if isinstance(value, dict):
        return {name: _frozen(one) for name, one in value.items()}
    return value
