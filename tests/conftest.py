"""What several tests need: the acceptance material, and a small raw folder of our own."""

import os
from pathlib import Path
from typing import NoReturn

import pytest

ROOT = Path(__file__).parent.parent
SHARED = Path(os.environ.get("SCORELINE_SHARED") or ROOT.parent / "shared")
"""Where the acceptance material is."""

ARTICLE = """\
= 2014 Copa Ejemplo =

Infobox
- Title: Copa Ejemplo
- Year: 2014
- Num Teams: 2
- Matches: 2
- Goals: 5

==Group stage==

===Group 1===

====Round 1====

January 14, 2014
Alfa 1−0 Beta
  Alfa: Pérez 45'

January 21, 2014
Beta 2−2 Alfa
  Beta: Gómez 10' (pen.), Díaz 88'
  Alfa: Pérez 5', 60'

Alfa won the round 3−2 on aggregate
"""


def pytest_unconfigure(config: pytest.Config) -> None:
    """DuckDB tells on stderr what a worker of the tests has not freed at its end: nobody asks."""
    if hasattr(config, "workerinput"):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


def do_without(reason: str) -> NoReturn:
    """Skip a test for what is not here; CI skips none, it fails."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


def shared_folder() -> Path:
    """The folder of acceptance material; the test is skipped where it is absent, but not in CI."""
    if not SHARED.is_dir():
        do_without(f"acceptance material is not here: {SHARED} (set SCORELINE_SHARED)")
    return SHARED.resolve()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of acceptance material."""
    return shared_folder()


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """A raw folder with one small article, for tests to add to."""
    folder = tmp_path / "raw"
    folder.mkdir()
    (folder / "2014_Copa_Ejemplo.txt").write_text(ARTICLE, encoding="utf-8")
    return folder
