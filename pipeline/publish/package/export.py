"""One snapshot in one other form, in a folder of its own."""

from pathlib import Path
from typing import Literal

from pipeline.publish.package.contents import contents_of
from pipeline.publish.package.database import write_database
from pipeline.publish.package.openfootball import write_openfootball
from pipeline.publish.package.spreadsheets import write_csv

Form = Literal["csv", "openfootball", "duckdb"]


def write_form(form: Form, snapshot: Path, folder: Path) -> int:
    """Write the files of one form to a folder that is not there yet. Returns how many.

    Raises OSError, also where the folder is there or the snapshot is damaged.
    """
    contents = contents_of(snapshot, snapshot.name)
    if form == "csv":
        return len(write_csv(folder, contents))
    if form == "openfootball":
        return sum(1 for _ in write_openfootball(folder, contents))
    folder.mkdir()
    write_database(folder / "football.duckdb", contents)
    return 1
