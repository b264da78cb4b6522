"""scoreline tables."""

from typing import Annotated

import typer

from pipeline.commands.app import app
from pipeline.commands.options import StopError
from pipeline.report.exit_code import ExitCode


@app.command()
def tables(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="Only this table, as plain text.")
    ] = None,
) -> None:
    """Print the data dictionary.

    It describes every table and column that is published, in Markdown; one table as plain text.
    """
    from pipeline.publish.dictionary import render_dictionary, render_table

    try:
        typer.echo(render_table(name) if name else render_dictionary())
    except ValueError as error:
        raise StopError(ExitCode.USAGE, str(error)) from error
