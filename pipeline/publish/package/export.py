"""One snapshot in one other form, in a folder of its own."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from pipeline.problems import RefusedError
from pipeline.publish.manifest import verify_snapshot
from pipeline.publish.package.contents import contents_of
from pipeline.publish.package.database import write_database
from pipeline.publish.package.openfootball import write_openfootball
from pipeline.publish.package.spreadsheets import write_csv
from pipeline.publish.staging import is_unfinished

Form = Literal["csv", "openfootball", "duckdb"]


def write_form(form: Form, snapshot: Path, folder: Path) -> int:
    """Write the files of one form to a folder that is not there yet, all or none. Returns how many.

    Raises OSError, also where the folder is there; RefusedError where the snapshot is damaged.
    """
    # what the gate refused never got the names its manifest tells
    damaged = [] if is_unfinished(snapshot) else verify_snapshot(snapshot)
    if damaged:
        raise RefusedError(f"{snapshot} is damaged: {', '.join(damaged)}")
    if folder.exists() or folder.is_symlink():
        raise FileExistsError(folder)
    with TemporaryDirectory(prefix=".scoreline-", dir=folder.parent) as beside:
        made = Path(beside, "made")
        count = _write(form, snapshot, made)
        made.rename(folder)
    return count


def _write(form: Form, snapshot: Path, folder: Path) -> int:
    contents = contents_of(snapshot, snapshot.name)
    if form == "csv":
        return len(write_csv(folder, contents))
    if form == "openfootball":
        return sum(1 for _ in write_openfootball(folder, contents))
    folder.mkdir()
    write_database(folder / "football.duckdb", contents)
    return 1
