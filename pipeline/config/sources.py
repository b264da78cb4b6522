"""``[[source]]``: which pages of a wiki are fetched."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from pipeline.config.strict import Strict

_LONGEST = 255  # bytes of a title, as on the wiki


class Follow(StrEnum):
    """Which pages come along with those a source names."""

    SEASONS = "seasons"
    TRANSCLUSIONS = "transclusions"


def _one_name(text: str) -> str:
    if not text.strip() or len(text.encode(errors="replace")) > 2 * _LONGEST:
        raise ValueError("not the name of a page")
    return text


Names = tuple[Annotated[str, AfterValidator(_one_name)], ...]


class Source(Strict):
    """Pages of one wiki: those named, the members of categories (``category_depth`` levels of
    sub-categories below them), the pages that embed a template, and what ``follow`` leads to.
    """

    wiki: Annotated[str, Field(min_length=1)] = "enwiki"
    titles: Names = ()
    categories: Names = ()
    templates: Names = ()
    follow: tuple[Follow, ...] = ()
    category_depth: Annotated[int, Field(ge=0, le=10)] = 1
    most_titles: Annotated[int, Field(ge=1)] = 20_000

    @model_validator(mode="after")
    def _names_something(self) -> Self:
        if not (self.titles or self.categories or self.templates):
            raise ValueError("a source names titles, categories or templates")
        return self
