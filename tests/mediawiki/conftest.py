"""A real MediaWiki: one to read for the whole session, or one of a test's own to change."""

import os
from collections.abc import Iterator

import pytest

from tests.mediawiki.seed import why_not
from tests.mediawiki.server import MediaWiki


@pytest.fixture(scope="session", autouse=True)
def _it_can_run() -> None:
    reason = why_not()
    if reason and os.environ.get("CI") == "true":
        pytest.fail(f"{reason}, and CI skips no test")
    if reason:
        pytest.skip(f"{reason} (make test as root on Debian installs it)")


@pytest.fixture(scope="session")
def wiki(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MediaWiki]:
    """A wiki that no test changes."""
    with MediaWiki(tmp_path_factory.mktemp("mediawiki") / "wiki") as started:
        yield started


@pytest.fixture
def own_wiki(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MediaWiki]:
    """A wiki of this test alone."""
    with MediaWiki(tmp_path_factory.mktemp("mediawiki") / "wiki") as started:
        yield started
