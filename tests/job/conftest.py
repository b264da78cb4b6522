"""A raw folder that takes a run a while."""

from pathlib import Path

import pytest

from tests.conftest import ARTICLE

_ARTICLES = 300


@pytest.fixture
def long_raw(raw: Path) -> Path:
    """So many small articles, each of an edition of its own, that a run can be met at work."""
    for year in range(1700, 1700 + _ARTICLES):
        text = ARTICLE.replace("2014 Copa Ejemplo", f"{year} Copa Ejemplo")
        (raw / f"{year}_Copa_Ejemplo.txt").write_text(text, encoding="utf-8")
    return raw
