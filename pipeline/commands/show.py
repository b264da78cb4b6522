"""scoreline show."""

from typing import Annotated

import typer

from pipeline.commands.app import app
from pipeline.commands.options import Config, Curated, Raw, StopError, settings_of
from pipeline.report.exit_code import ExitCode


@app.command()
def show(
    match_id: Annotated[str, typer.Argument(metavar="MATCH_ID", help="As in the column match_id.")],
    raw: Raw = None,
    curated: Curated = None,
    config: Config = None,
) -> None:
    """Print one published match and its source lines.

    Its goals, its tie and the findings about them come from the current snapshot. The lines are
    read again from the raw folder, if they are still the ones the snapshot was made from.
    """
    settings = settings_of(raw, curated, config=config)
    from pipeline import lookup
    from pipeline.report.one_match import render_match

    try:
        found = lookup.find_match(settings, match_id)
    except lookup.NoSuchMatchError as error:
        raise StopError(ExitCode.USAGE, str(error)) from error
    except OSError as error:
        raise StopError(ExitCode.NO_INPUT, str(error)) from error
    typer.echo(render_match(found))
