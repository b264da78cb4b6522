"""scoreline check."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from pipeline.commands.app import app
from pipeline.commands.options import (
    Config,
    Jobs,
    Raw,
    StopError,
    nothing_left,
    settings_of,
    tell_refused,
    tell_skipped,
)
from pipeline.report.exit_code import ExitCode
from pipeline.report.log import log

if TYPE_CHECKING:
    from pipeline.config import Settings
    from pipeline.tables import Article, Check, Finding, Rows


@app.command()
def check(
    raw: Raw = None,
    config: Config = None,
    severity: Annotated[
        Literal["error", "warning", "info"],
        typer.Option(help="Only findings at least as grave as this."),
    ] = "info",
    rule: Annotated[str | None, typer.Option(help="Only findings of this check.")] = None,
    article: Annotated[
        str | None, typer.Option(metavar="TITLE", help="Only findings about this article.")
    ] = None,
    form: Annotated[
        Literal["text", "json", "md"],
        typer.Option("--format", help="For people, for machines, or for a wiki's talk page."),
    ] = "text",
    jobs: Jobs = None,
) -> ExitCode:
    """Print what does not hold in the raw folder.

    Nothing is published. The table counts, for each check, the places it applied to. Findings
    named in acknowledged.toml are shown with the reason given there, and are no failure.
    """
    settings = settings_of(raw, None, jobs, config=config)
    from pipeline import run
    from pipeline.report.progress import show_progress
    from pipeline.report.selection import Selection, select
    from pipeline.tables import Article, Severity

    with show_progress(typer.echo if form == "text" else None) as progress:
        rows, store = run.assemble(settings, progress)
    for file in store.refused:
        tell_refused(file)
    if form == "text":
        tell_skipped(store, typer.echo)
    if not store.articles:
        raise nothing_left(settings.raw, store)
    try:
        findings, checks = select(rows, Selection(Severity(severity), rule, article))
    except LookupError as error:
        raise StopError(ExitCode.USAGE, str(error)) from error
    _print(form, findings, checks, rows[Article])
    if _tell_needless(settings, rows):
        return ExitCode.USAGE
    has_error = any(
        finding.severity is Severity.ERROR and finding.acknowledged_reason is None
        for finding in findings
    )
    return ExitCode.FINDINGS if has_error else ExitCode.DONE


def _print(
    form: str, findings: list["Finding"], checks: list["Check"], articles: list["Article"]
) -> None:
    from pipeline.report.coloured import is_terminal, print_found
    from pipeline.report.formats import as_json, as_markdown
    from pipeline.report.terminal import render_checks, render_findings

    if form == "json":
        typer.echo(as_json(findings, checks))
    elif form == "md":
        typer.echo(as_markdown(findings, articles))
    elif is_terminal():
        print_found(findings, checks, articles)
    else:
        if findings:
            typer.echo(render_findings(findings, articles) + "\n")
        typer.echo(render_checks(checks))


def _tell_needless(settings: "Settings", rows: "Rows") -> bool:
    """Name the acknowledgements that match no finding; whether there are any."""
    from pipeline.config import read_acknowledged
    from pipeline.tables import Finding
    from pipeline.validate import needless_acknowledgements

    reasons = read_acknowledged(settings.acknowledged)
    needless = needless_acknowledgements(rows[Finding], reasons)
    for sentence in needless:
        log.error(f"{settings.acknowledged}: {sentence}")
    return bool(needless)
