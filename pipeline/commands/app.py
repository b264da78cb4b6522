"""The program: its name, its help, its version."""

from typing import Annotated

import typer

from pipeline.report.exit_code import ExitCode

_EXIT_CODES = "\n".join(f"{code.value:>3}  {code.meaning}" for code in ExitCode)

app = typer.Typer(
    help="Football results from Wikipedia as tidy, checked, traceable tables.",
    epilog=f"Exit codes (what is published stays whole, whatever happens):\n\n\b\n{_EXIT_CODES}",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


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
