"""scoreline docs."""

from pathlib import Path
from typing import Annotated

import typer
from typer.main import get_group

from pipeline.commands.app import app
from pipeline.commands.options import StopError
from pipeline.report.exit_code import ExitCode


@app.command(hidden=True)
def docs(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where the pages are.")] = Path(
        "docs"
    ),
    is_check: Annotated[bool, typer.Option("--check", help="Only name stale pages.")] = False,
) -> ExitCode:
    """Write the pages of docs/ that are generated. With --check, exit 1 where one is stale.

    A schema that breaks its readers is not written before its version was raised.
    """
    from pipeline.publish.dictionary import render_dictionary
    from pipeline.publish.schema_lock import render_lock
    from pipeline.report.pages import render_command_line, stale_pages, write_pages
    from pipeline.validate.catalogue import render_catalogue

    lock = folder / "schema.json"
    try:
        settled = render_lock(lock.read_text(encoding="utf-8") if lock.is_file() else None)
    except ValueError as error:
        raise StopError(ExitCode.FINDINGS, str(error)) from error
    pages = {
        lock.name: settled,
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
