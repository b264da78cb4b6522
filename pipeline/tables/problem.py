"""The ``problem`` table."""

from dataclasses import dataclass
from typing import Annotated

from pipeline.tables._column import Column
from pipeline.tables._source import Sourced


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem(Sourced):
    """One piece of text in scope that could not be read. Nothing is dropped in silence."""

    article_id: Annotated[str, Column("The article.", key=True, references="article")]
    problem_number: Annotated[int, Column("Order in the article, from 1.", key=True, minimum=1)]
    reason: Annotated[str, Column("Why it could not be read.")]
    text: Annotated[str, Column("The text, cut after 200 characters.")]
