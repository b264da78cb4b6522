"""scoreline check."""

from typing import Annotated, Literal

import typer

from pipeline.commands.app import app
from pipeline.commands.options import (
    Jobs,
    Raw,
    StopError,
    nothing_left,
    settings_of,
    tell_refused,
    tell_skipped,
)
from pipeline.report.exit_code import ExitCode


@app.command()
def check(
    raw: Raw = None,
    severity: Annotated[
        Literal["error", "warning", "info"],
        typer.Option(help="Only findings at least as grave as this."),
    ] = "info",
    rule: Annotated[str | None, typer.Option(help="Only findings of this check.")] = None,
    article: Annotated[
        str | None, typer.Option(metavar="TITLE", help="Only findings about this article.")
    ] = None,
    jobs: Jobs = None,
) -> ExitCode:
    """Print what does not hold in the raw folder.

    Nothing is published. The table counts, for each check, the places it applied to.
    """
    settings = settings_of(raw, None, jobs)
    from pipeline import run
    from pipeline.report.progress import show_progress
    from pipeline.report.selection import Selection, select
    from pipeline.report.terminal import render_checks, render_findings
    from pipeline.tables import Article, Severity

    with show_progress(typer.echo) as progress:
        rows, store = run.assemble(settings, progress)
    for file in store.refused:
        tell_refused(file)
    tell_skipped(store, typer.echo)
    if not store.articles:
        raise nothing_left(settings.raw, store)
    try:
        findings, checks = select(rows, Selection(Severity(severity), rule, article))
    except LookupError as error:
        raise StopError(ExitCode.USAGE, str(error)) from error
    if findings:
        typer.echo(render_findings(findings, rows[Article]) + "\n")
    typer.echo(render_checks(checks))
    has_error = any(finding.severity is Severity.ERROR for finding in findings)
    return ExitCode.FINDINGS if has_error else ExitCode.DONE
