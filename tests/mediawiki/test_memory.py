"""A thousand pages, some of them large, fit into little memory."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.mediawiki.server import MediaWiki

pytestmark = pytest.mark.mediawiki

MOST_MIB = 150


def test_a_thousand_pages(wiki: MediaWiki, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.mediawiki.remembered", wiki.api, str(tmp_path)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    is_whole, pages, peak = done.stdout.split()
    assert is_whole == "True"
    assert int(pages) >= 1000
    assert int(peak) < MOST_MIB
