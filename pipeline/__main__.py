"""The command line: arguments, progress, exit codes; no work of its own."""

import os
import sys
import traceback
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from typer.main import get_group

from pipeline.problems import RefusedError
from pipeline.report.exit_code import ExitCode
from pipeline.report.harmless import harmless

# What does the work is imported where it is used: --help answers at once.
if TYPE_CHECKING:
    from pipeline.config import Settings
    from pipeline.read.source import RefusedFile


class _StopError(Exception):
    def __init__(self, code: ExitCode, message: str) -> None:
        super().__init__(message)
        self.code = code


_EXIT_CODES = "\n".join(f"{code.value:>3}  {code.meaning}" for code in ExitCode)

app = typer.Typer(
    help="Football results from Wikipedia as tidy, checked, traceable tables.",
    epilog=f"Exit codes (what is published stays whole, whatever happens):\n\n\b\n{_EXIT_CODES}",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Raw = Annotated[
    Path | None,
    typer.Option(metavar="DIR", help="Folder of articles; else $SCORELINE_RAW, else raw."),
]
Curated = Annotated[
    Path | None,
    typer.Option(metavar="DIR", help="Folder of snapshots; else $SCORELINE_CURATED, else curated."),
]
Jobs = Annotated[
    int | None,
    typer.Option(metavar="N", min=1, help="Articles read at the same time; else one a core."),
]


@app.callback(invoke_without_command=True)
def _scoreline(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    if version:
        from importlib.metadata import version as installed_version

        typer.echo(f"scoreline {installed_version('scoreline')}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit(ExitCode.USAGE)


@app.command()
def ingest(
    raw: Raw = None,
    curated: Curated = None,
    jobs: Jobs = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only.")] = False,
) -> ExitCode:
    """Read and check the raw folder, and publish what changed."""
    settings = _settings(raw, curated, jobs)
    from pipeline import run
    from pipeline.report.progress import show_progress
    from pipeline.report.terminal import render_articles, render_row_counts

    say = _say_nothing if quiet else typer.echo
    try:
        with show_progress(None if quiet else say) as progress:
            outcome = run.ingest(settings, progress, _tell_refused)
    except run.OutputRefusedError as error:
        raise _StopError(ExitCode.NO_OUTPUT, str(error)) from error
    published = outcome.published
    if published is None:
        raise _StopError(ExitCode.NO_INPUT, f"{settings.raw}: every file was refused")
    say(render_articles(outcome.rows) + "\n")
    if published.is_new:
        say(render_row_counts(published.row_counts) + "\n")
        place = settings.curated / "snapshots" / published.snapshot_id
        say(harmless(f"published snapshot {published.snapshot_id} to {place}"))
    else:
        say(f"nothing changed: snapshot {published.snapshot_id} is current")
    return ExitCode.SOME_REFUSED if outcome.store.refused else ExitCode.DONE


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
    settings = _settings(raw, None, jobs)
    from pipeline import run
    from pipeline.report.progress import show_progress
    from pipeline.report.selection import Selection, select
    from pipeline.report.terminal import render_checks, render_findings
    from pipeline.tables import Article, Severity

    with show_progress(typer.echo) as progress:
        rows, store = run.assemble(settings, progress)
    for file in store.refused:
        _tell_refused(file)
    if not store.articles:
        raise _StopError(ExitCode.NO_INPUT, f"{settings.raw}: every file was refused")
    try:
        findings, checks = select(rows, Selection(Severity(severity), rule, article))
    except LookupError as error:
        raise _StopError(ExitCode.USAGE, str(error)) from error
    if findings:
        typer.echo(render_findings(findings, rows[Article]) + "\n")
    typer.echo(render_checks(checks))
    has_error = any(finding.severity is Severity.ERROR for finding in findings)
    return ExitCode.FINDINGS if has_error else ExitCode.DONE


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
        raise _StopError(ExitCode.USAGE, str(error)) from error


@app.command()
def show(
    match_id: Annotated[str, typer.Argument(metavar="MATCH_ID", help="As in the column match_id.")],
    raw: Raw = None,
    curated: Curated = None,
) -> None:
    """Print one published match and its source lines.

    Its goals, its tie and the findings about them come from the current snapshot. The lines are
    read again from the raw folder, if they are still the ones the snapshot was made from.
    """
    settings = _settings(raw, curated)
    from pipeline import lookup
    from pipeline.report.one_match import render_match

    try:
        typer.echo(render_match(lookup.find_match(settings, match_id)))
    except lookup.NoSuchMatchError as error:
        raise _StopError(ExitCode.USAGE, str(error)) from error
    except OSError as error:
        raise _StopError(ExitCode.NO_INPUT, str(error)) from error


@app.command(hidden=True)
def docs(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where the pages are.")] = Path(
        "docs"
    ),
    is_check: Annotated[bool, typer.Option("--check", help="Only name stale pages.")] = False,
) -> ExitCode:
    """Write the pages of docs/ that are generated. With --check, exit 1 where one is stale."""
    from pipeline.publish.dictionary import render_dictionary
    from pipeline.report.pages import render_command_line, stale_pages, write_pages
    from pipeline.validate.catalogue import render_catalogue

    pages = {
        "tables.md": render_dictionary(),
        "checks.md": render_catalogue(),
        "cli.md": render_command_line(get_group(app), "scoreline"),
    }
    stale = stale_pages(pages, folder)
    if not is_check:
        write_pages(pages, folder)
    for name in stale:
        typer.echo(f"{folder / name} {'is out of date: run make docs' if is_check else 'written'}")
    return ExitCode.FINDINGS if stale and is_check else ExitCode.DONE


def run_command_line(arguments: list[str]) -> int:
    """Do what the arguments say; an error is one line on stderr. Returns the exit code."""
    try:
        code = get_group(app).main(arguments, prog_name="scoreline", standalone_mode=False)
        sys.stdout.flush()
    except KeyboardInterrupt:
        code = ExitCode.INTERRUPTED
    except (BrokenPipeError, SystemExit):  # typer turns the one into the other, and nothing else
        code = _close_stdout()
    except Exception as error:
        code, message = _explain(error)
        _tell(message)
        if code == ExitCode.UNEXPECTED and os.environ.get("SCORELINE_DEBUG"):
            traceback.print_exc()
    if code == ExitCode.INTERRUPTED:
        _tell("interrupted")
    return int(code or 0)


def main() -> None:
    """Run the command line and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a terminal that cannot show a dash is no reason
            stream.reconfigure(errors="backslashreplace")  # to lose the run
    sys.exit(run_command_line(sys.argv[1:]))


def _explain(error: Exception) -> tuple[ExitCode, str]:
    match error:
        case _StopError():
            return error.code, str(error)
        case typer.TyperException():
            return ExitCode.USAGE, error.format_message()
        case RefusedError():
            return ExitCode.NO_INPUT, str(error)
    message = f"unexpected {type(error).__name__}: {error}"
    return ExitCode.UNEXPECTED, f"{message} (set SCORELINE_DEBUG=1 to see where)"


def _settings(raw: Path | None, curated: Path | None, jobs: int | None = None) -> "Settings":
    from pipeline.config import load_settings

    try:
        return load_settings(raw, curated, os.environ, jobs)
    except ValueError as error:
        raise _StopError(ExitCode.USAGE, str(error)) from error


def _tell(message: str) -> None:
    typer.echo(f"scoreline: {harmless(message)}", err=True)


def _tell_refused(file: "RefusedFile") -> None:
    typer.echo(f"refused: {harmless(file.file)}: {harmless(file.reason)}", err=True)


def _say_nothing(_: str) -> None:
    pass


def _close_stdout() -> ExitCode:
    """Nobody reads on: what is still in the buffer must not fail again when Python ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return ExitCode.NO_READER


if __name__ == "__main__":
    main()
