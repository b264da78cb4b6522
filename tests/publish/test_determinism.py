"""The same rows give the same bytes, wherever and whenever they are published."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import pipeline
from pipeline.publish.snapshot import publish
from tests.publish.sample import sample_rows

_SCRIPT = """
import os, sys
from pathlib import Path
os.umask(0o077)
from pipeline.publish.snapshot import publish
from pipeline.tables import TABLES
from tests.publish.sample import sample_rows
rows = sample_rows()
for row in TABLES:
    rows.replace(row, rows[row][::-1])
publish(rows, Path(sys.argv[1]))
"""
_ROOT = Path(pipeline.__file__).parent.parent


@pytest.mark.parametrize(
    "surroundings",
    [
        {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "LC_ALL": "tr_TR.UTF-8"},
        {"TZ": "America/New_York", "PYTHONHASHSEED": "2", "LC_ALL": "C", "OMP_NUM_THREADS": "1"},
    ],
)
def test_surroundings_leave_no_trace(tmp_path: Path, surroundings: dict[str, str]) -> None:
    here = publish(sample_rows(), tmp_path / "here")
    elsewhere = tmp_path / "else where"
    elsewhere.mkdir()
    command = [sys.executable, "-c", _SCRIPT, "out"]
    environment = {**os.environ, **surroundings, "PYTHONPATH": str(_ROOT)}

    subprocess.run(command, cwd=elsewhere, env=environment, check=True)

    assert _content(elsewhere / "out") == _content(tmp_path / "here")
    assert here.row_counts["match"] == 4


def _content(curated: Path) -> dict[str, bytes]:
    files = [path for path in curated.rglob("*") if path.is_file()]
    return {str(path.relative_to(curated)): path.read_bytes() for path in files}
