"""scoreline ingest."""

from typing import Annotated

import typer

from pipeline.commands.app import app
from pipeline.commands.fetching import fetch_first
from pipeline.commands.options import (
    Config,
    Contact,
    Curated,
    Jobs,
    Quiet,
    Raw,
    StopError,
    settings_of,
    tell_refused,
)
from pipeline.report.exit_code import ExitCode
from pipeline.report.harmless import harmless


@app.command()
def ingest(
    raw: Raw = None,
    curated: Curated = None,
    config: Config = None,
    contact: Contact = None,
    is_offline: Annotated[bool, typer.Option("--offline", help="Fetch nothing first.")] = False,
    jobs: Jobs = None,
    quiet: Quiet = False,
) -> ExitCode:
    """Read and check the raw folder, and publish what changed.

    Where scoreline.toml names sources, they are fetched first; what cannot be fetched keeps
    nothing else from being published.
    """
    settings = settings_of(raw, curated, jobs, config=config, contact=contact)
    from pipeline import run
    from pipeline.report.progress import show_progress
    from pipeline.report.terminal import render_articles, render_row_counts

    say = _say_nothing if quiet else typer.echo
    fetched = ExitCode.DONE
    if settings.source and not is_offline:
        fetched = fetch_first(settings, quiet)
    try:
        with show_progress(None if quiet else say) as progress:
            outcome = run.ingest(settings, progress, tell_refused)
    except run.OutputRefusedError as error:
        raise StopError(ExitCode.NO_OUTPUT, str(error)) from error
    published = outcome.published
    if published is None:
        raise StopError(ExitCode.NO_INPUT, f"{settings.raw}: every file was refused")
    say(render_articles(outcome.rows) + "\n")
    if published.is_new:
        say(render_row_counts(published.row_counts) + "\n")
        place = settings.curated / "snapshots" / published.snapshot_id
        say(harmless(f"published snapshot {published.snapshot_id} to {place}"))
    else:
        say(f"nothing changed: snapshot {published.snapshot_id} is current")
    return ExitCode.SOME_REFUSED if outcome.store.refused else fetched


def _say_nothing(_: str) -> None:
    pass
