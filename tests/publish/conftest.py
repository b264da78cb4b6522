"""A place to publish to, and a first snapshot in it."""

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from pipeline.publish.snapshot import Published, publish
from tests.publish.sample import sample_rows

_MEMORY = "/dev/shm"  # noqa: S108 - a fresh directory in it


@pytest.fixture(scope="module")
def in_memory() -> Iterator[Path]:
    """A directory in memory, where that can be: there the disk need not be waited for."""
    with TemporaryDirectory(dir=_MEMORY if os.access(_MEMORY, os.W_OK) else None) as folder:
        yield Path(folder)


@pytest.fixture
def curated(tmp_path: Path) -> Path:
    return tmp_path / "curated"


@pytest.fixture
def first(curated: Path) -> Published:
    return publish(sample_rows(), curated)
