"""The three articles run through the pipeline once: as shipped in raw/, and as full texts."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from pipeline.config import Settings
from pipeline.run import assemble
from pipeline.tables import Rows
from tests.conftest import ROOT


@dataclass(frozen=True)
class Run:
    """The rows of a raw folder, and the text of every article by its id."""

    rows: Rows
    texts: dict[str, str]


def run(raw: Path) -> Run:
    rows, store = assemble(Settings(raw=raw), lambda done, total: None)
    assert store.refused == ()
    return Run(rows, {article.row.article_id: article.text for article in store.articles})


@pytest.fixture(scope="session")
def ours() -> Run:
    """The articles of raw/."""
    return run(ROOT / "raw")


@pytest.fixture(scope="session")
def full(shared: Path) -> Run:
    """The same articles with all their prose."""
    return run(shared / "seeds")
