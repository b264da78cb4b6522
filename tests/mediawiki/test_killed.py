"""A fetch killed at any moment: the next one makes the same store, and asks for no text twice."""

from pathlib import Path

import pytest

from tests.mediawiki.killed import TITLES
from tests.mediawiki.server import MediaWiki
from tests.mediawiki.trials import killed_trials

pytestmark = pytest.mark.mediawiki

TRIALS = 20  # make soak has 200


def test_killed_and_run_again(wiki: MediaWiki, tmp_path: Path) -> None:
    trials = killed_trials(wiki, tmp_path, TRIALS)
    assert [trial.failure for trial in trials if trial.failure] == []
    assert len([trial for trial in trials if trial.was_killed]) >= TRIALS // 2
    half_way = [
        trial for trial in trials if trial.was_killed and 0 < trial.stored < len(TITLES) - 2
    ]
    assert len(half_way) >= TRIALS // 10
