"""The same tables and the same snapshot before give the same bytes, whatever the surroundings."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import pipeline
from pipeline.config import Package
from tests.publish.package.conftest import hostile_rows, published
from tests.publish.sample import sample_rows

_SCRIPT = """
import os, sys
from pathlib import Path
os.umask(0o077)
from tests.publish.package.conftest import hostile_rows, published
from tests.publish.sample import sample_rows
from tests.publish.package.test_same_bytes import PACKAGE
published(Path(sys.argv[1]), sample_rows(), PACKAGE)
published(Path(sys.argv[1]), hostile_rows(), PACKAGE)
"""
_ROOT = Path(pipeline.__file__).parent.parent
PACKAGE = Package(duckdb=False, csv=True, openfootball=True)  # DuckDB's bytes are never the same


@pytest.mark.parametrize(
    "surroundings",
    [{"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "LC_ALL": "tr_TR.UTF-8", "LANG": "C"}],
)
def test_surroundings_leave_no_trace(tmp_path: Path, surroundings: dict[str, str]) -> None:
    published(tmp_path / "here", sample_rows(), PACKAGE)
    published(tmp_path / "here", hostile_rows(), PACKAGE)
    elsewhere = tmp_path / "else [w]here"
    elsewhere.mkdir()
    environment = {**os.environ, **surroundings, "PYTHONPATH": str(_ROOT)}
    command = [sys.executable, "-c", _SCRIPT, "out"]

    subprocess.run(command, cwd=elsewhere, env=environment, check=True)

    here, there = _content(tmp_path / "here"), _content(elsewhere / "out")
    assert here.keys() == there.keys()
    assert {name for name in here if here[name] != there[name]} == set()
    assert any(name.endswith(".csv") for name in here)


def _content(curated: Path) -> dict[str, bytes]:
    files = [path for path in (curated / "snapshots").rglob("*") if path.is_file()]
    return {str(path.relative_to(curated)): path.read_bytes() for path in files}
