"""scoreline ingest."""

import typer

from pipeline.commands.app import app
from pipeline.commands.options import (
    Curated,
    Jobs,
    Quiet,
    Raw,
    StopError,
    nothing_left,
    settings_of,
    tell_refused,
    tell_skipped,
)
from pipeline.report.exit_code import ExitCode
from pipeline.report.harmless import harmless


@app.command()
def ingest(
    raw: Raw = None,
    curated: Curated = None,
    jobs: Jobs = None,
    quiet: Quiet = False,
) -> ExitCode:
    """Read and check the raw folder, and publish what changed."""
    settings = settings_of(raw, curated, jobs)
    from pipeline import run
    from pipeline.report.progress import show_progress
    from pipeline.report.terminal import render_articles, render_row_counts

    say = _say_nothing if quiet else typer.echo
    try:
        with show_progress(None if quiet else say) as progress:
            outcome = run.ingest(settings, progress, tell_refused)
    except run.OutputRefusedError as error:
        raise StopError(ExitCode.NO_OUTPUT, str(error)) from error
    tell_skipped(outcome.store, say)
    published = outcome.published
    if published is None:
        raise nothing_left(settings.raw, outcome.store)
    say(render_articles(outcome.rows) + "\n")
    if published.is_new:
        say(render_row_counts(published.row_counts) + "\n")
        place = settings.curated / "snapshots" / published.snapshot_id
        say(harmless(f"published snapshot {published.snapshot_id} to {place}"))
    else:
        say(f"nothing changed: snapshot {published.snapshot_id} is current")
    return ExitCode.SOME_REFUSED if outcome.store.refused else ExitCode.DONE


def _say_nothing(_: str) -> None:
    pass
