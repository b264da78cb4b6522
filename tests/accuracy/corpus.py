"""The whole pipeline over the corpus, once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pipeline.config import Settings
from pipeline.read.source import RefusedFile
from pipeline.run import assemble
from pipeline.tables import Edition, Goal, Match, Rows


@dataclass(frozen=True)
class Measured:
    """All rows of the corpus, the texts they come from, and the files nothing was read from."""

    rows: Rows
    texts: Mapping[str, str]
    refused: tuple[RefusedFile, ...]

    @cached_property
    def goals(self) -> Mapping[str, list[Goal]]:
        """Goals by match."""
        goals: dict[str, list[Goal]] = {}
        for goal in self.rows[Goal]:
            goals.setdefault(goal.match_id, []).append(goal)
        return goals

    def matches_of(self, edition: str) -> list[Match]:
        """The matches of an edition and of the tournaments inside it."""
        parts = {e.edition_id for e in self.rows[Edition] if e.parent_edition_id == edition}
        return [m for m in self.rows[Match] if m.edition_id == edition or m.edition_id in parts]


def measure_corpus(articles: Path) -> Measured:
    """Read, parse and normalise every article of the folder."""
    rows, store = assemble(Settings(raw=articles), lambda done, total: None)
    texts = {article.row.article_id: article.text for article in store.articles}
    return Measured(rows, texts, store.refused)
