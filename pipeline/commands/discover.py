"""scoreline discover."""

from typing import Annotated

import typer

from pipeline.commands.app import app
from pipeline.commands.options import (
    Config,
    Contact,
    Raw,
    StopError,
    settings_of,
    sources_of,
)
from pipeline.report.exit_code import ExitCode
from pipeline.report.log import log


@app.command()
def discover(
    limit: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="List no more titles of a source.")
    ] = None,
    raw: Raw = None,
    config: Config = None,
    contact: Contact = None,
) -> ExitCode:
    """Print what the sources of scoreline.toml would fetch.

    Counts, the first titles, and the requests needed. Only lists are asked for: the members of
    categories and the pages that embed a template.
    """
    settings = settings_of(raw, config=config, contact=contact)
    sources = sources_of(settings, None)
    from pipeline.fetch.discovering import discover as discover_sources
    from pipeline.fetch.fetching import NoContactError
    from pipeline.fetch.summary import render_discovered

    is_whole = True
    try:
        for found in discover_sources(settings, sources, limit):
            typer.echo(render_discovered(found))
            for problem in found.problems:
                log.warn("failed", f"failed: {problem}")
                is_whole = False
    except NoContactError as error:
        raise StopError(ExitCode.USAGE, str(error)) from error
    return ExitCode.DONE if is_whole else ExitCode.SOME_FAILED
