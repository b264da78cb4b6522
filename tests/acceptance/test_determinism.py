"""Two runs of the command line publish the same bytes, wherever, whenever and however they run."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from pipeline.tables import DERIVED, TABLES, table_name
from tests.conftest import ROOT

ONE = {"TZ": "UTC", "PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8"}
OTHER = {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "4321", "LC_ALL": "tr_TR.UTF-8", "LANG": "C"}


def ingest(folder: Path, raw: str, curated: str, surroundings: dict[str, str]) -> None:
    environ = {name: value for name, value in os.environ.items() if "SCORELINE" not in name}
    subprocess.run(
        [sys.executable, "-m", "pipeline", "ingest", "--raw", raw, "--curated", curated],
        cwd=folder,
        env={**environ, **surroundings, "PYTHONPATH": str(ROOT)},
        check=True,
        capture_output=True,
    )


def test_two_runs_publish_the_same_bytes(tmp_path: Path) -> None:
    here, elsewhere = tmp_path / "here", tmp_path / "some where élse"
    here.mkdir()
    elsewhere.mkdir()
    for file in sorted((ROOT / "raw").iterdir(), reverse=True):  # written in another order
        (elsewhere / "texts").mkdir(exist_ok=True)
        shutil.copyfile(file, elsewhere / "texts" / file.name)

    ingest(here, str(ROOT / "raw"), str(here / "curated"), ONE)
    ingest(elsewhere, "texts", "out", OTHER)

    one, other = here / "curated", elsewhere / "out"
    assert (one / "CURRENT").read_text() == (other / "CURRENT").read_text()
    tables = parquet_files(one)
    assert tables == parquet_files(other)
    assert set(tables) == {f"{table_name(row)}.parquet" for row in (*TABLES, *DERIVED)}


def parquet_files(curated: Path) -> dict[str, bytes]:
    """The current snapshot's tables by name; a run keeps no other snapshot beside it."""
    (snapshot,) = (curated / "snapshots").iterdir()
    return {file.name: file.read_bytes() for file in snapshot.glob("*.parquet")}


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    for surroundings in (ONE, OTHER):
        ingest(tmp_path, str(ROOT / "raw"), "curated", surroundings)

    assert len(parquet_files(tmp_path / "curated")) == len((*TABLES, *DERIVED))
