"""The ``transclusion`` table."""

from dataclasses import dataclass
from typing import Annotated

from pipeline.tables._column import Column
from pipeline.tables._source import Sourced


@dataclass(frozen=True, slots=True, kw_only=True)
class Transclusion(Sourced):
    """One page, or a section of it, that an article shows in its own text."""

    article_id: Annotated[str, Column("Article that shows it.", key=True, references="article")]
    transclusion_number: Annotated[
        int, Column("Order in that article, from 1.", key=True, minimum=1)
    ]
    target_title: Annotated[str, Column("Page that is shown, as the call names it.")]
    target_article_id: Annotated[
        str | None, Column("That page where the store holds it.", references="article")
    ]
    target_section: Annotated[str | None, Column("Labelled section or heading asked for.")]
    match_count: Annotated[int, Column("Matches the page holds there.", minimum=0)]
