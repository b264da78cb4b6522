"""scoreline verify."""

import typer

from pipeline.commands.app import app
from pipeline.commands.options import Config, Curated, Quiet, StopError, settings_of
from pipeline.counting import count
from pipeline.report.exit_code import ExitCode
from pipeline.report.harmless import harmless
from pipeline.report.log import log


@app.command()
def verify(curated: Curated = None, config: Config = None, quiet: Quiet = False) -> ExitCode:
    """Compare every published byte with what was published.

    All snapshots that are kept are read, and the pointers to the current one. What is damaged is
    named; `scoreline ingest` writes the current snapshot anew.
    """
    settings = settings_of(None, curated, config=config)
    log.is_quiet = quiet
    from pipeline.publish.verify import verify_curated

    try:
        if settings.address:
            from pipeline.publish.remote import verify_store  # here: it takes a while to load

            found = verify_store(settings.address, settings.place)
        else:
            found = verify_curated(settings.curated)
    except OSError as error:
        raise StopError(ExitCode.NO_INPUT, str(error)) from error
    for damage in found.damaged:
        typer.echo(f"damaged: {harmless(damage)}", err=True)
    read = f"{count(found.files, 'file')} in {count(found.snapshots, 'snapshot')}"
    said = f"{read}, {len(found.damaged)} damaged"
    log.say("verified", said)
    return ExitCode.FINDINGS if found.damaged else ExitCode.DONE
