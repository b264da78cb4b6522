"""scoreline export."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from pipeline.commands.app import app
from pipeline.commands.options import Config, Curated, StopError, settings_of
from pipeline.report.exit_code import ExitCode
from pipeline.report.harmless import harmless


@app.command()
def export(
    form: Annotated[
        Literal["csv", "openfootball", "duckdb"],
        typer.Argument(metavar="FORM", help="csv, openfootball or duckdb."),
    ],
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new folder for the files.")],
    snapshot: Annotated[
        str | None, typer.Option(metavar="ID", help="Snapshot; else the current one.")
    ] = None,
    curated: Curated = None,
    config: Config = None,
) -> None:
    """Write a snapshot in another form.

    csv is for spreadsheets: a text that would be a formula there gets an apostrophe in front.
    openfootball is football.txt and football.json, a file of each for every edition. duckdb is
    one database with all tables and the views people want first.
    """
    settings = settings_of(None, curated, config=config)
    from pipeline.publish.diff.resolve import find_snapshot
    from pipeline.publish.load import current_snapshot
    from pipeline.publish.package.export import write_form

    try:
        curated_now = settings.curated
        found = find_snapshot(curated_now, snapshot) if snapshot else current_snapshot(curated_now)
    except LookupError as error:
        raise StopError(ExitCode.USAGE, str(error)) from error
    except OSError as error:
        raise StopError(ExitCode.NO_INPUT, str(error)) from error
    try:
        count = write_form(form, found, folder)
    except FileExistsError as error:
        message = f"{folder} is there already; name a folder that is not"
        raise StopError(ExitCode.NO_OUTPUT, message) from error
    except OSError as error:
        message = f"cannot write {folder}: {error.strerror or error}"
        raise StopError(ExitCode.NO_OUTPUT, message) from error
    typer.echo(harmless(f"snapshot {found.name} is in {folder}, files: {count}"))
