"""A place to publish to, and a first snapshot in it."""

from pathlib import Path

import pytest

from pipeline.publish.snapshot import Published, publish
from tests.publish.sample import sample_rows


@pytest.fixture
def curated(tmp_path: Path) -> Path:
    return tmp_path / "curated"


@pytest.fixture
def first(curated: Path) -> Published:
    return publish(sample_rows(), curated)
