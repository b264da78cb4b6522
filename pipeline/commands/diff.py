"""scoreline diff."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from pipeline.commands.app import app
from pipeline.commands.options import Config, Curated, StopError, settings_of
from pipeline.report.exit_code import ExitCode

if TYPE_CHECKING:
    from pipeline.publish.diff import Difference
    from pipeline.report.differences import TableChanges

_SNAPSHOT = "Id of a snapshot, its beginning, or a folder."


@app.command()
def diff(
    a: Annotated[str | None, typer.Argument(metavar="A", help=_SNAPSHOT)] = None,
    b: Annotated[str | None, typer.Argument(metavar="B", help=_SNAPSHOT)] = None,
    table: Annotated[str | None, typer.Option(metavar="NAME", help="Only this table.")] = None,
    edition: Annotated[
        str | None, typer.Option(metavar="ID", help="Only rows of this edition.")
    ] = None,
    form: Annotated[
        Literal["text", "json", "md"], typer.Option("--format", help="How it is shown.")
    ] = "text",
    limit: Annotated[
        int, typer.Option(metavar="N", min=0, help="Lines a table, 0 for all; JSON has all.")
    ] = 50,
    curated: Curated = None,
    config: Config = None,
) -> None:
    """Print what differs between two snapshots.

    Without B, A is compared with the current one; without A, the current one with the one before
    it. Rows that came, went or say something else, value by value, each with the article
    revision behind it. Where a passage stands in its article is no difference: such rows are
    counted as moved.
    """
    settings = settings_of(None, curated, config=config)
    from pipeline.publish.diff import compare
    from pipeline.publish.diff.resolve import two_snapshots
    from pipeline.publish.names import table_class
    from pipeline.report import differences
    from pipeline.tables import TABLES

    render = {
        "text": differences.render_text,
        "json": differences.render_json,
        "md": differences.render_markdown,
    }[form]
    try:
        rows = [table_class(table)] if table else TABLES
        old, new = two_snapshots(settings.curated, a, b)
        shown = differences.Shown(old.name, new.name, limit)
        for line in render(shown, map(_shown, compare(old, new, rows, edition))):
            typer.echo(line)
    except (LookupError, ValueError) as error:
        raise StopError(ExitCode.USAGE, str(error)) from error
    except BrokenPipeError:
        raise  # nobody reads on: that is no fault of what is read
    except OSError as error:
        raise StopError(ExitCode.NO_INPUT, str(error)) from error


def _shown(found: "Difference") -> "TableChanges":
    from dataclasses import asdict

    from pipeline.report.differences import TableChanges
    from pipeline.tables import Cause, ChangeKind, Changes

    def lines() -> Iterable[Changes]:
        for batch in found.lines:
            for record in batch.to_pylist():
                known = {"change": ChangeKind(record["change"]), "cause": Cause(record["cause"])}
                yield Changes(**(record | known))

    return TableChanges(found.table, found.notes, asdict(found.counts), iter(lines()))
