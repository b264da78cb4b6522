"""A real MediaWiki: one to read for the whole session, or one of a test's own to change."""

from collections.abc import Iterator

import pytest

from tests.conftest import do_without
from tests.mediawiki.seed import why_not
from tests.mediawiki.server import MediaWiki


@pytest.fixture(scope="session", autouse=True)
def _it_can_run() -> None:
    if reason := why_not():
        do_without(f"{reason} (make test as root on Debian installs it)")


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
