"""The entry point: run a command, explain what went wrong in one line, leave with its exit code."""

import os
import sys
import traceback
from io import TextIOWrapper

import typer
from typer.main import get_group

import pipeline.commands  # noqa: F401 (each command adds itself to app)
from pipeline.commands.app import app
from pipeline.commands.options import StopError, tell
from pipeline.problems import RefusedError
from pipeline.report.exit_code import ExitCode


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
        tell(message)
        if code == ExitCode.UNEXPECTED and os.environ.get("SCORELINE_DEBUG"):
            traceback.print_exc()
    if code == ExitCode.INTERRUPTED:
        tell("interrupted")
    return int(code or 0)


def main() -> None:
    """Run the command line and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a terminal that cannot show a dash is no reason
            stream.reconfigure(errors="backslashreplace")  # to lose the run
    sys.exit(run_command_line(sys.argv[1:]))


def _explain(error: Exception) -> tuple[ExitCode, str]:
    match error:
        case StopError():
            return error.code, str(error)
        case typer.TyperException():
            return ExitCode.USAGE, error.format_message()
        case RefusedError():
            return ExitCode.NO_INPUT, str(error)
    message = f"unexpected {type(error).__name__}: {error}"
    return ExitCode.UNEXPECTED, f"{message} (set SCORELINE_DEBUG=1 to see where)"


def _close_stdout() -> ExitCode:
    """Nobody reads on: what is still in the buffer must not fail again when Python ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return ExitCode.NO_READER


if __name__ == "__main__":
    main()
