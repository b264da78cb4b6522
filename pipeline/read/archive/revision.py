"""What was fetched: one revision of a page, and what is known of the one that is current."""

import hashlib
from datetime import UTC
from typing import Annotated, Self

from pydantic import AfterValidator, AwareDatetime, Field, ValidationError, model_validator

from pipeline.config import Strict, first_reason
from pipeline.problems import RefusedError
from pipeline.read.archive.seal import seal, unseal

PageId = Annotated[int, Field(ge=1, lt=2**53)]
RevisionId = Annotated[int, Field(ge=1, lt=2**53)]
Name = Annotated[str, Field(min_length=1, max_length=1000)]
WikidataId = Annotated[str, Field(pattern=r"^Q[1-9][0-9]{0,15}$")]
_Sha1 = Annotated[str, Field(pattern=r"^[0-9a-f]{40}$")]
_Time = Annotated[AwareDatetime, AfterValidator(lambda time: time.astimezone(UTC))]


class _Revision(Strict):
    """What is known of a revision. ``sha1`` and ``size`` (bytes) are of its text in UTF-8."""

    title: Name
    namespace: int
    revision_id: RevisionId
    timestamp: _Time
    sha1: _Sha1
    size: Annotated[int, Field(ge=0)]
    wikidata_id: WikidataId | None = None


class Current(_Revision):
    """What the manifest knows of the current revision of a page; ``held_revision_id`` is a newer
    one that is not believed yet.
    """

    held_revision_id: RevisionId | None = None


class PageHeader(_Revision):
    """What the API says of a revision: ``parent_id`` is 0 or null for the first one of a page,
    ``model`` is the kind of its content.
    """

    wiki: Name
    page_id: PageId
    parent_id: Annotated[int, Field(ge=0, lt=2**53)] | None = None
    model: Name = "wikitext"
    retrieved_at: _Time | None = None

    @property
    def current(self) -> Current:
        """What a manifest keeps of it."""
        return Current(**{name: getattr(self, name) for name in _Revision.model_fields})


class FetchedRevision(PageHeader):
    """One revision of a page as the API gave it.

    Raises:
        ValueError: it cannot be one, or its text is not the one the API states the SHA-1 of.
    """

    text: Annotated[str, Field(repr=False)]

    @model_validator(mode="after")
    def _is_what_the_wiki_states(self) -> Self:
        data = self.text.encode()
        if hashlib.sha1(data, usedforsecurity=False).hexdigest() != self.sha1:
            raise ValueError("the text is not the one the wiki states the SHA-1 of")
        if len(data) != self.size:
            raise ValueError("the text is not as long as the wiki states")
        return self

    @property
    def header(self) -> PageHeader:
        """All but the text."""
        return PageHeader(**{name: getattr(self, name) for name in PageHeader.model_fields})


def render_page(revision: FetchedRevision) -> bytes:
    """A revision as the bytes of its file: sealed, a line of JSON, then the text."""
    return seal(f"{revision.header.model_dump_json()}\n{revision.text}".encode())


def parse_page(data: bytes) -> FetchedRevision:
    """The revision a file holds.

    Raises:
        RefusedError: it is damaged.
    """
    try:
        header, _, text = unseal(data).partition(b"\n")
        stated = dict(PageHeader.model_validate_json(header))
        return FetchedRevision(**stated, text=text.decode())
    except ValidationError as error:
        raise RefusedError(f"not a fetched page: {first_reason(error)}") from error
    except ValueError as error:
        raise RefusedError(str(error)) from error
